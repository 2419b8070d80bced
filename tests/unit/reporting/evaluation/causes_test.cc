#include "services/reporting/domain/evaluation/causes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/reporting/domain/credit/credit.h"
#include "services/reporting/domain/credit/exemption.h"
#include "services/reporting/domain/score/flat_ledger.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/reporting/evaluation/evaluated_campaign.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::causes_test {
namespace {

using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const char* const kCampaign = CampaignBuilder::kCampaign;
const absl::Time kTrialTime = At(absl::CivilDay(2024, 4, 22), 9);
const absl::Time kClosed = At(absl::CivilDay(2024, 4, 30), 9);
const absl::Time kLater = At(absl::CivilDay(2024, 5, 20), 9);

Credit Commended(const char* period, CreditState state) {
  Credit credit;
  credit.campaign = kCampaign;
  credit.id = absl::StrCat("credit-", period);
  credit.kind = CreditKind::kCommendation;
  credit.unit = "dept-b";
  credit.period = PeriodOf(period);
  credit.level = CreditLevel::kProvincial;
  credit.document_number = "湘政发〔2024〕3号";
  credit.document_title = "关于表彰先进单位的决定";
  credit.matter = period;
  credit.state = state;
  return credit;
}

Exemption Exempting(const char* subject, const char* period) {
  Exemption exemption;
  exemption.campaign = kCampaign;
  exemption.id = absl::StrCat("exemption-", exemption.campaign, absl::string_view(subject).size());
  exemption.unit = "dept-a";
  exemption.period = PeriodOf(period);
  exemption.subject = absl::StrCat("campaigns/", kCampaign, "/", subject);
  exemption.decision_number = "区政办〔2024〕8号";
  exemption.decision_reason = "符合六项条件";
  exemption.state = ExemptionState::kGranted;
  return exemption;
}

Card RedCard(const char* state) {
  Card card;
  card.campaign = kCampaign;
  card.id = "k-1";
  card.red = true;
  card.unit = "dept-a";
  card.date = absl::CivilDay(2024, 3, 5);
  card.state = state;
  return card;
}

FalseReport Untrue(bool is_false) {
  FalseReport report;
  report.campaign = kCampaign;
  report.id = "fr-1";
  report.unit = "dept-a";
  report.item = "I-1";
  report.period = "2024-M03-D3";
  report.is_false = is_false;
  report.in_force = absl::CivilDay(2024, 4, 2);
  report.state = is_false ? "IN_FORCE" : "FINAL";
  return report;
}

// The quarter is final; what is decided from here on is not in it.
class CausesTest : public ::testing::Test {
 protected:
  void Freeze() {
    const Evaluation trial = campaign_.WithTrial(kTrialTime);
    const Evaluation proposed = FinalizeEvaluation(campaign_.book, trial, campaign_.Compute(),
                                                   campaign_.Step("ji.xiao", "PERFORMANCE", kClosed))
                                    .value();
    final_ = ConfirmEvaluation(proposed, campaign_.Step("zong.ban", "GENERAL_OFFICE", kClosed)).value();
    record_then_ = campaign_.builder.projection();
    book_then_ = campaign_.book;
    campaign_.Write(final_, kClosed);
  }

  std::vector<PendingCause> Pending() const {
    return PendingCausesOf({record_then_, book_then_, campaign_.builder.projection(), campaign_.book}, final_,
                           campaign_.quarter);
  }

  // The frozen quarter with `causes`.
  QuarterResult With(const std::vector<Cause>& causes) const {
    const Book book =
        WithCauses(book_then_, causes, [&](std::int64_t) -> absl::StatusOr<std::shared_ptr<const Book>> {
          return std::make_shared<const Book>(campaign_.book);
        }).value();
    const Projection record = WithCauses(record_then_, causes, campaign_.builder.projection());
    OwnInputs own = OwnInputsOf(record, book, Rubric(), kCampaign, campaign_.quarter);
    AddAmendmentNotes(record, book, causes, own);
    return ComputeQuarter(record, Rubric(), kCampaign, campaign_.quarter, own).value();
  }

  std::vector<Cause> Causes() const { return ChooseCauses(Pending(), {}).value(); }

  EvaluatedCampaign campaign_;
  Evaluation final_;
  Projection record_then_;
  Book book_then_;
};

TEST_F(CausesTest, WithoutADecisionNothingIsPending) {
  Freeze();
  EXPECT_THAT(Pending(), IsEmpty());
  EXPECT_THAT(ChooseCauses(Pending(), {}),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "NOTHING_PENDING"));
  // A figure that is corrected afterwards is no cause.
  campaign_.builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "25")});
  EXPECT_THAT(Pending(), IsEmpty());
}

