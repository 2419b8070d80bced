// Telling units what was decided, through the reporting service to a task service in this process: what is
// due, what was told, what is left when the task service is away.
#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "duban/reporting/v1/announcement.grpc.pb.h"
#include "services/reporting/api/announcement_service.h"
#include "tests/integration/reporting/change_text.h"
#include "tests/integration/reporting/evaluation_fixture.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting::announcement_service_test {
namespace {

using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::Contains;
using ::testing::SizeIs;

// Makes one notice per unit, but of units in `vacant`; answers a repeated request id as it did first.
class NoticeDesk final : public task::v1::NoticeService::Service {
 public:
  grpc::Status AnnounceToUnits(grpc::ServerContext*, const task::v1::AnnounceToUnitsRequest* request,
                               task::v1::AnnounceToUnitsResponse* response) override {
    std::lock_guard lock(mu_);
    if (away_) return {grpc::StatusCode::UNAVAILABLE, "连接不上"};
    if (request->announcement().kind() == refused_) return {grpc::StatusCode::INVALID_ARGUMENT, "不收"};
    requests_.push_back(*request);
    if (const auto known = answers_.find(request->request_id()); known != answers_.end()) {
      *response = known->second;
      return grpc::Status::OK;
    }
    for (const std::string& unit : request->announcement().units()) {
      const std::string id = unit.substr(unit.rfind('/') + 1);
      if (vacant_.contains(id)) {
        response->add_unreached_units(unit);
      } else {
        response->add_notices(absl::StrCat(request->parent(), "/notices/announcement-0-", id));
      }
    }
    if (response->notices_size() > 0) answers_[request->request_id()] = *response;
    return grpc::Status::OK;
  }

  void SetAway(bool away) {
    std::lock_guard lock(mu_);
    away_ = away;
  }
  void Refuse(task::v1::Announcement::Kind kind) {
    std::lock_guard lock(mu_);
    refused_ = kind;
  }
  void SetVacant(std::set<std::string> units) {
    std::lock_guard lock(mu_);
    vacant_ = std::move(units);
  }
  std::vector<task::v1::AnnounceToUnitsRequest> requests() {
    std::lock_guard lock(mu_);
    return requests_;
  }

 private:
  std::mutex mu_;
  bool away_ = false;                                                                // Guarded by mu_.
  task::v1::Announcement::Kind refused_ = task::v1::Announcement::KIND_UNSPECIFIED;  // Guarded by mu_.
  std::set<std::string> vacant_;                                                     // Guarded by mu_. Ids.
  std::vector<task::v1::AnnounceToUnitsRequest> requests_;                           // Guarded by mu_.
  std::map<std::string, task::v1::AnnounceToUnitsResponse> answers_;                 // Guarded by mu_.
};

class AnnouncementFixture : public EvaluationFixture {
 protected:
  AnnouncementFixture() {
    int port = 0;
    task_server_ = grpc::ServerBuilder()
                       .AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port)
                       .RegisterService(&task_)
                       .BuildAndStart();
    std::ofstream(path_ + ".token") << "not looked at\n";
    sender_ = *AnnouncementSender::Create({.address = absl::StrCat("127.0.0.1:", port),
                                           .jurisdiction = "hecheng",
                                           .token_file = path_ + ".token",
                                           .ca_file = ""});
    service_ = std::make_unique<AnnouncementService>(
        rpc::ServerEnv{executor_, tokens_, real_clock_, *metrics_}, *desk_, sender_.get());
    server_of_it_ = *rpc::Server::Start({}, {service_.get()});
    stub_ = v1::AnnouncementService::NewStub(grpc::CreateChannel(
        absl::StrCat("127.0.0.1:", server_of_it_->port()), grpc::InsecureChannelCredentials()));
  }
  ~AnnouncementFixture() override {
    server_of_it_->Shutdown(absl::Seconds(5));
    server_of_it_.reset();
    task_server_->Shutdown();
    std::filesystem::remove(path_ + ".token");
  }

