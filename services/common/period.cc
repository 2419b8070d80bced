#include "services/common/period.h"

#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/errors.h"

namespace duban {
namespace {

constexpr int kFirstYear = 2000;
constexpr int kLastYear = 2099;

int MonthOfDekad(int index) { return (index - 1) / 3 + 1; }

// 1 (上旬), 2 (中旬) or 3 (下旬).
int PartOfDekad(int index) { return (index - 1) % 3 + 1; }

// The value of the digits that stand where `id` agrees with `pattern`, in which '#' is a digit; -1 when they
// disagree.
int MatchDigits(absl::string_view id, absl::string_view pattern) {
  if (id.size() != pattern.size()) {
    return -1;
  }
  int value = 0;
  for (size_t i = 0; i < id.size(); ++i) {
    const bool digit = absl::ascii_isdigit(static_cast<unsigned char>(id[i]));
    if (pattern[i] == '#' ? !digit : id[i] != pattern[i]) {
      return -1;
    }
    if (digit) {
      value = value * 10 + (id[i] - '0');
    }
  }
  return value;
}

// The period a form of id spells: `digits` holds the year and then `width` (a power of ten) worth of index.
struct IdForm {
  PeriodKind kind;
  absl::string_view pattern;
  int width;
};
constexpr std::array<IdForm, 4> kIdForms = {{{PeriodKind::kDekad, "####-M##-D#", 1000},
                                             {PeriodKind::kMonth, "####-M##", 100},
                                             {PeriodKind::kQuarter, "####-Q#", 10},
                                             {PeriodKind::kYear, "####-Y", 1}}};

// The index that the digits after the year stand for; 0 when there is no such period.
int IndexOf(PeriodKind kind, int digits) {
  if (kind == PeriodKind::kYear) {
    return 1;
  }
  if (kind == PeriodKind::kDekad) {
    const int part = digits % 10;
    digits = part >= 1 && part <= 3 && digits >= 10 ? (digits / 10 - 1) * 3 + part : 0;
  }
  return digits <= PeriodsPerYear(kind) ? digits : 0;
}

}  // namespace

int PeriodsPerYear(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::kDekad:
      return 36;
    case PeriodKind::kMonth:
      return 12;
    case PeriodKind::kQuarter:
      return 4;
    case PeriodKind::kYear:
      return 1;
  }
  return 1;
}

absl::StatusOr<Period> ParsePeriodId(absl::string_view id) {
  for (const IdForm& form : kIdForms) {
    const int digits = MatchDigits(id, form.pattern);
    if (digits < 0) {
      continue;
    }
    const Period period{form.kind, digits / form.width, IndexOf(form.kind, digits % form.width)};
    if (period.year >= kFirstYear && period.year <= kLastYear && period.index >= 1) {
      return period;
    }
  }
  return InvalidField(
      "period", "PERIOD_ID",
      absl::StrCat("“", id,
                   "”不是周期编号：应如 2024-M03-D1（旬）、2024-M03（月）、2024-Q1（季）、2024-Y（年）"));
}

std::string PeriodId(const Period& period) {
  switch (period.kind) {
    case PeriodKind::kDekad:
      return absl::StrFormat("%04d-M%02d-D%d", period.year, MonthOfDekad(period.index),
                             PartOfDekad(period.index));
    case PeriodKind::kMonth:
      return absl::StrFormat("%04d-M%02d", period.year, period.index);
    case PeriodKind::kQuarter:
      return absl::StrFormat("%04d-Q%d", period.year, period.index);
    case PeriodKind::kYear:
      break;
  }
  return absl::StrFormat("%04d-Y", period.year);
}

std::string PeriodTitle(const Period& period) {
  static constexpr std::array<absl::string_view, 3> kParts = {"上旬", "中旬", "下旬"};
  static constexpr std::array<absl::string_view, 4> kQuarters = {"第一季度", "第二季度", "第三季度",
                                                                 "第四季度"};
  switch (period.kind) {
    case PeriodKind::kDekad:
      return absl::StrCat(period.year, "年", MonthOfDekad(period.index), "月",
                          kParts[PartOfDekad(period.index) - 1]);
    case PeriodKind::kMonth:
      return absl::StrCat(period.year, "年", period.index, "月");
    case PeriodKind::kQuarter:
      return absl::StrCat(period.year, "年", kQuarters[period.index - 1]);
    case PeriodKind::kYear:
      break;
  }
  return absl::StrCat(period.year, "年");
}

absl::CivilDay FirstDay(const Period& period) {
  switch (period.kind) {
    case PeriodKind::kDekad:
      return absl::CivilDay(period.year, MonthOfDekad(period.index),
                            10 * (PartOfDekad(period.index) - 1) + 1);
    case PeriodKind::kMonth:
      return absl::CivilDay(period.year, period.index, 1);
    case PeriodKind::kQuarter:
      return absl::CivilDay(period.year, 3 * period.index - 2, 1);
    case PeriodKind::kYear:
      break;
  }
  return absl::CivilDay(period.year, 1, 1);
}

absl::CivilDay LastDay(const Period& period) { return FirstDay(Next(period)) - 1; }

std::vector<Period> DekadsOf(const Period& period) {
  const int each = PeriodsPerYear(PeriodKind::kDekad) / PeriodsPerYear(period.kind);
  std::vector<Period> dekads;
  dekads.reserve(each);
  for (int index = (period.index - 1) * each + 1; index <= period.index * each; ++index) {
    dekads.push_back({PeriodKind::kDekad, period.year, index});
  }
  return dekads;
}

Period PeriodContaining(PeriodKind kind, absl::CivilDay day) {
  const int part = day.day() > 20 ? 3 : day.day() > 10 ? 2 : 1;
  const int dekad = 3 * (day.month() - 1) + part;
  const int each = PeriodsPerYear(PeriodKind::kDekad) / PeriodsPerYear(kind);
  return {kind, static_cast<int>(day.year()), (dekad - 1) / each + 1};
}

Period Next(const Period& period) {
  if (period.index < PeriodsPerYear(period.kind)) {
    return {period.kind, period.year, period.index + 1};
  }
  return {period.kind, period.year + 1, 1};
}

Period Previous(const Period& period) {
  if (period.index > 1) {
    return {period.kind, period.year, period.index - 1};
  }
  return {period.kind, period.year - 1, PeriodsPerYear(period.kind)};
}

}  // namespace duban
