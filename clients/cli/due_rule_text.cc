#include "clients/cli/due_rule_text.h"

#include <google/protobuf/descriptor.h>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "clients/cli/context.h"
#include "services/common/status_macros.h"

namespace duban::client {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using task::v1::ClockTime;
using task::v1::DueTable;
using task::v1::FixedDayRule;
using task::v1::Shift;
using task::v1::WorkdayRule;

namespace {

constexpr char kShiftPrefix[] = "SHIFT_";

std::string ClockText(int hour, int minute) { return absl::StrFormat("%02d:%02d", hour, minute); }

// Reads "17:30" into anything with hour and minute.
template <typename Rule>
bool ReadClock(absl::string_view text, Rule& rule) {
  const std::vector<std::string> parts = absl::StrSplit(text, ':');
  int hour = 0;
  int minute = 0;
  if (parts.size() != 2 || !absl::SimpleAtoi(parts[0], &hour) || !absl::SimpleAtoi(parts[1], &minute)) {
    return false;
  }
  rule.set_hour(hour);
  rule.set_minute(minute);
  return true;
}

bool ReadNumber(absl::string_view text, int& number) { return absl::SimpleAtoi(text, &number); }

// Reads "25" or "3-31".
bool ReadDay(absl::string_view text, FixedDayRule& rule) {
  const std::vector<std::string> parts = absl::StrSplit(text, '-');
  int month = 0;
  int day = 0;
  if (parts.size() > 2 || !ReadNumber(parts.back(), day)) return false;
  if (parts.size() == 2 && !ReadNumber(parts[0], month)) return false;
  rule.set_month(month);
  rule.set_day(day);
  return true;
}

// Reads "PRECEDING" or "NTH_FOLLOWING(2)".
bool ReadShift(absl::string_view text, FixedDayRule& rule) {
  const std::vector<std::string> parts = absl::StrSplit(text, '(');
  Shift shift = task::v1::SHIFT_UNSPECIFIED;
  if (parts.size() > 2 || !task::v1::Shift_Parse(kShiftPrefix + parts[0], &shift)) return false;
  int nth = 0;
  if (parts.size() == 2 && !ReadNumber(absl::StripSuffix(parts[1], ")"), nth)) return false;
  rule.set_shift(shift);
  rule.set_nth(nth);
  return true;
}

std::string DueRuleTextValueText(const DueTable& table, const FieldDescriptor& field) {
  const auto& reflection = *table.GetReflection();
  if (field.type() == FieldDescriptor::TYPE_INT32) return absl::StrCat(reflection.GetInt32(table, &field));
  if (field.type() == FieldDescriptor::TYPE_BOOL) {
    return reflection.GetBool(table, &field) ? "true" : "false";
  }
  const Message& rule = reflection.GetMessage(table, &field);
  if (rule.GetDescriptor() == WorkdayRule::descriptor()) {
    return RuleText(static_cast<const WorkdayRule&>(rule));
  }
  if (rule.GetDescriptor() == FixedDayRule::descriptor()) {
    return RuleText(static_cast<const FixedDayRule&>(rule));
  }
  const auto& clock = static_cast<const ClockTime&>(rule);
  return ClockText(clock.hour(), clock.minute());
}

absl::Status SetValue(const FieldDescriptor& field, const std::string& text, DueTable& table) {
  const auto& reflection = *table.GetReflection();
  if (field.type() == FieldDescriptor::TYPE_INT32) {
    int number = 0;
    if (!ReadNumber(text, number)) return UsageError(absl::StrCat("“", text, "”不是整数"));
    reflection.SetInt32(&table, &field, number);
    return absl::OkStatus();
  }
  if (field.type() == FieldDescriptor::TYPE_BOOL) {
    if (text != "true" && text != "false")
      return UsageError(absl::StrCat(field.name(), " 只写 true 或 false"));
    reflection.SetBool(&table, &field, text == "true");
    return absl::OkStatus();
  }
  Message* const rule = reflection.MutableMessage(&table, &field);
  if (rule->GetDescriptor() == WorkdayRule::descriptor()) {
    ASSIGN_OR_RETURN(static_cast<WorkdayRule&>(*rule), ParseWorkdayRule(text));
    return absl::OkStatus();
  }
  if (rule->GetDescriptor() == FixedDayRule::descriptor()) {
    ASSIGN_OR_RETURN(static_cast<FixedDayRule&>(*rule), ParseFixedDayRule(text));
    return absl::OkStatus();
  }
  if (ReadClock(text, static_cast<ClockTime&>(*rule))) return absl::OkStatus();
  return UsageError(absl::StrCat("“", text, "”应写成 17:30"));
}

}  // namespace

std::string RuleText(const WorkdayRule& rule) {
  return absl::StrCat("WD+", rule.workdays(), " ", ClockText(rule.hour(), rule.minute()));
}

std::string RuleText(const FixedDayRule& rule) {
  std::string text = rule.month() == 0 ? "" : absl::StrCat(rule.month(), "-");
  absl::StrAppend(&text, rule.day(), " ",
                  absl::StripPrefix(task::v1::Shift_Name(rule.shift()), kShiftPrefix));
  if (rule.shift() == task::v1::SHIFT_NTH_FOLLOWING) absl::StrAppend(&text, "(", rule.nth(), ")");
  return absl::StrCat(text, " ", ClockText(rule.hour(), rule.minute()));
}

absl::StatusOr<WorkdayRule> ParseWorkdayRule(const std::string& text) {
  const std::vector<std::string> parts = absl::StrSplit(text, ' ', absl::SkipEmpty());
  WorkdayRule rule;
  int workdays = 0;
  if (parts.size() == 2 && ReadNumber(absl::StripPrefix(parts[0], "WD+"), workdays) &&
      ReadClock(parts[1], rule)) {
    rule.set_workdays(workdays);
    return rule;
  }
  return UsageError(absl::StrCat("“", text, "”应写成 \"WD+1 17:30\"（第 n 个工作日的时刻）"));
}

absl::StatusOr<FixedDayRule> ParseFixedDayRule(const std::string& text) {
  const std::vector<std::string> parts = absl::StrSplit(text, ' ', absl::SkipEmpty());
  FixedDayRule rule;
  if (parts.size() == 3 && ReadDay(parts[0], rule) && ReadShift(parts[1], rule) &&
      ReadClock(parts[2], rule)) {
    return rule;
  }
  return UsageError(absl::StrCat(
      "“", text,
      "”应写成 \"25 PRECEDING 17:30\" 或 \"3-31 FOLLOWING 17:30\"；遇休息日的处理为 NONE、PRECEDING、",
      "FOLLOWING 或 NTH_FOLLOWING(n)"));
}

std::vector<NamedRule> RulesOf(const DueTable& table) {
  std::vector<NamedRule> rules;
  for (int i = 0; i < DueTable::descriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *DueTable::descriptor()->field(i);
    if (!table.GetReflection()->HasField(table, &field)) continue;
    rules.push_back({field.name(), DueRuleTextValueText(table, field)});
  }
  return rules;
}

absl::Status SetRule(const std::string& setting, DueTable& table) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(setting, absl::MaxSplits('=', 1));
  const FieldDescriptor* const field = DueTable::descriptor()->FindFieldByName(parts.first);
  if (field == nullptr) {
    return UsageError(absl::StrCat("时限表没有“", parts.first, "”，可用的名称见 duban campaign due show"));
  }
  return SetValue(*field, parts.second, table);
}

}  // namespace duban::client
