#include "services/message/filter_condition.h"

#include <compare>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/api/resource.pb.h"
#include "services/common/calendar.h"
#include "services/common/decimal.h"
#include "services/common/status_macros.h"
#include "services/message/field_value.h"

namespace duban {

using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

// The value to compare with.
struct FilterCondition::Operand {
  bool any = false;  // "*"
  FieldValue value;
  std::optional<Rational> number;  // text that was written as a number without quotes
  bool reference = false;          // text that names a resource by its last part
};

namespace {

// "UNIT_KIND_" for enum UnitKind: what its values' names begin with.
std::string EnumPrefix(const EnumDescriptor& type) {
  std::string prefix;
  for (const char c : type.name()) {
    if (!prefix.empty() && absl::ascii_isupper(static_cast<unsigned char>(c))) prefix.push_back('_');
    prefix.push_back(absl::ascii_toupper(static_cast<unsigned char>(c)));
  }
  return absl::StrCat(prefix, "_");
}

// The number of the value called `name`; a problem otherwise.
std::string ReadEnum(const EnumDescriptor& type, absl::string_view name, FieldValue& out) {
  const std::string wanted = absl::AsciiStrToUpper(name);
  const std::string prefix = EnumPrefix(type);
  std::vector<absl::string_view> known;
  for (int i = 0; i < type.value_count(); ++i) {
    absl::string_view value = type.value(i)->name();
    absl::string_view shorter = value;
    if (absl::StartsWith(value, prefix)) shorter = value.substr(prefix.size());
    if (wanted == value || wanted == shorter) {
      out = std::int64_t{type.value(i)->number()};
      return "";
    }
    known.push_back(shorter);
  }
  return absl::StrCat("没有取值“", name, "”，可用：", absl::StrJoin(known, "、"), " (unknown value)");
}

bool ReadDay(absl::string_view text, FieldValue& out) {
  absl::CivilDay day;
  if (text.size() != 10 || !absl::ParseCivilTime(text, &day)) return false;
  out = day;
  return true;
}

bool ReadTime(absl::string_view text, FieldValue& out) {
  absl::Time time;
  std::string error;
  for (const char* format :
       {"%Y-%m-%dT%H:%M:%E*S%Ez", "%Y-%m-%dT%H:%M:%E*S", "%Y-%m-%dT%H:%M%Ez", "%Y-%m-%dT%H:%M"}) {
    if (!absl::ParseTime(format, text, ChinaTime(), &time, &error)) continue;
    out = time;
    return true;
  }
  return false;
}

std::string ReadWhole(absl::string_view text, FieldValue& out) {
  std::int64_t number = 0;
  if (!absl::SimpleAtoi(text, &number)) return absl::StrCat("“", text, "”不是整数 (a whole number)");
  out = number;
  return "";
}

std::string ReadBool(absl::string_view text, FieldValue& out) {
  if (text != "true" && text != "false")
    return absl::StrCat("“", text, "”应为 true 或 false (true or false)");
  out = std::int64_t{text == "true"};
  return "";
}

std::string ReadInstant(const FieldDescriptor& field, absl::string_view text, FieldValue& out) {
  if (ReadDay(text, out) || (IsTimestamp(field) && ReadTime(text, out))) return "";
  return absl::StrCat("“", text, "”应为日期 2024-03-11", IsTimestamp(field) ? " 或时刻 2024-03-11T17:30" : "",
                      " (a date", IsTimestamp(field) ? " or time)" : ")");
}

// Reads the text as the type of the field; a problem if it is none of that type.
std::string ReadOperand(const FieldDescriptor& field, absl::string_view text, FieldValue& out) {
  if (IsTimestamp(field) || IsDate(field)) return ReadInstant(field, text, out);
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      out = std::string(text);
      return "";
    case FieldDescriptor::CPPTYPE_ENUM:
      return ReadEnum(*field.enum_type(), text, out);
    case FieldDescriptor::CPPTYPE_BOOL:
      return ReadBool(text, out);
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return "此字段是一组字段，请写到下级，或用 :* 问其有无 (name a field inside it)";
    default:
      return ReadWhole(text, out);
  }
}

bool IsReference(const FieldDescriptor& field) {
  return field.name() == "name" || field.options().HasExtension(google::api::resource_reference);
}

template <typename T>
bool Fits(const T& value, FilterOp op, const T& operand) {
  switch (op) {
    case FilterOp::kEqual:
    case FilterOp::kHas:
      return value == operand;
    case FilterOp::kNotEqual:
      return value != operand;
    case FilterOp::kLess:
      return value < operand;
    case FilterOp::kAtMost:
      return value <= operand;
    case FilterOp::kGreater:
      return value > operand;
    case FilterOp::kAtLeast:
      return value >= operand;
  }
  return false;
}

bool IsOrdering(FilterOp op) {
  return op != FilterOp::kEqual && op != FilterOp::kNotEqual && op != FilterOp::kHas;
}

}  // namespace

