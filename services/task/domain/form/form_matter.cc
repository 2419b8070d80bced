#include "services/task/domain/form/form_matter.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/form/form_checks.h"
#include "services/task/domain/form/form_window.h"
#include "services/task/domain/names.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {

std::string FormPath(const FormKey& key) {
  return absl::StrCat("campaigns/", key.campaign, "/periods/", PeriodId(key.period), "/forms/", key.unit);
}

absl::StatusOr<FormKey> ParseFormPath(absl::string_view path, absl::string_view field) {
  ASSIGN_OR_RETURN(FormRef ref, ParseFormName(absl::StrCat("jurisdictions/any/", path), field));
  return std::move(ref.key);
}

std::string UnitOfForm(absl::string_view path) {
  const absl::StatusOr<FormKey> key = ParseFormPath(path, "form");
  return key.ok() ? key->unit : "";
}

absl::Status CheckNotFrozen(absl::Time freeze, absl::Time now, absl::string_view reason) {
  if (now < freeze) return absl::OkStatus();
  return Precondition(
      reason, absl::StrCat("本季度已于 ", FormTimeText(freeze), " 封存，不再受理；可在申诉中提出 (appeal)"),
      {{"freeze_time", absl::FormatTime(freeze, ChinaTime())}});
}

void CheckEvidenceList(const std::vector<std::string>& evidence, absl::string_view field, Violations& out) {
  if (evidence.empty()) out.Add(std::string(field), "REQUIRED", "须附佐证材料");
  if (evidence.size() > kMaxRowEvidence) {
    out.Add(std::string(field), "TOO_MANY", absl::StrCat("佐证材料过多，最多 ", kMaxRowEvidence, " 条"));
  }
  for (size_t i = 0; i < evidence.size(); ++i) {
    CheckText(evidence[i], absl::StrCat(field, "[", i, "]"), Needed::kRequired, out);
  }
}

absl::Status CheckNotSigner(const Actor& actor, absl::string_view signature, absl::string_view deed) {
  if (!SamePerson(actor, signature)) return absl::OkStatus();
  return Precondition("SAME_PERSON",
                      absl::StrCat(actor.person, " 已", deed, "，须由他人办理 (another person must act)"));
}

void AddFlag(Form& form, FormFlag flag) {
  if (std::find(form.flags.begin(), form.flags.end(), flag) == form.flags.end()) form.flags.push_back(flag);
}

}  // namespace duban::task