TEST_F(CausesTest, ACreditApprovedLaterCountsAndEverythingElseStays) {
  Freeze();
  const QuarterResult frozen = campaign_.Compute();
  campaign_.builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "25")});  // a correction
  campaign_.Write(Commended("2024-Q1", CreditState::kProposed), kLater);
  EXPECT_THAT(Pending(), IsEmpty());
  campaign_.Write(Commended("2024-Q1", CreditState::kApproved), kLater);
  ASSERT_THAT(Pending(), SizeIs(1));
  EXPECT_EQ(Pending()[0].unit, "dept-b");
  EXPECT_EQ(Pending()[0].what, "计入表彰奖励：关于表彰先进单位的决定（湘政发〔2024〕3号）");
  EXPECT_EQ(Pending()[0].time, kLater);
  EXPECT_EQ(Pending()[0].cause,
            (Cause{"campaigns/eight-actions/credits/credit-2024-Q1", 0, campaign_.book.sequence}));
  const QuarterResult amended = With(Causes());
  EXPECT_EQ(amended.Find("dept-b")->total,
            frozen.Find("dept-b")->total + Rubric().adjustments.bonus_provincial);
  EXPECT_EQ(amended.Find("dept-a")->total, frozen.Find("dept-a")->total);
}

TEST_F(CausesTest, TheDecisionIsALineOfTheLedgerThatMovesNothingByItself) {
  Freeze();
  campaign_.Write(Commended("2024-Q1", CreditState::kApproved), kLater);
  const QuarterResult amended = With(Causes());
  const Scorecard& card = *amended.Find("dept-b");
  ASSERT_THAT(card.notes, SizeIs(1));
  EXPECT_EQ(card.notes[0].formula, "AMENDMENT");
  EXPECT_EQ(card.notes[0].item, "jurisdictions/hecheng/campaigns/eight-actions/credits/credit-2024-Q1");
  EXPECT_EQ(card.notes[0].act, campaign_.book.sequence);
  Rational sum = 0;
  bool seen = false;
  for (const FlatLine& line : FlatLedger(card)) {
    sum += line.line.contribution;
    seen = seen || line.formula == "AMENDMENT";
  }
  EXPECT_TRUE(seen);
  EXPECT_EQ(sum, card.total);
}

TEST_F(CausesTest, DecisionsOnOtherQuartersDoNotLeak) {
  Freeze();
  campaign_.Write(Commended("2024-Q2", CreditState::kApproved), kLater);
  campaign_.Write(Exempting("items/I-1", "2024-Q2"), kLater);
  Card later = RedCard("WITHDRAWN");
  later.date = absl::CivilDay(2024, 4, 9);
  campaign_.builder.Put(later);
  EXPECT_THAT(Pending(), IsEmpty());
}

TEST_F(CausesTest, ACreditWithdrawnLaterIsReversed) {
  campaign_.Write(Commended("2024-Q1", CreditState::kApproved), kTrialTime);
  Freeze();
  const QuarterResult frozen = campaign_.Compute();
  Credit withdrawn = Commended("2024-Q1", CreditState::kWithdrawn);
  withdrawn.withdrawal_reason = "文件已撤销";
  campaign_.Write(withdrawn, kLater);
  ASSERT_THAT(Pending(), SizeIs(1));
  EXPECT_EQ(Pending()[0].what, "撤回表彰奖励：关于表彰先进单位的决定（湘政发〔2024〕3号），理由：文件已撤销");
  EXPECT_EQ(With(Causes()).Find("dept-b")->total,
            frozen.Find("dept-b")->total - Rubric().adjustments.bonus_provincial);
}

TEST_F(CausesTest, AnExemptionGrantedLaterTakesTheItemOut) {
  Freeze();
  campaign_.Write(Exempting("items/I-1", "2024-Q1"), kLater);
  const QuarterResult amended = With(Causes());
  EXPECT_FALSE(campaign_.Leaf(amended, "dept-a", LeafId::kK1).applicable);
  ASSERT_THAT(amended.Find("dept-a")->notes, SizeIs(1));
  EXPECT_EQ(amended.Find("dept-a")->notes[0].what, "更正：容错免责（区政办〔2024〕8号），符合六项条件");
  EXPECT_EQ(amended.Find("dept-a")->notes[0].form, "jurisdictions/hecheng/campaigns/eight-actions/items/I-1");
}

