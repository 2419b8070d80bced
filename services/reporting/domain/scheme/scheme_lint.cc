#include "services/reporting/domain/scheme/scheme_lint.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/reporting/domain/scheme/formalism.h"
#include "services/reporting/domain/score/formula_catalogue.h"

namespace duban::reporting {
namespace {

constexpr char kRules[] = "《整治形式主义为基层减负若干规定》";

// Collects findings.
class Lint {
 public:
  void Refuse(std::string rule, std::string path, std::string text, std::string remedy) {
    findings_.push_back({std::move(rule), std::move(path), std::move(text), std::move(remedy), true});
  }
  void Warn(std::string rule, std::string path, std::string text, std::string remedy) {
    findings_.push_back({std::move(rule), std::move(path), std::move(text), std::move(remedy), false});
  }
  std::vector<SchemeFinding> Take() {
    std::stable_partition(findings_.begin(), findings_.end(), [](const auto& one) { return one.refused; });
    return std::move(findings_);
  }

 private:
  std::vector<SchemeFinding> findings_;
};

void LintFormalism(const Scheme& scheme, Lint& lint) {
  for (const auto& [id, title] : scheme.adjustments.bonus_categories) {
    const Formalism* found = FormalismIn(id);
    if (found == nullptr) found = FormalismIn(title);
    if (found == nullptr) continue;
    lint.Refuse(absl::StrCat("BONUS_FOR_", found->id), absl::StrCat("adjustments.bonus_categories.", id),
                absl::StrCat("“", title, "”属于", found->title, "，", kRules, "不允许以此加分"),
                "删去这一类；加分只认正式文件的表彰、奖励和激励");
  }
  for (const auto& [id, title] : scheme.component_titles) {
    const Formalism* found = FormalismIn(title);
    if (found == nullptr) continue;
    lint.Refuse(absl::StrCat("SCORE_FOR_", found->id), absl::StrCat("component_titles.", id),
                absl::StrCat("“", title, "”以", found->title, "计分，", kRules, "不允许"),
                "改为以工作结果计分");
  }
  for (const Formalism& one : AllFormalisms()) {
    if (scheme.adjustments.not_counted.contains(std::string(one.id))) continue;
    lint.Refuse("NOT_COUNTED_MISSING", "adjustments.not_counted",
                absl::StrCat("没有写明“", one.title, "”不计分"),
                absl::StrCat("在 not_counted 中加上 \"", one.id, "\""));
  }
}

void LintGroups(const Scheme& scheme, const LintContext& context, Lint& lint) {
  for (size_t i = 0; i < scheme.groups.size(); ++i) {
    const RankingGroup& group = scheme.groups[i];
    const std::string path = absl::StrCat("groups[", i, "]");
    const auto found = context.group_sizes.find(group.id);
    const int size = found == context.group_sizes.end() ? 0 : found->second;
    if (size == 0) {
      lint.Warn("EMPTY_GROUP", path, absl::StrCat(group.title, "组没有单位"),
                "核对 unit_kinds，或删去这一组");
    } else if (size < scheme.grades.quota_from) {
      lint.Warn("SMALL_GROUP", path,
                absl::StrCat(group.title, "组只有", size, "个单位，少于优秀名额起算数",
                             scheme.grades.quota_from, "，排名意义不大"),
                "并组，或知悉后发布");
    }
    if (size > 0 && scheme.grades.red_list + scheme.grades.black_list > size) {
      lint.Warn("LISTS_OVERLAP", "grades.red_list",
                absl::StrCat(group.title, "组", size, "个单位，红榜", scheme.grades.red_list, "个、黑榜",
                             scheme.grades.black_list, "个，名次区间重叠"),
                "减少上榜数，或知悉后发布");
    }
  }
}

void LintPanel(const Scheme& scheme, Lint& lint) {
  const auto check = [&](const std::string& path, const LeafPoints& points) {
    const Rational panel = points.p1 + points.p2b + points.b1 + points.b3;
    if (panel * 2 <= 100) return;
    lint.Warn("PANEL_MAJORITY", path, absl::StrCat("评议占", FormatExact(panel), "分，超过一半"),
              "提高客观指标的分值，或知悉后发布");
  };
  check("points", scheme.points);
  for (const auto& [group, points] : scheme.group_points) check(absl::StrCat("group_points.", group), points);
}

void LintDeductions(const Scheme& scheme, Lint& lint) {
  const AdjustmentRules& rules = scheme.adjustments;
  if (rules.deduction_cap >= 100) {
    lint.Warn("DEDUCTIONS_OVER_BASE", "adjustments.deduction_cap",
              absl::StrCat("扣分上限", FormatExact(rules.deduction_cap), "分，可以扣光基础分"), "降低上限");
  }
  const std::pair<const char*, const Rational*> single[] = {
      {"red_card", &rules.red_card},
      {"false_report", &rules.false_report},
      {"criticism_national", &rules.criticism_national}};
  for (const auto& [key, points] : single) {
    if (*points <= rules.deduction_cap) continue;
    lint.Warn(
        "DEDUCTION_OVER_CAP", absl::StrCat("adjustments.", key),
        absl::StrCat("单项扣", FormatExact(*points), "分，高于扣分上限", FormatExact(rules.deduction_cap)),
        "降低单项扣分，或提高上限");
  }
  if (scheme.panel.conduct_penalty > scheme.points.b3) {
    lint.Warn("CONDUCT_OVER_LEAF", "panel.conduct_penalty", "一个作风问题就扣光比作风", "降低每个问题的扣分");
  }
  const bool ordered = rules.criticism_national >= rules.criticism_provincial &&
                       rules.criticism_provincial >= rules.criticism_city;
  if (!ordered) {
    lint.Warn("CRITICISM_ORDER", "adjustments.criticism_national", "上级通报批评扣分少于下级", "按层级递减");
  }
}

void LintBonus(const Scheme& scheme, Lint& lint) {
  const AdjustmentRules& rules = scheme.adjustments;
  if (rules.bonus_cap_year < rules.bonus_cap_quarter) {
    lint.Warn("BONUS_CAPS", "adjustments.bonus_cap_year", "全年加分上限低于一个季度的上限", "核对两个上限");
  }
  if (rules.bonus_national < rules.bonus_provincial || rules.bonus_provincial < rules.bonus_city) {
    lint.Warn("BONUS_ORDER", "adjustments.bonus_national", "上级表彰加分少于下级", "按层级递减");
  }
  if (rules.total_cap < 100) {
    lint.Warn("TOTAL_CAP_BELOW_BASE", "adjustments.total_cap",
              absl::StrCat("总分上限", FormatExact(rules.total_cap), "分，低于基础分满分"), "不低于 100");
  }
}

// The largest group; 0 when all are empty.
int LargestGroup(const LintContext& context) {
  int largest = 0;
  for (const auto& [group, size] : context.group_sizes) largest = std::max(largest, size);
  return largest;
}

// Points that follow from a place in the group, whatever the distance to the next.
Rational PointsByPlace(const LeafPoints& points, const Scheme& scheme) {
  Rational sum = 0;
  for (const LeafId leaf : {LeafId::kP1, LeafId::kP2b, LeafId::kB1, LeafId::kB2, LeafId::kB3}) {
    const bool by_place =
        leaf == LeafId::kB2 ? !IsScoredBy(leaf, kIndexValue, scheme) : IsScoredBy(leaf, kPanelRank, scheme);
    if (by_place) sum += LeafPointsOf(points, leaf);
  }
  return sum;
}

// Whether reports earn as much as results do (重痕迹轻实绩), and whether places outweigh what was done.
void LintBalance(const std::string& path, const LeafPoints& points, const Scheme& scheme, Lint& lint) {
  const Rational reports = points.k2a + points.k2b;
  const Rational results = points.k1 + points.k3a + points.k3b;
  if (reports >= results) {
    lint.Warn("REPORTS_OVER_RESULTS", path,
              absl::StrCat("报送占", FormatExact(reports), "分，不低于目标和任务的", FormatExact(results),
                           "分：重报表轻实绩"),
              "提高 K1、K3 的分值，或知悉后发布");
  }
  const Rational places = PointsByPlace(points, scheme);
  if (places > results) {
    lint.Warn("PLACES_OVER_RESULTS", path,
              absl::StrCat("按位次计的占", FormatExact(places), "分，高于目标和任务的", FormatExact(results),
                           "分：名次压过实绩"),
              "改用按值的计算式，或降低分值");
  }
}

void LintFormulas(const Scheme& scheme, const LintContext& context, Lint& lint) {
  LintBalance("points", scheme.points, scheme, lint);
  for (const auto& [group, points] : scheme.group_points) {
    LintBalance(absl::StrCat("group_points.", group), points, scheme, lint);
  }
  const Rational lost = scheme.index.rank_step * (LargestGroup(context) - 1);
  if (IsScoredBy(LeafId::kB2, kIndexStep, scheme) && lost > scheme.points.b2) {
    lint.Warn("STEP_OVER_LEAF", "index.rank_step",
              absl::StrCat("最大的组末名应扣", FormatExact(lost), "分，超过 B2 的",
                           FormatExact(scheme.points.b2), "分，靠后的单位同为0分"),
              "减小每名的扣分，或知悉后发布");
  }
  if (IsScoredBy(LeafId::kK2a, kSubmittedOnTimeShare, scheme) && scheme.points.k2b == 0) {
    lint.Warn("ONLY_SUBMITTED", "formulas.K2a", "只看报没报、不看质量：退回不扣分，K2b 又为0分",
              "给 K2b 分值，或改用 DISCIPLINE");
  }
}

void LintStrength(const Scheme& scheme, Lint& lint) {
  const Rational& ensure = scheme.strength.at("ENSURE");
  const Rational& strive = scheme.strength.at("STRIVE");
  if (strive > ensure) {
    lint.Warn("STRENGTH_ORDER", "strength_factor.STRIVE", "力争的权重系数高于确保", "确保不低于力争");
  }
  for (const auto& [strength, factor] : scheme.strength) {
    if (factor != 0) continue;
    lint.Warn("STRENGTH_ZERO", absl::StrCat("strength_factor.", strength), "系数为0，这类事项不计分",
              "写大于0的系数，或知悉后发布");
  }
}

void LintTime(const LintContext& context, Lint& lint) {
  if (!context.in_force_from || FirstDay(*context.in_force_from) > context.today) return;
  lint.Warn("RETROACTIVE", "in_force_from",
            absl::StrCat(PeriodTitle(*context.in_force_from), "已开始，已有得分会按新办法重算"),
            "从下一季度起施行，或知悉后发布");
}

}  // namespace

std::vector<SchemeFinding> LintScheme(const Scheme& scheme, const LintContext& context) {
  Lint lint;
  LintFormalism(scheme, lint);
  LintPanel(scheme, lint);
  LintGroups(scheme, context, lint);
  LintBonus(scheme, lint);
  LintDeductions(scheme, lint);
  LintFormulas(scheme, context, lint);
  LintStrength(scheme, lint);
  LintTime(context, lint);
  return lint.Take();
}

}  // namespace duban::reporting
