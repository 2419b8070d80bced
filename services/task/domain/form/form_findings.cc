#include "services/task/domain/form/form_findings.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "services/common/decimal.h"
#include "services/task/domain/form/form_checks.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

std::optional<Rational> NumberIn(const std::string& text) {
  const absl::StatusOr<Rational> number = ParseDecimal(text);
  if (!number.ok()) return std::nullopt;
  return *number;
}

Rational Magnitude(const Rational& value) { return value < 0 ? Rational(-value) : value; }

// Figures that have no amount to compare: a class of water, whether a relation holds.
bool HasAmount(const Item& item) {
  if (!item.indicator) return true;
  const IndicatorKind kind = item.indicator->kind;
  return kind != IndicatorKind::kOrdinal && kind != IndicatorKind::kRelation && kind != IndicatorKind::kZero;
}

bool IsCumulative(const Item& item) {
  if (!item.indicator) return true;
  const IndicatorKind kind = item.indicator->kind;
  return kind == IndicatorKind::kCum || kind == IndicatorKind::kCount;
}

// What the figure is measured against over the year; empty = nothing.
std::string YearTarget(const Item& item) {
  if (item.project) return item.project->annual_plan_wan;
  return item.indicator && IsCumulative(item) ? item.indicator->target : "";
}

// One row under examination.
class RowFindings {
 public:
  RowFindings(const FormRow& row, const Item& item, const CheckBasis& basis, std::vector<FormFinding>& out)
      : row_(row),
        item_(item),
        rules_(basis.rules),
        history_(basis.history),
        last_(basis.history.Last(item.id)),
        figure_(FigureOf(row, item)),
        number_(NumberIn(figure_.text)),
        out_(out) {}

  void Run() {
    if (row_.not_applicable) return;
    if (!HasFigure()) {
      return Hard("", "VALUE_REQUIRED", absl::StrCat("事项 ", item_.id, " 缺少数值"),
                  "指标填累计值或标记待核定，任务、政策填完成率，项目填累计投资；不适用的注明理由");
    }
    CheckFall();
    CheckDateOrder();
    CheckSum();
    CheckJump();
    CheckCompletion();
    CheckStandstill();
    CheckClaims();
  }

 private:
  void Add(FormSeverity severity, absl::string_view part, absl::string_view rule, std::string problem,
           absl::string_view remedy) {
    out_.push_back({.severity = severity,
                    .rule = std::string(rule),
                    .field = absl::StrCat("rows.", item_.id, part.empty() ? "" : ".", part),
                    .problem = std::move(problem),
                    .remedy = std::string(remedy),
                    .explained = severity == FormSeverity::kSoft && !IsBlank(row_.explanation)});
  }
  void Hard(absl::string_view part, absl::string_view rule, std::string problem, absl::string_view remedy) {
    Add(FormSeverity::kHard, part, rule, std::move(problem), remedy);
  }
  void Soft(absl::string_view part, absl::string_view rule, std::string problem) {
    Add(FormSeverity::kSoft, part, rule, std::move(problem), "请核实更正，或填写情况说明 explanation");
  }
  std::string About(absl::string_view text) const { return absl::StrCat("事项 ", item_.id, " ", text); }

  bool HasFigure() const {
    if (item_.indicator) return !row_.value.empty() || row_.pending;
    if (item_.project) return !row_.invested_wan.empty() || !item_.project->milestones.empty();
    return !row_.progress.empty();
  }

  // The newest figure before this period; a pending one is passed over.
  const std::string* FigureBefore() const {
    for (const EarlierRows& earlier : history_.before) {
      const auto found = earlier.rows.find(item_.id);
      if (found == earlier.rows.end()) continue;
      const std::string& text = FigureOf(found->second, item_).text;
      if (!text.empty()) return &text;
    }
    return nullptr;
  }

  void CheckFall() {
    if (!IsCumulative(item_) || !number_ || !IsBlank(row_.revision_reason)) return;
    const std::string* before = FigureBefore();
    const std::optional<Rational> then = before ? NumberIn(*before) : std::nullopt;
    if (!then || *number_ >= *then) return;
    Hard("", "BELOW_PREVIOUS", About(absl::StrCat("本期累计 ", figure_.text, " 低于上期 ", *before)),
         "请更正，或填写下调说明 revision_reason");
  }

  void CheckDateOrder() {
    if (!row_.entered) return;
    if (!row_.started) {
      Hard("entered_date", "DATE_ORDER", About("填了入统日期而没有开工日期"), "请补填开工日期");
    } else if (*row_.entered < *row_.started) {
      Hard("entered_date", "DATE_ORDER", About("入统日期早于开工日期"), "请核实两个日期");
    }
  }

  void CheckSum() {
    if (row_.parts.empty() || !number_) return;
    Rational sum = 0;
    for (const RowPart& part : row_.parts) sum += NumberIn(part.value).value_or(0);
    if (sum == *number_) return;
    Hard("parts", "SUM_OF_PARTS", About(absl::StrCat("分项合计 ", FormatExact(sum), "，总数 ", figure_.text)),
         "请核对分项与总数");
  }

