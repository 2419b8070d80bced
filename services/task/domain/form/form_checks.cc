#include "services/task/domain/form/form_checks.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "services/common/decimal.h"

namespace duban::task {
namespace {

// One row under examination.
class RowCheck {
 public:
  RowCheck(const FormRow& row, const Item& item, absl::CivilDay last_day, const std::string& field,
           Violations& out)
      : row_(row), item_(item), last_day_(last_day), field_(field), out_(out) {}

  void Run() {
    CheckFieldsBelong();
    CheckNumbers();
    CheckDates();
    CheckMilestones();
    CheckLength("note", row_.note);
    CheckLength("revision_reason", row_.revision_reason);
  }

 private:
  void Add(absl::string_view part, absl::string_view reason, absl::string_view problem) {
    out_.Add(absl::StrCat(field_, ".", part), std::string(reason),
             absl::StrCat("事项 ", item_.id, "：", problem));
  }

  void NotApplicable(absl::string_view part, bool given) {
    if (given)
      Add(part, "FIELD_NOT_APPLICABLE",
          "此类事项不填该栏，请删去 (this kind of item does not have the field)");
  }

  void CheckFieldsBelong() {
    const bool works = item_.task || item_.policy;
    if (!item_.indicator) {
      NotApplicable("value", !row_.value.empty());
      NotApplicable("pending", row_.pending);
    }
    if (!works) {
      NotApplicable("progress", !row_.progress.empty());
      NotApplicable("done_date", row_.done.has_value());
    }
    if (!item_.project) {
      NotApplicable("invested_wan", !row_.invested_wan.empty());
      NotApplicable("started_date", row_.started.has_value());
      NotApplicable("entered_date", row_.entered.has_value());
      NotApplicable("achieved_milestones", !row_.achieved_milestones.empty());
    }
    CheckUnitOfMeasure();
  }

  void CheckUnitOfMeasure() {
    const std::string own = item_.indicator ? item_.indicator->unit_of_measure : "";
    if (!row_.unit_of_measure.empty() && row_.unit_of_measure != own) {
      Add("unit_of_measure", "UNIT_OF_MEASURE",
          absl::StrCat("计量单位应为“", own, "”，收到“", row_.unit_of_measure, "”，请换算后填报"));
    }
  }

  std::optional<Rational> Number(absl::string_view part, const std::string& text) {
    if (text.empty()) return std::nullopt;
    const absl::StatusOr<Rational> number = ParseDecimal(text);
    if (number.ok()) return *number;
    Add(part, "NOT_DECIMAL", absl::StrCat("应为十进制数，如 7.15，收到“", text, "”"));
    return std::nullopt;
  }

  void CheckNumbers() {
    Number("value", row_.value);
    if (!row_.value.empty() && row_.pending) {
      Add("pending", "VALUE_AND_PENDING", "待核定的指标不填数值，二者只留其一");
    }
    const auto progress = Number("progress", row_.progress);
    if (progress && (*progress < 0 || *progress > 100)) {
      Add("progress", "OUT_OF_RANGE", absl::StrCat("完成率应在 0–100 之间，收到 ", row_.progress));
    }
    const bool works = item_.task || item_.policy;
    if (works && row_.done && progress != Rational(100)) {
      Add("done_date", "DONE_NEEDS_PROGRESS", "填了完成日期，完成率须为 100");
    }
    const auto invested = Number("invested_wan", row_.invested_wan);
    if (invested && *invested < 0) Add("invested_wan", "OUT_OF_RANGE", "累计完成投资不得为负（万元）");
  }

  void CheckDate(absl::string_view part, const std::optional<absl::CivilDay>& day) {
    if (day && *day > last_day_) {
      Add(part, "DATE_AFTER_PERIOD",
          absl::StrCat("日期 ", absl::FormatCivilTime(*day), " 晚于本期末 ",
                       absl::FormatCivilTime(last_day_)));
    }
  }

  void CheckDates() {
    CheckDate("done_date", row_.done);
    CheckDate("started_date", row_.started);
    CheckDate("entered_date", row_.entered);
  }

  void CheckMilestones() {
    if (!item_.project) return;
    const std::vector<Milestone>& known = item_.project->milestones;
    for (const std::string& id : row_.achieved_milestones) {
      if (std::none_of(known.begin(), known.end(), [&](const Milestone& m) { return m.id == id; })) {
        Add("achieved_milestones", "UNKNOWN_MILESTONE", absl::StrCat("项目没有节点“", id, "”"));
      }
    }
  }

  void CheckLength(absl::string_view part, const std::string& text) {
    if (text.size() > kMaxNoteBytes) {
      Add(part, "TOO_LONG", absl::StrCat("文字过长：", text.size(), " 字节，最多 ", kMaxNoteBytes));
    }
  }

  const FormRow& row_;
  const Item& item_;
  const absl::CivilDay last_day_;
  const std::string& field_;
  Violations& out_;
};

// True if the row carries the figure its item is judged by.
bool HasFigure(const FormRow& row, const Item& item) {
  if (item.indicator) return !row.value.empty() || row.pending;
  if (item.project) return !row.invested_wan.empty() || !item.project->milestones.empty();
  return !row.progress.empty();
}

// The figure of a row that must not fall from one period to the next; empty if it may.
const std::string& CumulativeFigure(const FormRow& row, const Item& item) {
  static const std::string& none = *new std::string;
  if (item.indicator) {
    const IndicatorKind kind = item.indicator->kind;
    return kind == IndicatorKind::kCum || kind == IndicatorKind::kCount ? row.value : none;
  }
  return item.project ? row.invested_wan : row.progress;
}

bool FallsBelow(const std::string& figure, const std::string& before) {
  const absl::StatusOr<Rational> now = ParseDecimal(figure);
  const absl::StatusOr<Rational> then = ParseDecimal(before);
  return now.ok() && then.ok() && *now < *then;
}

}  // namespace

void CheckRow(const FormRow& row, const Item& item, absl::CivilDay last_day, const std::string& field,
              Violations& out) {
  RowCheck(row, item, last_day, field, out).Run();
}

void CheckComplete(const std::map<std::string, FormRow>& rows, const std::vector<const Item*>& items,
                   const std::map<std::string, FormRow>& previous, Violations& out) {
  for (const Item* item : items) {
    const std::string field = absl::StrCat("rows.", item->id);
    const auto row = rows.find(item->id);
    if (row == rows.end()) {
      out.Add(field, "ROW_MISSING", absl::StrCat("事项 ", item->id, "（", item->display_name, "）尚未填报"));
      continue;
    }
    if (!HasFigure(row->second, *item)) {
      out.Add(field, "VALUE_REQUIRED",
              absl::StrCat("事项 ", item->id, " 缺少数值：指标填累计值或标记待核定，",
                           "任务、政策填完成率，项目填累计投资"));
      continue;
    }
    const auto before = previous.find(item->id);
    if (before == previous.end() || !row->second.revision_reason.empty()) continue;
    const std::string& figure = CumulativeFigure(row->second, *item);
    const std::string& figure_before = CumulativeFigure(before->second, *item);
    if (FallsBelow(figure, figure_before)) {
      out.Add(field, "BELOW_PREVIOUS",
              absl::StrCat("事项 ", item->id, " 本期累计 ", figure, " 低于上期 ", figure_before,
                           "，请更正或填写下调说明"));
    }
  }
}

}  // namespace duban::task
