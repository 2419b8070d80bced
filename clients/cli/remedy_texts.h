// Remedies by rule id, divided over tables: remedies.cc has what clerks meet daily, remedy_texts.cc the rest.
#ifndef DUBAN_CLIENTS_CLI_REMEDY_TEXTS_H_
#define DUBAN_CLIENTS_CLI_REMEDY_TEXTS_H_

#include <span>

#include "absl/strings/string_view.h"

namespace duban::client {

struct RemedyText {
  absl::string_view rule;
  absl::string_view zh;
  absl::string_view en;
};

// Remedies of rules that planners, verifiers, supervisors and programs meet.
std::span<const RemedyText> FurtherRemedies();
// Remedies of rules about schemes, panels, credits and exemptions: assessment_remedies.cc.
std::span<const RemedyText> AssessmentRemedies();

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_REMEDY_TEXTS_H_
