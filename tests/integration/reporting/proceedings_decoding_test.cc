// Assessments, excuses, conclusions, change requests, evidence and order rules as reporting reads them.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "tests/integration/reporting/change_text.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting::proceedings_decoding_test {
namespace {

using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;

constexpr char kIn[] = "jurisdictions/hecheng/campaigns/c-2024";

TEST(ProceedingsDecodingTest, AnAssessmentKeepsItsFiveTexts) {
  const auto assessment = ResourceFrom<TrackingAssessment>(
      absl::StrCat("assessment { name: \"", kIn, "/assessments/T-1-mid\" item: \"", kIn, "/items/T-1\"",
                   R"pb(                                                half: HALF_MID_YEAR
                        goal: "建成3个"
                        measure: "包保到人"
                        result: "建成1个"
                        deviation_cause: "征地滞后"
                        advice: "提前介入"
                        third_party: "市统计学会" })pb"));
  EXPECT_EQ(assessment.campaign, "c-2024");
  EXPECT_EQ(assessment.id, "T-1-mid");
  EXPECT_EQ(assessment.item, "T-1");
  EXPECT_EQ(assessment.half, "MID_YEAR");
  EXPECT_EQ(assessment.goal, "建成3个");
  EXPECT_EQ(assessment.measure, "包保到人");
  EXPECT_EQ(assessment.result, "建成1个");
  EXPECT_EQ(assessment.deviation_cause, "征地滞后");
  EXPECT_EQ(assessment.advice, "提前介入");
  EXPECT_EQ(assessment.third_party, "市统计学会");
}

TEST(ProceedingsDecodingTest, AnExcuseNamesItsFormAndCause) {
  const std::string form = absl::StrCat(kIn, "/periods/2024-M03-D1/forms/hc-nr");
  const auto excuse =
      ResourceFrom<ExcuseFact>(absl::StrCat("excuse { name: \"", kIn, "/excuses/E-1\" form: \"", form, "\"",
                                            R"pb(                                                                                                  state: STATE_REFUSED
                        cause: CAUSE_SYSTEM_OUTAGE
                        reason: "停电"
                        refuse_reason: "当日系统正常"
                        ask_time { seconds: 100 }
                        decide_time { seconds: 200 } })pb"));
  EXPECT_EQ(excuse.id, "E-1");
  EXPECT_EQ(excuse.form, form);
  EXPECT_EQ(excuse.state, "REFUSED");
  EXPECT_EQ(excuse.cause, "SYSTEM_OUTAGE");
  EXPECT_EQ(excuse.reason, "停电");
  EXPECT_EQ(excuse.refuse_reason, "当日系统正常");
  EXPECT_EQ(excuse.ask_time, absl::FromUnixSeconds(100));
  EXPECT_EQ(excuse.decide_time, absl::FromUnixSeconds(200));
}

std::string ConclusionText(const std::string& fields) {
  return absl::StrCat("conclusion { name: \"", kIn, "/conclusions/J-1\"", fields, " }");
}

TEST(ProceedingsDecodingTest, AConclusionComesWithDemandsAndObjection) {
  const auto conclusion = ResourceFrom<ConclusionFact>(ConclusionText(R"pb(
    inspection_plan: "jurisdictions/hecheng/campaigns/c-2024/inspectionPlans/p-1"
    object_unit: "jurisdictions/hecheng/units/hc-nr"
    facts: "现场停工"
    problems: "未按期复工"
    demands {
      text: "限期复工"
      lead_unit: "jurisdictions/hecheng/units/hc-nr"
      due_date { year: 2024 month: 5 day: 31 }
      order: "jurisdictions/hecheng/campaigns/c-2024/orders/DB-0007"
    }
    criticism: "通报批评"
    state: STATE_OBJECTED
    send_time { seconds: 100 }
    objection_due_time { seconds: 200 }
    objection: "事实不符"
    objection_time { seconds: 150 }
    decision_due_time { seconds: 300 })pb"));
  EXPECT_EQ(conclusion.id, "J-1");
  EXPECT_EQ(conclusion.plan, "jurisdictions/hecheng/campaigns/c-2024/inspectionPlans/p-1");
  EXPECT_EQ(conclusion.object_unit, "hc-nr");
  EXPECT_EQ(conclusion.facts, "现场停工");
  EXPECT_EQ(conclusion.problems, "未按期复工");
  EXPECT_THAT(conclusion.demands,
              ElementsAre(ConclusionDemandFact{"限期复工", "hc-nr", absl::CivilDay(2024, 5, 31),
                                               "jurisdictions/hecheng/campaigns/c-2024/orders/DB-0007"}));
  EXPECT_EQ(conclusion.criticism, "通报批评");
  EXPECT_EQ(conclusion.objection, "事实不符");
  EXPECT_EQ(conclusion.send_time, absl::FromUnixSeconds(100));
  EXPECT_EQ(conclusion.objection_due_time, absl::FromUnixSeconds(200));
  EXPECT_EQ(conclusion.objection_time, absl::FromUnixSeconds(150));
  EXPECT_EQ(conclusion.decision_due_time, absl::FromUnixSeconds(300));
  EXPECT_TRUE(IsContested(conclusion));
}

TEST(ProceedingsDecodingTest, ADecidedConclusionIsNoLongerContested) {
  const auto decided = ResourceFrom<ConclusionFact>(ConclusionText(
      R"pb(state: STATE_DECIDED
           outcome: OUTCOME_REVOKED
           decision_reason: "证据不足"
           decide_time { seconds: 400 })pb"));
  EXPECT_EQ(decided.outcome, "REVOKED");
  EXPECT_EQ(decided.decision_reason, "证据不足");
  EXPECT_EQ(decided.decide_time, absl::FromUnixSeconds(400));
  EXPECT_FALSE(IsContested(decided));
  EXPECT_THAT(DecodeText(ConclusionText("demands { text: \"x\" }")),
              IsRefusal(absl::StatusCode::kDataLoss, "CHANGE_UNREADABLE"))
      << "a demand without its day";
}

TEST(ProceedingsDecodingTest, AChangeRequestKeepsOldAndNew) {
  const auto request = ResourceFrom<ChangeRequestFact>(
      absl::StrCat("change_request { name: \"", kIn, "/changeRequests/R-1\" item: \"", kIn, "/items/I-1\"",
                   R"pb(                                                kind: KIND_CHANGE
                        changes { field: FIELD_TARGET old_value: "10" new_value: "8" }
                        changes { field: FIELD_MILESTONE_DUE_DATE milestone: "m2" new_value: "2024-08-01" }
                        reason: "口径调整"
                        basis_document: "鹤政发〔2024〕9号"
                        formal_document_number: "鹤政发〔2024〕9号"
                        state: STATE_REJECTED
                        closing_reason: "依据不足" })pb"));
  EXPECT_EQ(request.id, "R-1");
  EXPECT_EQ(request.kind, "CHANGE");
  EXPECT_EQ(request.item, "I-1");
  EXPECT_THAT(request.changes, ElementsAre(FieldChangeFact{"TARGET", "", "10", "8"},
                                           FieldChangeFact{"MILESTONE_DUE_DATE", "m2", "", "2024-08-01"}));
  EXPECT_EQ(request.reason, "口径调整");
  EXPECT_EQ(request.basis_document, "鹤政发〔2024〕9号");
  EXPECT_EQ(request.formal_document_number, "鹤政发〔2024〕9号");
  EXPECT_EQ(request.state, "REJECTED");
  EXPECT_EQ(request.closing_reason, "依据不足");
  const auto added = ResourceFrom<ChangeRequestFact>(absl::StrCat(
      "change_request { name: \"", kIn, "/changeRequests/R-2\" kind: KIND_ADD new_item_id: \"I-9\" }"));
  EXPECT_EQ(added.item, "I-9");
}

TEST(ProceedingsDecodingTest, EvidenceKnowsWhoBroughtItAndWhen) {
  const auto evidence = ResourceFrom<EvidenceFact>(absl::StrCat("evidence { name: \"", kIn, "/evidence/abc\"",
                                                                R"pb(                                                                                                                                          sha256: "abcdef"
                        uploads {
                          person: "li.si"
                          unit: "jurisdictions/hecheng/units/hc-nr"
                          file_name: "照片.jpg"
                          upload_time { seconds: 100 }
                        } })pb"));
  EXPECT_EQ(evidence.id, "abc");
  EXPECT_EQ(evidence.sha256, "abcdef");
  EXPECT_THAT(evidence.uploads,
              ElementsAre(EvidenceUpload{"li.si", "hc-nr", "照片.jpg", absl::FromUnixSeconds(100)}));
}

TEST(ProceedingsDecodingTest, OrderRulesGiveTheLimits) {
  const auto fact =
      ResourceFrom<OrderLimitsFact>(absl::StrCat("order_rules { name: \"", kIn, "/orderRules/current\"",
                                                 R"pb(                                                                                                            office_hours {
                          morning_start: "09:00"
                          morning_end: "12:00"
                          afternoon_start: "14:00"
                          afternoon_end: "17:00"
                        }
                        sign_workdays: 2
                        urgent_sign_hours: 3
                        urgent_workdays: 4
                        normal_days: 10
                        difficult_days: 25
                        resolution_days: 18 })pb"));
  EXPECT_EQ(fact.campaign, "c-2024");
  EXPECT_EQ(fact.limits, (OrderLimits{{"09:00", "12:00", "14:00", "17:00"}, 2, 3, 4, 10, 25, 18}));
}

}  // namespace
}  // namespace duban::reporting::proceedings_decoding_test
