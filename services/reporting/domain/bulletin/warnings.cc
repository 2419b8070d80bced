#include "services/reporting/domain/bulletin/warnings.h"

#include <algorithm>

#include "absl/strings/str_join.h"
#include "services/reporting/domain/bulletin/bulletin_acts.h"
#include "services/reporting/domain/record/roles.h"

namespace duban::reporting {
namespace {

bool SomebodyMay(const Composer& composer, const std::vector<std::string>& roles) {
  const auto& all = composer.record().roles;
  return std::any_of(all.begin(), all.end(), [&](const auto& entry) {
    const RoleGrant& grant = entry.second;
    const bool of_action = grant.role == "TF_LEADER";
    return std::find(roles.begin(), roles.end(), grant.role) != roles.end() &&
           InTerm(grant, composer.today()) && (!of_action || grant.action == composer.bulletin().action);
  });
}

void CheckParts(Composer& composer, std::vector<std::string>& warnings) {
  const BulletinRules& rules = composer.sources().rules;
  for (const DraftedPart& part : composer.out().parts) {
    const auto& written = composer.bulletin().parts;
    const auto own = std::find_if(written.begin(), written.end(),
                                  [&](const BulletinPart& one) { return one.key == part.key; });
    const std::string& text = own == written.end() ? part.text : own->text;
    if (own != written.end() && HasWrittenNumbers(text)) {
      warnings.push_back(
          absl::StrCat("“", part.title, "”（", part.key, "）中有手写数字，不随数据更新，请核对"));
    }
    if (composer.last() == nullptr || CharactersIn(text) < rules.repeated_minimum) continue;
    const Rational share = SimilarityOf(text, TextOf(*composer.last(), part.key), rules.shingle_characters);
    if (share < rules.repeated_share) continue;
    warnings.push_back(absl::StrCat("“", part.title, "”（", part.key, "）与上期文字重复",
                                    FormatFixed(share * 100, 0), "%，请更新"));
  }
}

}  // namespace

std::vector<std::string> WarningsOf(Composer& composer) {
  std::vector<std::string> warnings;
  const BulletinKindRules& kind = RulesOf(composer.sources().rules, composer.bulletin());
  const int length = TextLength(composer.document());
  if (kind.length_limit > 0 && length > kind.length_limit) {
    warnings.push_back(absl::StrCat("全文", length, "字，超过", kind.length_limit, "字，请精简"));
  }
  if (const std::string notice = PlaceholderNotice(kind); !notice.empty()) warnings.push_back(notice);
  CheckParts(composer, warnings);
  for (const BulletinFollowUp& one : composer.out().follow_ups) {
    const auto& answers = composer.bulletin().answers;
    const bool answered = std::any_of(answers.begin(), answers.end(), [&](const BulletinAnswer& answer) {
      return answer.key == one.entry.key;
    });
    if (one.entry.subject == EntrySubject::kDemand && !answered) {
      warnings.push_back(absl::StrCat("上期要求“", one.entry.text, "”尚无办理说明"));
    }
  }
  if (composer.bulletin().signatory.person.empty() && !SomebodyMay(composer, kind.roles.sign)) {
    warnings.push_back(absl::StrCat("无人可签发：", absl::StrJoin(kind.roles.sign, "、"), " 无在任人员"));
  }
  return warnings;
}

}  // namespace duban::reporting
