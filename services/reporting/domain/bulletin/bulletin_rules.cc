#include "services/reporting/domain/bulletin/bulletin_rules.h"

#include "absl/strings/str_cat.h"

namespace duban::reporting {

const BulletinKindRules& RulesOf(const BulletinRules& rules, const Bulletin& bulletin) {
  return rules.kinds.at(RulesKey(bulletin));
}

std::string RulesKey(const Bulletin& bulletin) {
  return absl::StrCat(KindName(bulletin.kind), bulletin.action.empty() ? "" : ".ACTION");
}

std::vector<std::string> AllRulesKeys() {
  return {"DEKAD",          "DEKAD.ACTION",          "MONTHLY",
          "MONTHLY_REPORT", "MONTHLY_REPORT.ACTION", "QUARTERLY_REVIEW",
          "REMINDER",       "SUPERVISION_LETTER",    "CIRCULAR"};
}

}  // namespace duban::reporting
