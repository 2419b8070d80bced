// Lights, their overrides, courses, counters, proposals and hints as messages.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_BOOK_LIGHT_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_BOOK_LIGHT_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "duban/reporting/v1/hint.pb.h"
#include "duban/reporting/v1/light.pb.h"
#include "services/docket/stored.h"
#include "services/reporting/convert/book_codec.h"
#include "services/reporting/domain/hint/hints.h"
#include "services/reporting/domain/light/counters.h"
#include "services/reporting/domain/light/light_override.h"
#include "services/reporting/domain/light/proposals.h"
#include "services/reporting/domain/light/trajectory.h"

namespace duban::reporting {

v1::LightOverride ToProto(absl::string_view jurisdiction, const Stored<LightOverride>& light_override);
// Item, period, light and nothing else. Faults as FieldsReader.
LightOverride FromProto(const v1::LightOverride& light_override, absl::string_view jurisdiction,
                        const std::string& at, Violations& out);

v1::Light ToProto(Light light);

// The light of an item in the campaign of `lights`; without as_of.
v1::ItemLight LightToProto(const Lights& lights, const Item& item, const Period& period,
                           const ShownLight& shown);
v1::Trajectory TrajectoryToProto(const Lights& lights, const Item& item,
                                 const std::vector<TrajectoryPoint>& points);
v1::LightCounter CounterToProto(const Lights& lights, const ItemCounters& counters, const Period& month);
// Without places where `with_ranks` is false.
v1::UnitCounter CounterToProto(absl::string_view jurisdiction, const UnitCounters& counters, bool with_ranks);
v1::LightProposal ProposalToProto(absl::string_view jurisdiction, absl::string_view campaign,
                                  const ProposalDraft& draft);
v1::Hint HintToProto(absl::string_view jurisdiction, absl::string_view campaign, const Hint& hint);

// For the list of everything that the book keeps.
void AddLightCodecs(std::vector<BookCodec>& all);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_BOOK_LIGHT_H_
