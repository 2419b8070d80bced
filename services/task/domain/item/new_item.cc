#include "services/task/domain/item/new_item.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/item/item_machine.h"
#include "services/task/domain/plan/plan_checks.h"

namespace duban::task {
namespace {

// Longest printed name, in bytes; a decision may be longer.
constexpr size_t kNameBytes = 300;

// The next free number of a ledger.
std::string NextLedgerId(const Register& in, const std::string& campaign, absl::string_view prefix) {
  const auto items = in.items.find(campaign);
  for (int number = 1;; ++number) {
    std::string id = absl::StrFormat("%s-%04d", prefix, number);
    if (items == in.items.end() || !items->second.contains(id)) return id;
  }
}

// `text` cut between characters.
std::string Beginning(const std::string& text) {
  if (text.size() <= kNameBytes) return text;
  size_t end = kNameBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return absl::StrCat(text.substr(0, end), "…");
}

}  // namespace

absl::StatusOr<Change> CreateItem(const Register& in, const std::string& campaign, Item item,
                                  absl::string_view at) {
  ASSIGN_OR_RETURN(const Campaign* const found, FindCampaign(in, campaign));
  item.campaign = campaign;
  absl::StatusOr<std::vector<Change>> made = CreateItems(in, *found, {std::move(item)});
  if (made.ok()) return std::move(made->front());
  const std::optional<ErrorDetails> details = DetailsOf(made.status());
  if (!details || details->violations.empty()) return made.status();
  Violations violations;
  for (const FieldViolation& fault : details->violations) {
    absl::string_view field = fault.field;
    absl::ConsumePrefix(&field, "requests[0].");
    violations.Add(absl::StrCat(at, field), fault.reason, fault.description);
  }
  return violations.ToStatus();
}

void CompleteLedgerEntry(const ActContext& context, Item& item) {
  if (item.issue) {
    if (item.id.empty()) item.id = NextLedgerId(context.in, context.campaign, "ISSUE");
    if (!item.issue->first_report) item.issue->first_report = context.today();
  }
  if (item.hazard) {
    if (item.id.empty()) item.id = NextLedgerId(context.in, context.campaign, "HAZARD");
    if (!item.hazard->found) item.hazard->found = context.now;
  }
}

Item ResolutionItem(absl::string_view campaign, const DecidedMatter& decision, absl::CivilDay today) {
  const std::string meeting = decision.meeting.substr(decision.meeting.rfind('/') + 1);
  Item item{.id = absl::StrCat("R-", meeting, "-", decision.number),
            .campaign = std::string(campaign),
            .display_name = Beginning(decision.decision),
            .action = decision.action,
            .lead_unit = decision.lead_unit,
            .coop_units = decision.coop_units,
            .start = today,
            .due = decision.due,
            .basis = decision.minutes_number,
            .resolution = ResolutionEntry{.meeting = decision.meeting,
                                          .number = decision.number,
                                          .decision = decision.decision,
                                          .minutes_number = decision.minutes_number}};
  item.state = InitialState(item);
  return item;
}

}  // namespace duban::task
