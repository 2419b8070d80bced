// Credits and exemptions as units, offices and heads see them.
#include <gmock/gmock.h>

#include "services/reporting/convert/book_credit.h"
#include "tests/integration/reporting/assessment_fixture.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting {
namespace {

using duban::testing::Faults;
using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using CreditStub = v1::CreditService::Stub;
using ExemptionStub = v1::ExemptionService::Stub;

class CreditServiceTest : public AssessmentFixture {
 protected:
  static v1::ProposeCreditRequest Proposal() {
    v1::ProposeCreditRequest request;
    request.set_parent(kCampaign);
    v1::Credit& credit = *request.mutable_credit();
    credit.set_kind(v1::Credit::KIND_COMMENDATION);
    credit.set_unit(UnitName("finance"));
    credit.set_period("2024-Q1");
    credit.set_level(v1::Credit::LEVEL_PROVINCIAL);
    credit.set_category("COMMENDATION");
    credit.set_document_number("湘政发〔2024〕3号");
    credit.set_document_title("关于表彰先进单位的决定");
    credit.set_matter("优化营商环境");
    return request;
  }
  absl::StatusOr<v1::Credit> Propose(const v1::ProposeCreditRequest& request,
                                     const std::string& person = "perf.wu") {
    return Call(credit_, &CreditStub::ProposeCredit, request, person);
  }
  absl::StatusOr<v1::Credit> Approve(const std::string& name, const std::string& person = "perf.he",
                                     const std::string& etag = "") {
    v1::ApproveCreditRequest request;
    request.set_name(name);
    request.set_etag(etag);
    return Call(credit_, &CreditStub::ApproveCredit, request, person);
  }
  CreditInputs Inputs() {
    return CreditInputsOf(*keeper_->book(), scheme_, "hecheng", "ba-da-2024", {PeriodKind::kQuarter, 2024, 1},
                          {});
  }

