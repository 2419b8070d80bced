#include "services/reporting/domain/evaluation/evaluation.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_join.h"
#include "services/common/schedule.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/evaluation/appeal.h"

namespace duban::reporting {
namespace {

constexpr MachineText kEvaluationText = {"EVALUATION_STATE", "考评"};

absl::Status TakeEvaluation(Evaluation& evaluation, EvaluationEvent event, const EvaluationStep& step) {
  ASSIGN_OR_RETURN(evaluation.state, NextState(kEvaluationMachine, kEvaluationText, evaluation.state, event));
  evaluation.steps.push_back(step);
  evaluation.steps.back().event = std::string(EventName(event));
  return absl::OkStatus();
}

Edition EditionFrom(const QuarterResult& scores, const EvaluationStep& step) {
  return {.change_sequence = scores.as_of.sequence,
          .act_sequence = scores.as_of.act_sequence,
          .digest = ScoresDigest(scores),
          .time = step.time,
          .person = step.person,
          .on_behalf_of = step.on_behalf_of,
          .causes = {}};
}

Signature StepSignatureOf(const EvaluationStep& step) {
  return {step.person, step.role, "", step.on_behalf_of};
}

// The other office decides, by another person: whoever proposed last.
absl::Status CheckOtherOffice(const Evaluation& evaluation, const EvaluationStep& step) {
  if (evaluation.steps.empty()) return absl::OkStatus();
  return CheckSecondOffice(StepSignatureOf(evaluation.steps.back()), StepSignatureOf(step));
}

// Two amendments at once would each rest on scores without the other.
absl::Status CheckNoAmendment(const Evaluation& evaluation) {
  if (!evaluation.proposed_amendment) return absl::OkStatus();
  return Precondition("AMENDMENT_PROPOSED", "已有更正待另一办公室确认：请先确认或退回该更正");
}

// The newest edition with more causes, by `step`.
Amendment AmendmentFrom(const Evaluation& evaluation, const AmendedScores& scores,
                        const EvaluationStep& step) {
  Amendment amendment;
  amendment.edition = *EditionOf(evaluation, 0);
  amendment.edition.digest = scores.digest;
  amendment.edition.time = step.time;
  amendment.edition.person = step.person;
  amendment.edition.on_behalf_of = step.on_behalf_of;
  for (const Cause& cause : scores.causes) amendment.edition.causes.push_back(cause);
  amendment.causes = scores.causes;
  amendment.reason = step.reason;
  amendment.moves = scores.moves;
  return amendment;
}

std::optional<absl::Time> StepDueOf(const Schedule& schedule, const Period& period, DueStep step) {
  const std::optional<Deadline> due = schedule.Find(period, step);
  return due ? std::optional<absl::Time>(due->at) : std::nullopt;
}

}  // namespace

absl::string_view StateName(EvaluationState state) {
  switch (state) {
    case EvaluationState::kUnspecified:
      return "UNSPECIFIED";
    case EvaluationState::kOpen:
      return "OPEN";
    case EvaluationState::kTrial:
      return "TRIAL";
    case EvaluationState::kProposed:
      return "PROPOSED";
    case EvaluationState::kFinal:
      return "FINAL";
  }
  return "";
}

absl::string_view EventName(EvaluationEvent event) {
  switch (event) {
    case EvaluationEvent::kOpenTrial:
      return "open_trial";
    case EvaluationEvent::kFinalize:
      return "finalize";
    case EvaluationEvent::kConfirm:
      return "confirm";
    case EvaluationEvent::kReturn:
      return "return";
    case EvaluationEvent::kAmend:
      return "amend";
    case EvaluationEvent::kProposeAmendment:
      return "propose_amendment";
    case EvaluationEvent::kConfirmAmendment:
      return "confirm_amendment";
    case EvaluationEvent::kReturnAmendment:
      return "return_amendment";
  }
  return "";
}

const Evaluation* FindEvaluation(const Book& book, const std::string& campaign, const Period& period) {
  return book.docket.Find<Evaluation>(campaign, PeriodId(period));
}

EvaluationState EvaluationStateOf(const Book& book, const std::string& campaign, const Period& period) {
  const Evaluation* const found = FindEvaluation(book, campaign, period);
  return found == nullptr ? EvaluationState::kOpen : found->state;
}

int NewestEdition(const Evaluation& evaluation) {
  if (!evaluation.trial) return 0;
  return evaluation.state == EvaluationState::kFinal ? 2 + static_cast<int>(evaluation.amendments.size()) : 1;
}

const Edition* EditionOf(const Evaluation& evaluation, int number) {
  const int newest = NewestEdition(evaluation);
  if (number == 0) number = newest;
  if (number < 1 || number > newest) return nullptr;
  if (number == 1) return &*evaluation.trial;
  if (number == 2) return &*evaluation.final_edition;
  return &evaluation.amendments[static_cast<size_t>(number - 3)].edition;
}

AppealTerms TermsOf(const Projection& record, const Campaign& campaign, const Period& period,
                    absl::Time now) {
  const WorkCalendar calendar(record.calendars);
  const Schedule schedule(campaign.due_table, campaign.due_table_since, campaign.earlier_due_tables,
                          calendar);
  const DueTable& table = campaign.due_table;
  AppealTerms terms;
  terms.objections_close = DueAfter(absl::ToCivilDay(now, ChinaTime()), table.objections_close, calendar).at;
  if (period.kind == PeriodKind::kQuarter) {
    const auto due = StepDueOf(schedule, period, DueStep::kObjectionsClose);
    terms.objections_close = std::max(terms.objections_close, due.value_or(terms.objections_close));
  }
  const absl::CivilDay closed = absl::ToCivilDay(terms.objections_close, ChinaTime());
  terms.answers_due = DueAfter(closed, table.objections_answered, calendar).at;
  return terms;
}

absl::StatusOr<Evaluation> OpenTrial(const Book& book, const Projection& record, const Campaign& campaign,
                                     const QuarterResult& scores, const EvaluationStep& step) {
  const Evaluation* const present = FindEvaluation(book, campaign.id, scores.quarter);
  Evaluation evaluation;
  evaluation.state = present == nullptr ? EvaluationState::kOpen : present->state;
  RETURN_IF_ERROR(TakeEvaluation(evaluation, EvaluationEvent::kOpenTrial, step));
  if (!scores.complete) {
    return Precondition("PERIOD_NOT_LOCKED",
                        absl::StrCat(PeriodTitle(scores.quarter), "的旬报尚未全部锁定，锁定后才能试算"));
  }
  evaluation.campaign = campaign.id;
  evaluation.id = PeriodId(scores.quarter);
  evaluation.scheme = scores.as_of.scheme;
  evaluation.trial = EditionFrom(scores, step);
  const AppealTerms terms = TermsOf(record, campaign, scores.quarter, step.time);
  evaluation.objections_close = terms.objections_close;
  evaluation.answers_due = terms.answers_due;
  for (const GroupResult& group : scores.groups) {
    for (const Scorecard& card : group.cards) evaluation.notified_units.push_back(card.unit);
  }
  std::sort(evaluation.notified_units.begin(), evaluation.notified_units.end());
  return evaluation;
}

absl::StatusOr<Evaluation> FinalizeEvaluation(const Book& book, Evaluation evaluation,
                                              const QuarterResult& scores, const EvaluationStep& step) {
  RETURN_IF_ERROR(TakeEvaluation(evaluation, EvaluationEvent::kFinalize, step));
  if (step.time <= evaluation.objections_close) {
    return Precondition(
        "OBJECTIONS_RUN",
        absl::StrCat("申诉期至 ",
                     absl::FormatTime("%Y-%m-%d %H:%M", evaluation.objections_close, ChinaTime()),
                     " 届满，届满后才能定稿"));
  }
  const std::vector<const Appeal*> open = book.docket.Select<Appeal>(
      evaluation.campaign,
      [&](const Appeal& appeal) { return PeriodId(appeal.period) == evaluation.id && IsUndecided(appeal); });
  if (!open.empty()) {
    std::vector<std::string> ids;
    for (const Appeal* const appeal : open) ids.push_back(appeal->id);
    return Precondition("APPEALS_OPEN", absl::StrCat("申诉 ", absl::StrJoin(ids, "、"),
                                                     " 尚未裁定，裁定并确认或撤回后才能定稿"));
  }
  evaluation.final_edition = EditionFrom(scores, step);
  return evaluation;
}

absl::StatusOr<Evaluation> ConfirmEvaluation(Evaluation evaluation, const EvaluationStep& step) {
  const Evaluation before = evaluation;
  const bool amends = before.proposed_amendment.has_value();
  RETURN_IF_ERROR(TakeEvaluation(
      evaluation, amends ? EvaluationEvent::kConfirmAmendment : EvaluationEvent::kConfirm, step));
  RETURN_IF_ERROR(CheckOtherOffice(before, step));
  if (amends) {
    evaluation.amendments.push_back(*std::move(evaluation.proposed_amendment));
    evaluation.amendments.back().in_force = step.time;
    evaluation.proposed_amendment.reset();
  } else {
    evaluation.final_time = step.time;
  }
  return evaluation;
}

absl::StatusOr<Evaluation> ReturnEvaluation(Evaluation evaluation, const EvaluationStep& step) {
  const Evaluation before = evaluation;
  const bool amends = before.proposed_amendment.has_value();
  RETURN_IF_ERROR(TakeEvaluation(
      evaluation, amends ? EvaluationEvent::kReturnAmendment : EvaluationEvent::kReturn, step));
  RETURN_IF_ERROR(CheckOtherOffice(before, step));
  if (amends) {
    evaluation.proposed_amendment.reset();
  } else {
    evaluation.final_edition.reset();
  }
  return evaluation;
}

absl::Status CheckAmendable(const Evaluation& evaluation) {
  RETURN_IF_ERROR(CheckNoAmendment(evaluation));
  return NextState(kEvaluationMachine, kEvaluationText, evaluation.state, EvaluationEvent::kProposeAmendment)
      .status();
}

absl::StatusOr<Evaluation> AmendEvaluation(Evaluation evaluation, const AmendedScores& scores,
                                           const EvaluationStep& step) {
  RETURN_IF_ERROR(CheckNoAmendment(evaluation));
  RETURN_IF_ERROR(TakeEvaluation(evaluation, EvaluationEvent::kAmend, step));
  evaluation.amendments.push_back(AmendmentFrom(evaluation, scores, step));
  evaluation.amendments.back().in_force = step.time;
  return evaluation;
}

absl::StatusOr<Evaluation> ProposeAmendment(Evaluation evaluation, const AmendedScores& scores,
                                            const EvaluationStep& step) {
  RETURN_IF_ERROR(CheckNoAmendment(evaluation));
  RETURN_IF_ERROR(TakeEvaluation(evaluation, EvaluationEvent::kProposeAmendment, step));
  evaluation.proposed_amendment = AmendmentFrom(evaluation, scores, step);
  return evaluation;
}

absl::Status CheckSecondOffice(const Signature& first, const Signature& second) {
  if (SameHand(first, second)) {
    return Precondition("SAME_PERSON", "前一环节由同一人（含其代理人）办理，须由另一人确认（四眼原则）");
  }
  if (first.role == second.role) {
    return Precondition("OTHER_OFFICE", "须由另一办公室（总专班办、绩效办）的人员确认");
  }
  return absl::OkStatus();
}

std::vector<RankMove> MovesBetween(const QuarterResult& before, const QuarterResult& after) {
  std::vector<RankMove> moves;
  for (const GroupResult& group : after.groups) {
    for (const Scorecard& card : group.cards) {
      const Scorecard* const old = before.Find(card.unit);
      const Rational old_total = old == nullptr ? Rational(0) : old->total;
      const int old_rank = old == nullptr ? 0 : old->rank;
      if (old_total == card.total && old_rank == card.rank) continue;
      moves.push_back({card.unit, group.group, old_total, card.total, old_rank, card.rank});
    }
  }
  return moves;
}

std::vector<RankMove> MovesBetween(const YearResult& before, const YearResult& after) {
  std::map<std::string, const YearEntry*> entries;
  for (const YearGroup& group : before.groups) {
    for (const YearEntry& entry : group.entries) entries[entry.unit] = &entry;
  }
  std::vector<RankMove> moves;
  for (const YearGroup& group : after.groups) {
    for (const YearEntry& entry : group.entries) {
      const auto old = entries.find(entry.unit);
      const Rational old_total = old == entries.end() ? Rational(0) : old->second->total;
      const int old_rank = old == entries.end() ? 0 : old->second->rank;
      if (old_total == entry.total && old_rank == entry.rank) continue;
      moves.push_back({entry.unit, group.group, old_total, entry.total, old_rank, entry.rank});
    }
  }
  return moves;
}

}  // namespace duban::reporting
