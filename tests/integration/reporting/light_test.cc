// Lights, overrides, proposals, hints and the leaders' page as their callers see them; the proposals go to a
// task service in this process.
#include <gmock/gmock.h>

#include <fstream>
#include <map>

#include "duban/reporting/v1/hint.grpc.pb.h"
#include "duban/reporting/v1/light_service.grpc.pb.h"
#include "duban/reporting/v1/summary.grpc.pb.h"
#include "tests/integration/reporting/assessment_fixture.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting {
namespace {

using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::SizeIs;

// Keeps one proposal for each item, rule and occasion, and answers a repeated request id as it did first.
class ProposalDesk final : public task::v1::ProposalService::Service {
 public:
  grpc::Status SubmitProposal(grpc::ServerContext*, const task::v1::SubmitProposalRequest* request,
                              task::v1::Proposal* response) override {
    task::v1::Proposal made = request->proposal();
    const std::string id =
        absl::StrCat(made.item().substr(made.item().rfind('/') + 1), "-", made.rule(), "-", made.occasion());
    made.set_name(absl::StrCat(request->parent(), "/proposals/", id));
    std::lock_guard lock(mu_);
    if (const auto known = requests_.find(request->request_id()); known != requests_.end()) {
      *response = known->second;
      return grpc::Status::OK;
    }
    if (!proposals_.emplace(id, made).second) return {grpc::StatusCode::ALREADY_EXISTS, "已有"};
    requests_[request->request_id()] = made;
    *response = made;
    return grpc::Status::OK;
  }

  std::map<std::string, task::v1::Proposal> proposals() {
    std::lock_guard lock(mu_);
    return proposals_;
  }

 private:
  std::mutex mu_;
  std::map<std::string, task::v1::Proposal> proposals_;  // Guarded by mu_. By id.
  std::map<std::string, task::v1::Proposal> requests_;   // Guarded by mu_.
};

class LightFixture : public AssessmentFixture {
 protected:
  LightFixture() {
    int port = 0;
    task_server_ = grpc::ServerBuilder()
                       .AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port)
                       .RegisterService(&task_)
                       .BuildAndStart();
    std::ofstream(path_ + ".token") << "not looked at\n";
    sender_ = *ProposalSender::Create({.address = absl::StrCat("127.0.0.1:", port),
                                       .jurisdiction = "hecheng",
                                       .token_file = path_ + ".token",
                                       .ca_file = ""});
    service_ = std::make_unique<LightService>(rpc::ServerEnv{executor_, tokens_, real_clock_, *metrics_},
                                              services_->scores, sender_.get());
    light_server_ = *rpc::Server::Start({}, {service_.get()});
    light_ = v1::LightService::NewStub(grpc::CreateChannel(absl::StrCat("127.0.0.1:", light_server_->port()),
                                                           grpc::InsecureChannelCredentials()));
  }
  ~LightFixture() override {
    light_server_->Shutdown(absl::Seconds(5));
    light_server_.reset();
    task_server_->Shutdown();
    std::filesystem::remove(path_ + ".token");
  }

  static std::string PeriodName(const std::string& id) { return absl::StrCat(kCampaign, "/periods/", id); }

