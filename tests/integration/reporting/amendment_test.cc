// Final scores and what is decided after them: exemptions, credits, cards; force majeure; previews of them.
#include <gmock/gmock.h>

#include "services/common/decimal.h"
#include "tests/integration/reporting/amendment_fixture.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting::amendment_test {
namespace {

using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

namespace pb = task::v1;

constexpr auto kDenied = absl::StatusCode::kPermissionDenied;
constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;
constexpr absl::CivilDay kMarch(2024, 3, 5);

class AmendmentFlowTest : public AmendmentFixture {
 protected:
  void Freeze() {
    ASSERT_THAT(OpenTrial(), IsOk());
    clock_.SetTime(absl::FromUnixSeconds(1714960800));  // 2024-05-06 10:00 +08:00
    ASSERT_THAT(Finalize(), IsOk());
    ASSERT_THAT(Confirm(), IsOk());
  }

  Rational Total(const std::string& unit, const v1::AsOfPoint& as_of = {}) {
    const auto card = Card(unit, "sun.du", as_of);
    EXPECT_TRUE(card.ok()) << card.status();
    return card.ok() ? *ParseDecimal(card->total()) : Rational(-1);
  }

  // Lines of the first quarter's ledger.
  std::vector<v1::LedgerLine> Lines(const std::string& filter) {
    v1::ListLedgerRequest request;
    request.set_parent(kQuarter);
    request.set_filter(filter);
    const auto page = Call(score_, &v1::ScoreService::Stub::ListLedger, request);
    EXPECT_TRUE(page.ok()) << page.status();
    if (!page.ok()) return {};
    return {page->lines().begin(), page->lines().end()};
  }

