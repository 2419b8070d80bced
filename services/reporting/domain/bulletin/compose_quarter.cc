// 季讲评材料.
#include <algorithm>
#include <array>

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/bulletin/bulletin_text.h"
#include "services/reporting/domain/bulletin/sections.h"
#include "services/reporting/domain/evaluation/evaluation.h"
#include "services/reporting/domain/evaluation/own_inputs_of.h"
#include "services/reporting/domain/score/quarter.h"

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

// Writes one quarter's review.
class QuarterWriter {
 public:
  QuarterWriter(Composer& composer, const BulletinData& data, const QuarterResult& result,
                const QuarterResult* before)
      : composer_(composer), data_(data), result_(result), before_(before) {}

  void Write() {
    composer_.Section("得分排名");
    for (const GroupResult& group : result_.groups) WriteGroup(group);
    WriteNotes();
    composer_.Section("红黑榜");
    WriteLists();
    composer_.Section("典型案例");
    WriteCases();
    if (HasAssessments(composer_)) {
      composer_.Section("跟踪评估");
      WriteAssessments(composer_);
    }
    composer_.Section("表态发言名单");
    composer_.Write("statements", "表态发言名单", Statements());
    composer_.Section("未解决问题清单");
    const std::vector<const Affair*> issues = OpenIssues(composer_);
    issues.empty() ? composer_.Say("无未解决的难点堵点。") : composer_.Add(IssueTable(composer_, issues));
    composer_.Section("下季度重点任务");
    composer_.Write("next_tasks", "下季度重点任务", NextTasks());
    RaiseIssues(composer_);
    RaiseRedItems(composer_, data_);
    RaiseOverdueOrders(composer_);
  }

 private:
  std::string Print(const Scorecard& card, const Rational& value) const {
    return card.IsRanked() ? FormatFixed(value, composer_.scheme().places, composer_.scheme().rounding)
                           : std::string(kNothing);
  }

  std::string ColumnTitle(const char* id) const {
    const auto& titles = composer_.scheme().component_titles;
    const auto title = titles.find(id);
    return title == titles.end() ? std::string(id) : absl::StrCat(id, " ", title->second);
  }

  void WriteGroup(const GroupResult& group) {
    composer_.Part(GroupTitle(group.group));
    Table table;
    table.title = absl::StrCat(GroupTitle(group.group), "得分排名");
    table.landscape = true;
    table.columns = {{"名次", 2, true}, {"单位", 8}};
    for (const char* id : kComponents) table.columns.push_back({ColumnTitle(id), 4, true});
    for (const char* title : {"基础分", "加分", "扣分", "总分"}) table.columns.push_back({title, 4, true});
    for (const char* title : {"等次", "名次变化", "说明"}) table.columns.push_back({title, 3});
    for (const Scorecard& card : group.cards) table.rows.push_back(RowOf(card));
    composer_.Add(std::move(table));
    WriteChart(group);
  }

