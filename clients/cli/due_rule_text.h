// Rules of the due table (时限表) as people write and read them: "WD+1 17:30" for working days after the
// anchor, "25 PRECEDING 17:30" for a fixed day, "3-31 FOLLOWING 17:30" where a month is named, "20
// NTH_FOLLOWING(2) 12:00".
#ifndef DUBAN_CLIENTS_CLI_DUE_RULE_TEXT_H_
#define DUBAN_CLIENTS_CLI_DUE_RULE_TEXT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "duban/task/v1/campaign.pb.h"

namespace duban::client {

std::string RuleText(const task::v1::WorkdayRule& rule);
std::string RuleText(const task::v1::FixedDayRule& rule);

// USAGE for other text.
absl::StatusOr<task::v1::WorkdayRule> ParseWorkdayRule(const std::string& text);
absl::StatusOr<task::v1::FixedDayRule> ParseFixedDayRule(const std::string& text);

// One rule of a table by its name in the API.
struct NamedRule {
  std::string name;
  std::string text;
};
// Every rule that the table gives, in the order of the API.
std::vector<NamedRule> RulesOf(const task::v1::DueTable& table);

// Sets "{name}={rule}", e.g. "unit_due=WD+1 12:00", "merge_third_into_month=true". USAGE for an unknown name
// or a rule that does not read.
absl::Status SetRule(const std::string& setting, task::v1::DueTable& table);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_DUE_RULE_TEXT_H_