  absl::StatusOr<v1::DeliverAnnouncementsResponse> Deliver(const std::string& person = "zong.ban") {
    v1::DeliverAnnouncementsRequest request;
    request.set_parent(kCampaign);
    return Call(stub_, &v1::AnnouncementService::Stub::DeliverAnnouncements, request, person);
  }
  absl::StatusOr<v1::ListAnnouncementsResponse> Announcements(const std::string& person = "ji.xiao",
                                                              const std::string& filter = "") {
    v1::ListAnnouncementsRequest request;
    request.set_parent(kCampaign);
    request.set_filter(filter);
    return Call(stub_, &v1::AnnouncementService::Stub::ListAnnouncements, request, person);
  }
  // Puts one notice of the trial on record that tells of `units`.
  void AppendNotice(const std::vector<std::string>& units, task::v1::Delivery::State state) {
    task::v1::Change change;
    change.set_type("notice.announce");
    change.set_name(absl::StrCat(kCampaign, "/notices/announcement-0-x"));
    change.set_person("feed");
    change.mutable_change_time()->set_seconds(1704153600);
    task::v1::Notice& notice = *change.mutable_notice();
    notice.set_name(change.name());
    notice.set_person("x");
    task::v1::NoticeLine& line = *notice.add_lines();
    line.set_announcement(task::v1::Announcement::KIND_TRIAL_SCORES);
    line.set_subject(kEvaluation);
    for (const std::string& unit : units) line.add_units(unit);
    notice.add_deliveries()->set_state(state);
    Append({change});
  }

  NoticeDesk task_;
  std::unique_ptr<grpc::Server> task_server_;
  std::unique_ptr<AnnouncementSender> sender_;
  std::unique_ptr<AnnouncementService> service_;
  std::unique_ptr<rpc::Server> server_of_it_;
  std::unique_ptr<v1::AnnouncementService::Stub> stub_;
};

TEST_F(AnnouncementFixture, ATrialIsToldToItsUnitsOnce) {
  EXPECT_EQ(Deliver()->told_count(), 0) << "nothing is decided yet";
  const auto trial = OpenTrial();
  ASSERT_THAT(trial, IsOk());
  const auto due = Announcements();
  ASSERT_THAT(due, IsOk());
  ASSERT_THAT(due->announcements(), SizeIs(1));
  EXPECT_EQ(due->announcements(0).outcome(), v1::Announcement::OUTCOME_DUE);
  EXPECT_EQ(due->announcements(0).subject(), kEvaluation);
  EXPECT_EQ(due->announcements(0).units_size(), trial->notified_units_size());
  const auto sent = Deliver();
  ASSERT_THAT(sent, IsOk());
  EXPECT_EQ(sent->told_count(), 1);
  EXPECT_EQ(sent->notice_count(), trial->notified_units_size());
  ASSERT_THAT(task_.requests(), SizeIs(1));
  const task::v1::Announcement told = task_.requests()[0].announcement();
  EXPECT_EQ(told.kind(), task::v1::Announcement::KIND_TRIAL_SCORES);
  EXPECT_EQ(told.subject(), kEvaluation);
  EXPECT_EQ(told.due_time().seconds(), trial->objections_close_time().seconds());
  EXPECT_EQ(told.units_size(), trial->notified_units_size());
  // Before the feed tells of the notices, the same request is sent again and answered as it was first.
  ASSERT_THAT(Deliver(), IsOk());
  ASSERT_THAT(task_.requests(), SizeIs(2));
  EXPECT_EQ(task_.requests()[1].request_id(), task_.requests()[0].request_id());
}

TEST_F(AnnouncementFixture, WhatTheRecordTellsOfIsNotSentAgain) {
  const auto trial = OpenTrial();
  ASSERT_THAT(trial, IsOk());
  AppendNotice({trial->notified_units().begin(), trial->notified_units().end()},
               task::v1::Delivery::STATE_SENT);
  const auto listed = Announcements();
  ASSERT_THAT(listed, IsOk());
  EXPECT_EQ(listed->announcements(0).outcome(), v1::Announcement::OUTCOME_TOLD);
  EXPECT_EQ(listed->announcements(0).notice_count(), 1);
  EXPECT_EQ(listed->announcements(0).sent_count(), 1);
  EXPECT_EQ(listed->announcements(0).read_count(), 0);
  EXPECT_THAT(Announcements("ji.xiao", "outcome = DUE")->announcements(), SizeIs(0));
  ASSERT_THAT(Deliver(), IsOk());
  EXPECT_THAT(task_.requests(), SizeIs(0));
}

TEST_F(AnnouncementFixture, UnitsThatNobodySpeaksForAreNamedAndTriedAgain) {
  const auto trial = OpenTrial();
  ASSERT_THAT(trial, IsOk());
  task_.SetVacant({"finance"});
  const auto sent = Deliver();
  ASSERT_THAT(sent, IsOk());
  EXPECT_EQ(sent->unreached_unit_count(), 1);
  EXPECT_EQ(sent->announcements(0).outcome(), v1::Announcement::OUTCOME_PARTLY_TOLD);
  EXPECT_THAT(sent->announcements(0).untold_units(), Contains("jurisdictions/hecheng/units/finance"));
  std::vector<std::string> others;
  for (const std::string& unit : trial->notified_units()) {
    if (unit != "jurisdictions/hecheng/units/finance") others.push_back(unit);
  }
  AppendNotice(others, task::v1::Delivery::STATE_QUEUED);
  EXPECT_EQ(Announcements()->announcements(0).outcome(), v1::Announcement::OUTCOME_PARTLY_TOLD);
  task_.SetVacant({});
  EXPECT_EQ(Deliver()->notice_count(), 1);
  EXPECT_THAT(task_.requests().back().announcement().units(), SizeIs(1)) << "only who was not told";
}

