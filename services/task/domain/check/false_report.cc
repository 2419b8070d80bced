#include "services/task/domain/check/false_report.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/check/check_rules.h"
#include "services/task/domain/check/evidence.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr std::array kFalseReportStateNames = {
    Named<CaseState>{CaseState::kUnspecified, "UNSPECIFIED"},
    Named<CaseState>{CaseState::kOpened, "OPENED"},
    Named<CaseState>{CaseState::kNotified, "NOTIFIED"},
    Named<CaseState>{CaseState::kHeard, "HEARD"},
    Named<CaseState>{CaseState::kDecided, "DECIDED"},
    Named<CaseState>{CaseState::kInForce, "IN_FORCE"},
    Named<CaseState>{CaseState::kUnderReview, "UNDER_REVIEW"},
    Named<CaseState>{CaseState::kFinal, "FINAL"},
};
constexpr std::array kFalseReportEventNames = {
    Named<CaseEvent>{CaseEvent::kNotify, "notify"},
    Named<CaseEvent>{CaseEvent::kState, "state"},
    Named<CaseEvent>{CaseEvent::kLapse, "lapse"},
    Named<CaseEvent>{CaseEvent::kDecide, "decide"},
    Named<CaseEvent>{CaseEvent::kApprove, "approve"},
    Named<CaseEvent>{CaseEvent::kReturn, "return"},
    Named<CaseEvent>{CaseEvent::kAppeal, "appeal"},
    Named<CaseEvent>{CaseEvent::kReview, "review"},
    Named<CaseEvent>{CaseEvent::kClose, "close"},
    Named<CaseEvent>{CaseEvent::kTransferClue, "transfer_clue"},
};
constexpr MachineText kFalseReportText{"FALSE_REPORT_STATE", "虚报案件"};

std::string ShowTime(absl::Time time) { return absl::FormatTime("%Y-%m-%d %H:%M", time, ChinaTime()); }

absl::Time EndOfDay(absl::CivilDay day) { return absl::FromCivil(day + 1, ChinaTime()); }

const Finding* FindingAt(const Docket& in, absl::string_view campaign, absl::string_view path) {
  const std::string collection = MatterPath<Finding>(campaign, "");
  return absl::ConsumePrefix(&path, collection) ? in.Find<Finding>(campaign, path) : nullptr;
}

bool IsMajor(const Finding& finding) {
  return finding.state == FindingState::kConfirmed && finding.deviation_class == DeviationClass::kMajor;
}

// Confirmed major findings of the same unit before `finding`, at most the rules' months apart.
std::vector<std::string> EarlierMajors(const Docket& in, const Finding& finding) {
  const int months = CheckRulesOf(in, finding.campaign).repeat_months;
  const absl::CivilDay day = absl::ToCivilDay(*finding.record_time, ChinaTime());
  const absl::CivilMonth first_month = absl::CivilMonth(day) - months;
  const absl::CivilDay first =
      std::min(absl::CivilDay(first_month) + (day.day() - 1), absl::CivilDay(first_month + 1) - 1);
  std::vector<std::string> earlier;
  in.Each<Finding>(finding.campaign, [&](const Finding& other, const Stored<Matter>&) {
    if (!IsMajor(other) || other.unit != finding.unit || other.id == finding.id) return;
    if (*other.record_time > *finding.record_time) return;
    if (absl::ToCivilDay(*other.record_time, ChinaTime()) >= first) earlier.push_back(PathOf(other));
  });
  return earlier;
}

bool HasCase(const Docket& in, absl::string_view campaign, const std::string& finding) {
  return !in.Select<FalseReportCase>(campaign, [&](const FalseReportCase& one) {
              return one.finding == finding;
            }).empty();
}

CaseAct ActBy(absl::string_view event, const CaseWord& word, const ActContext& context) {
  return {.event = std::string(event),
          .person = context.actor.person,
          .on_behalf_of = context.actor.on_behalf_of,
          .time = context.now,
          .text = word.text,
          .evidence = word.evidence,
          .outcome = word.outcome};
}

// True if the actor did one of `events` before, himself or through a substitute.
bool TookPart(const FalseReportCase& current, const ActContext& context,
              std::initializer_list<absl::string_view> events) {
  return std::any_of(current.acts.begin(), current.acts.end(), [&](const CaseAct& act) {
    return std::find(events.begin(), events.end(), act.event) != events.end() &&
           SamePerson(context.actor, SignatureOf(Actor{act.person, Role::kUnspecified, act.on_behalf_of}));
  });
}

bool VerifiedIt(const FalseReportCase& current, const ActContext& context) {
  const Finding* finding = FindingAt(context.docket(), context.campaign, current.finding);
  return finding != nullptr && (SamePerson(context.actor, finding->first_verifier) ||
                                SamePerson(context.actor, finding->second_verifier));
}