absl::StatusOr<FilterCondition> FilterCondition::Make(const FilterComparison& comparison,
                                                      const google::protobuf::Descriptor& type,
                                                      absl::string_view text) {
  const auto fault = [&](absl::string_view problem) { return FilterFault(text, comparison.at, problem); };
  FoundPath found = FindFieldPath(comparison.path, type);
  if (!found.problem.empty()) return fault(found.problem);
  if (IsRepeated(found.fields) && comparison.op != FilterOp::kHas) {
    return fault("此字段可有多项，请用 : (a repeated field: use \":\")");
  }
  FilterCondition condition;
  condition.path_ = std::move(found.fields);
  condition.op_ = comparison.op;
  const FieldDescriptor& field = *condition.path_.back();
  Operand operand;
  operand.any = comparison.op == FilterOp::kHas && comparison.value == "*" && !comparison.quoted;
  if (!operand.any) {
    const std::string problem = ReadOperand(field, comparison.value, operand.value);
    if (!problem.empty()) return fault(problem);
  }
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    if (absl::StatusOr<Rational> number = ParseDecimal(comparison.value); number.ok() && !comparison.quoted) {
      operand.number = *std::move(number);
    }
    operand.reference = IsReference(field) && !absl::StrContains(comparison.value, '/');
  }
  condition.operand_ = std::make_shared<const Operand>(std::move(operand));
  return condition;
}

namespace {

// Numbers compare as numbers, where both sides are numbers; text orders by its bytes.
template <typename Operand>
bool TextFits(absl::string_view value, FilterOp op, const Operand& operand) {
  absl::string_view wanted = std::get<std::string>(operand.value);
  if (operand.number) {
    const absl::StatusOr<Rational> number = ParseDecimal(value);
    if (number.ok()) return Fits(*number, op, *operand.number);
    if (IsOrdering(op)) return false;
  }
  if (operand.reference) return Fits(value.substr(value.rfind('/') + 1), op, wanted);
  if (op == FilterOp::kHas) return absl::StrContains(value, wanted);
  if (IsOrdering(op) && value.empty()) return false;
  return Fits(value, op, wanted);
}

template <typename Operand>
bool ValueFits(const FieldValue& value, FilterOp op, const Operand& operand) {
  if (operand.any) return value != FieldValue(std::string()) && value != FieldValue(std::int64_t{0});
  if (const auto* text = std::get_if<std::string>(&value)) return TextFits(*text, op, operand);
  const auto* time = std::get_if<absl::Time>(&value);
  if (time != nullptr && std::holds_alternative<absl::CivilDay>(operand.value)) {
    return Fits(absl::ToCivilDay(*time, ChinaTime()), op, std::get<absl::CivilDay>(operand.value));
  }
  return std::visit(
      [&](const auto& typed) {
        using T = std::decay_t<decltype(typed)>;
        if constexpr (std::is_same_v<T, std::monostate>) {
          return false;
        } else {
          return Fits(typed, op, std::get<T>(operand.value));
        }
      },
      value);
}

}  // namespace

bool FilterCondition::Holds(const google::protobuf::Message& message) const {
  bool holds = false;
  EachValue(message, path_, [&](const auto& part, const FieldDescriptor& field, int index) {
    holds = ValueFits(ReadFieldValue(part, field, index), op_, *operand_);
    return !holds;
  });
  return holds;
}

}  // namespace duban
