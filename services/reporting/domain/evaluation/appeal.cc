#include "services/reporting/domain/evaluation/appeal.h"

#include <algorithm>
#include <utility>

#include "services/common/status_macros.h"
#include "services/reporting/domain/evaluation/appeal_rules.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

constexpr MachineText kAppealText = {"APPEAL_STATE", "申诉"};

absl::Status TakeAppeal(Appeal& appeal, AppealEvent event) {
  ASSIGN_OR_RETURN(appeal.state, NextState(kAppealMachine, kAppealText, appeal.state, event));
  return absl::OkStatus();
}

// So many working days from now, at the time of day the first appeal's answer was due.
absl::Time FurtherDueFrom(const AppealContext& context, const Appeal& appeal, int workdays) {
  const absl::CivilSecond answer = absl::ToCivilSecond(appeal.due, ChinaTime());
  const WorkdayRule rule{workdays, {answer.hour(), answer.minute()}};
  return DueAfter(ChinaDay(context.now), rule, WorkCalendar(context.record.calendars)).at;
}

absl::Status CheckAppealRecusal(const Appeal& appeal, const AppealContext& context) {
  for (const std::string& person : {context.actor.person, context.actor.on_behalf_of}) {
    if (person.empty()) continue;
    const std::string why = AppealRecusal(context.record, appeal.campaign, appeal.period, appeal.unit, person,
                                          ChinaDay(context.now));
    if (!why.empty()) return Precondition("RECUSED", absl::StrCat("须回避：", why, "；请由其他人员办理"));
  }
  return absl::OkStatus();
}

Ruling NewAppealRuling(const Rational& old_points, const Rational& new_points, const std::string& reason,
                       const AppealContext& context) {
  Ruling ruling;
  ruling.old_points = old_points;
  ruling.new_points = new_points;
  ruling.reason = reason;
  ruling.person = context.actor.person;
  ruling.role = context.actor.role;
  ruling.on_behalf_of = context.actor.on_behalf_of;
  ruling.time = context.now;
  return ruling;
}

Signature RulerOf(const Ruling& ruling) { return {ruling.person, ruling.role, "", ruling.on_behalf_of}; }

Signature ConfirmerOf(const Ruling& ruling) {
  return {ruling.confirmed_by, ruling.confirming_role, "", ruling.confirming_on_behalf_of};
}

// A decision is in force by the act that is about to be written, which is the book's next.
void BringRulingIntoForce(Ruling& ruling, const AppealContext& context, absl::Time due) {
  ruling.in_force = context.now;
  ruling.act = context.book.sequence + 1;
  ruling.late = context.now > due;
}

enum class AppealOutcome { kUpheld, kPartly, kRejected };

AppealOutcome AppealOutcomeOf(const Appeal& appeal, const Rational& new_points) {
  if (new_points >= appeal.claimed_points) return AppealOutcome::kUpheld;
  return new_points == appeal.trial_points ? AppealOutcome::kRejected : AppealOutcome::kPartly;
}

AppealEvent ConfirmEventOf(AppealOutcome outcome) {
  if (outcome == AppealOutcome::kUpheld) return AppealEvent::kConfirmUpheld;
  return outcome == AppealOutcome::kPartly ? AppealEvent::kConfirmPartly : AppealEvent::kConfirmRejected;
}

AppealEvent DecideEventOf(AppealOutcome outcome) {
  if (outcome == AppealOutcome::kUpheld) return AppealEvent::kDecideUpheld;
  return outcome == AppealOutcome::kPartly ? AppealEvent::kDecidePartly : AppealEvent::kDecideRejected;
}

LeafRuling RulingLineOf(const Appeal& appeal, const Ruling& ruling, const std::string& jurisdiction,
                        const char* title) {
  LeafRuling out;
  out.leaf = *LeafOf(appeal.leaf);
  out.old_points = ruling.old_points;
  out.new_points = ruling.new_points;
  out.line.item = MatterName(jurisdiction, appeal.campaign, Appeal::kCollection, appeal.id);
  out.line.what = absl::StrCat(title, appeal.id, "：", ruling.reason);
  out.line.act = ruling.act;
  return out;
}

}  // namespace

bool IsUndecided(const Appeal& appeal) {
  return appeal.state == AppealState::kFiled || appeal.state == AppealState::kRuled;
}

absl::StatusOr<Appeal> FileAppeal(const Book& book, const std::string& campaign, const AppealClaim& claim,
                                  const Scorecard* trial_card, const Signature& actor, absl::Time now) {
  const Evaluation* const evaluation = FindEvaluation(book, campaign, claim.period);
  RETURN_IF_ERROR(CheckAppealWindow(evaluation, now));
  Violations faults;
  const LeafResult* const leaf = CheckClaim(claim, trial_card, faults);
  CheckAppealText("appeal.grounds", claim.grounds, faults);
  if (!faults.empty()) return faults.ToStatus();
  RETURN_IF_ERROR(CheckFirstAppeal(book, campaign, claim));
  Appeal appeal;
  appeal.campaign = campaign;
  appeal.id = book.docket.NextId<Appeal>(campaign, "appeal");
  appeal.unit = claim.unit;
  appeal.period = claim.period;
  appeal.leaf = claim.leaf;
  appeal.resource = claim.resource;
  appeal.claimed_points = claim.claimed_points;
  appeal.trial_points = leaf->exact;
  appeal.leaf_points = leaf->points;
  appeal.grounds = claim.grounds;
  appeal.evidence = claim.evidence;
  appeal.person = actor.person;
  appeal.on_behalf_of = actor.on_behalf_of;
  appeal.file_time = now;
  appeal.due = evaluation->answers_due;
  appeal.state = AppealState::kFiled;
  return appeal;
}