absl::Status SamePersonFault(absl::string_view deed) {
  return Precondition("SAME_PERSON",
                      absl::StrCat("此前参与过本案的人不能", deed, "，须由他人办理 (four eyes)"));
}

// What the word must hold for the event.
absl::Status CheckWord(CaseEvent event, const CaseWord& word, const ActContext& context) {
  Violations violations;
  const bool may_be_silent =
      event == CaseEvent::kApprove || event == CaseEvent::kLapse || event == CaseEvent::kClose;
  CheckText(word.text, "text", may_be_silent ? Needed::kOptional : Needed::kRequired, violations);
  CheckEvidence(context.in, context.campaign, word.evidence, "evidence", violations);
  const bool decides = event == CaseEvent::kDecide || event == CaseEvent::kReview;
  if (decides && word.outcome == CaseOutcome::kUnspecified) {
    violations.Add("outcome", "REQUIRED", "须作出结论：认定虚报或不认定");
  }
  if (event == CaseEvent::kTransferClue) {
    if (word.receiver == ClueReceiver::kUnspecified)
      violations.Add("receiver", "REQUIRED", "须指明移送给哪个机关");
    CheckText(word.document_number, "document_number", Needed::kRequired, violations);
  }
  return violations.ToStatus();
}

// The guards of the events, by name. Each changes `next` by what its event does beside the state.

absl::Status Notify(FalseReportCase& next, const ActContext& context) {
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(context.in, context.campaign));
  const int days = CheckRulesOf(context.docket(), context.campaign).statement_workdays;
  const absl::CivilDay due = context.calendar().AddWorkdays(context.today(), days);
  const TimeOfDay close = campaign->due_table.office_close;
  next.statement_due = absl::FromCivil(
      absl::CivilMinute(due.year(), due.month(), due.day(), close.hour, close.minute), ChinaTime());
  return absl::OkStatus();
}

absl::Status State(const FalseReportCase& next, const ActContext& context) {
  if (context.now <= *next.statement_due) return absl::OkStatus();
  return Precondition("STATEMENT_LATE", absl::StrCat("陈述申辩已于 ", ShowTime(*next.statement_due),
                                                     " 截止 (the time has passed)"));
}

absl::Status Lapse(FalseReportCase& next, const ActContext& context) {
  if (context.now <= *next.statement_due) {
    return Precondition("STATEMENT_TIME_RUNS",
                        absl::StrCat("单位可陈述至 ", ShowTime(*next.statement_due), "，届时方可记为未陈述"));
  }
  next.no_statement = true;
  return absl::OkStatus();
}

absl::Status Decide(FalseReportCase& next, const CaseWord& word, const ActContext& context) {
  if (TookPart(next, context, {"open", "notify"}) || VerifiedIt(next, context))
    return SamePersonFault("作决定");
  next.outcome = word.outcome;
  return absl::OkStatus();
}

absl::Status Approve(FalseReportCase& next, const ActContext& context) {
  if (TookPart(next, context, {"open", "notify", "decide"}) || VerifiedIt(next, context)) {
    return SamePersonFault("批准");
  }
  next.in_force_time = context.now;
  const int days = CheckRulesOf(context.docket(), context.campaign).objection_days;
  next.objection_due = context.calendar().EndOfTerm(context.today(), days);
  return absl::OkStatus();
}

absl::Status Appeal(FalseReportCase& next, const ActContext& context) {
  if (context.now >= EndOfDay(*next.objection_due)) {
    return Precondition("OBJECTION_LATE",
                        absl::StrCat("申请复核的期限至 ", absl::FormatCivilTime(*next.objection_due),
                                     "，已过 (the time has passed)"));
  }
  const int days = CheckRulesOf(context.docket(), context.campaign).review_days;
  next.review_due = context.calendar().EndOfTerm(context.today(), days);
  return absl::OkStatus();
}

absl::Status ReviewDecision(FalseReportCase& next, const CaseWord& word, const ActContext& context) {
  if (TookPart(next, context, {"open", "notify", "decide", "approve", "return"}) ||
      VerifiedIt(next, context)) {
    return Precondition("RECUSED",
                        absl::StrCat(context.actor.person, " 参与过原结论，复核须回避，请由未参与者复核"));
  }
  next.outcome = word.outcome;
  // A late decision is better than none; its lateness stays in sight.
  next.review_late = context.now >= EndOfDay(*next.review_due);
  return absl::OkStatus();
}

absl::Status Close(const FalseReportCase& next, const ActContext& context) {
  if (context.now >= EndOfDay(*next.objection_due)) return absl::OkStatus();
  return Precondition(
      "OBJECTION_TIME_RUNS",
      absl::StrCat("单位可申请复核至 ", absl::FormatCivilTime(*next.objection_due), "，期满方可终结"));
}

