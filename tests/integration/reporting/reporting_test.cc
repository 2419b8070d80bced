// duban-reporting as its callers see it: real changes in, real gRPC out.
#include <gmock/gmock.h>

#include "tests/integration/reporting/reporting_fixture.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting {
namespace {

using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const char kQuarter[] = "jurisdictions/hecheng/campaigns/ba-da-2024/periods/2024-Q1";

class ReportingTest : public ReportingFixture {
 protected:
  absl::StatusOr<v1::ListScorecardsResponse> List(int page_size = 0, const std::string& token = "",
                                                  const std::string& person = "sun.du",
                                                  const std::string& district = "hecheng") {
    v1::ListScorecardsRequest request;
    request.set_parent(kQuarter);
    request.set_min_sequence(last_);
    request.set_page_size(page_size);
    request.set_page_token(token);
    return Call(score_, &v1::ScoreService::Stub::ListScorecards, request, person, district);
  }

  const std::unique_ptr<v1::ScoreService::Stub> score_ = v1::ScoreService::NewStub(channel_);
  const std::unique_ptr<v1::SummaryService::Stub> summary_ = v1::SummaryService::NewStub(channel_);
};

TEST_F(ReportingTest, ScorecardsComeByGroupAndRankWithWhatTheyRestOn) {
  const auto all = List();
  ASSERT_THAT(all, IsOk());
  ASSERT_THAT(all->scorecards(), SizeIs(4));
  EXPECT_EQ(all->scorecards(0).group(), "TF");
  EXPECT_EQ(all->scorecards(1).name(), std::string(kQuarter) + "/scorecards/development");
  EXPECT_EQ(all->scorecards(1).rank(), 1);
  EXPECT_EQ(all->scorecards(2).rank(), 2);
  EXPECT_EQ(all->scorecards(3).group(), "TOWN");
  EXPECT_EQ(all->as_of().change_sequence(), last_);
  EXPECT_EQ(all->as_of().scheme(), "rubric.v1");
  EXPECT_TRUE(all->as_of().simulated());
  EXPECT_THAT(all->digest(), SizeIs(64));
}

TEST_F(ReportingTest, PagesJoinToTheWhole) {
  const auto all = List();
  ASSERT_THAT(all, IsOk());
  std::vector<std::string> names;
  std::string token;
  do {
    const auto page = List(3, token);
    ASSERT_THAT(page, IsOk());
    for (const auto& card : page->scorecards()) names.push_back(card.name());
    token = page->next_page_token();
  } while (!token.empty());
  ASSERT_THAT(names, SizeIs(all->scorecards_size()));
  for (int i = 0; i < all->scorecards_size(); ++i) EXPECT_EQ(names[i], all->scorecards(i).name());
}

TEST_F(ReportingTest, ExplanationsLeadToTheFormRows) {
  ASSERT_THAT(List(), IsOk());
  v1::ExplainScoreRequest request;
  request.set_name(std::string(kQuarter) + "/scorecards/development");
  request.set_leaf("K1");
  const auto k1 = Call(score_, &v1::ScoreService::Stub::ExplainScore, request);
  ASSERT_THAT(k1, IsOk());
  EXPECT_EQ(k1->root().key(), "K1");
  const std::string text = k1->root().DebugString();
  EXPECT_THAT(text, HasSubstr("/periods/2024-M03-D3/forms/development"));
  EXPECT_THAT(text, HasSubstr("/items/I-development"));
  request.set_leaf("K9");
  EXPECT_EQ(Call(score_, &v1::ScoreService::Stub::ExplainScore, request).status().code(),
            absl::StatusCode::kNotFound);
}

TEST_F(ReportingTest, OnlyPeopleOfTheJurisdictionWithARoleRead) {
  EXPECT_THAT(List(0, "", "li.si"), IsOk());
  EXPECT_THAT(List(0, "", "nobody"), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(List(0, "", "gone.wu"), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(List(0, "", "sun.du", "other"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "OTHER_JURISDICTION"));
}

TEST_F(ReportingTest, NamesAreCheckedBeforeAnythingElse) {
  v1::GetScorecardRequest request;
  request.set_name("jurisdictions/hecheng/campaigns/ba-da-2024/periods/spring/scorecards/finance");
  EXPECT_THAT(Call(score_, &v1::ScoreService::Stub::GetScorecard, request),
              IsRefusal(absl::StatusCode::kInvalidArgument, "RESOURCE_NAME"));
  ASSERT_THAT(List(), IsOk());
  request.set_name(std::string(kQuarter) + "/scorecards/unknown");
  EXPECT_EQ(Call(score_, &v1::ScoreService::Stub::GetScorecard, request).status().code(),
            absl::StatusCode::kNotFound);
}

TEST_F(ReportingTest, TheSummaryCountsEveryForm) {
  v1::GetSummaryRequest request;
  request.set_period(kQuarter);
  request.set_min_sequence(last_);
  const auto summary = Call(summary_, &v1::SummaryService::Stub::GetSummary, request);
  ASSERT_THAT(summary, IsOk());
  ASSERT_THAT(summary->completeness(), SizeIs(3));
  EXPECT_EQ(summary->completeness(0).unit(), "huangjin");
  EXPECT_EQ(summary->completeness(0).missing_count(), 9);
  EXPECT_EQ(summary->completeness(1).late_count(), 9);
  EXPECT_EQ(summary->completeness(2).on_time_count(), 9);
  EXPECT_THAT(summary->lights(), SizeIs(1));
}

TEST_F(ReportingTest, ScoresFollowFromTheStoredChanges) {
  ASSERT_THAT(List(), IsOk());
  v1::VerifyScoresRequest request;
  request.set_parent(kJurisdiction);
  const auto verified = Call(score_, &v1::ScoreService::Stub::VerifyScores, request);
  ASSERT_THAT(verified, IsOk());
  EXPECT_EQ(verified->incremental_digest(), verified->rebuilt_digest());
  EXPECT_EQ(verified->change_count(), last_);
}

}  // namespace
}  // namespace duban::reporting