TEST_F(AnnouncementFixture, RulingsAndFinalScoresFollowInTheOrderOfTheirTime) {
  ASSERT_THAT(OpenTrial(), IsOk());
  ASSERT_THAT(File(), IsOk());
  ASSERT_THAT(Rule("4"), IsOk());
  ASSERT_THAT(ConfirmRuling(), IsOk());
  ASSERT_THAT(Deliver(), IsOk());
  const auto requests = task_.requests();
  ASSERT_THAT(requests, SizeIs(2));
  EXPECT_EQ(requests[0].announcement().kind(), task::v1::Announcement::KIND_TRIAL_SCORES);
  EXPECT_EQ(requests[1].announcement().kind(), task::v1::Announcement::KIND_APPEAL_DECIDED);
  EXPECT_EQ(requests[1].announcement().subject(), appeal_name_);
  ASSERT_THAT(requests[1].announcement().units(), SizeIs(1));
  EXPECT_EQ(requests[1].announcement().units(0), "jurisdictions/hecheng/units/finance");
}

TEST_F(AnnouncementFixture, WhenTheTaskServiceIsAwayNothingIsLost) {
  ASSERT_THAT(OpenTrial(), IsOk());
  task_.SetAway(true);
  EXPECT_THAT(Deliver(), IsRefusal(absl::StatusCode::kUnavailable, "TASK_UNAVAILABLE"));
  task_.SetAway(false);
  EXPECT_EQ(Deliver()->told_count(), 1);
}

TEST_F(AnnouncementFixture, ARefusalOfOneDoesNotHoldUpTheOthers) {
  ASSERT_THAT(OpenTrial(), IsOk());
  ASSERT_THAT(File(), IsOk());
  ASSERT_THAT(Rule("4"), IsOk());
  ASSERT_THAT(ConfirmRuling(), IsOk());
  task_.Refuse(task::v1::Announcement::KIND_TRIAL_SCORES);
  const auto sent = Deliver();
  ASSERT_THAT(sent, IsOk());
  EXPECT_EQ(sent->failed_count(), 1);
  EXPECT_EQ(sent->told_count(), 1);
  EXPECT_EQ(sent->announcements(0).outcome(), v1::Announcement::OUTCOME_FAILED);
  EXPECT_EQ(sent->announcements(0).problem(), "不收");
}

TEST_F(AnnouncementFixture, OfficesOnly) {
  EXPECT_THAT(Deliver("cai.zheng"), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(Announcements("cai.zheng"), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(Deliver("ji.xiao"), IsOk());
}

TEST(NoticeDecodingTest, AnAnnouncementIsKeptWithItsDelivery) {
  const NoticeFact notice = ResourceFrom<NoticeFact>(R"pb(
    notice {
      name: "jurisdictions/hecheng/campaigns/c-2024/notices/announcement-0123456789abcdef-li.si"
      person: "li.si"
      lines {
        announcement: KIND_SCORES_AMENDED
        subject: "jurisdictions/hecheng/campaigns/c-2024/evaluations/2024-Q1"
        occasion: "amendment-1"
        units: "jurisdictions/hecheng/units/hc-nr"
        units: "jurisdictions/hecheng/units/hc-drc"
      }
      deliveries { channel: "inbox" state: STATE_FAILED }
      deliveries { channel: "sms" state: STATE_READ }
    })pb");
  EXPECT_EQ(notice.campaign, "c-2024");
  EXPECT_EQ(notice.id, "announcement-0123456789abcdef-li.si");
  EXPECT_EQ(notice.announcement, "SCORES_AMENDED");
  EXPECT_EQ(notice.subject, "jurisdictions/hecheng/campaigns/c-2024/evaluations/2024-Q1");
  EXPECT_EQ(notice.occasion, "amendment-1");
  EXPECT_THAT(notice.units, ::testing::ElementsAre("hc-nr", "hc-drc"));
  EXPECT_TRUE(notice.sent && notice.read);
  EXPECT_FALSE(notice.failed) << "one channel delivered it";
}

TEST(NoticeDecodingTest, ADigestIsNothingThatReportingKeeps) {
  ResourceFrom<std::monostate>(R"pb(
    notice {
      name: "jurisdictions/hecheng/campaigns/c-2024/notices/2024-03-11-li.si"
      lines { kind: KIND_FORM_FILL }
    })pb");
}

}  // namespace
}  // namespace duban::reporting::announcement_service_test
