// From the domain to the answers of the reporting service.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_TO_PROTO_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_TO_PROTO_H_

#include "duban/reporting/v1/score.pb.h"
#include "duban/reporting/v1/summary.pb.h"
#include "services/reporting/domain/score/explain.h"
#include "services/reporting/domain/score/quarter.h"
#include "services/reporting/domain/summary/completeness.h"

namespace duban::reporting {

// "EXCELLENT", "GOOD", "FAIR", "POOR".
const char* GradeId(Grade grade);

v1::AsOf ToProto(const AsOf& as_of, bool simulated);

// `name` is the scorecard's resource name.
v1::Scorecard ToProto(const Scorecard& card, std::string name, bool with_leaves);

v1::ExplanationNode ToProto(const ExplanationNode& node);

v1::Summary::Completeness ToProto(const Completeness& completeness);
v1::Summary::Lights ToProto(const LightCounts& lights);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_TO_PROTO_H_