  const std::unique_ptr<CreditStub> credit_ = v1::CreditService::NewStub(channel_);
};

TEST_F(CreditServiceTest, FromProposalToPoints) {
  const auto proposed = Propose(Proposal(), "leader.fi");
  ASSERT_THAT(proposed, IsOk());
  EXPECT_EQ(proposed->name(), absl::StrCat(kCampaign, "/credits/credit-0001"));
  EXPECT_EQ(proposed->points(), "1");
  EXPECT_THAT(Inputs().adjustments, IsEmpty());
  const auto approved = Approve(proposed->name());
  ASSERT_THAT(approved, IsOk());
  EXPECT_EQ(approved->state(), v1::Credit::STATE_APPROVED);
  EXPECT_EQ(approved->decider(), "perf.he");
  EXPECT_THAT(Inputs().adjustments.at("finance"), SizeIs(1));
  v1::WithdrawCreditRequest withdraw;
  withdraw.set_name(proposed->name());
  withdraw.set_reason("文件已撤销");
  ASSERT_THAT(Call(credit_, &CreditStub::WithdrawCredit, withdraw, "chief.su"), IsOk());
  EXPECT_THAT(Inputs().adjustments, IsEmpty());
  EXPECT_THAT(Approve(proposed->name()), IsRefusal(absl::StatusCode::kFailedPrecondition, "CREDIT_STATE"));
}

TEST_F(CreditServiceTest, PointsAreNeverTyped) {
  v1::ProposeCreditRequest request = Proposal();
  request.mutable_credit()->set_points("99");
  request.mutable_credit()->set_state(v1::Credit::STATE_APPROVED);
  request.mutable_credit()->set_decider("perf.wu");
  const auto proposed = Propose(request);
  ASSERT_THAT(proposed, IsOk());
  EXPECT_EQ(proposed->points(), "1");
  EXPECT_EQ(proposed->state(), v1::Credit::STATE_PROPOSED);
  EXPECT_THAT(proposed->decider(), IsEmpty());
}

TEST_F(CreditServiceTest, WhatIsNotCountedIsRefused) {
  v1::ProposeCreditRequest request = Proposal();
  request.mutable_credit()->set_category("PRESS_ITEM");
  EXPECT_THAT(Propose(request), IsRefusal(absl::StatusCode::kInvalidArgument, "CREDIT_NOT_COUNTED"));
}

TEST_F(CreditServiceTest, RightsOfProposersAndDeciders) {
  EXPECT_THAT(Propose(Proposal(), "leader.de"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(Propose(Proposal(), "li.si"), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  const auto proposed = Propose(Proposal());
  ASSERT_THAT(proposed, IsOk());
  EXPECT_THAT(Approve(proposed->name(), "perf.wu"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "SAME_PERSON"));
  EXPECT_THAT(Approve(proposed->name(), "office.lu"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(Approve(proposed->name(), "perf.he", "\"999\""),
              IsRefusal(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_THAT(Approve(absl::StrCat(kCampaign, "/credits/none")),
              IsRefusal(absl::StatusCode::kNotFound, "NOT_FOUND"));
}

TEST_F(CreditServiceTest, AVetoIsApprovedByAHead) {
  v1::ProposeCreditRequest request = Proposal();
  request.mutable_credit()->set_kind(v1::Credit::KIND_VETO_GROUND);
  request.mutable_credit()->set_accident_grade(v1::Credit::ACCIDENT_GRADE_LARGER);
  request.mutable_credit()->set_responsibility_confirmed(true);
  const auto proposed = Propose(request, "sun.du");
  ASSERT_THAT(proposed, IsOk());
  EXPECT_FALSE(proposed->has_points());
  EXPECT_THAT(Approve(proposed->name(), "perf.he"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "VETO_BY_HEAD"));
  ASSERT_THAT(Approve(proposed->name(), "head.qu"), IsOk());
  EXPECT_THAT(Inputs().vetoes.at("finance"), SizeIs(1));
}

TEST_F(CreditServiceTest, ListsAreFilteredAndOutliveARestart) {
  ASSERT_THAT(Propose(Proposal()), IsOk());
  v1::ProposeCreditRequest criticism = Proposal();
  criticism.mutable_credit()->set_kind(v1::Credit::KIND_CRITICISM);
  criticism.mutable_credit()->set_category("");
  ASSERT_THAT(Propose(criticism, "sun.du"), IsOk());
  v1::ListCreditsRequest request;
  request.set_parent(kCampaign);
  request.set_filter("kind = CRITICISM");
  const auto page = Call(credit_, &CreditStub::ListCredits, request, "li.si");
  ASSERT_THAT(page, IsOk());
  ASSERT_THAT(page->credits(), SizeIs(1));
  EXPECT_EQ(page->credits(0).points(), "-2");
  const auto again = BookKeeper::Open(*store_, "hecheng");
  ASSERT_THAT(again, IsOk());
  const auto book = (*again)->book();
  EXPECT_TRUE(*book->docket.Find<Credit>("ba-da-2024", "credit-0002") ==
              *keeper_->book()->docket.Find<Credit>("ba-da-2024", "credit-0002"));
}

class ExemptionServiceTest : public AssessmentFixture {
 protected:
  static v1::FileExemptionRequest Application() {
    v1::FileExemptionRequest request;
    request.set_parent(kCampaign);
    v1::Exemption& exemption = *request.mutable_exemption();
    exemption.set_unit(UnitName("finance"));
    exemption.set_period("2024-Q1");
    exemption.set_subject(absl::StrCat(kCampaign, "/items/T-finance"));
    exemption.set_cause(v1::Exemption::CAUSE_SHORTFALL);
    exemption.mutable_finding_date()->set_year(2024);
    exemption.mutable_finding_date()->set_month(4);
    exemption.mutable_finding_date()->set_day(15);
    v1::Exemption::Grounds& grounds = *exemption.mutable_grounds();
    grounds.set_lawful("合法");
    grounds.set_reform_purpose("改革");
    grounds.set_duty_of_care("尽责");
    grounds.set_public_interest("为公");
    grounds.set_procedure("集体研究");
    grounds.set_corrected("已纠正");
    return request;
  }
  absl::StatusOr<v1::Exemption> File(const v1::FileExemptionRequest& request,
                                     const std::string& person = "leader.fi") {
    return Call(stub_, &ExemptionStub::FileExemption, request, person);
  }
  absl::StatusOr<v1::Exemption> Check(const std::string& name, const std::string& person = "sun.du") {
    v1::CheckExemptionRequest request;
    request.set_name(name);
    request.set_opinion("六项条件属实");
    request.set_supports(true);
    return Call(stub_, &ExemptionStub::CheckExemption, request, person);
  }
  absl::StatusOr<v1::Exemption> Grant(const std::string& name, const std::string& person = "head.qu") {
    v1::DecideExemptionRequest request;
    request.set_name(name);
    request.set_granted(true);
    request.set_decision_number("区政办〔2024〕8号");
    request.set_reason("符合六项条件");
    return Call(stub_, &ExemptionStub::DecideExemption, request, person);
  }

  const std::unique_ptr<ExemptionStub> stub_ = v1::ExemptionService::NewStub(channel_);
};

TEST_F(ExemptionServiceTest, FromApplicationToEffect) {
  const auto filed = File(Application());
  ASSERT_THAT(filed, IsOk());
  EXPECT_EQ(filed->decision_due_date().day(), 20);  // 19 May is a Sunday
  EXPECT_EQ(filed->subject(), absl::StrCat(kCampaign, "/items/T-finance"));
  EXPECT_THAT(Grant(filed->name()), IsRefusal(absl::StatusCode::kFailedPrecondition, "EXEMPTION_STATE"));
  ASSERT_THAT(Check(filed->name()), IsOk());
  const auto granted = Grant(filed->name());
  ASSERT_THAT(granted, IsOk());
  EXPECT_EQ(granted->state(), v1::Exemption::STATE_GRANTED);
  EXPECT_FALSE(granted->decided_late());
  const Exempted exempted =
      ExemptionsOf(*keeper_->book(), "ba-da-2024", Period{PeriodKind::kQuarter, 2024, 1});
  EXPECT_THAT(exempted.items, ElementsAre(::testing::Pair("finance", "T-finance")));
}

TEST_F(ExemptionServiceTest, RightsOfEachStep) {
  EXPECT_THAT(File(Application(), "leader.de"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  const auto filed = File(Application());
  ASSERT_THAT(filed, IsOk());
  EXPECT_THAT(Check(filed->name(), "perf.wu"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  ASSERT_THAT(Check(filed->name()), IsOk());
  EXPECT_THAT(Grant(filed->name(), "sun.du"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  ASSERT_THAT(Grant(filed->name(), "deputy.an"), IsOk());
}

TEST_F(ExemptionServiceTest, FaultsComeTogetherAndExclusionsByRule) {
  v1::FileExemptionRequest request = Application();
  request.mutable_exemption()->clear_grounds();
  request.mutable_exemption()->clear_finding_date();
  request.mutable_exemption()->set_subject(absl::StrCat(kCampaign, "/items/T-development"));
  const auto faults = Faults(File(request).status());
  EXPECT_THAT(faults, SizeIs(8));
  EXPECT_THAT(faults, Contains("exemption.finding_date: REQUIRED"));
  request = Application();
  request.mutable_exemption()->set_cause(v1::Exemption::CAUSE_FALSE_DATA);
  EXPECT_THAT(File(request), IsRefusal(absl::StatusCode::kFailedPrecondition, "EXEMPTION_EXCLUDED"));
  request = Application();
  request.mutable_exemption()->mutable_finding_date()->set_day(1);
  EXPECT_THAT(File(request), IsRefusal(absl::StatusCode::kFailedPrecondition, "EXEMPTION_LATE"));
}

TEST_F(ExemptionServiceTest, TheUnitTakesItBack) {
  const auto filed = File(Application());
  ASSERT_THAT(filed, IsOk());
  v1::WithdrawExemptionRequest request;
  request.set_name(filed->name());
  EXPECT_THAT(Call(stub_, &ExemptionStub::WithdrawExemption, request, "leader.de"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  ASSERT_THAT(Call(stub_, &ExemptionStub::WithdrawExemption, request, "leader.fi"), IsOk());
  EXPECT_THAT(File(Application()), IsOk());
  const auto again = BookKeeper::Open(*store_, "hecheng");
  ASSERT_THAT(again, IsOk());
  const auto book = (*again)->book();
  EXPECT_TRUE(*book->docket.Find<Exemption>("ba-da-2024", "exemption-0001") ==
              *keeper_->book()->docket.Find<Exemption>("ba-da-2024", "exemption-0001"));
}

}  // namespace
}  // namespace duban::reporting
