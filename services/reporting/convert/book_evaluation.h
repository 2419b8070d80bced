// Evaluations and appeals as messages.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_BOOK_EVALUATION_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_BOOK_EVALUATION_H_

#include <string>
#include <vector>

#include "duban/reporting/v1/appeal.pb.h"
#include "duban/reporting/v1/evaluation.pb.h"
#include "services/reporting/convert/book_codec.h"
#include "services/reporting/domain/evaluation/appeal.h"
#include "services/reporting/domain/evaluation/causes.h"
#include "services/reporting/domain/evaluation/evaluation.h"

namespace duban::reporting {

v1::Evaluation ToProto(absl::string_view jurisdiction, const Stored<Evaluation>& evaluation);
v1::Appeal ToProto(absl::string_view jurisdiction, const Stored<Appeal>& appeal);

// Adds a decision that the final scores do not have yet; `proposed`: an amendment with it waits for the other
// office.
void AddPendingCause(absl::string_view jurisdiction, const PendingCause& pending, bool proposed,
                     v1::Evaluation& out);
// Paths of the full names asked for; INVALID_ARGUMENT: RESOURCE_NAME, OTHER_JURISDICTION.
absl::StatusOr<std::vector<std::string>> CausePathsFrom(const v1::AmendEvaluationRequest& request,
                                                        absl::string_view jurisdiction);

// The claim in a request to file an appeal. Faults as FieldsReader, below `at`.
AppealClaim ClaimFrom(const v1::Appeal& appeal, absl::string_view jurisdiction, const std::string& at,
                      Violations& out);
// Paths of full names; faults RESOURCE_NAME, OTHER_JURISDICTION.
std::vector<std::string> EvidenceFrom(const v1::FurtherAppealRequest& request, absl::string_view jurisdiction,
                                      Violations& out);

// Adds their codecs.
void AddEvaluationCodecs(std::vector<BookCodec>& all);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_BOOK_EVALUATION_H_
