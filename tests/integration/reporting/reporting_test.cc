// duban-reporting as its callers see it: real changes in, real gRPC out.
#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "services/reporting/api/reporting_services.h"
#include "services/reporting/api/scheme_file.h"
#include "services/rpc/from_grpc_status.h"
#include "services/rpc/server.h"
#include "tests/integration/reporting/memory_feed.h"
#include "tests/integration/reporting/record_maker.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting {
namespace {

using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const char kQuarter[] = "jurisdictions/hecheng/campaigns/ba-da-2024/periods/2024-Q1";

class ReportingTest : public ::testing::Test {
 protected:
  ReportingTest()
      : path_(::testing::TempDir() + "reporting_" +
              ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    RemoveFiles();
    store_ = *ReportingStore::Open(path_, "hecheng");
    feed_.Append(PlanChanges());
    last_ = feed_.Append(LockedPeriod({PeriodKind::kQuarter, 2024, 1}));
    follower_ = *Follower::Start(feed_, *store_, "hecheng");
    desk_ = std::make_unique<Desk>(*follower_, clock_, scheme_, Desk::Options{"hecheng", true});
    services_ = std::make_unique<ReportingServices>(
        rpc::ServerEnv{executor_, tokens_, real_clock_, *metrics_}, *desk_, *store_);
    server_ = *rpc::Server::Start({}, services_->All());
    channel_ =
        grpc::CreateChannel(absl::StrCat("127.0.0.1:", server_->port()), grpc::InsecureChannelCredentials());
    score_ = v1::ScoreService::NewStub(channel_);
    summary_ = v1::SummaryService::NewStub(channel_);
    bulletin_ = v1::BulletinService::NewStub(channel_);
  }
  ~ReportingTest() override {
    follower_->Stop();
    server_->Shutdown(absl::Seconds(5));
    server_.reset();
    executor_.Shutdown();
    follower_.reset();
    store_.reset();
    RemoveFiles();
  }
  void RemoveFiles() {
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + suffix);
  }

  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> Call(const std::unique_ptr<Stub>& stub,
                                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                                const std::type_identity_t<Request>& request,
                                const std::string& person = "sun.du",
                                const std::string& district = "hecheng") {
    const absl::Time now = real_clock_.TimeNow();
    grpc::ClientContext context;
    context.AddMetadata("authorization",
                        absl::StrCat("Bearer ", *rpc::SignToken({person, district, now, now + absl::Hours(1)},
                                                                pair_.private_key_pem)));
    Response response;
    const grpc::Status status = ((*stub).*method)(&context, request, &response);
    if (!status.ok()) return rpc::FromGrpcStatus(status);
    return response;
  }

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

  absl::StatusOr<v1::Bulletin> Create(v1::Bulletin::Kind kind, const std::string& period,
                                      const std::string& person = "sun.du",
                                      const std::string& request_id = "") {
    v1::CreateBulletinRequest request;
    request.set_parent(kCampaign);
    request.set_min_sequence(last_);
    request.mutable_bulletin()->set_kind(kind);
    request.mutable_bulletin()->set_period(period);
    request.set_request_id(request_id);
    return Call(bulletin_, &v1::BulletinService::Stub::CreateBulletin, request, person);
  }

  const std::string path_;
  SystemClock real_clock_;
  SimulatedClock clock_{absl::FromUnixSeconds(1713500000)};  // 2024-04-19
  const rpc::KeyPair pair_ = *rpc::GenerateKeyPair();
  const rpc::TokenVerifier tokens_ = *rpc::TokenVerifier::Create(pair_.public_key_pem);
  const std::unique_ptr<rpc::Metrics> metrics_ = *rpc::Metrics::Create("");
  const Scheme scheme_ = *LoadScheme("");
  rpc::Executor executor_;
  MemoryFeed feed_{"hecheng"};
  std::int64_t last_ = 0;
  std::unique_ptr<ReportingStore> store_;
  std::unique_ptr<Follower> follower_;
  std::unique_ptr<Desk> desk_;
  std::unique_ptr<ReportingServices> services_;
  std::unique_ptr<rpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::ScoreService::Stub> score_;
  std::unique_ptr<v1::SummaryService::Stub> summary_;
  std::unique_ptr<v1::BulletinService::Stub> bulletin_;
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

TEST_F(ReportingTest, ABulletinIsDraftedOnceAndCanBeProven) {
  const auto drafted = Create(v1::Bulletin::KIND_MONTHLY, "2024-M03");
  ASSERT_THAT(drafted, IsOk());
  EXPECT_EQ(drafted->name(), std::string(kCampaign) + "/bulletins/monthly-2024-M03");
  for (const char* text : {"草稿", "演示", "发展改革局", "事项&lt;I-development&gt;", "rubric.v1"}) {
    EXPECT_THAT(drafted->html(), HasSubstr(text));
  }
  EXPECT_THAT(drafted->html(), Not(HasSubstr("{{")));
  EXPECT_THAT(Create(v1::Bulletin::KIND_MONTHLY, "2024-M03"),
              IsRefusal(absl::StatusCode::kAlreadyExists, "ALREADY_EXISTS"));
  feed_.Append(LockedDekad({PeriodKind::kDekad, 2024, 10}, "99"));
  v1::VerifyBulletinRequest verify;
  verify.set_name(drafted->name());
  const auto verified = Call(bulletin_, &v1::BulletinService::Stub::VerifyBulletin, verify);
  ASSERT_THAT(verified, IsOk());
  EXPECT_EQ(verified->stored_digest(), drafted->digest());
  EXPECT_EQ(verified->rebuilt_digest(), drafted->digest());
}

TEST_F(ReportingTest, TheQuarterlyReviewRanksTheGroups) {
  const auto drafted = Create(v1::Bulletin::KIND_QUARTERLY_REVIEW, "2024-Q1");
  ASSERT_THAT(drafted, IsOk());
  for (const char* text : {"K1", "财政局", "黄金坳镇", "产业发展行动专班"}) {
    EXPECT_THAT(drafted->html(), HasSubstr(text));
  }
  v1::ListBulletinsRequest request;
  request.set_parent(kCampaign);
  const auto list = Call(bulletin_, &v1::BulletinService::Stub::ListBulletins, request, "li.si");
  ASSERT_THAT(list, IsOk());
  ASSERT_THAT(list->bulletins(), SizeIs(1));
  EXPECT_THAT(list->bulletins(0).html(), IsEmpty());
}

TEST_F(ReportingTest, BulletinsNeedTheRightAndALockedPeriod) {
  EXPECT_THAT(Create(v1::Bulletin::KIND_MONTHLY, "2024-M03", "li.si"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(Create(v1::Bulletin::KIND_MONTHLY, "2024-M04"),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "PERIOD_NOT_LOCKED"));
  EXPECT_THAT(Create(v1::Bulletin::KIND_MONTHLY, "2024-Q1"),
              IsRefusal(absl::StatusCode::kInvalidArgument, "PERIOD_KIND"));
}

TEST_F(ReportingTest, ARepeatedRequestGetsTheFirstAnswer) {
  const std::string id = "7f8e1c2a-3b4d-4e5f-8a9b-0c1d2e3f4a5b";
  const auto first = Create(v1::Bulletin::KIND_MONTHLY, "2024-M02", "sun.du", id);
  const auto second = Create(v1::Bulletin::KIND_MONTHLY, "2024-M02", "sun.du", id);
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(first->digest(), second->digest());
}

}  // namespace
}  // namespace duban::reporting