absl::StatusOr<Appeal> RuleAppeal(Appeal appeal, const Rational& new_points, const std::string& reason,
                                  const AppealContext& context) {
  RETURN_IF_ERROR(TakeAppeal(appeal, AppealEvent::kRule));
  RETURN_IF_ERROR(CheckAppealRecusal(appeal, context));
  RETURN_IF_ERROR(CheckDecision(appeal, appeal.trial_points, new_points, reason));
  appeal.ruling = NewAppealRuling(appeal.trial_points, new_points, reason, context);
  return appeal;
}

absl::StatusOr<Appeal> ConfirmAppeal(Appeal appeal, const AppealContext& context) {
  const AppealOutcome outcome =
      appeal.ruling ? AppealOutcomeOf(appeal, appeal.ruling->new_points) : AppealOutcome::kRejected;
  RETURN_IF_ERROR(TakeAppeal(appeal, ConfirmEventOf(outcome)));
  RETURN_IF_ERROR(CheckAppealRecusal(appeal, context));
  Ruling& ruling = *appeal.ruling;
  RETURN_IF_ERROR(CheckSecondOffice(RulerOf(ruling), context.actor));
  ruling.confirmed_by = context.actor.person;
  ruling.confirming_role = context.actor.role;
  ruling.confirming_on_behalf_of = context.actor.on_behalf_of;
  BringRulingIntoForce(ruling, context, appeal.due);
  if (outcome != AppealOutcome::kUpheld) {
    appeal.further_close = FurtherDueFrom(context, appeal, context.terms.further_workdays);
  }
  return appeal;
}

absl::StatusOr<Appeal> ReturnAppeal(Appeal appeal, const std::string& reason, const AppealContext& context) {
  RETURN_IF_ERROR(TakeAppeal(appeal, AppealEvent::kReturn));
  RETURN_IF_ERROR(CheckAppealRecusal(appeal, context));
  RETURN_IF_ERROR(CheckSecondOffice(RulerOf(*appeal.ruling), context.actor));
  RETURN_IF_ERROR(CheckAppealText("reason", reason));
  appeal.ruling.reset();
  return appeal;
}

absl::StatusOr<Appeal> AskFurther(Appeal appeal, const std::string& grounds,
                                  std::vector<std::string> evidence, const AppealContext& context) {
  RETURN_IF_ERROR(TakeAppeal(appeal, AppealEvent::kFurther));
  if (appeal.further_time) {
    return Precondition("FURTHER_APPEAL_USED", "再申诉只有一次，已经提出过");
  }
  if (context.now > *appeal.further_close) {
    return Precondition("FURTHER_APPEAL_LATE",
                        absl::StrCat("再申诉期限至 ", AppealTimeText(*appeal.further_close), "，已过"));
  }
  RETURN_IF_ERROR(CheckAppealText("reason", grounds));
  appeal.further_grounds = grounds;
  appeal.further_evidence = std::move(evidence);
  appeal.further_time = context.now;
  appeal.further_due = FurtherDueFrom(context, appeal, context.terms.further_answer_workdays);
  return appeal;
}

absl::StatusOr<Appeal> DecideAppeal(Appeal appeal, const Rational& new_points, const std::string& reason,
                                    const AppealContext& context) {
  RETURN_IF_ERROR(TakeAppeal(appeal, DecideEventOf(AppealOutcomeOf(appeal, new_points))));
  RETURN_IF_ERROR(CheckAppealRecusal(appeal, context));
  const Ruling& first = *appeal.ruling;
  if (SameHand(context.actor, RulerOf(first)) || SameHand(context.actor, ConfirmerOf(first))) {
    return Precondition("RECUSED", "须回避：参与过首次裁定；请由其他人员办理");
  }
  RETURN_IF_ERROR(CheckDecision(appeal, first.new_points, new_points, reason));
  Ruling ruling = NewAppealRuling(first.new_points, new_points, reason, context);
  BringRulingIntoForce(ruling, context, *appeal.further_due);
  appeal.further_ruling = std::move(ruling);
  return appeal;
}

absl::StatusOr<Appeal> WithdrawAppeal(Appeal appeal) {
  AppealEvent event = AppealEvent::kWithdraw;
  if (appeal.state == AppealState::kFurther) {
    const bool partly = AppealOutcomeOf(appeal, appeal.ruling->new_points) == AppealOutcome::kPartly;
    event = partly ? AppealEvent::kWithdrawToPartly : AppealEvent::kWithdrawToRejected;
  }
  RETURN_IF_ERROR(TakeAppeal(appeal, event));
  return appeal;
}

std::vector<LeafRuling> RulingsOf(const Appeal& appeal, const std::string& jurisdiction) {
  std::vector<LeafRuling> rulings;
  if (appeal.ruling && appeal.ruling->in_force) {
    rulings.push_back(RulingLineOf(appeal, *appeal.ruling, jurisdiction, "申诉 "));
  }
  if (appeal.further_ruling && appeal.further_ruling->in_force) {
    rulings.push_back(RulingLineOf(appeal, *appeal.further_ruling, jurisdiction, "再申诉 "));
  }
  return rulings;
}

}  // namespace duban::reporting
