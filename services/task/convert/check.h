// Evidence, official statistics and verification as messages.
#ifndef DUBAN_SERVICES_TASK_CONVERT_CHECK_H_
#define DUBAN_SERVICES_TASK_CONVERT_CHECK_H_

#include <string>
#include <vector>

#include "duban/task/v1/check_rules.pb.h"
#include "duban/task/v1/evidence.pb.h"
#include "duban/task/v1/false_report.pb.h"
#include "duban/task/v1/finding.pb.h"
#include "duban/task/v1/sample.pb.h"
#include "duban/task/v1/statistic.pb.h"
#include "services/task/convert/matters.h"
#include "services/task/domain/check/evidence.h"
#include "services/task/domain/check/false_report.h"
#include "services/task/domain/check/finding.h"
#include "services/task/domain/check/sample.h"
#include "services/task/domain/check/statistic.h"

namespace duban::task {

v1::Evidence ToProto(absl::string_view jurisdiction, const Stored<Evidence>& evidence);
// With value and status of the version in force.
v1::Statistic ToProto(absl::string_view jurisdiction, const Stored<Statistic>& statistic);
v1::CheckRules ToProto(absl::string_view jurisdiction, const Stored<CheckRules>& rules);
// With the number of claims in the sample.
v1::Sample ToProto(absl::string_view jurisdiction, const Stored<Sample>& sample);
v1::Finding ToProto(absl::string_view jurisdiction, const Stored<Finding>& finding);
v1::FalseReportCase ToProto(absl::string_view jurisdiction, const Stored<FalseReportCase>& one);
v1::FalseReportProposal ToProto(absl::string_view jurisdiction, const CaseProposal& proposal);

// Errors of these as FieldsReader.
std::vector<StatisticRow> FromProto(const google::protobuf::RepeatedPtrField<v1::StatisticRow>& rows,
                                    absl::string_view jurisdiction, Violations& out);
CheckRules FromProto(const v1::CheckRules& rules, absl::string_view jurisdiction, const std::string& at,
                     Violations& out);
Finding FromProto(const v1::Finding& finding, absl::string_view jurisdiction, const std::string& at,
                  Violations& out);
// The path of a resource named in a request.
std::string PathFromProto(const std::string& name, absl::string_view jurisdiction, const std::string& at,
                          Violations& out);

void AddCheckCodecs(std::vector<MatterCodec>& all);
// Of findings and cases, for AddCheckCodecs.
void AddVerificationCodecs(std::vector<MatterCodec>& all);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_CHECK_H_
