#include "services/task/domain/order/order_guards.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/task/domain/order/order_machine.h"
#include "services/task/domain/order/order_terms.h"
#include "services/task/domain/rights.h"

namespace duban::task {
namespace {

// The text without what people write differently each time: blanks, full-width blanks, punctuation.
std::string Normalized(absl::string_view text) {
  constexpr absl::string_view kMarks[] = {"　", "，", "。", "、", "；", "：", "（", "）",
                                          "“",  "”",  "《", "》", "！", "？", "·"};
  std::string kept;
  while (!text.empty()) {
    const auto mark = std::find_if(std::begin(kMarks), std::end(kMarks), [&](absl::string_view candidate) {
      return text.substr(0, candidate.size()) == candidate;
    });
    const auto c = static_cast<unsigned char>(text.front());
    if (mark != std::end(kMarks)) {
      text.remove_prefix(mark->size());
    } else {
      if (c >= 0x80 || absl::ascii_isalnum(c)) kept.push_back(absl::ascii_tolower(c));
      text.remove_prefix(1);
    }
  }
  return kept;
}

std::string Show(absl::CivilDay day) { return absl::FormatCivilTime(day); }

}  // namespace

absl::Status CheckOther(const Actor& actor, const std::vector<std::string>& others, absl::string_view what) {
  const bool involved = std::any_of(others.begin(), others.end(),
                                    [&](const std::string& other) { return SamePerson(actor, other); });
  if (!involved) return absl::OkStatus();
  return Precondition("SAME_PERSON", absl::StrCat(actor.person, " 已", what,
                                                  "，须由另一人办理 (another person must do this)"));
}

absl::Status CheckAssigningLeader(const Order& order, const Actor& actor) {
  if (actor.role == Role::kHead || actor.person == order.assigning_leader ||
      (!actor.on_behalf_of.empty() && actor.on_behalf_of == order.assigning_leader)) {
    return absl::OkStatus();
  }
  return PermissionDenied("NOT_ASSIGNING_LEADER",
                          absl::StrCat("须由交办领导 ", order.assigning_leader,
                                       " 或政府主要负责人决定 (the assigning leader decides)"));
}

absl::Status CheckNoDuplicate(const Order& order, const ActContext& context) {
  const std::string object = Normalized(order.object);
  const std::string matter = Normalized(order.matter);
  const std::vector<const Order*> same =
      context.docket().Select<Order>(context.campaign, [&](const Order& other) {
        return IsActive(other) && Normalized(other.object) == object && Normalized(other.matter) == matter;
      });
  if (same.empty()) return absl::OkStatus();
  return Precondition(
      "DUPLICATE_ORDER",
      absl::StrCat("督办件 ", same.front()->id,
                   " 已就同一对象、同一事项在办；确需另立的，注明理由并确认重复 (an active order has the "
                   "same object and matter)"),
      {{"order", same.front()->id}});
}

absl::Status CheckTransferInTime(const Order& order, const OrderRules& rules, const ActContext& context) {
  const absl::Time receipt = order.sign_time.value_or(order.issue_time.value_or(context.now));
  const absl::Time last =
      OrderTerms(rules, context.calendar()).AfterWorkdays(receipt, rules.transfer_workdays);
  if (context.now <= last) return absl::OkStatus();
  return Precondition("TRANSFER_LATE",
                      absl::StrCat("转办须在收到后 ", rules.transfer_workdays, " 个工作日内（",
                                   Show(ChinaDay(last)), " 前）提出 (too late to ask)"));
}

absl::Status CheckExtensionInTime(const Order& order, const OrderRules& rules, const ActContext& context) {
  const auto granted = std::count_if(order.extensions.begin(), order.extensions.end(),
                                     [](const auto& asked) { return asked.answer == OrderAnswer::kGranted; });
  if (granted >= rules.extension_max_count) {
    return Precondition("EXTENSION_USED", absl::StrCat("延期最多 ", rules.extension_max_count,
                                                       " 次，已用完 (no extension is left)"));
  }
  const absl::CivilDay due = ChinaDay(order.due_time.value_or(context.now));
  const absl::CivilDay last = rules.extension_ask_workdays == 0
                                  ? due
                                  : context.calendar().AddWorkdays(due, -rules.extension_ask_workdays);
  if (context.today() <= last) return absl::OkStatus();
  return Precondition("EXTENSION_LATE",
                      absl::StrCat("延期须在期限前 ", rules.extension_ask_workdays, " 个工作日（不迟于 ",
                                   Show(last), "）提出 (too late to ask)"));
}

absl::Status CheckExtensionLength(const Order& order, const OrderRules& rules, absl::CivilDay day,
                                  absl::string_view field) {
  const absl::CivilDay due = ChinaDay(*order.due_time);
  const auto span = ChinaDay(*order.original_due_time) - ChinaDay(*order.issue_time);
  const absl::CivilDay last = due + std::min<absl::civil_diff_t>(span, rules.extension_max_days);
  if (due < day && day <= last) return absl::OkStatus();
  return InvalidField(field, "EXTENSION_LENGTH",
                      absl::StrCat("新期限须晚于 ", Show(due), "，不晚于 ", Show(last),
                                   "（不超过原期限，最长 ", rules.extension_max_days, " 日）"));
}

absl::Status CheckExtensionChecked(const Order& order) {
  if (!order.extensions.empty() && !order.extensions.back().checked_by.empty()) return absl::OkStatus();
  return Precondition("EXTENSION_UNCHECKED",
                      "延期申请须先由督查室初核 (check it first: duban order check-extension)");
}

absl::Status CheckVerifiedIfEscalated(const Order& order) {
  if (order.state != OrderState::kFeedback || order.level < OrderLevel::kL2) return absl::OkStatus();
  return Precondition("VERIFICATION_REQUIRED", absl::StrCat(LevelName(order.level),
                                                            " 级督办件须经核查才能销号 "
                                                            "(L2 and above must be verified)"));
}

absl::Status CheckRelapseInTime(const Order& order, const OrderRules& rules, const ActContext& context) {
  const absl::CivilDay last = ChinaDay(order.close_time.value_or(context.now)) + rules.relapse_days;
  if (context.today() <= last) return absl::OkStatus();
  return Precondition("RELAPSE_LATE", absl::StrCat("销号已满 ", rules.relapse_days,
                                                   " 日，不能重启，请另行立项 (propose a new order)"));
}

std::vector<std::string> HandlersOf(const Order& order) {
  std::vector<std::string> handlers;
  const auto add = [&](const std::string& person) {
    if (!person.empty()) handlers.push_back(person);
  };
  add(order.signed_by);
  if (order.draft) add(order.draft->author);
  for (const OrderFeedback& feedback : order.feedbacks) {
    add(feedback.author);
    add(feedback.signer);
  }
  for (const OrderExtension& asked : order.extensions) add(asked.asked_by);
  for (const OrderTransfer& asked : order.transfers) add(asked.asked_by);
  return handlers;
}

}  // namespace duban::task
