#include "services/task/domain/form/form_checks.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "services/common/decimal.h"
#include "services/task/domain/texts.h"

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
    CheckParts();
    CheckNotApplicable();
    CheckLength("note", row_.note);
    CheckLength("revision_reason", row_.revision_reason);
    CheckLength("explanation", row_.explanation);
    CheckLength("not_applicable_reason", row_.not_applicable_reason);
    CheckLength("permit_record", row_.permit_record, kMaxPermitBytes);
    CheckCount("evidence", row_.evidence.size(), kMaxRowEvidence);
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
      NotApplicable("permit_record", !row_.permit_record.empty());
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
    const std::vector<Milestone>& known = MilestonesOf(item_);
    if (known.empty() && !item_.project) {
      return NotApplicable("achieved_milestones", !row_.achieved_milestones.empty());
    }
    for (const std::string& id : row_.achieved_milestones) {
      if (std::none_of(known.begin(), known.end(), [&](const Milestone& m) { return m.id == id; })) {
        Add("achieved_milestones", "UNKNOWN_MILESTONE", absl::StrCat("没有节点“", id, "”，请填事项清单中的节点编号"));
      }
    }
  }

  void CheckParts() {
    CheckCount("parts", row_.parts.size(), kMaxRowParts);
    for (size_t i = 0; i < row_.parts.size(); ++i) {
      const std::string at = absl::StrCat("parts[", i, "]");
      if (IsBlank(row_.parts[i].display_name))
        Add(absl::StrCat(at, ".display_name"), "REQUIRED", "须写明分项");
      if (row_.parts[i].value.empty()) Add(absl::StrCat(at, ".value"), "REQUIRED", "分项须有数值");
      Number(absl::StrCat(at, ".value"), row_.parts[i].value);
    }
  }

  void CheckNotApplicable() {
    if (!row_.not_applicable) return;
    const bool figure = !FigureOf(row_, item_).text.empty() || row_.pending || row_.done || row_.started ||
                        row_.entered || !row_.parts.empty();
    if (figure) Add("not_applicable", "VALUE_NOT_APPLICABLE", "不适用的事项不填数值，二者只留其一");
    if (IsBlank(row_.not_applicable_reason)) {
      Add("not_applicable_reason", "REASON_REQUIRED", "标为不适用须写明理由");
    }
  }

  void CheckLength(absl::string_view part, const std::string& text, size_t most = kMaxNoteBytes) {
    if (text.size() > most) {
      Add(part, "TOO_LONG", absl::StrCat("文字过长：", text.size(), " 字节，最多 ", most));
    }
  }

  void CheckCount(absl::string_view part, size_t count, size_t most) {
    if (count > most) Add(part, "TOO_MANY", absl::StrCat("过多：", count, " 条，最多 ", most));
  }

  const FormRow& row_;
  const Item& item_;
  const absl::CivilDay last_day_;
  const std::string& field_;
  Violations& out_;
};

void Shorten(std::string& number) {
  if (number.empty()) return;
  if (const auto value = ParseDecimal(number); value.ok()) number = FormatExact(*value);
}

}  // namespace

void CheckRow(const FormRow& row, const Item& item, absl::CivilDay last_day, const std::string& field,
              Violations& out) {
  RowCheck(row, item, last_day, field, out).Run();
}

FormRow Canonical(FormRow row) {
  Shorten(row.value);
  Shorten(row.progress);
  Shorten(row.invested_wan);
  for (RowPart& part : row.parts) Shorten(part.value);
  return row;
}

FormFigure FigureOf(const FormRow& row, const Item& item) {
  if (item.indicator) return {"value", row.value};
  if (item.project) return {"invested_wan", row.invested_wan};
  return {"progress", row.progress};
}

}  // namespace duban::task
