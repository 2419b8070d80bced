#include "services/task/domain/plan/term.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"

namespace duban::task {
namespace {

void CheckLength(int length, int most, absl::string_view field, Violations& out) {
  if (length >= 1 && length <= most) return;
  out.Add(std::string(field), "OUT_OF_RANGE", absl::StrCat("应为 1–", most, "，收到 ", length));
}

absl::Status Check(const Term& term) {
  Violations out;
  if (term.kind == TermKind::kUnspecified) {
    out.Add("term", "REQUIRED", "须给出 workdays、days、hours 或 shift 之一");
  }
  if (term.kind == TermKind::kWorkdays) CheckLength(term.length, 1000, "workdays", out);
  if (term.kind == TermKind::kDays) CheckLength(term.length, 3660, "days", out);
  if (term.kind == TermKind::kHours) CheckLength(term.length, 8760, "hours", out);
  if (term.kind == TermKind::kFixedDay) {
    if (term.shift == Shift::kUnspecified) out.Add("shift", "REQUIRED", "须说明遇休息日如何处理");
    CheckLength(term.nth, 60, "nth", out);
  }
  if (term.kind == TermKind::kHours && !term.start_instant) {
    out.Add("start_time", "REQUIRED", "以小时计的期间须给出起算时刻");
  }
  if (term.kind != TermKind::kHours && !term.start) out.Add("start_date", "REQUIRED", "须给出起算日期");
  return out.ToStatus();
}

bool AnyProvisional(absl::CivilDay first, absl::CivilDay last, const WorkCalendar& calendar) {
  for (absl::civil_year_t year = first.year(); year <= last.year(); ++year) {
    if (calendar.IsProvisional(absl::CivilDay(year, 1, 1))) return true;
  }
  return false;
}

std::string Show(absl::CivilDay day) { return absl::FormatCivilTime(day); }

TermEnd EndOfWorkdays(const Term& term, const WorkCalendar& calendar) {
  const absl::CivilDay day = calendar.AddWorkdays(*term.start, term.length);
  return {.day = day,
          .provisional = AnyProvisional(*term.start + 1, day, calendar),
          .explanation = absl::StrCat("自次日起算，", Show(*term.start), " 之后第 ", term.length,
                                      " 个工作日为 ", Show(day))};
}

// A day that is to be a working day, and what became of it.
TermEnd Shifted(absl::CivilDay day, Shift shift, int nth, absl::string_view what,
                const WorkCalendar& calendar) {
  const absl::CivilDay moved = calendar.ShiftDay(day, shift, nth);
  TermEnd end{.day = moved,
              .provisional = AnyProvisional(std::min(day, moved), std::max(day, moved), calendar)};
  if (calendar.IsWorkday(day)) {
    end.explanation = absl::StrCat(what, " ", Show(day), " 为工作日，不变");
  } else if (moved == day) {
    end.explanation = absl::StrCat(what, " ", Show(day), " 为休息日，按规则不变");
  } else {
    end.explanation =
        absl::StrCat(what, " ", Show(day), " 为休息日，", moved < day ? "提前" : "顺延", "至 ", Show(moved));
  }
  return end;
}

TermEnd EndOfHours(const Term& term) {
  const absl::Time at = *term.start_instant + absl::Hours(term.length);
  return {.day = absl::ToCivilDay(at, ChinaTime()),
          .at = at,
          .explanation = absl::StrCat("自起算时刻起 ", term.length, " 小时，不因休息日顺延")};
}

}  // namespace

absl::StatusOr<TermEnd> EndOf(const Term& term, const WorkCalendar& calendar) {
  RETURN_IF_ERROR(Check(term));
  if (term.kind == TermKind::kHours) return EndOfHours(term);
  TermEnd end;
  if (term.kind == TermKind::kWorkdays) end = EndOfWorkdays(term, calendar);
  if (term.kind == TermKind::kDays) {
    end = Shifted(*term.start + term.length, Shift::kFollowing, 1, "自次日起算，末日", calendar);
  }
  if (term.kind == TermKind::kFixedDay) end = Shifted(*term.start, term.shift, term.nth, "该日", calendar);
  end.at = InstantOf(end.day, term.close);
  return end;
}

}  // namespace duban::task