  absl::StatusOr<v1::PreviewImpactResponse> Preview(const v1::PreviewImpactRequest& change) {
    v1::PreviewImpactRequest request = change;
    request.set_parent(kCampaign);
    request.set_period("2024-Q1");
    return Call(score_, &v1::ScoreService::Stub::PreviewImpact, request);
  }
};

TEST_F(AmendmentFlowTest, LaterDecisionsAreTakenUpByTwoOfficesAndNothingElse) {
  Append({CardIn("k-9", "finance", kMarch, true, pb::Card::STATE_VALID)});
  Freeze();
  const auto frozen = List();
  const Rational finance = Total("finance");
  const Rational development = Total("development");
  EXPECT_THAT(Get()->pending_causes(), IsEmpty());
  EXPECT_THAT(Amend(), IsRefusal(kPrecondition, "NOTHING_PENDING"));
  Append(LockedDekad({PeriodKind::kDekad, 2024, 9}, "1"));  // a corrected figure: no cause
  EXPECT_THAT(Amend(), IsRefusal(kPrecondition, "NOTHING_PENDING"));
  Append({CardIn("k-9", "finance", kMarch, true, pb::Card::STATE_WITHDRAWN)});
  const v1::Credit credit = Commend("development", "2024-Q1", v1::Credit::LEVEL_PROVINCIAL, "优化营商环境");
  const auto pending = Get();
  ASSERT_THAT(pending, IsOk());
  ASSERT_THAT(pending->pending_causes(), SizeIs(2));
  EXPECT_EQ(pending->pending_causes(0).cause().resource(), absl::StrCat(kCampaign, "/cards/k-9"));
  EXPECT_EQ(pending->pending_causes(0).cause().change_sequence(), last_);
  EXPECT_EQ(pending->pending_causes(1).cause().resource(), credit.name());
  EXPECT_FALSE(pending->pending_causes(1).proposed());
  EXPECT_EQ(List()->digest(), frozen->digest());

  EXPECT_THAT(Amend("2024-Q1", {}, "chang.wu"), IsRefusal(kDenied, "ROLE_REQUIRED"));
  const auto proposed = Amend();
  ASSERT_THAT(proposed, IsOk());
  EXPECT_THAT(Amend(), IsRefusal(kPrecondition, "AMENDMENT_PROPOSED"));
  EXPECT_EQ(List()->digest(), frozen->digest());
  EXPECT_TRUE(Get()->pending_causes(0).proposed());
  EXPECT_THAT(ConfirmIn("2024-Q1", "ji.xiao"), IsRefusal(kPrecondition, "SAME_PERSON"));
  const auto amended = ConfirmIn("2024-Q1");
  ASSERT_THAT(amended, IsOk());
  ASSERT_THAT(amended->amendments(), SizeIs(1));
  EXPECT_THAT(amended->amendments(0).causes(), SizeIs(2));
  EXPECT_EQ(amended->amendments(0).reason(), "决定已生效");

  EXPECT_EQ(Total("finance"), finance + 2);
  EXPECT_EQ(Total("development"), development + 1);
  EXPECT_EQ(Leaf("K1").exact_points(), Leaf("K1", Edition(2)).exact_points());
  EXPECT_EQ(Total("finance", Edition(2)), finance);
  EXPECT_EQ(List()->as_of().edition(), 3);
  EXPECT_EQ(List()->digest(), amended->amendments(0).edition().digest());
  for (const auto& move : amended->amendments(0).moves()) {
    EXPECT_EQ(*ParseDecimal(move.total_after()), Total(move.unit().substr(move.unit().rfind('/') + 1)));
  }
  EXPECT_THAT(amended->amendments(0).moves(), SizeIs(2));
  EXPECT_THAT(Get()->pending_causes(), IsEmpty());
  const auto lines = Lines("formula = \"AMENDMENT\"");
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(Lines("unit = finance AND formula = \"AMENDMENT\"")[0].display_name(), "更正：撤销红牌");
  const auto verified = Verify();
  ASSERT_THAT(verified, IsOk());
  EXPECT_TRUE(verified->equal()) << verified->DebugString();
  EXPECT_THAT(verified->editions(), SizeIs(3));
  const auto reopened = BookKeeper::Open(*store_, "hecheng");
  ASSERT_THAT(reopened, IsOk());
  EXPECT_EQ(*(*reopened)->book()->docket.Find<Evaluation>("ba-da-2024", "2024-Q1"),
            *keeper_->book()->docket.Find<Evaluation>("ba-da-2024", "2024-Q1"));
}

TEST_F(AmendmentFlowTest, AnExemptionGrantedAfterTheFreezeTakesItsItemOut) {
  Freeze();
  const auto frozen = Leaf("K1");
  const auto filed = FileExemption("I-finance");
  ASSERT_THAT(filed, IsOk());
  EXPECT_THAT(Get()->pending_causes(), IsEmpty());
  ASSERT_THAT(Grant(filed->name()), IsOk());
  ASSERT_THAT(Amend("2024-Q1", {filed->name()}, "zong.ban"), IsOk());
  EXPECT_THAT(Amend("2024-Q1", {filed->name()}), IsRefusal(kPrecondition, "AMENDMENT_PROPOSED"));
  ASSERT_THAT(ConfirmIn("2024-Q1", "ji.xiao"), IsOk());
  EXPECT_NE(frozen.exact_points(), "");
  EXPECT_EQ(Leaf("K1").exact_points(), "");  // its only indicator
  EXPECT_EQ(Leaf("K1", Edition(2)).exact_points(), frozen.exact_points());
  const auto lines = Lines("unit = finance AND formula = \"AMENDMENT\"");
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_EQ(lines[0].resource(), filed->name());
  EXPECT_EQ(lines[0].contribution(), "0");
  EXPECT_TRUE(Verify()->equal());
}

TEST_F(AmendmentFlowTest, ACreditTakenUpAndWithdrawnIsTwoEditionsThatBothStay) {
  Freeze();
  const Rational frozen = Total("development");
  const v1::Credit credit = Commend("development", "2024-Q1", v1::Credit::LEVEL_NATIONAL, "稳增长");
  ASSERT_THAT(Amend(), IsOk());
  ASSERT_THAT(ConfirmIn("2024-Q1"), IsOk());
  v1::WithdrawCreditRequest withdraw;
  withdraw.set_name(credit.name());
  withdraw.set_reason("文件已撤销");
  ASSERT_THAT(Call(credit_, &v1::CreditService::Stub::WithdrawCredit, withdraw, "chang.wu"), IsOk());
  EXPECT_EQ(Total("development"), frozen + 2);
  ASSERT_THAT(Get()->pending_causes(), SizeIs(1));
  ASSERT_THAT(Amend(), IsOk());
  ASSERT_THAT(ConfirmIn("2024-Q1"), IsOk());
  EXPECT_EQ(Total("development"), frozen);
  EXPECT_EQ(Total("development", Edition(3)), frozen + 2);
  EXPECT_TRUE(Verify()->equal());
}

TEST_F(AmendmentFlowTest, AProposalThatWasOvertakenIsSentBack) {
  Freeze();
  const v1::Credit credit = Commend("development", "2024-Q1", v1::Credit::LEVEL_NATIONAL, "稳增长");
  ASSERT_THAT(Amend(), IsOk());
  v1::WithdrawCreditRequest withdraw;
  withdraw.set_name(credit.name());
  withdraw.set_reason("文件已撤销");
  ASSERT_THAT(Call(credit_, &v1::CreditService::Stub::WithdrawCredit, withdraw, "chang.wu"), IsOk());
  EXPECT_THAT(ConfirmIn("2024-Q1"), IsRefusal(kPrecondition, "CAUSE_CHANGED"));
  v1::ReturnEvaluationRequest back;
  back.set_name(kEvaluation);
  back.set_reason("表彰文件已撤销");
  const auto returned = Call(evaluation_, &v1::EvaluationService::Stub::ReturnEvaluation, back, "zong.ban");
  ASSERT_THAT(returned, IsOk());
  EXPECT_EQ(returned->state(), v1::Evaluation::STATE_FINAL);
  EXPECT_FALSE(returned->has_proposed_amendment());
  EXPECT_THAT(returned->amendments(), IsEmpty());
}

TEST_F(AmendmentFlowTest, WhatConcernsAnotherQuarterIsNotPending) {
  Freeze();
  Commend("development", "2024-Q2", v1::Credit::LEVEL_NATIONAL, "稳增长");
  EXPECT_THAT(Get()->pending_causes(), IsEmpty());
  EXPECT_THAT(Amend("2024-Q1", {absl::StrCat(kCampaign, "/credits/credit-0001")}),
              IsRefusal(kPrecondition, "NOTHING_PENDING"));
  Commend("finance", "2024-Q1", v1::Credit::LEVEL_CITY, "稳增长");
  EXPECT_THAT(Amend("2024-Q1", {absl::StrCat(kCampaign, "/credits/credit-0001")}),
              IsRefusal(absl::StatusCode::kInvalidArgument, "NOT_PENDING"));
}

TEST_F(AmendmentFlowTest, ForceMajeureStandsOnTheCardAndCostsNoPoints) {
  const Rational before = Total("finance");
  const auto proposed = Propose(v1::Credit::KIND_FORCE_MAJEURE, "finance", "2024-Q1",
                                v1::Credit::LEVEL_UNSPECIFIED, "洪涝灾害");
  ASSERT_THAT(proposed, IsOk());
  EXPECT_FALSE(proposed->has_points());
  EXPECT_THAT(Card("finance")->flags(), Not(Contains("FORCE_MAJEURE")));
  ASSERT_THAT(Approve(proposed->name()), IsOk());
  EXPECT_THAT(Card("finance")->flags(), Contains("FORCE_MAJEURE"));
  EXPECT_EQ(Total("finance"), before);
  const auto lines = Lines("formula = \"FORCE_MAJEURE\"");
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_EQ(lines[0].resource(), proposed->name());
  EXPECT_EQ(lines[0].display_name(), "不可抗力：关于表彰先进单位的决定（湘政发〔2024〕3号）");
  v1::ExplainScoreRequest explain;
  explain.set_name(absl::StrCat(kQuarter, "/scorecards/finance"));
  const auto explained = Call(score_, &v1::ScoreService::Stub::ExplainScore, explain);
  ASSERT_THAT(explained, IsOk());
  bool seen = false;
  for (const auto& child : explained->root().children()) seen = seen || child.key() == proposed->name();
  EXPECT_TRUE(seen);
}

TEST_F(AmendmentFlowTest, APreviewOfACreditIsWhatComesOfIt) {
  const auto proposed = Propose(v1::Credit::KIND_COMMENDATION, "finance", "2024-Q1",
                                v1::Credit::LEVEL_PROVINCIAL, "优化营商环境");
  ASSERT_THAT(proposed, IsOk());
  const std::string digest = List()->digest();
  v1::PreviewImpactRequest request;
  request.set_credit(proposed->name());
  const auto impact = Preview(request);
  ASSERT_THAT(impact, IsOk());
  ASSERT_THAT(impact->scores(), SizeIs(1));
  EXPECT_EQ(*ParseDecimal(impact->scores(0).difference()), 1);
  EXPECT_FALSE(impact->scores(0).frozen());
  EXPECT_EQ(List()->digest(), digest);
  ASSERT_THAT(Approve(proposed->name()), IsOk());
  EXPECT_EQ(Card("finance")->total(), impact->scores(0).total_after());
  request.set_credit(absl::StrCat(kCampaign, "/credits/none"));
  EXPECT_EQ(Preview(request).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(AmendmentFlowTest, APreviewOfAnExemptionIsWhatComesOfIt) {
  const auto filed = FileExemption("T-finance");
  ASSERT_THAT(filed, IsOk());
  const std::string digest = List()->digest();
  v1::PreviewImpactRequest request;
  request.set_exemption(filed->name());
  const auto impact = Preview(request);
  ASSERT_THAT(impact, IsOk());
  ASSERT_THAT(impact->scores(), Not(IsEmpty()));
  EXPECT_EQ(List()->digest(), digest);
  ASSERT_THAT(Grant(filed->name()), IsOk());
  for (const auto& move : impact->scores()) {
    EXPECT_EQ(Card(move.unit().substr(move.unit().rfind('/') + 1))->total(), move.total_after());
  }
}

TEST_F(AmendmentFlowTest, APreviewOfAnExemptionSaysThatTheQuarterIsFrozen) {
  Freeze();
  const auto filed = FileExemption("T-finance");
  ASSERT_THAT(filed, IsOk());
  v1::PreviewImpactRequest request;
  request.set_exemption(filed->name());
  const auto impact = Preview(request);
  ASSERT_THAT(impact, IsOk());
  ASSERT_THAT(impact->scores(), Not(IsEmpty()));
  for (const auto& move : impact->scores()) EXPECT_TRUE(move.frozen());
}

}  // namespace
}  // namespace duban::reporting::amendment_test
