#include "services/task/domain/meeting/minutes.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/meeting/agenda.h"
#include "services/task/domain/meeting/meeting_acts.h"
#include "services/task/domain/meeting/meeting_machine.h"
#include "services/task/domain/meeting/resolution.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

bool IsFollowUp(const AgendaEntry& entry) { return entry.kind == AgendaKind::kFollowUp; }

AgendaEntry* FindFollowUp(std::vector<AgendaEntry>& agenda, absl::string_view subject) {
  for (AgendaEntry& entry : agenda) {
    if (IsFollowUp(entry) && entry.subject == subject) return &entry;
  }
  return nullptr;
}

// Puts the decisions that are due for a report before everything else, where the agenda lacks them: an agenda
// that nobody drafted, or drafted before the last minutes were approved, loses none.
void BringInFollowUps(const Meeting& meeting, const ActContext& context, std::vector<AgendaEntry>& agenda) {
  std::vector<AgendaEntry> missing;
  for (AgendaEntry& due : DueFollowUps(context.in, meeting, context.today())) {
    if (FindFollowUp(agenda, due.subject) == nullptr) missing.push_back(std::move(due));
  }
  agenda.insert(std::find_if_not(agenda.begin(), agenda.end(), IsFollowUp), missing.begin(), missing.end());
}

void CheckDecision(const MeetingDecision& decision, absl::CivilDay met, const std::string& at,
                   const ActContext& context, Violations& out) {
  CheckText(decision.text, absl::StrCat(at, ".text"), Needed::kRequired, out);
  CheckUnitId(context.in, decision.lead_unit, context.today(), absl::StrCat(at, ".lead_unit"), out);
  for (size_t i = 0; i < decision.coop_units.size(); ++i) {
    CheckUnitId(context.in, decision.coop_units[i], context.today(), absl::StrCat(at, ".coop_units[", i, "]"),
                out);
  }
  if (decision.due && *decision.due < met) {
    out.Add(absl::StrCat(at, ".due_date"), "PAST", "完成时限不能早于会议当天 (due before the meeting)");
  }
}

// Notes what became of one decision before.
void Account(const FollowUp& follow_up, const std::string& at, std::vector<AgendaEntry>& agenda,
             Violations& out) {
  AgendaEntry* const entry = FindFollowUp(agenda, follow_up.subject);
  if (entry == nullptr) {
    out.Add(absl::StrCat(at, ".subject"), "NOT_ON_AGENDA",
            absl::StrCat(follow_up.subject, " 不是上次会议的议定事项 (no decision of the last meeting)"));
    return;
  }
  if (follow_up.outcome == FollowUpOutcome::kUnspecified) {
    out.Add(absl::StrCat(at, ".outcome"), "REQUIRED", "须说明已办结、在办、逾期或结转");
  }
  const bool explain =
      follow_up.outcome == FollowUpOutcome::kClosed || follow_up.outcome == FollowUpOutcome::kCarried;
  if (explain && IsBlank(follow_up.reason)) {
    out.Add(absl::StrCat(at, ".reason"), "REASON_REQUIRED",
            "办结须说明结果，结转须说明原因 (say how or why)");
  }
  CheckText(follow_up.reason, absl::StrCat(at, ".reason"), Needed::kOptional, out);
  entry->outcome = follow_up.outcome;
  entry->outcome_reason = follow_up.reason;
}

absl::Status CheckAllAccounted(const std::vector<AgendaEntry>& agenda) {
  std::vector<std::string> open;
  for (const AgendaEntry& entry : agenda) {
    if (IsFollowUp(entry) && entry.outcome == FollowUpOutcome::kUnspecified) open.push_back(entry.subject);
  }
  if (open.empty()) return absl::OkStatus();
  const std::string list = absl::StrJoin(open, "、");
  return Precondition("FOLLOW_UP_OPEN",
                      absl::StrCat("上次议定事项尚未交代，请在纪要中逐项说明：", list,
                                   " (decisions before are not accounted for)"),
                      {{"open", list}});
}

