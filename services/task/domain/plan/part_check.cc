#include "services/task/domain/plan/part_check.h"

#include <optional>
#include <set>

#include "absl/strings/str_cat.h"
#include "services/common/decimal.h"
#include "services/common/ids.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr size_t kMonths = 12;

}  // namespace

std::string PartCheck::PathOf(absl::string_view part) const {
  return at_.empty() ? std::string(part) : absl::StrCat(at_, ".", part);
}

void PartCheck::Add(absl::string_view part, absl::string_view reason, absl::string_view problem) const {
  out_.Add(PathOf(part), std::string(reason), std::string(problem));
}

void PartCheck::Text(absl::string_view part, absl::string_view text, bool required) const {
  CheckText(text, PathOf(part), required ? Needed::kRequired : Needed::kOptional, out_);
}

void PartCheck::Person(absl::string_view part, absl::string_view person) const {
  if (person.empty() || IsResourceId(person)) return;
  Add(part, "RESOURCE_ID", absl::StrCat("应为人员代码，如 zhang-san，收到“", person, "”"));
}

void PartCheck::Decimal(absl::string_view part, absl::string_view text) const {
  if (!ParseDecimal(text).ok()) {
    Add(part, "NOT_DECIMAL", absl::StrCat("应为十进制数，如 7.15，收到“", text, "”"));
  }
}

void PartCheck::DecimalIfGiven(absl::string_view part, absl::string_view text) const {
  if (!text.empty()) Decimal(part, text);
}

void PartCheck::Positive(absl::string_view part, absl::string_view text, bool zero_too) const {
  const absl::StatusOr<Rational> number = ParseDecimal(text);
  if (!number.ok()) return Decimal(part, text);
  if (*number < 0 || (*number == 0 && !zero_too)) {
    Add(part, "OUT_OF_RANGE", absl::StrCat(zero_too ? "不得为负，收到 " : "应大于 0，收到 ", text));
  }
}

void PartCheck::Monthly(absl::string_view part, const std::vector<std::string>& values,
                        bool cumulative) const {
  if (values.empty()) return;
  if (values.size() != kMonths) {
    return Add(part, "MONTHLY_PLAN",
               absl::StrCat("应列出 1–12 月末的 12 个计划数，收到 ", values.size(), " 个"));
  }
  std::optional<Rational> before;
  for (size_t i = 0; i < values.size(); ++i) {
    const std::string field = absl::StrCat(part, "[", i, "]");
    Decimal(field, values[i]);
    const absl::StatusOr<Rational> value = ParseDecimal(values[i]);
    if (!value.ok()) continue;
    if (cumulative && before && *value < *before) Add(field, "PLAN_FALLS", "累计计划数低于上月，请更正");
    before = *value;
  }
}

void PartCheck::Milestones(absl::string_view part, const std::vector<Milestone>& milestones) const {
  std::set<std::string> seen;
  for (size_t i = 0; i < milestones.size(); ++i) {
    const Milestone& milestone = milestones[i];
    const std::string field = absl::StrCat(part, "[", i, "]");
    if (!IsResourceId(milestone.id)) {
      Add(absl::StrCat(field, ".milestone_id"), "RESOURCE_ID", "节点编号由小写字母、数字和连字符组成");
    }
    if (!seen.insert(milestone.id).second) {
      Add(absl::StrCat(field, ".milestone_id"), "DUPLICATE_ID", absl::StrCat("节点 ", milestone.id, " 重复"));
    }
    Positive(absl::StrCat(field, ".weight"), milestone.weight);
    if (!milestone.due) Add(absl::StrCat(field, ".due_date"), "REQUIRED", "节点须有完成时限");
  }
}

}  // namespace duban::task