TEST_F(CausesTest, ACardWithdrawnLaterIsReversed) {
  campaign_.builder.Put(RedCard("VALID"));
  Freeze();
  const QuarterResult frozen = campaign_.Compute();
  campaign_.builder.Put(RedCard("CONTESTED"));
  EXPECT_THAT(Pending(), IsEmpty());
  campaign_.builder.Put(RedCard("WITHDRAWN"));
  ASSERT_THAT(Pending(), SizeIs(1));
  EXPECT_EQ(Pending()[0].cause.change_sequence, campaign_.builder.projection().last_sequence);
  EXPECT_EQ(Pending()[0].cause.act_sequence, 0);
  const QuarterResult amended = With(Causes());
  EXPECT_EQ(amended.Find("dept-a")->total, frozen.Find("dept-a")->total + Rubric().adjustments.red_card);
  EXPECT_EQ(amended.Find("dept-a")->red_cards, 0);
  EXPECT_EQ(amended.Find("dept-a")->notes[0].what, "更正：撤销红牌");
}

TEST_F(CausesTest, AnExemptedCardIsOfTheQuarterOfItsDate) {
  campaign_.builder.Put(RedCard("VALID"));
  Freeze();
  const QuarterResult frozen = campaign_.Compute();
  campaign_.Write(Exempting("cards/k-1", "2024-Q2"), kLater);
  ASSERT_THAT(Pending(), SizeIs(1));
  EXPECT_EQ(With(Causes()).Find("dept-a")->total,
            frozen.Find("dept-a")->total + Rubric().adjustments.red_card);
}

TEST_F(CausesTest, AFalseReportClearedByReviewIsReversed) {
  campaign_.builder.Put(Untrue(true));
  Freeze();
  EXPECT_TRUE(campaign_.Compute().Find("dept-a")->flags.contains(Flag::kVeto));
  campaign_.builder.Put(Untrue(false));
  ASSERT_THAT(Pending(), SizeIs(1));
  const QuarterResult amended = With(Causes());
  EXPECT_FALSE(amended.Find("dept-a")->flags.contains(Flag::kVeto));
  EXPECT_THAT(amended.Find("dept-a")->vetoes, IsEmpty());
}

TEST_F(CausesTest, WhatIsTakenUpIsPendingNoMore) {
  campaign_.builder.Put(RedCard("VALID"));
  Freeze();
  campaign_.builder.Put(RedCard("WITHDRAWN"));
  campaign_.Write(Commended("2024-Q1", CreditState::kApproved), kLater);
  const std::vector<Cause> causes = Causes();
  ASSERT_THAT(causes, SizeIs(2));
  EXPECT_EQ(causes[0].path, "campaigns/eight-actions/cards/k-1");
  const std::vector<Cause> one = ChooseCauses(Pending(), {causes[1].path}).value();
  EXPECT_THAT(one, ElementsAre(causes[1]));
  EXPECT_THAT(ChooseCauses(Pending(), {"campaigns/eight-actions/items/I-1"}),
              IsRefusal(absl::StatusCode::kInvalidArgument, "NOT_PENDING"));
  const EvaluationStep step = campaign_.Step("ji.xiao", "PERFORMANCE", kLater);
  final_ = ProposeAmendment(final_, {causes, "digest", {}}, step).value();
  EXPECT_TRUE(CheckStillPending(*final_.proposed_amendment, Pending()).ok());
  Credit withdrawn = Commended("2024-Q1", CreditState::kWithdrawn);
  campaign_.Write(withdrawn, kLater);
  EXPECT_THAT(CheckStillPending(*final_.proposed_amendment, Pending()),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "CAUSE_CHANGED"));
  campaign_.Write(Commended("2024-Q1", CreditState::kApproved), kLater);
  final_ = ConfirmEvaluation(final_, campaign_.Step("zong.ban", "GENERAL_OFFICE", kLater)).value();
  book_then_ =
      WithCauses(book_then_, {causes[1]}, [&](std::int64_t) -> absl::StatusOr<std::shared_ptr<const Book>> {
        return std::make_shared<const Book>(campaign_.book);
      }).value();
  EXPECT_THAT(Pending(), IsEmpty());
}

TEST_F(CausesTest, AYearTakesUpAmendmentsOfItsQuarters) {
  Freeze();
  Evaluation year = final_;
  year.id = "2024-Y";
  const Period period = PeriodOf("2024-Y");
  const auto pending = [&] {
    return PendingCausesOf({record_then_, campaign_.book, campaign_.builder.projection(), campaign_.book},
                           year, period);
  };
  EXPECT_THAT(pending(), IsEmpty());
  const Book then = campaign_.book;
  const EvaluationStep step = campaign_.Step("chang.wu", "EXECUTIVE_DEPUTY", kLater);
  campaign_.Write(AmendEvaluation(final_, {{{"x", 0, 1}}, "digest", {}}, step).value(), kLater);
  const std::vector<PendingCause> found =
      PendingCausesOf({record_then_, then, campaign_.builder.projection(), campaign_.book}, year, period);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].cause.path, "campaigns/eight-actions/evaluations/2024-Q1");
  EXPECT_EQ(found[0].what, "2024年第一季度考评更正为第3版");
}

}  // namespace
}  // namespace duban::reporting::causes_test