  // Ranked units by rank, and how each moved since the last quarter.
  void WriteChart(const GroupResult& group) {
    ScoreChart chart{.title = absl::StrCat(GroupTitle(group.group), "总分和名次变化"),
                     .bars = {},
                     .compared = before_ != nullptr};
    std::vector<const Scorecard*> ranked;
    for (const Scorecard& card : group.cards) {
      if (card.IsRanked() && card.rank > 0) ranked.push_back(&card);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Scorecard* a, const Scorecard* b) { return a->rank < b->rank; });
    for (const Scorecard* card : ranked) {
      const Scorecard* old = before_ == nullptr ? nullptr : before_->Find(card->unit);
      const bool was = old != nullptr && old->IsRanked() && old->rank > 0;
      chart.bars.push_back({.title = card->title,
                            .rank = absl::StrCat(card->rank),
                            .value = card->total,
                            .text = Print(*card, card->total),
                            .moved = was ? old->rank - card->rank : 0,
                            .fresh = chart.compared && !was});
    }
    if (!chart.bars.empty()) composer_.Add(std::move(chart));
  }

  std::vector<Cell> RowOf(const Scorecard& card) {
    std::string flags;
    for (const Flag flag : card.flags) absl::StrAppend(&flags, flags.empty() ? "" : "、", FlagTitle(flag));
    const std::string rank = card.rank == 0 ? std::string(kNothing) : absl::StrCat(card.rank);
    const std::string total = Print(card, card.total);
    composer_.Show(absl::StrCat("rank.", card.unit), rank, absl::StrCat(card.title, " 名次"));
    composer_.Show(absl::StrCat("total.", card.unit), total, absl::StrCat(card.title, " 总分"));
    std::vector<Cell> row = {{rank, {}}, {card.title, {}}};
    for (const char* id : kComponents) row.push_back({ComponentText(card, id, composer_.scheme()), {}});
    row.push_back({Print(card, card.base), {}});
    row.push_back({Print(card, card.bonus), {}});
    row.push_back({Print(card, card.deductions), {}});
    row.push_back({total, {}});
    row.push_back({card.grade ? GradeTitle(*card.grade, composer_.scheme().grades) : kNothing, {}});
    row.push_back({ChangeText(card, before_), {}});
    row.push_back({flags, {}});
    return row;
  }

  bool Any(Flag flag) const {
    return std::any_of(result_.groups.begin(), result_.groups.end(), [flag](const GroupResult& group) {
      return std::any_of(group.cards.begin(), group.cards.end(),
                         [flag](const Scorecard& card) { return card.flags.contains(flag); });
    });
  }

  void WriteNotes() {
    const EvaluationState state =
        EvaluationStateOf(composer_.sources().book, composer_.campaign().id, result_.quarter);
    if (state != EvaluationState::kFinal) composer_.Say("本季得分尚未定稿，以定稿结果为准。");
    if (Any(Flag::kNoPanel)) {
      composer_.Say(
          "无评议：本季没有有效评议，评议各项不计，其余各项按满分100分折算，总分一次取整；各列为折算前得分"
          "。");
    }
    if (Any(Flag::kPendingValue)) {
      composer_.Say("待核定：部分指标的官方数据未公布，不计入本季，权重由同项其他指标分担。");
    }
    if (Any(Flag::kMissingReport)) composer_.Say("漏报：所依据的旬报未报，有关事项按0计。");
    if (Any(Flag::kNotRanked)) composer_.Say("不参评：没有可评事项，或设立时间不足。");
  }

  std::string Names(const std::vector<const Scorecard*>& cards) const {
    std::string names;
    for (const Scorecard* card : cards) absl::StrAppend(&names, names.empty() ? "" : "、", card->title);
    return names.empty() ? "无" : names;
  }

  void WriteLists() {
    Table table;
    table.title = "红黑榜";
    table.columns = {{"组别", 3}, {"红榜", 6}, {"黑榜", 6}};
    for (const GroupResult& group : result_.groups) {
      table.rows.push_back({{GroupTitle(group.group), {}},
                            {Names(RedList(group.cards, composer_.scheme().grades)), {}},
                            {Names(BlackList(group.cards, composer_.scheme().grades)), {}}});
    }
    composer_.Add(std::move(table));
  }

  // The best item of a unit on the red list, the worst of one on the black list.
  std::string CaseOf(const Scorecard& card, bool good) const {
    for (const ItemStanding* one : data_.All()) {
      const bool fits =
          good ? one->light == Light::kBlue || one->light == Light::kGreen : one->light == Light::kRed;
      if (!fits || one->item->lead_unit != card.unit) continue;
      const bool indicator = one->item->kind == ItemKind::kIndicator;
      return absl::StrCat(card.title, "：“", one->item->title, "”{", one->item->code, ".light}，",
                          indicator ? "完成率" : "进度", "{", one->item->code,
                          indicator ? ".completion" : ".progress", "}%，总分{total.", card.unit, "}。");
    }
    return absl::StrCat(card.title, "：总分{total.", card.unit, "}，名次{rank.", card.unit, "}。");
  }

  std::string CasesOf(bool good) const {
    std::string cases;
    const GradeRules& rules = composer_.scheme().grades;
    for (const GroupResult& group : result_.groups) {
      for (const Scorecard* card : good ? RedList(group.cards, rules) : BlackList(group.cards, rules)) {
        absl::StrAppend(&cases, CaseOf(*card, good));
      }
    }
    return cases.empty() ? "无。" : cases;
  }

  void WriteCases() {
    composer_.Part("正面典型");
    composer_.Write("good_cases", "正面典型", CasesOf(true));
    composer_.Part("反面典型");
    composer_.Write("bad_cases", "反面典型", CasesOf(false));
  }

  std::string Statements() const {
    std::string names;
    for (const GroupResult& group : result_.groups) {
      const auto black = BlackList(group.cards, composer_.scheme().grades);
      if (!black.empty()) absl::StrAppend(&names, GroupTitle(group.group), "：", Names(black), "。");
    }
    return names.empty() ? "无列入黑榜单位，由总专班办公室商定发言单位。" : names;
  }

  std::string NextTasks() const {
    const Period next = Next(result_.quarter);
    std::string tasks;
    for (const ItemStanding* one : data_.All()) {
      const absl::CivilDay due = DueOf(composer_.campaign(), *one->item);
      const bool falls = due >= FirstDay(next) && due <= LastDay(next);
      if (!falls && one->light != Light::kRed) continue;
      absl::StrAppend(&tasks, tasks.empty() ? "" : "；", "“", one->item->title, "”（",
                      composer_.Title(one->item->lead_unit), falls ? "，下季度到期）" : "，红灯）");
    }
    return tasks.empty() ? "按年度计划推进各项任务。" : absl::StrCat(tasks, "。");
  }

  Composer& composer_;
  const BulletinData& data_;
  const QuarterResult& result_;
  const QuarterResult* const before_;
};

absl::StatusOr<QuarterResult> ResultOf(const Composer& composer, const Period& quarter) {
  const BulletinSources& sources = composer.sources();
  const std::string& campaign = composer.campaign().id;
  if (sources.scores) return sources.scores(campaign, quarter);
  return ComputeQuarter(sources.record, sources.scheme, campaign, quarter,
                        OwnInputsOf(sources.record, sources.book, sources.scheme, campaign, quarter));
}

}  // namespace

absl::Status ComposeQuarter(Composer& composer, const BulletinData& data) {
  ASSIGN_OR_RETURN(const QuarterResult result, ResultOf(composer, data.period));
  std::optional<QuarterResult> before;
  if (const Period previous = Previous(data.period);
      IsLocked(composer.record(), composer.campaign().id, previous)) {
    ASSIGN_OR_RETURN(before, ResultOf(composer, previous));
  }
  QuarterWriter(composer, data, result, before ? &*before : nullptr).Write();
  return absl::OkStatus();
}

}  // namespace duban::reporting