  void CheckJump() {
    const std::optional<Rational> limit = NumberIn(rules_.jump_percent);
    const std::string* before = FigureBefore();
    const std::optional<Rational> then = before ? NumberIn(*before) : std::nullopt;
    if (!limit || !then || !number_ || !HasAmount(item_)) return;
    const bool percent = figure_.field == "progress";
    if (!percent && *then == 0) return;
    const Rational change =
        percent ? Magnitude(*number_ - *then) : Magnitude((*number_ - *then) * 100 / *then);
    if (change <= *limit) return;
    Soft(figure_.field, "JUMP",
         About(absl::StrCat("上期 ", *before, "，本期 ", figure_.text, "，变动超过 ", rules_.jump_percent,
                            percent ? " 个百分点" : "%")));
  }

  void CheckCompletion() {
    const std::optional<Rational> limit = NumberIn(rules_.completion_percent);
    const std::optional<Rational> target = NumberIn(YearTarget(item_));
    if (!limit || !target || *target <= 0 || !number_ || *number_ * 100 <= *target * *limit) return;
    Soft(figure_.field, "COMPLETION_HIGH",
         About(absl::StrCat("完成 ", figure_.text, "，超过全年目标 ", FormatExact(*target), " 的 ",
                            rules_.completion_percent, "%")));
  }

  // Done is done: a figure at its end may stand still.
  bool IsAtItsEnd() const { return figure_.field == "progress" && number_ && *number_ >= 100; }

  void CheckStandstill() {
    const size_t earlier = static_cast<size_t>(rules_.equal_periods) - 1;
    if (earlier == 0 || !number_ || !HasAmount(item_) || IsAtItsEnd()) return;
    if (history_.before.size() < earlier) return;
    for (size_t i = 0; i < earlier; ++i) {
      const auto found = history_.before[i].rows.find(item_.id);
      if (found == history_.before[i].rows.end()) return;
      if (NumberIn(FigureOf(found->second, item_).text) != number_) return;
    }
    Soft(figure_.field, "EQUAL_VALUES",
         About(absl::StrCat("连续 ", rules_.equal_periods, " 期为 ", figure_.text)));
  }

  bool IsNew(std::optional<absl::CivilDay> FormRow::*day) const {
    return row_.*day && (last_ == nullptr || last_->*day != row_.*day);
  }

  bool ClaimsCompletion() const {
    const auto is_full = [](const FormRow& row) { return NumberIn(row.progress) == Rational(100); };
    return IsNew(&FormRow::done) || (is_full(row_) && (last_ == nullptr || !is_full(*last_)));
  }

  void CheckClaims() {
    const bool started = IsNew(&FormRow::started);
    const bool permitted = !IsBlank(row_.permit_record);
    if (started && !permitted) {
      Soft("permit_record", "START_WITHOUT_PERMIT", About("报开工而没有施工许可"));
    }
    if (!row_.evidence.empty() || rules_.claim_check == ClaimCheck::kOff) return;
    // A permit on record is the evidence of a start.
    if (started && !permitted) CheckEvidence("开工");
    if (IsNew(&FormRow::entered)) CheckEvidence("入统");
    if (ClaimsCompletion()) CheckEvidence("完成");
  }

  void CheckEvidence(absl::string_view claim) {
    std::string problem = About(absl::StrCat("报", claim, "而没有佐证材料"));
    if (rules_.claim_check == ClaimCheck::kRequire) {
      Hard("evidence", "EVIDENCE_REQUIRED", std::move(problem), "请附佐证材料 evidence");
    } else {
      Soft("evidence", "CLAIM_WITHOUT_EVIDENCE", std::move(problem));
    }
  }

  const FormRow& row_;
  const Item& item_;
  const FormRules& rules_;
  const FormHistory& history_;
  const FormRow* const last_;
  const FormFigure figure_;
  const std::optional<Rational> number_;
  std::vector<FormFinding>& out_;
};

}  // namespace

std::vector<FormFinding> FindFaults(const FormContext& context, const RowsByItem& rows,
                                    const CheckBasis& basis) {
  std::vector<FormFinding> findings;
  for (const Item* item : context.items) {
    const auto row = rows.find(item->id);
    if (row != rows.end()) {
      RowFindings(row->second, *item, basis, findings).Run();
      continue;
    }
    findings.push_back({.severity = FormSeverity::kHard,
                        .rule = "ROW_MISSING",
                        .field = absl::StrCat("rows.", item->id),
                        .problem = absl::StrCat("事项 ", item->id, "（", item->display_name, "）尚未填报"),
                        .remedy = "请补报；与上期相同的可一键确认无变化 (duban form confirm)"});
  }
  return findings;
}

void AddBlocking(const std::vector<FormFinding>& findings, Violations& out) {
  for (const FormFinding& finding : findings) {
    if (finding.Blocks()) {
      out.Add(finding.field, finding.rule, absl::StrCat(finding.problem, "；", finding.remedy));
    }
  }
}

}  // namespace duban::task
