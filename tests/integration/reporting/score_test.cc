// Scores of the past, ledgers, what would be, and the year.
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "services/common/decimal.h"
#include "tests/integration/reporting/evaluation_fixture.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting {
namespace {

using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr char kYear[] = "jurisdictions/hecheng/campaigns/ba-da-2024/periods/2024-Y";

std::string RubricWith(const std::string& from, const std::string& to) {
  std::ifstream file(DUBAN_SOURCE_DIR "/services/reporting/schemes/rubric.v1.json");
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const std::string changed = absl::StrReplaceAll(text, {{from, to}});
  EXPECT_NE(changed, text);
  return changed;
}

class ScoreCallsTest : public EvaluationFixture {
 protected:
  absl::StatusOr<v1::PreviewImpactResponse> Correct(const std::string& value) {
    v1::PreviewImpactRequest request;
    request.set_parent(kCampaign);
    auto& correction = *request.mutable_correction();
    correction.set_unit(absl::StrCat(kJurisdiction, "/units/development"));
    correction.set_period("2024-M03-D3");
    correction.set_item(absl::StrCat(kCampaign, "/items/I-development"));
    correction.set_value(value);
    return Call(score_, &v1::ScoreService::Stub::PreviewImpact, request);
  }
};

TEST_F(ScoreCallsTest, AnEarlierSequenceGivesTheEarlierResult) {
  const std::int64_t then = last_;
  const auto before = List();
  ASSERT_THAT(before, IsOk());
  Append(LockedDekad({PeriodKind::kDekad, 2024, 9}, "1"));
  EXPECT_NE(List()->digest(), before->digest());
  const auto again = List("sun.du", Sequences(then, 0));
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->digest(), before->digest());
  EXPECT_EQ(again->as_of().change_sequence(), then);
  EXPECT_THAT(List("sun.du", Sequences(last_ + 1, 0)), IsRefusal(absl::StatusCode::kOutOfRange, "NOT_YET"));
  EXPECT_EQ(List("sun.du", Edition(1)).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(ScoreCallsTest, AnEarlierActGivesTheScoresBeforeTheRuling) {
  ASSERT_THAT(OpenTrial(), IsOk());
  const std::string before = List()->digest();
  const std::int64_t act = keeper_->book()->sequence;
  ASSERT_THAT(File(), IsOk());
  ASSERT_THAT(Rule("4"), IsOk());
  ASSERT_THAT(ConfirmRuling(), IsOk());
  EXPECT_NE(List()->digest(), before);
  EXPECT_EQ(List("sun.du", Sequences(0, act))->digest(), before);
}

TEST_F(ScoreCallsTest, TheLinesOfAUnitAddUpToItsTotal) {
  for (const char* unit : {"development", "finance", "huangjin", "tf-a1"}) {
    v1::ListLedgerRequest request;
    request.set_parent(kQuarter);
    request.set_filter(absl::StrCat("unit = ", unit));
    request.set_page_size(5);
    Rational sum = 0;
    do {
      const auto page = Call(score_, &v1::ScoreService::Stub::ListLedger, request);
      ASSERT_THAT(page, IsOk());
      for (const auto& line : page->lines()) sum += *ParseExact(line.contribution());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    const std::string total = Card(unit)->total();
    EXPECT_EQ(FormatFixed(sum, 2), total.empty() ? "0.00" : total) << unit;
  }
}

TEST_F(ScoreCallsTest, ASimulationChangesNoRow) {
  const std::string digest = List()->digest();
  const std::int64_t acts = store_->last_act();
  v1::SimulateScoresRequest request;
  request.set_parent(kQuarter);
  request.set_document(RubricWith("\"late\": \"0.20\"", "\"late\": \"0\""));
  const auto simulated = Call(score_, &v1::ScoreService::Stub::SimulateScores, request);
  ASSERT_THAT(simulated, IsOk());
  ASSERT_THAT(simulated->moves(), SizeIs(4));
  EXPECT_EQ(simulated->digest_before(), digest);
  EXPECT_NE(simulated->digest_after(), digest);
  const auto finance =
      std::find_if(simulated->moves().begin(), simulated->moves().end(),
                   [](const auto& move) { return absl::StrContains(move.unit(), "finance"); });
  // Nine late forms cost nothing by the other scheme.
  EXPECT_GT(*ParseExact(finance->difference()), 0);
  EXPECT_THAT(finance->leaves(), SizeIs(1));
  EXPECT_EQ(store_->last_act(), acts);
  EXPECT_EQ(store_->last_sequence(), last_);
  EXPECT_EQ(List()->digest(), digest);
  EXPECT_THAT(Call(score_, &v1::ScoreService::Stub::SimulateScores, request, "cai.zheng"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  request.set_document("{}");
  EXPECT_EQ(Call(score_, &v1::ScoreService::Stub::SimulateScores, request).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST_F(ScoreCallsTest, ThePreviewOfACorrectionIsWhatComesOfIt) {
  const std::string digest = List()->digest();
  const std::int64_t acts = store_->last_act();
  const auto impact = Correct("2");
  ASSERT_THAT(impact, IsOk());
  ASSERT_THAT(impact->scores(), Not(IsEmpty()));
  ASSERT_THAT(impact->lights(), Not(IsEmpty()));
  EXPECT_THAT(impact->lights(0).item(), HasSubstr("I-development"));
  EXPECT_EQ(impact->lights(0).after(), "RED");
  EXPECT_EQ(List()->digest(), digest);
  EXPECT_EQ(store_->last_act(), acts);
  std::string after;
  for (const auto& move : impact->scores()) {
    if (absl::StrContains(move.unit(), "development")) after = move.total_after();
  }
  Append(LockedDekad({PeriodKind::kDekad, 2024, 9}, "2"));
  EXPECT_EQ(Card("development")->total(), after);
}

TEST_F(ScoreCallsTest, AnotherCalendarShowsTheLimitsThatWouldMove) {
  constexpr int kIssued = 1713492000;  // Friday 2024-04-19 10:00
  constexpr int kDue = 1713951000;     // Wednesday 2024-04-24 17:30, three working days on
  task::v1::Change change;
  change.set_type("order.sign");
  change.set_name(absl::StrCat(kCampaign, "/orders/o-9"));
  change.mutable_change_time()->set_seconds(kIssued);
  task::v1::Order& order = *change.mutable_order();
  order.set_name(change.name());
  order.set_state(task::v1::Order::STATE_IN_PROGRESS);
  order.set_urgency(task::v1::Order::URGENCY_URGENT);
  order.mutable_issue_time()->set_seconds(kIssued);
  order.mutable_original_due_time()->set_seconds(kDue);
  order.mutable_due_time()->set_seconds(kDue);
  Append({change});
  v1::PreviewImpactRequest request;
  request.set_parent(kCampaign);
  request.mutable_calendar()->set_year(2024);
  request.mutable_calendar()->add_off_days("2024-04-22");
  const auto impact = Call(score_, &v1::ScoreService::Stub::PreviewImpact, request);
  ASSERT_THAT(impact, IsOk());
  ASSERT_THAT(impact->orders(), SizeIs(1));
  EXPECT_EQ(impact->orders(0).order(), change.name());
  EXPECT_EQ(impact->orders(0).limit(), "due");
  EXPECT_EQ(impact->orders(0).outcome(), "MOVED");
  EXPECT_EQ(impact->orders(0).new_limit_time().seconds() - kDue, 24 * 3600);
}

TEST_F(ScoreCallsTest, AFigureThatStaysMovesNothing) {
  const auto same = Correct("27");  // as reported
  ASSERT_THAT(same, IsOk());
  EXPECT_THAT(same->scores(), IsEmpty());
  EXPECT_THAT(same->lights(), IsEmpty());
  EXPECT_THAT(Correct("viel"), IsRefusal(absl::StatusCode::kInvalidArgument, "DECIMAL"));
  v1::PreviewImpactRequest nothing;
  nothing.set_parent(kCampaign);
  EXPECT_THAT(Call(score_, &v1::ScoreService::Stub::PreviewImpact, nothing),
              IsRefusal(absl::StatusCode::kInvalidArgument, "REQUIRED"));
}

// Whatever comes in whatever order, step by step is the same as from the start.
TEST_F(ScoreCallsTest, StepByStepIsTheSameAsFromTheStart) {
  std::mt19937 random(20240419);  // NOLINT: the same numbers every time
  ASSERT_THAT(OpenTrial(), IsOk());
  for (int round = 0; round < 12; ++round) {
    const int dekad = static_cast<int>(random() % 12) + 1;
    const std::string value = absl::StrCat(random() % 100);
    Append(LockedDekad({PeriodKind::kDekad, 2024, dekad}, value));
    if (round == 4) {
      ASSERT_THAT(File(), IsOk());
    } else if (round == 6) {
      ASSERT_THAT(Rule("4"), IsOk());
    } else if (round == 8) {
      ASSERT_THAT(ConfirmRuling(), IsOk());
    }
    const auto verified = Verify();
    ASSERT_THAT(verified, IsOk());
    EXPECT_TRUE(verified->equal()) << verified->DebugString();
    EXPECT_EQ(List("sun.du", Sequences(last_, keeper_->book()->sequence))->digest(), List()->digest());
  }
}

TEST_F(ScoreCallsTest, TheYearComesFromItsQuarters) {
  v1::GetYearRequest request;
  request.set_name(kYear);
  const auto year = Call(score_, &v1::ScoreService::Stub::GetYear, request);
  ASSERT_THAT(year, IsOk());
  ASSERT_THAT(year->cards(), SizeIs(4));
  for (const auto& card : year->cards()) {
    ASSERT_THAT(card.quarters(), SizeIs(1)) << card.unit();  // one quarter is locked
    EXPECT_FALSE(card.quarters(0).frozen());
  }
  EXPECT_THAT(Call(score_, &v1::ScoreService::Stub::GetYear, request, "cai.zheng"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "SCORES_NOT_OPEN"));
  request.set_name(kQuarter);
  EXPECT_THAT(Call(score_, &v1::ScoreService::Stub::GetYear, request),
              IsRefusal(absl::StatusCode::kInvalidArgument, "PERIOD_KIND"));
}

TEST_F(ScoreCallsTest, TheExportHasRowsAndMatters) {
  v1::ExportYearRequest request;
  request.set_name(kYear);
  const auto exported = Call(score_, &v1::ScoreService::Stub::ExportYear, request);
  ASSERT_THAT(exported, IsOk());
  EXPECT_FALSE(exported->final());
  ASSERT_THAT(exported->rows(), Not(IsEmpty()));
  for (const auto& row : exported->rows()) {
    EXPECT_EQ(row.year(), 2024);
    EXPECT_FALSE(row.converted().empty());
    EXPECT_FALSE(row.display_name().empty());
  }
  EXPECT_THAT(Call(score_, &v1::ScoreService::Stub::ExportYear, request, "cai.zheng"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
}

}  // namespace
}  // namespace duban::reporting
