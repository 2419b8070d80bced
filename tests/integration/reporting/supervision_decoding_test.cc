// The supervision cycle as reporting reads it from the feed: ledgers, orders, cards, verification, meetings,
// roles.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "services/common/calendar.h"
#include "tests/integration/reporting/change_text.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting {
namespace {

using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;

Affair AffairOf(const std::string& fields) {
  return ResourceFrom<Affair>(
      absl::StrCat(R"pb(item { name: "jurisdictions/hecheng/campaigns/c-2024/items/N-1")pb", fields, " }"));
}

Order OrderOf(const std::string& fields) {
  return ResourceFrom<Order>(
      absl::StrCat(R"pb(order { name: "jurisdictions/hecheng/campaigns/c-2024/orders/o-1")pb", fields, " }"));
}

FalseReport CaseOf(const std::string& fields) {
  return ResourceFrom<FalseReport>(absl::StrCat(
      R"pb(false_report_case { name: "jurisdictions/hecheng/campaigns/c-2024/falseReportCases/fr-1")pb",
      fields, " }"));
}

TEST(SupervisionDecodingTest, AnIssueStandsBesideTheLists) {
  const Affair issue = AffairOf(R"pb(
    display_name: "征地受阻"
    action: "A1"
    lead_unit: "jurisdictions/hecheng/units/hc-nr"
    coop_units: "jurisdictions/hecheng/units/hc-drc"
    due_date { year: 2024 month: 6 day: 30 }
    state: STATE_RESOLVED_CLAIMED
    issue {
      kind: "用地"
      difficulty: 3
      proposed_help: "区级协调"
      escalated_to: "专题会"
      first_report_date { year: 2024 month: 3 day: 11 }
      blocked_item: "jurisdictions/hecheng/campaigns/c-2024/items/P-7"
    })pb");
  EXPECT_EQ(issue.kind, AffairKind::kIssue);
  EXPECT_EQ(issue.campaign, "c-2024");
  EXPECT_EQ(issue.code, "N-1");
  EXPECT_EQ(issue.title, "征地受阻");
  EXPECT_EQ(issue.lead_unit, "hc-nr");
  EXPECT_THAT(issue.coop_units, ElementsAre("hc-drc"));
  EXPECT_EQ(issue.due, absl::CivilDay(2024, 6, 30));
  EXPECT_EQ(issue.state, "RESOLVED_CLAIMED");
  EXPECT_EQ(issue.difficulty, 3);
  EXPECT_EQ(issue.help, "区级协调");
  EXPECT_EQ(issue.escalated_to, "专题会");
  EXPECT_EQ(issue.first_report, absl::CivilDay(2024, 3, 11));
  EXPECT_EQ(issue.blocked_item, "P-7");
}

TEST(SupervisionDecodingTest, HazardsHaveAGradeAndResolutionsAMeeting) {
  const Affair hazard = AffairOf("state: STATE_BOUNCED hazard { grade: GRADE_MAJOR }");
  EXPECT_EQ(hazard.kind, AffairKind::kHazard);
  EXPECT_EQ(hazard.grade, "MAJOR");
  EXPECT_EQ(hazard.state, "BOUNCED");
  EXPECT_EQ(hazard.due, std::nullopt);
  const Affair resolution =
      AffairOf(R"pb(resolution { meeting: "jurisdictions/hecheng/campaigns/c-2024/meetings/m-1" })pb");
  EXPECT_EQ(resolution.kind, AffairKind::kResolution);
  EXPECT_EQ(resolution.meeting, "jurisdictions/hecheng/campaigns/c-2024/meetings/m-1");
  EXPECT_EQ(resolution.grade, "");
}

TEST(SupervisionDecodingTest, AnOrderComesWithItsLimitsAndSources) {
  const Order order = OrderOf(R"pb(
    case_number: "鹤政督〔2024〕3号"
    matter: "征地"
    lead_unit: "jurisdictions/hecheng/units/hc-nr"
    action: "A1"
    state: STATE_EXTENSION_REQUESTED
    level: LEVEL_L2
    flags: FLAG_STAGED
    sources { kind: KIND_ITEM resource: "jurisdictions/hecheng/campaigns/c-2024/items/N-1" }
    sources { kind: KIND_INSTRUCTION text: "批示" }
    issue_time { seconds: 100 }
    sign_due_time { seconds: 200 }
    sign_time { seconds: 300 }
    due_time { seconds: 400 }
    feedback_time { seconds: 500 })pb");
  EXPECT_EQ(order.id, "o-1");
  EXPECT_EQ(order.case_number, "鹤政督〔2024〕3号");
  EXPECT_EQ(order.lead_unit, "hc-nr");
  EXPECT_EQ(order.state, "EXTENSION_REQUESTED");
  EXPECT_EQ(order.level, "L2");
  EXPECT_THAT(order.flags, ElementsAre("STAGED"));
  EXPECT_THAT(order.sources, ElementsAre("jurisdictions/hecheng/campaigns/c-2024/items/N-1"))
      << "only what is a resource";
  EXPECT_EQ(order.issue_time, absl::FromUnixSeconds(100));
  EXPECT_EQ(order.sign_due_time, absl::FromUnixSeconds(200));
  EXPECT_EQ(order.sign_time, absl::FromUnixSeconds(300));
  EXPECT_EQ(order.due_time, absl::FromUnixSeconds(400));
  EXPECT_EQ(order.feedback_time, absl::FromUnixSeconds(500));
  EXPECT_EQ(order.close_time, std::nullopt);
}

TEST(SupervisionDecodingTest, AnOrderIsPausedOnlyWhileThePauseLasts) {
  const std::string ended =
      "pauses { ground: GROUND_EXEMPTION start_time { seconds: 1 } end_time { seconds: 2 } }";
  EXPECT_FALSE(OrderOf(ended).exempted);
  EXPECT_FALSE(OrderOf(ended).suspended);
  const Order exempted = OrderOf(absl::StrCat(ended, " pauses { ground: GROUND_EXEMPTION }"));
  EXPECT_TRUE(exempted.exempted);
  EXPECT_FALSE(exempted.suspended);
  const Order suspended = OrderOf("pauses { ground: GROUND_SUSPENSION }");
  EXPECT_TRUE(suspended.suspended);
  EXPECT_FALSE(suspended.exempted);
}

TEST(SupervisionDecodingTest, ACardNamesItsUnitItsCauseAndItsState) {
  const Card card = ResourceFrom<Card>(R"pb(
    card {
      name: "jurisdictions/hecheng/campaigns/c-2024/cards/k-1"
      color: COLOR_RED
      level: LEVEL_L3
      unit: "jurisdictions/hecheng/units/hc-nr"
      order: "jurisdictions/hecheng/campaigns/c-2024/orders/o-1"
      card_date { year: 2024 month: 5 day: 20 }
      decision: "逾期未反馈"
      proposal: "jurisdictions/hecheng/campaigns/c-2024/proposals/p-1"
      state: STATE_CONTESTED
    })pb");
  EXPECT_TRUE(card.red);
  EXPECT_EQ(card.level, "L3");
  EXPECT_EQ(card.unit, "hc-nr");
  EXPECT_EQ(card.order, "jurisdictions/hecheng/campaigns/c-2024/orders/o-1");
  EXPECT_EQ(card.item, "");
  EXPECT_EQ(card.date, absl::CivilDay(2024, 5, 20));
  EXPECT_EQ(card.decision, "逾期未反馈");
  EXPECT_EQ(card.proposal, "p-1");
  EXPECT_EQ(card.state, "CONTESTED");
  EXPECT_THAT(DecodeText(R"pb(card { name: "jurisdictions/hecheng/campaigns/c-2024/cards/k-1" })pb"),
              IsRefusal(absl::StatusCode::kDataLoss, "CHANGE_UNREADABLE"))
      << "a card without its day";
}

TEST(SupervisionDecodingTest, AProposalKeepsRuleOccasionAndOutcome) {
  const ProposalFact proposal = ResourceFrom<ProposalFact>(R"pb(
    proposal {
      name: "jurisdictions/hecheng/campaigns/c-2024/proposals/p-1"
      item: "jurisdictions/hecheng/campaigns/c-2024/items/I-1"
      unit: "jurisdictions/hecheng/units/hc-nr"
      level: LEVEL_L1
      rule: "L1.RED"
      occasion: "2024-M05"
      state: STATE_LAPSED
      instrument: "提醒函"
    })pb");
  EXPECT_EQ(proposal.id, "p-1");
  EXPECT_EQ(proposal.order, "");
  EXPECT_EQ(proposal.item, "jurisdictions/hecheng/campaigns/c-2024/items/I-1");
  EXPECT_EQ(proposal.unit, "hc-nr");
  EXPECT_EQ(proposal.level, "L1");
  EXPECT_EQ(proposal.rule, "L1.RED");
  EXPECT_EQ(proposal.occasion, "2024-M05");
  EXPECT_EQ(proposal.state, "LAPSED");
  EXPECT_EQ(proposal.instrument, "提醒函");
}

TEST(SupervisionDecodingTest, AFindingSaysWhatWasReportedAndWhatWasFound) {
  const Finding finding = ResourceFrom<Finding>(R"pb(
    finding {
      name: "jurisdictions/hecheng/campaigns/c-2024/findings/f-1"
      form: "jurisdictions/hecheng/campaigns/c-2024/periods/2024-M03-D1/forms/hc-nr"
      item: "jurisdictions/hecheng/campaigns/c-2024/items/I-1"
      unit: "jurisdictions/hecheng/units/hc-nr"
      subject: SUBJECT_VALUE
      reported: "24"
      verified: "12.5"
      deviation_class: DEVIATION_CLASS_MAJOR
      state: STATE_CONFIRMED
    })pb");
  EXPECT_EQ(finding.id, "f-1");
  EXPECT_EQ(finding.form, "jurisdictions/hecheng/campaigns/c-2024/periods/2024-M03-D1/forms/hc-nr");
  EXPECT_EQ(finding.item, "I-1");
  EXPECT_EQ(finding.unit, "hc-nr");
  EXPECT_EQ(finding.subject, "VALUE");
  EXPECT_EQ(finding.reported, "24");
  EXPECT_EQ(finding.verified, "12.5");
  EXPECT_EQ(finding.deviation_class, "MAJOR");
  EXPECT_EQ(finding.state, "CONFIRMED");
}

TEST(SupervisionDecodingTest, AFalseReportCountsFromTheApprovalOfItsDecision) {
  for (const char* state : {"STATE_OPENED", "STATE_HEARD", "STATE_DECIDED"}) {
    EXPECT_FALSE(CaseOf(absl::StrCat("outcome: OUTCOME_FALSE state: ", state)).is_false) << state;
  }
  for (const char* state : {"STATE_IN_FORCE", "STATE_UNDER_REVIEW", "STATE_FINAL"}) {
    EXPECT_TRUE(CaseOf(absl::StrCat("outcome: OUTCOME_FALSE state: ", state)).is_false) << state;
    EXPECT_FALSE(CaseOf(absl::StrCat("outcome: OUTCOME_NOT_FALSE state: ", state)).is_false) << state;
  }
}

TEST(SupervisionDecodingTest, AFalseReportNamesWhatItIsAbout) {
  const FalseReport report = CaseOf(R"pb(
    state: STATE_IN_FORCE
    finding: "jurisdictions/hecheng/campaigns/c-2024/findings/f-1"
    unit: "jurisdictions/hecheng/units/hc-nr"
    item: "jurisdictions/hecheng/campaigns/c-2024/items/I-1"
    period: "2024-M03-D1"
    in_force_time { seconds: 1714579200 })pb");
  EXPECT_EQ(report.id, "fr-1");
  EXPECT_EQ(report.finding, "f-1");
  EXPECT_EQ(report.unit, "hc-nr");
  EXPECT_EQ(report.item, "I-1");
  EXPECT_EQ(report.period, "2024-M03-D1");
  EXPECT_EQ(report.state, "IN_FORCE");
  EXPECT_EQ(report.in_force, absl::CivilDay(2024, 5, 2)) << "2024-05-01T16:00Z is the next day in China";
}

TEST(SupervisionDecodingTest, AMeetingIsOfThePlannedDay) {
  const MeetingFact meeting = ResourceFrom<MeetingFact>(R"pb(
    meeting {
      name: "jurisdictions/hecheng/campaigns/c-2024/meetings/m-1"
      kind: KIND_TASK_FORCE
      action: "A4"
      state: STATE_MINUTES_APPROVED
      display_name: "三月份调度会"
      planned_time { seconds: 1714579200 }
      minutes_number: "会议纪要〔2024〕3号"
    })pb");
  EXPECT_EQ(meeting.id, "m-1");
  EXPECT_EQ(meeting.kind, "TASK_FORCE");
  EXPECT_EQ(meeting.action, "A4");
  EXPECT_EQ(meeting.state, "MINUTES_APPROVED");
  EXPECT_EQ(meeting.title, "三月份调度会");
  EXPECT_EQ(meeting.date, absl::CivilDay(2024, 5, 2));
  EXPECT_EQ(meeting.minutes_number, "会议纪要〔2024〕3号");
}

TEST(SupervisionDecodingTest, ARoleBindingKeepsScopeTermAndPrincipal) {
  const RoleGrant grant = ResourceFrom<RoleGrant>(R"pb(
    role_binding {
      name: "jurisdictions/hecheng/roleBindings/r-1"
      person: "li.si"
      role: ROLE_TF_REVIEWER
      unit: "jurisdictions/hecheng/units/hc-nr"
      action: "A4"
      item: "jurisdictions/hecheng/campaigns/c-2024/items/P-7"
      start_date { year: 2024 month: 1 day: 1 }
      end_date { year: 2024 month: 6 day: 30 }
      substitute_for: "zhao.liu"
      principal_binding: "jurisdictions/hecheng/roleBindings/r-0"
      acting: true
    })pb");
  EXPECT_EQ(grant, (RoleGrant{"r-1", "li.si", "TF_REVIEWER", "hc-nr", "A4", "P-7", absl::CivilDay(2024, 1, 1),
                              absl::CivilDay(2024, 6, 30), "zhao.liu", "r-0", true}));
}

TEST(SupervisionDecodingTest, WhatReportingDoesNotKeepMovesOnlyThePosition) {
  const absl::StatusOr<DecodedChange> decoded = DecodeText("sequence: 9 notice {}");
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(decoded->change.sequence, 9);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(decoded->change.resource));
}

}  // namespace
}  // namespace duban::reporting
