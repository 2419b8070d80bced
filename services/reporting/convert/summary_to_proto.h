// Summaries and the leaders' page as messages.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_SUMMARY_TO_PROTO_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_SUMMARY_TO_PROTO_H_

#include <vector>

#include "duban/reporting/v1/leader_page.pb.h"
#include "services/reporting/domain/summary/leader_page.h"

namespace duban::reporting {

v1::LeaderPage::Overrides ToProto(const OverrideCounts& counts);
v1::LeaderPage::Completeness TotalToProto(const Completeness& total);
v1::LeaderPage::RankLine ToProto(absl::string_view jurisdiction, const RankLine& line);

// Lights, what moved, orders and what is open; the rest is the caller's.
v1::LeaderPage ToProto(const Lights& lights, const LeaderPage& page);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_SUMMARY_TO_PROTO_H_
