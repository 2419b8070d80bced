#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/bulletin.h"
#include "services/reporting/domain/bulletin_text.h"

namespace duban::reporting {
namespace {

constexpr std::array<const char*, 9> kComponents = {"K1", "K2", "K3", "P1", "P2", "P3", "B1", "B2", "B3"};

std::string GroupTitle(const std::string& group) {
  if (group == "TF") return "行动专班";
  return group == "TOWN" ? "乡镇街道" : "区直部门";
}

// The printed points of a component; a block of two stands in the first one's column.
std::string ComponentText(const Scorecard& card, const std::string& id, const Scheme& scheme) {
  const Component* component = card.Find(id);
  if (component == nullptr && id == "P1") component = card.Find("P1+P2");
  if (component == nullptr || !component->applicable) return kNothing;
  return FormatFixed(component->rounded, scheme.places, scheme.rounding);
}

std::string ChangeText(const Scorecard& card, const QuarterResult* before) {
  if (before == nullptr || !card.IsRanked()) return kNothing;
  const Scorecard* old = before->Find(card.unit);
  if (old == nullptr || !old->IsRanked()) return "新列";
  if (old->rank == card.rank) return "持平";
  return old->rank > card.rank ? absl::StrCat("↑", old->rank - card.rank)
                               : absl::StrCat("↓", card.rank - old->rank);
}

RankRow RowOf(const Scorecard& card, const QuarterResult* before, const Scheme& scheme) {
  const auto print = [&](const Rational& value) {
    return card.IsRanked() ? FormatFixed(value, scheme.places, scheme.rounding) : std::string(kNothing);
  };
  RankRow row;
  row.rank = card.rank;
  row.unit = card.unit;
  row.unit_title = card.title;
  for (const char* id : kComponents) row.components.push_back(ComponentText(card, id, scheme));
  row.base = print(card.base);
  row.bonus = print(card.bonus);
  row.deductions = print(card.deductions);
  row.total = print(card.total);
  row.grade = card.grade ? GradeTitle(*card.grade, scheme.grades) : kNothing;
  row.change = ChangeText(card, before);
  for (const Flag flag : card.flags) row.flags.push_back(std::string(FlagTitle(flag)));
  return row;
}

GroupReview ReviewOf(const GroupResult& group, const QuarterResult* before, const Scheme& scheme) {
  GroupReview review;
  review.group = group.group;
  review.title = GroupTitle(group.group);
  for (const Scorecard& card : group.cards) review.rows.push_back(RowOf(card, before, scheme));
  for (const Scorecard* card : RedList(group.cards, scheme.grades)) review.red_list.push_back(card->title);
  for (const Scorecard* card : BlackList(group.cards, scheme.grades))
    review.black_list.push_back(card->title);
  return review;
}

std::vector<std::string> NotesOf(const QuarterResult& result) {
  std::vector<std::string> notes;
  const auto any = [&](Flag flag) {
    return std::any_of(result.groups.begin(), result.groups.end(), [flag](const GroupResult& group) {
      return std::any_of(group.cards.begin(), group.cards.end(),
                         [flag](const Scorecard& card) { return card.flags.contains(flag); });
    });
  };
  if (any(Flag::kNoPanel)) {
    notes.push_back(
        "无评议：本季没有有效评议，评议各项不计，其余各项按满分100分折算，总分一次取整；各列为折算前得分。");
  }
  if (any(Flag::kPendingValue)) {
    notes.push_back("待核定：部分指标的官方数据未公布，不计入本季，权重由同项其他指标分担。");
  }
  if (any(Flag::kMissingReport)) notes.push_back("漏报：所依据的旬报未报，有关事项按0计。");
  if (any(Flag::kNotRanked)) notes.push_back("不参评：没有可评事项，或设立时间不足。");
  return notes;
}

}  // namespace

absl::StatusOr<QuarterlyReview> QuarterlyReviewOf(const Projection& projection, const Scheme& scheme,
                                                  const std::string& campaign, const Period& quarter) {
  ASSIGN_OR_RETURN(const QuarterResult result, ComputeQuarter(projection, scheme, campaign, quarter));
  if (!result.complete) {
    return Precondition("PERIOD_NOT_LOCKED",
                        absl::StrCat(PeriodTitle(quarter), "各旬尚未全部锁定，不能起草讲评"),
                        {{"period", PeriodId(quarter)}});
  }
  std::optional<QuarterResult> before;
  if (const Period previous = Previous(quarter); IsLocked(projection, campaign, previous)) {
    ASSIGN_OR_RETURN(before, ComputeQuarter(projection, scheme, campaign, previous));
  }
  QuarterlyReview review;
  review.campaign_title = projection.campaigns.at(campaign).title;
  review.title = absl::StrCat(review.campaign_title, PeriodTitle(quarter), "讲评材料");
  review.quarter = quarter;
  review.as_of = result.as_of;
  for (const char* id : kComponents) {
    const auto title = scheme.component_titles.find(id);
    review.component_titles.push_back(
        title == scheme.component_titles.end() ? id : absl::StrCat(id, " ", title->second));
  }
  for (const GroupResult& group : result.groups) {
    review.groups.push_back(ReviewOf(group, before ? &*before : nullptr, scheme));
  }
  review.by_unit = CompletenessOf(projection, campaign, quarter);
  review.completeness = TotalOf(review.by_unit);
  std::erase_if(review.by_unit, [](const Completeness& unit) { return unit.late + unit.missing == 0; });
  review.notes = NotesOf(result);
  return review;
}

}  // namespace duban::reporting