absl::Status TransferClue(FalseReportCase& next, const CaseWord& word, const ActContext& context) {
  if (next.outcome != CaseOutcome::kFalse) return Precondition("NOT_FALSE", "未认定虚报，没有可移送的线索");
  next.clues.push_back(
      {word.receiver, word.text, word.document_number, SignatureOf(context.actor), context.now});
  return absl::OkStatus();
}

absl::Status DoEvent(FalseReportCase& next, CaseEvent event, const CaseWord& word,
                     const ActContext& context) {
  switch (event) {
    case CaseEvent::kNotify:
      return Notify(next, context);
    case CaseEvent::kState:
      return State(next, context);
    case CaseEvent::kLapse:
      return Lapse(next, context);
    case CaseEvent::kDecide:
      return Decide(next, word, context);
    case CaseEvent::kApprove:
      return Approve(next, context);
    case CaseEvent::kReturn:
      next.outcome = CaseOutcome::kUnspecified;
      return absl::OkStatus();
    case CaseEvent::kAppeal:
      return Appeal(next, context);
    case CaseEvent::kReview:
      return ReviewDecision(next, word, context);
    case CaseEvent::kClose:
      return Close(next, context);
    case CaseEvent::kTransferClue:
      return TransferClue(next, word, context);
  }
  return absl::InternalError("an event without an act");
}

}  // namespace

absl::string_view StateName(CaseState state) { return NameIn(kFalseReportStateNames, state); }
absl::string_view EventName(CaseEvent event) { return NameIn(kFalseReportEventNames, event); }

absl::StatusOr<std::vector<Change>> OpenCase(const std::string& finding, CaseGround ground,
                                             const CaseWord& word, const ActContext& context) {
  Violations violations;
  const Finding* found = FindingAt(context.docket(), context.campaign, finding);
  if (found == nullptr)
    violations.Add("finding", "UNKNOWN_FINDING", "没有这份核查结果，见 duban finding list");
  if (ground == CaseGround::kUnspecified) violations.Add("ground", "REQUIRED", "须指明认定虚报的情形");
  CheckText(word.text, "text", Needed::kRequired, violations);
  CheckEvidence(context.in, context.campaign, word.evidence, "evidence", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  if (!IsMajor(*found))
    return Precondition("NOT_MAJOR", "只有两人确认的重大偏差才能立案 (a confirmed major finding is needed)");
  if (HasCase(context.docket(), context.campaign, finding)) {
    return Precondition("CASE_EXISTS", "这份核查结果已立案，见 duban false-report list");
  }
  std::vector<std::string> earlier = EarlierMajors(context.docket(), *found);
  if (ground == CaseGround::kRepeated && earlier.empty()) {
    return Precondition("NOT_REPEATED", "该单位在规定月数内没有其他重大偏差，不构成再次发生");
  }
  ASSIGN_OR_RETURN(const FormKey form, FormKeyOf(*found));
  FalseReportCase opened{.campaign = context.campaign,
                         .id = context.docket().NextId<FalseReportCase>(context.campaign, "fr"),
                         .state = CaseState::kOpened,
                         .finding = finding,
                         .unit = found->unit,
                         .item = found->item,
                         .period = PeriodId(form.period),
                         .ground = ground,
                         .earlier_findings = std::move(earlier),
                         .acts = {ActBy("open", word, context)}};
  return std::vector<Change>{Change{"false_report.open", std::move(opened), word.text}};
}

absl::StatusOr<std::vector<Change>> ActOnCase(const FalseReportCase& current, CaseEvent event,
                                              const CaseWord& word, const ActContext& context) {
  FalseReportCase next = current;
  ASSIGN_OR_RETURN(next.state, NextState(kCaseMachine, kFalseReportText, current.state, event));
  RETURN_IF_ERROR(CheckWord(event, word, context));
  RETURN_IF_ERROR(DoEvent(next, event, word, context));
  next.acts.push_back(ActBy(EventName(event), word, context));
  const std::string type = absl::StrCat("false_report.", EventName(event));
  return std::vector<Change>{Change{type, std::move(next), word.text}};
}

std::vector<CaseProposal> ProposeCases(const Docket& in, absl::string_view campaign) {
  std::vector<CaseProposal> proposals;
  in.Each<Finding>(campaign, [&](const Finding& finding, const Stored<Matter>&) {
    if (!IsMajor(finding) || HasCase(in, campaign, PathOf(finding))) return;
    std::vector<std::string> earlier = EarlierMajors(in, finding);
    if (!earlier.empty()) proposals.push_back({PathOf(finding), finding.unit, std::move(earlier)});
  });
  return proposals;
}

}  // namespace duban::task