// The next number of the year, without gaps: as many minutes were approved in it before.
std::string NextMinutesNumber(const ActContext& context) {
  const std::int64_t year = context.today().year();
  int serial = 1;
  context.docket().Each<Meeting>(context.campaign, [&](const Meeting& other, const Stored<Matter>&) {
    const bool same_year = other.minutes_approve_time &&
                           absl::ToCivilDay(*other.minutes_approve_time, ChinaTime()).year() == year;
    serial += same_year ? 1 : 0;
  });
  const MeetingRules rules = MeetingRulesOf(context.docket(), context.campaign);
  return absl::StrCat(rules.minutes_prefix, "〔", year, "〕", serial, "号");
}

// Gives every decision its day and its item's path.
void SettleDecisions(Meeting& meeting, const ActContext& context) {
  const MeetingRules rules = MeetingRulesOf(context.docket(), context.campaign);
  for (size_t i = 0; i < meeting.decisions.size(); ++i) {
    MeetingDecision& decision = meeting.decisions[i];
    if (!decision.due) decision.due = context.calendar().EndOfTerm(context.today(), rules.resolution_days);
    decision.item = absl::StrCat("campaigns/", context.campaign, "/items/", ResolutionId(meeting, i + 1));
  }
}

}  // namespace

absl::StatusOr<std::vector<Change>> DraftMinutes(const Meeting& meeting, const MinutesDraft& draft,
                                                 const ActContext& context) {
  Meeting drafted = meeting;
  ASSIGN_OR_RETURN(drafted.state, NextMeetingState(meeting.state, MeetingEvent::kDraftMinutes));
  BringInFollowUps(meeting, context, drafted.agenda);
  Violations violations;
  const absl::CivilDay met = absl::ToCivilDay(meeting.planned_time, ChinaTime());
  CheckText(draft.text, "minutes_text", Needed::kRequired, violations);
  for (size_t i = 0; i < draft.decisions.size(); ++i) {
    CheckDecision(draft.decisions[i], met, absl::StrCat("decisions[", i, "]"), context, violations);
  }
  for (size_t i = 0; i < draft.follow_ups.size(); ++i) {
    Account(draft.follow_ups[i], absl::StrCat("follow_ups[", i, "]"), drafted.agenda, violations);
  }
  RETURN_IF_ERROR(violations.ToStatus());
  drafted.minutes_text = draft.text;
  drafted.decisions = draft.decisions;
  for (MeetingDecision& decision : drafted.decisions) decision.item.clear();
  drafted.minutes_author = SignatureOf(context.actor);
  return std::vector<Change>{Change{"meeting.draft_minutes", std::move(drafted), ""}};
}

absl::StatusOr<std::vector<Change>> ApproveMinutes(const Meeting& meeting, const ActContext& context) {
  Meeting approved = meeting;
  ASSIGN_OR_RETURN(approved.state, NextMeetingState(meeting.state, MeetingEvent::kApproveMinutes));
  if (SamePerson(context.actor, meeting.minutes_author)) {
    return Precondition("SAME_PERSON",
                        "起草纪要的人不能审定，请另一人审定 (drafter and approver must differ)");
  }
  BringInFollowUps(meeting, context, approved.agenda);
  RETURN_IF_ERROR(CheckAllAccounted(approved.agenda));
  approved.minutes_number = NextMinutesNumber(context);
  approved.minutes_approver = SignatureOf(context.actor);
  approved.minutes_approve_time = context.now;
  approved.minutes_late = meeting.minutes_due_time && context.now > *meeting.minutes_due_time;
  SettleDecisions(approved, context);
  std::vector<Change> changes;
  for (size_t n = 1; n <= approved.decisions.size(); ++n) {
    changes.push_back({"item.resolve", ResolutionItem(approved, n), ""});
  }
  changes.push_back({"meeting.approve_minutes", std::move(approved), ""});
  return changes;
}

}  // namespace duban::task
