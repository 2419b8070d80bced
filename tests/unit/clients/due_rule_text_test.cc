// Rules of the due table, written and read.
#include "clients/cli/due_rule_text.h"

#include <gmock/gmock.h>

#include "tests/support/status_matchers.h"

namespace duban::client {
namespace {

using task::v1::DueTable;

// What the table says after one setting.
std::string After(const std::string& setting) {
  DueTable table;
  const absl::Status status = SetRule(setting, table);
  if (!status.ok()) return "refused";
  const std::vector<NamedRule> rules = RulesOf(table);
  return rules.size() == 1 ? absl::StrCat(rules[0].name, "=", rules[0].text) : "nothing";
}

TEST(DueRuleTextTest, EveryKindOfRuleReadsAsItIsWritten) {
  for (const char* setting :
       {"unit_due=WD+1 12:00", "report_material=25 PRECEDING 17:30", "targets_fixed=3-31 FOLLOWING 09:05",
        "statistics=20 NTH_FOLLOWING(2) 12:00", "annual_evaluation=2-31 NONE 17:30",
        "merge_third_into_month=true", "merge_third_into_month=false", "open_workdays_before=3",
        "office_close=17:00"}) {
    EXPECT_EQ(After(setting), setting);
  }
}

TEST(DueRuleTextTest, OtherTextIsRefused) {
  for (const char* setting :
       {"unit_due=1", "unit_due=WD+x 12:00", "unit_due=WD+1 noon", "unit_due=", "unit_due",
        "report_material=25 SOMETIMES 17:30", "report_material=PRECEDING 25 17:30",
        "report_material=1-2-3 NONE 17:30", "merge_third_into_month=yes", "open_workdays_before=two",
        "office_close=1730", "due=WD+1 12:00"}) {
    EXPECT_EQ(After(setting), "refused") << setting;
  }
}

}  // namespace
}  // namespace duban::client
