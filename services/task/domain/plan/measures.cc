#include "services/task/domain/plan/measures.h"

#include "absl/strings/str_cat.h"
#include "services/common/decimal.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"

namespace duban::task {
namespace {

// How many of its family's base unit a unit holds; money is canonical in 万元.
struct Measure {
  absl::string_view unit;
  absl::string_view base;
  absl::string_view factor;  // decimal text
};
constexpr Measure kMeasures[] = {
    {"元", "万元", "0.0001"},    {"万元", "万元", "1"},
    {"亿元", "万元", "10000"},   {"人次", "人次", "1"},
    {"万人次", "人次", "10000"}, {"人", "人", "1"},
    {"万人", "人", "10000"},     {"户", "户", "1"},
    {"万户", "户", "10000"},     {"亩", "亩", "1"},
    {"万亩", "亩", "10000"},     {"公顷", "亩", "15"},
    {"平方米", "平方米", "1"},   {"万平方米", "平方米", "10000"},
    {"吨", "吨", "1"},           {"万吨", "吨", "10000"},
    {"米", "米", "1"},           {"公里", "米", "1000"},
};

const Measure* FindMeasure(absl::string_view unit) {
  for (const Measure& measure : kMeasures) {
    if (measure.unit == unit) return &measure;
  }
  return nullptr;
}

}  // namespace

bool Converts(absl::string_view from, absl::string_view to) {
  if (from == to) return true;
  const Measure* const a = FindMeasure(from);
  const Measure* const b = FindMeasure(to);
  return a != nullptr && b != nullptr && a->base == b->base;
}

absl::StatusOr<std::string> ConvertMeasure(absl::string_view value, absl::string_view from,
                                           absl::string_view to) {
  if (from == to) return std::string(value);
  if (!Converts(from, to)) {
    return InvalidField("unit_of_measure", "UNIT_OF_MEASURE",
                        absl::StrCat("“", from, "”不能换算为“", to, "” (these units do not convert)"));
  }
  ASSIGN_OR_RETURN(const Rational number, ParseExact(value));
  ASSIGN_OR_RETURN(const Rational own, ParseDecimal(FindMeasure(from)->factor));
  ASSIGN_OR_RETURN(const Rational wanted, ParseDecimal(FindMeasure(to)->factor));
  return FormatExact(number * own / wanted);
}

}  // namespace duban::task