  absl::StatusOr<v1::ItemLight> LightOf(const std::string& item, const std::string& period = "2024-M03") {
    v1::GetLightRequest request;
    request.set_name(absl::StrCat(PeriodName(period), "/lights/", item));
    return Call(light_, &v1::LightService::Stub::GetLight, request);
  }
  absl::StatusOr<v1::LightOverride> SetYellow(const std::string& person = "sun.du") {
    v1::SetLightOverrideRequest request;
    request.set_parent(kCampaign);
    request.mutable_light_override()->set_item(absl::StrCat(kCampaign, "/items/I-finance"));
    request.mutable_light_override()->set_period("2024-M03");
    request.mutable_light_override()->set_light(v1::LIGHT_YELLOW);
    request.set_reason("统计口径调整");
    return Call(light_, &v1::LightService::Stub::SetLightOverride, request, person);
  }
  absl::StatusOr<v1::LightOverride> Approve(const std::string& name, const std::string& person) {
    v1::ApproveLightOverrideRequest request;
    request.set_name(name);
    return Call(light_, &v1::LightService::Stub::ApproveLightOverride, request, person);
  }
  absl::StatusOr<v1::DeliverLightProposalsResponse> Deliver(const std::string& month = "2024-M03",
                                                            const std::string& person = "office.lu") {
    v1::DeliverLightProposalsRequest request;
    request.set_parent(PeriodName(month));
    return Call(light_, &v1::LightService::Stub::DeliverLightProposals, request, person);
  }
  absl::StatusOr<v1::LeaderPage> PageFor(const std::string& person, const std::string& action = "") {
    v1::GetLeaderPageRequest request;
    request.set_period(PeriodName("2024-M03"));
    request.set_action(action);
    return Call(summary_, &v1::SummaryService::Stub::GetLeaderPage, request, person);
  }

  ProposalDesk task_;
  std::unique_ptr<grpc::Server> task_server_;
  std::unique_ptr<ProposalSender> sender_;
  std::unique_ptr<LightService> service_;
  std::unique_ptr<rpc::Server> light_server_;
  std::unique_ptr<v1::LightService::Stub> light_;
  const std::unique_ptr<v1::SummaryService::Stub> summary_ = v1::SummaryService::NewStub(channel_);
  const std::unique_ptr<v1::HintService::Stub> hint_ = v1::HintService::NewStub(channel_);
};

TEST_F(LightFixture, LightsComeWithWhatTheyRestOn) {
  v1::ListLightsRequest request;
  request.set_parent(PeriodName("2024-M03"));
  request.set_filter("light = RED");
  const auto red = Call(light_, &v1::LightService::Stub::ListLights, request);
  ASSERT_THAT(red, IsOk());
  ASSERT_THAT(red->lights(), SizeIs(1));
  EXPECT_EQ(red->lights(0).item(), absl::StrCat(kCampaign, "/items/I-finance"));
  EXPECT_EQ(red->lights(0).policy(), "RATIO");
  EXPECT_EQ(red->lights(0).inputs(0).value(), "0.04");
  EXPECT_EQ(red->lights(0).form(), absl::StrCat(PeriodName("2024-M03-D3"), "/forms/finance"));
  EXPECT_EQ(red->as_of().scheme(), "rubric.v1");
  EXPECT_EQ(red->as_of().change_sequence(), last_);
  EXPECT_TRUE(LightOf("I-finance", "2024-M02")->guarded());
  EXPECT_THAT(LightOf("I-unknown"), IsRefusal(absl::StatusCode::kNotFound, "NOT_FOUND"));
}

