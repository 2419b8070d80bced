#include "services/task/domain/meeting/agenda.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/item/item_machine.h"
#include "services/task/domain/meeting/meeting_machine.h"
#include "services/task/domain/order/order.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

// The last meeting of the series with approved minutes that was planned before this one; null if there is
// none.
const Meeting* LastOfSeries(const Register& in, const Meeting& meeting) {
  if (meeting.series.empty()) return nullptr;
  const Meeting* last = nullptr;
  in.docket.Each<Meeting>(meeting.campaign, [&](const Meeting& other, const Stored<Matter>&) {
    if (other.id == meeting.id || other.series != meeting.series) return;
    if (other.state != MeetingState::kMinutesApproved || other.planned_time > meeting.planned_time) return;
    if (last == nullptr || other.planned_time >= last->planned_time) last = &other;
  });
  return last;
}

std::string Standing(const std::optional<absl::CivilDay>& due, absl::CivilDay today) {
  return due && *due < today ? "已过期限" : "未到期限";
}

AgendaEntry FollowUpOn(const MeetingDecision& decision, absl::CivilDay today) {
  return {.kind = AgendaKind::kFollowUp,
          .subject = decision.item,
          .title = decision.text,
          .lead_unit = decision.lead_unit,
          .due = decision.due,
          .standing = Standing(decision.due, today)};
}

AgendaEntry Again(const AgendaEntry& entry, absl::CivilDay today) {
  AgendaEntry again = entry;
  again.outcome = FollowUpOutcome::kUnspecified;
  again.outcome_reason.clear();
  again.standing = Standing(entry.due, today);
  return again;
}

void CheckLight(const AgendaEntry& light, const std::string& at, const ActContext& context, Violations& out) {
  if (light.kind != AgendaKind::kLight) {
    out.Add(absl::StrCat(at, ".kind"), "AGENDA_KIND", "此处只收红黄灯 (LIGHT only)");
  }
  CheckItemPath(context.in, context.campaign, light.subject, absl::StrCat(at, ".subject"), out);
  CheckText(light.title, absl::StrCat(at, ".title"), Needed::kRequired, out);
  CheckText(light.standing, absl::StrCat(at, ".standing"), Needed::kRequired, out);
  CheckText(light.source, absl::StrCat(at, ".source"), Needed::kRequired, out);
}

absl::Status CheckWishes(const AgendaWishes& wishes, const ActContext& context) {
  Violations violations;
  for (size_t i = 0; i < wishes.lights.size(); ++i) {
    CheckLight(wishes.lights[i], absl::StrCat("lights[", i, "]"), context, violations);
  }
  for (size_t i = 0; i < wishes.topics.size(); ++i) {
    CheckText(wishes.topics[i], absl::StrCat("topics[", i, "]"), Needed::kRequired, violations);
  }
  return violations.ToStatus();
}

// What was said of an entry before stays when the agenda is drafted again.
void KeepOutcomes(const std::vector<AgendaEntry>& before, std::vector<AgendaEntry>& agenda) {
  for (AgendaEntry& entry : agenda) {
    const auto same = std::find_if(before.begin(), before.end(), [&](const AgendaEntry& old) {
      return old.kind == entry.kind && old.subject == entry.subject && old.title == entry.title;
    });
    if (same == before.end()) continue;
    entry.outcome = same->outcome;
    entry.outcome_reason = same->outcome_reason;
  }
}

// True if the meeting is the campaign's, or that of the action.
bool Concerns(const Meeting& meeting, const std::string& action) {
  return meeting.action.empty() || meeting.action == action;
}

void AddOverdueOrders(const Meeting& meeting, const ActContext& context, std::vector<AgendaEntry>& out) {
  context.docket().Each<Order>(meeting.campaign, [&](const Order& order, const Stored<Matter>&) {
    if (!Concerns(meeting, order.action) || !IsOverdue(order, context.now)) return;
    const absl::CivilDay due = absl::ToCivilDay(*order.due_time, ChinaTime());
    const auto late = due < context.today() ? context.calendar().CountWorkdays(due + 1, context.today()) : 0;
    out.push_back({.kind = AgendaKind::kOrder,
                   .subject = PathOf(order),
                   .title = order.matter,
                   .lead_unit = order.lead_unit,
                   .due = due,
                   .standing = absl::StrCat("已超期 ", late, " 个工作日")});
  });
}

void AddOpenIssues(const Meeting& meeting, const ActContext& context, std::vector<AgendaEntry>& out) {
  const auto items = context.in.items.find(meeting.campaign);
  if (items == context.in.items.end()) return;
  for (const auto& [id, stored] : items->second) {
    const Item& item = stored.value;
    if (!item.issue || IsFinal(StateOf(item)) || !Concerns(meeting, item.action)) continue;
    out.push_back({.kind = AgendaKind::kIssue,
                   .subject = PathOf(item),
                   .title = item.display_name,
                   .lead_unit = item.lead_unit,
                   .due = item.due,
                   .standing = Standing(item.due, context.today())});
  }
}

}  // namespace

std::vector<AgendaEntry> DueFollowUps(const Register& in, const Meeting& meeting, absl::CivilDay today) {
  std::vector<AgendaEntry> entries;
  const Meeting* const last = LastOfSeries(in, meeting);
  if (last == nullptr) return entries;
  for (const AgendaEntry& entry : last->agenda) {
    const bool open = entry.kind == AgendaKind::kFollowUp && entry.outcome != FollowUpOutcome::kClosed;
    if (open) entries.push_back(Again(entry, today));
  }
  for (const MeetingDecision& decision : last->decisions) entries.push_back(FollowUpOn(decision, today));
  return entries;
}

absl::StatusOr<std::vector<Change>> DraftAgenda(const Meeting& meeting, const AgendaWishes& wishes,
                                                const ActContext& context) {
  Meeting drafted = meeting;
  ASSIGN_OR_RETURN(drafted.state, NextMeetingState(meeting.state, MeetingEvent::kDraftAgenda));
  RETURN_IF_ERROR(CheckWishes(wishes, context));
  drafted.agenda = DueFollowUps(context.in, meeting, context.today());
  drafted.agenda.insert(drafted.agenda.end(), wishes.lights.begin(), wishes.lights.end());
  AddOverdueOrders(meeting, context, drafted.agenda);
  AddOpenIssues(meeting, context, drafted.agenda);
  for (const std::string& topic : wishes.topics) {
    drafted.agenda.push_back({.kind = AgendaKind::kTopic, .title = topic});
  }
  KeepOutcomes(meeting.agenda, drafted.agenda);
  return std::vector<Change>{Change{"meeting.draft_agenda", std::move(drafted), ""}};
}

}  // namespace duban::task
