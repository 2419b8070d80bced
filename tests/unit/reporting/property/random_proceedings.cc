// What scores do not read and bulletins and summaries do: meetings, proposals,
// excuses, conclusions, change requests, tracking assessments, evidence,
// notices, the limits of orders.
#include "services/reporting/domain/names.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/property/random_record.h"

namespace duban::reporting::property {
namespace {

template <typename T>
T NewFact(const char* id) {
  T fact;
  fact.campaign = kCampaign;
  fact.id = id;
  return fact;
}

void AddMeeting(Dice& dice, const Cast& cast, Timeline& timeline) {
  auto meeting = NewFact<MeetingFact>("meeting-0001");
  meeting.kind = "TASK_FORCE";
  meeting.action = dice.Pick(cast.actions);
  meeting.title = "调度会";
  meeting.date = SomeDay(dice);
  Live(dice, meeting, 9, {"PLANNED", "HELD", "MINUTES_DRAFTED", "MINUTES_APPROVED"}, timeline);
}

void AddProposal(Dice& dice, const Cast& cast, Timeline& timeline) {
  const char* const levels[] = {"L1", "L2", "L4"};
  auto proposal = NewFact<ProposalFact>("proposal-0001");
  proposal.unit = dice.Pick(cast.reporters);
  proposal.level = dice.Pick(levels);
  proposal.rule = absl::StrCat(proposal.level, ".RED_ONCE");
  proposal.occasion = "2024-M03";
  if (!cast.items.empty()) proposal.item = ItemName("hecheng", kCampaign, dice.Pick(cast.items));
  Live(dice, proposal, 18, {"PROPOSED", dice.OneIn(3) ? "REJECTED" : "ACCEPTED"}, timeline);
}

void AddExcuse(Dice& dice, const Cast& cast, Timeline& timeline) {
  auto excuse = NewFact<ExcuseFact>("excuse-0001");
  excuse.form = FormName("hecheng", kCampaign, PeriodOf("2024-M03-D3"), dice.Pick(cast.reporters));
  excuse.cause = "SYSTEM_OUTAGE";
  Live(dice, excuse, 9, {"ASKED", dice.OneIn(2) ? "CONFIRMED" : "REFUSED"}, timeline);
}

void AddConclusion(Dice& dice, const Cast& cast, Timeline& timeline) {
  auto conclusion = NewFact<ConclusionFact>("conclusion-0001");
  conclusion.object_unit = dice.Pick(cast.reporters);
  conclusion.demands = {{"整改", conclusion.object_unit, SomeDay(dice), ""}};
  Live(dice, conclusion, 9, {"DRAFT", "APPROVED", "SENT", "OBJECTED", "DECIDED"}, timeline);
}

void AddChangeRequest(Dice& dice, const Cast& cast, Timeline& timeline) {
  if (cast.items.empty()) return;
  auto request = NewFact<ChangeRequestFact>("request-0001");
  request.kind = "CHANGE";
  request.item = dice.Pick(cast.items);
  request.changes = {{"TARGET", "", "5", "6"}};
  Live(dice, request, 9, {"SUBMITTED", "TF_APPROVED", "APPROVED"}, timeline);
}

void AddAssessment(Dice& dice, const Cast& cast, Timeline& timeline) {
  if (cast.items.empty()) return;
  auto assessment = NewFact<TrackingAssessment>("assessment-0001");
  assessment.item = dice.Pick(cast.items);
  assessment.half = "MID_YEAR";
  absl::CivilDay day = SomeDay(dice);
  timeline.Put(day, 9, assessment);
  assessment.result = "进展顺利";
  timeline.Put(day + 3, 9, assessment);
}

void AddPapers(Dice& dice, const Cast& cast, Timeline& timeline) {
  auto evidence = NewFact<EvidenceFact>("evidence-0001");
  const absl::CivilDay day = SomeDay(dice);
  evidence.uploads = {{"reporter", dice.Pick(cast.reporters), "照片.jpg", At(day, 9)}};
  timeline.Put(day, 9, evidence);
  auto notice = NewFact<NoticeFact>("notice-0001");
  notice.units = {dice.Pick(cast.reporters)};
  timeline.Put(day, 9, notice);
  notice.sent = true;
  timeline.Put(day + 1, 9, notice);
  OrderLimitsFact limits;
  limits.campaign = kCampaign;
  limits.limits.normal_days = dice.Roll(10, 20);
  timeline.Put(day, 9, limits);
}

}  // namespace

absl::CivilDay SomeDay(Dice& dice) {
  return dice.Day(absl::CivilDay(2023, 12, 22), absl::CivilDay(2024, 4, 20));
}

void AddProceedings(Dice& dice, const Cast& cast, Timeline& timeline) {
  AddMeeting(dice, cast, timeline);
  using Part = void (*)(Dice&, const Cast&, Timeline&);
  for (const Part part :
       {AddProposal, AddExcuse, AddConclusion, AddChangeRequest, AddAssessment, AddPapers}) {
    if (dice.OneIn(3)) part(dice, cast, timeline);
  }
}

}  // namespace duban::reporting::property