TEST_F(LightFixture, AnOverrideNeedsTwoPeopleAndShowsItsMarker) {
  const auto set = SetYellow();
  ASSERT_THAT(set, IsOk());
  EXPECT_EQ(set->computed_light(), v1::LIGHT_RED);
  EXPECT_EQ(LightOf("I-finance")->light(), v1::LIGHT_RED) << "not approved yet";
  EXPECT_THAT(Approve(set->name(), "sun.du"), IsRefusal(absl::StatusCode::kPermissionDenied, "SAME_PERSON"));
  EXPECT_THAT(Approve(set->name(), "li.si"), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  ASSERT_THAT(Approve(set->name(), "office.lu"), IsOk());
  const auto shown = LightOf("I-finance");
  ASSERT_THAT(shown, IsOk());
  EXPECT_EQ(shown->light(), v1::LIGHT_YELLOW);
  EXPECT_EQ(shown->computed_light(), v1::LIGHT_RED);
  EXPECT_EQ(shown->light_override(), set->name());
  EXPECT_EQ(shown->as_of().act_sequence(), 2);
  EXPECT_EQ(PageFor("sun.du")->overrides().light_count(), 1);
  v1::GetLightRequest before;
  before.set_name(shown->name());
  before.mutable_as_of()->mutable_sequences()->set_act_sequence(1);
  const auto then = Call(light_, &v1::LightService::Stub::GetLight, before);
  ASSERT_THAT(then, IsOk());
  EXPECT_EQ(then->light(), v1::LIGHT_RED) << "as it was before the approval";
}

TEST_F(LightFixture, AnOverrideIsCheckedInFull) {
  EXPECT_THAT(SetYellow("li.si"), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  v1::SetLightOverrideRequest request;
  request.set_parent(kCampaign);
  request.mutable_light_override()->set_item(absl::StrCat(kCampaign, "/items/I-nothing"));
  request.set_reason("改");
  const auto refused = Call(light_, &v1::LightService::Stub::SetLightOverride, request);
  ASSERT_EQ(refused.status().code(), absl::StatusCode::kInvalidArgument);
  std::vector<std::string> fields;
  const auto details = DetailsOf(refused.status());
  for (const FieldViolation& fault : details->violations) fields.push_back(fault.field);
  EXPECT_THAT(fields, ::testing::IsSupersetOf(
                          {"light_override.item", "light_override.period", "light_override.light"}));
}

TEST_F(LightFixture, ProposalsReachTheTaskServiceOnce) {
  v1::ListLightProposalsRequest dry;
  dry.set_parent(PeriodName("2024-M03"));
  const auto drafts = Call(light_, &v1::LightService::Stub::ListLightProposals, dry);
  ASSERT_THAT(drafts, IsOk());
  // A red indicator, and two tasks that reached less than the line of the month's plan.
  ASSERT_THAT(drafts->proposals(), SizeIs(3));
  EXPECT_EQ(drafts->proposals(0).rule(), "L1.RED_ONCE");
  EXPECT_EQ(drafts->proposals(1).rule(), "L1.ATTAINMENT");
  EXPECT_THAT(task_.proposals(), SizeIs(0)) << "a dry run";
  const auto first = Deliver();
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(first->created_count(), 3);
  ASSERT_THAT(Deliver(), IsOk());
  ASSERT_THAT(task_.proposals(), SizeIs(3));
  std::vector<task::v1::Change> changes;
  int red = 0;
  for (const auto& [request, made] : task_.proposals()) {
    EXPECT_EQ(made.level(), task::v1::Order::LEVEL_L1);
    EXPECT_EQ(made.occasion(), "2024-M03");
    red += made.rule() == "L1.RED_ONCE" && made.inputs(1).value() == "RED" ? 1 : 0;
    task::v1::Change& change = changes.emplace_back(Role("nobody.at", task::v1::ROLE_REPORTER));
    change.set_type("proposal.submit");
    change.set_name(made.name());
    *change.mutable_proposal() = made;
    change.mutable_proposal()->set_state(task::v1::Proposal::STATE_PROPOSED);
  }
  EXPECT_EQ(red, 1);
  last_ = feed_.Append(changes);
  ASSERT_THAT(follower_->WaitForSequence(last_, absl::Seconds(10)), IsOk());
  const auto again = Deliver();
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->known_count(), 3);
  EXPECT_EQ(again->created_count(), 0);
  EXPECT_EQ(again->proposals(0).state(), "PROPOSED");
}

TEST_F(LightFixture, ADraftAboutAUnitNamesTheUnitAlone) {
  const ProposalDraft draft{.unit = "finance", .level = "L4", .rule = "L4.LAST_PLACES"};
  ASSERT_THAT(sender_->Send("ba-da-2024", draft), IsOk());
  ASSERT_THAT(task_.proposals(), SizeIs(1));
  const task::v1::Proposal sent = task_.proposals().begin()->second;
  EXPECT_EQ(sent.unit(), UnitName("finance"));
  EXPECT_EQ(sent.item(), "");
  EXPECT_EQ(sent.level(), task::v1::Order::LEVEL_L4);
}

TEST_F(LightFixture, OnlyLockedMonthsAndOfficesPropose) {
  EXPECT_THAT(Deliver("2024-M03", "li.si"), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(Deliver("2024-M04"), IsRefusal(absl::StatusCode::kFailedPrecondition, "PERIOD_NOT_LOCKED"));
  EXPECT_THAT(Deliver("2024-Q1"), IsRefusal(absl::StatusCode::kInvalidArgument, "PERIOD_KIND"));
  EXPECT_THAT(task_.proposals(), SizeIs(0));
}

TEST_F(LightFixture, ATaskServiceThatIsAwayIsToldWithWhatIsLeft) {
  task_server_->Shutdown();
  const auto refused = Deliver();
  EXPECT_THAT(refused, IsRefusal(absl::StatusCode::kUnavailable, "TASK_UNAVAILABLE"));
  EXPECT_EQ(DetailsOf(refused.status())->metadata.at("left"), "3");
}

TEST_F(LightFixture, CountersCountMonthsAndHideRanksFromOthers) {
  v1::ListLightCountersRequest request;
  request.set_parent(PeriodName("2024-M03"));
  request.set_filter("lag_month_count >= 3");
  const auto counters = Call(light_, &v1::LightService::Stub::ListLightCounters, request);
  ASSERT_THAT(counters, IsOk());
  ASSERT_THAT(counters->counters(), SizeIs(1));
  EXPECT_EQ(counters->counters(0).red_month_count(), 1);
  ASSERT_THAT(counters->units(), SizeIs(1));
  EXPECT_EQ(counters->units(0).lagging_item_count(), 1);
  EXPECT_GT(counters->units(0).group_size(), 0);
  const auto others = Call(light_, &v1::LightService::Stub::ListLightCounters, request, "li.si");
  ASSERT_THAT(others, IsOk());
  EXPECT_EQ(others->units(0).group_size(), 0);
}

TEST_F(LightFixture, TheCourseRunsDekadByDekad) {
  v1::GetTrajectoryRequest request;
  request.set_item(absl::StrCat(kCampaign, "/items/I-development"));
  request.set_from_period("2024-M02");
  const auto course = Call(light_, &v1::LightService::Stub::GetTrajectory, request);
  ASSERT_THAT(course, IsOk());
  ASSERT_THAT(course->points(), SizeIs(6));
  EXPECT_EQ(course->points(0).period(), "2024-M02-D1");
  EXPECT_EQ(course->points(5).value(), "27");
  EXPECT_EQ(course->points(5).planned_value(), "25");
  EXPECT_EQ(course->points(5).attainment(), "1.08");
  EXPECT_EQ(course->unit_of_measure(), "亿元");
}

TEST_F(LightFixture, HintsAreForTheSupervisionOffice) {
  v1::ListHintsRequest request;
  request.set_parent(PeriodName("2024-M03"));
  EXPECT_THAT(Call(hint_, &v1::HintService::Stub::ListHints, request, "office.lu"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  request.set_filter("rule = \"STRAIGHT_LINE\"");
  const auto lines = Call(hint_, &v1::HintService::Stub::ListHints, request);
  ASSERT_THAT(lines, IsOk());
  ASSERT_THAT(lines->hints(), SizeIs(3)) << "three more every ten days";
  EXPECT_EQ(lines->hints(0).item(), absl::StrCat(kCampaign, "/items/I-development"));
}

TEST_F(LightFixture, TheLeadersPageIsForLeadersAndOffices) {
  EXPECT_THAT(PageFor("li.si"), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  const auto page = PageFor("district.yi");
  ASSERT_THAT(page, IsOk());
  EXPECT_THAT(page->ranks(), SizeIs(4));
  EXPECT_TRUE(page->ranks_complete());
  ASSERT_THAT(page->action_lights(), SizeIs(1));
  EXPECT_EQ(page->action_lights(0).red_count(), 1);
  EXPECT_EQ(page->completeness().missing_count(), 3);
  EXPECT_FALSE(page->feed().feed_behind());
  EXPECT_EQ(page->as_of().change_sequence(), last_);
  const auto own = PageFor("tf.guo", "A1");
  ASSERT_THAT(own, IsOk());
  EXPECT_THAT(own->ranks(), SizeIs(0)) << "scores of others";
  EXPECT_THAT(PageFor("tf.guo"), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
}

}  // namespace
}  // namespace duban::reporting
