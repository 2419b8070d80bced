// Schemes as their authors and publishers see them.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "duban/reporting/v1/score_service.grpc.pb.h"
#include "services/common/sha256.h"
#include "services/reporting/api/scheme_file.h"
#include "services/reporting/domain/scheme/scheme_document.h"
#include "tests/integration/reporting/assessment_fixture.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting::scheme_test {
namespace {

using duban::testing::Faults;
using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using Json = nlohmann::json;
using Stub = v1::SchemeService::Stub;

class SchemeServiceTest : public AssessmentFixture {
 protected:
  static constexpr char kQuarter[] = "jurisdictions/hecheng/campaigns/ba-da-2024/periods/2024-Q1";

  static Json Text(const std::string& id) {
    Json text = Json::parse(BuiltInSchemeText());
    text["id"] = id;
    return text;
  }
  absl::StatusOr<v1::Scheme> Create(const Json& text, const std::string& person = "perf.wu") {
    v1::CreateSchemeRequest request;
    request.set_parent(kCampaign);
    request.set_text(text.dump());
    return Call(stub_, &Stub::CreateScheme, request, person);
  }
  absl::StatusOr<v1::Scheme> Publish(const std::string& id, const std::string& from,
                                     const std::string& person = "perf.he", bool accept = true) {
    v1::PublishSchemeRequest request;
    request.set_name(absl::StrCat(kCampaign, "/schemes/", id));
    request.set_in_force_from(from);
    request.set_basis("区政办发〔2024〕20号");
    request.set_accept_warnings(accept);
    return Call(stub_, &Stub::PublishScheme, request, person);
  }
  absl::StatusOr<v1::CheckSchemeResponse> Check(const std::string& text) {
    v1::CheckSchemeRequest request;
    request.set_parent(kCampaign);
    request.set_text(text);
    request.set_in_force_from("2024-Q3");
    return Call(stub_, &Stub::CheckScheme, request, "li.si");
  }
  std::string InForce(const std::string& period) {
    return (*desk_->SchemeOf(*keeper_->book(), "ba-da-2024", *ParsePeriodId(period)))->id;
  }
  absl::StatusOr<v1::Scheme> Get(const std::string& id) {
    v1::GetSchemeRequest request;
    request.set_name(absl::StrCat(kCampaign, "/schemes/", id));
    return Call(stub_, &Stub::GetScheme, request, "li.si");
  }
  // A text that another release published for the first quarter: this one would not take it.
  void PutPublished(const Json& text) {
    const SchemeDocument document{.campaign = "ba-da-2024",
                                  .id = text["id"],
                                  .text = text.dump(),
                                  .sha256 = HexDigest(text.dump()),
                                  .state = SchemeState::kPublished,
                                  .in_force_from = *ParsePeriodId("2024-Q1"),
                                  .author = "perf.wu",
                                  .publisher = "perf.he",
                                  .publish_time = clock_.TimeNow(),
                                  .basis = "区政办发〔2024〕1号",
                                  .warnings = {}};
    ActHead head;
    head.actor = {"perf.he", "PERFORMANCE", "", ""};
    head.event = "PublishScheme";
    head.now = clock_.TimeNow();
    ASSERT_THAT(keeper_->Write(head, [&](const Book&) { return std::vector<Matter>{document}; }).status(),
                IsOk());
  }
  absl::StatusOr<v1::ListScorecardsResponse> Scorecards() {
    v1::ListScorecardsRequest request;
    request.set_parent(kQuarter);
    const auto score = v1::ScoreService::NewStub(channel_);
    return Call(score, &v1::ScoreService::Stub::ListScorecards, request, "sun.du");
  }

  const std::unique_ptr<Stub> stub_ = v1::SchemeService::NewStub(channel_);
};

TEST_F(SchemeServiceTest, FromDraftToInForce) {
  const auto draft = Create(Text("rubric.v2"));
  ASSERT_THAT(draft, IsOk());
  EXPECT_EQ(draft->name(), absl::StrCat(kCampaign, "/schemes/rubric.v2"));
  EXPECT_EQ(draft->state(), v1::Scheme::STATE_DRAFT);
  EXPECT_EQ(draft->author(), "perf.wu");
  EXPECT_THAT(draft->sha256(), SizeIs(64));
  EXPECT_THAT(draft->in_force_from(), IsEmpty());
  EXPECT_EQ(InForce("2024-Q3"), "rubric.v1");
  const auto published = Publish("rubric.v2", "2024-Q3");
  ASSERT_THAT(published, IsOk());
  EXPECT_EQ(published->publisher(), "perf.he");
  EXPECT_EQ(published->in_force_from(), "2024-Q3");
  EXPECT_THAT(published->warnings(), Not(IsEmpty()));  // groups of one unit
  EXPECT_EQ(InForce("2024-Q2"), "rubric.v1");
  EXPECT_EQ(InForce("2024-Q3"), "rubric.v2");
  EXPECT_EQ(InForce("2024-Q4"), "rubric.v2");
}

TEST_F(SchemeServiceTest, APublishedOneIsFrozen) {
  ASSERT_THAT(Create(Text("rubric.v2")), IsOk());
  v1::UpdateSchemeRequest update;
  update.set_name(absl::StrCat(kCampaign, "/schemes/rubric.v2"));
  Json text = Text("rubric.v2");
  text["points"]["K1"] = "25";
  text["points"]["K2a"] = "9";
  update.set_text(text.dump());
  ASSERT_THAT(Call(stub_, &Stub::UpdateScheme, update, "office.lu"), IsOk());
  ASSERT_THAT(Publish("rubric.v2", "2024-Q3"), IsOk());
  EXPECT_THAT(Call(stub_, &Stub::UpdateScheme, update, "office.lu"),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "SCHEME_FROZEN"));
  EXPECT_THAT(Publish("rubric.v2", "2024-Q4"),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "SCHEME_FROZEN"));
}

TEST_F(SchemeServiceTest, TwoPersonsAreNeeded) {
  ASSERT_THAT(Create(Text("rubric.v2")), IsOk());
  EXPECT_THAT(Publish("rubric.v2", "2024-Q3", "perf.wu"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "AUTHOR_PUBLISHES"));
  EXPECT_THAT(Publish("rubric.v2", "2024-Q3", "perf.he", false),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "SCHEME_WARNINGS"));
}

TEST_F(SchemeServiceTest, OnlyTheOfficesWrite) {
  EXPECT_THAT(Create(Text("rubric.v2"), "li.si"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(Publish("rubric.v2", "2024-Q3", "sun.du"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
}

TEST_F(SchemeServiceTest, EveryFaultComesAtOnceWithItsPath) {
  Json text = Text("rubric.v2");
  text["points"]["K1"] = "x";
  text["lights"].erase("palette");
  text["extra"] = 1;
  EXPECT_THAT(Faults(Create(text).status()),
              ::testing::IsSupersetOf(
                  {"points.K1: NOT_DECIMAL", "lights.palette: MISSING_KEY", "extra: UNKNOWN_KEY"}));
  const auto found = Check(text.dump());
  ASSERT_THAT(found, IsOk());
  EXPECT_GE(found->faults_size(), 3);
  EXPECT_THAT(found->findings(), IsEmpty());
}

TEST_F(SchemeServiceTest, TheLinterRefusesWhatTheReliefRulesForbid) {
  Json text = Text("rubric.v2");
  text["adjustments"]["bonus_categories"]["PISHI"] = "区领导批示肯定";
  const auto found = Check(text.dump());
  ASSERT_THAT(found, IsOk());
  ASSERT_THAT(found->findings(), Not(IsEmpty()));
  EXPECT_EQ(found->findings(0).rule(), "BONUS_FOR_LEADER_COMMENT");
  EXPECT_TRUE(found->findings(0).refused());
  ASSERT_THAT(Create(text), IsOk());
  EXPECT_THAT(Publish("rubric.v2", "2024-Q3"),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "SCHEME_LINT"));
}

TEST_F(SchemeServiceTest, CheckingWritesNothing) {
  const std::int64_t before = keeper_->book()->sequence;
  ASSERT_THAT(Check(Text("rubric.v2").dump()), IsOk());
  EXPECT_EQ(keeper_->book()->sequence, before);
}

TEST_F(SchemeServiceTest, AnIdIsTakenOnce) {
  ASSERT_THAT(Create(Text("rubric.v2")), IsOk());
  EXPECT_THAT(Create(Text("rubric.v2")), IsRefusal(absl::StatusCode::kAlreadyExists, "ALREADY_EXISTS"));
  EXPECT_THAT(Create(Text("rubric.v1")), IsRefusal(absl::StatusCode::kAlreadyExists, "ALREADY_EXISTS"));
  EXPECT_THAT(Create(Text("Rubric 2")), IsRefusal(absl::StatusCode::kInvalidArgument, "SCHEME_ID"));
}

TEST_F(SchemeServiceTest, TheBuiltInOneCanBeReadToStartFrom) {
  v1::GetSchemeRequest request;
  request.set_name(absl::StrCat(kCampaign, "/schemes/rubric.v1"));
  const auto built_in = Call(stub_, &Stub::GetScheme, request, "li.si");
  ASSERT_THAT(built_in, IsOk());
  EXPECT_EQ(built_in->text(), BuiltInSchemeText());
  request.set_name(absl::StrCat(kCampaign, "/schemes/rubric.v7"));
  EXPECT_EQ(Call(stub_, &Stub::GetScheme, request, "li.si").status().code(), absl::StatusCode::kNotFound);
}

TEST_F(SchemeServiceTest, DraftsAndPublishedOnesOutliveARestart) {
  ASSERT_THAT(Create(Text("rubric.v2")), IsOk());
  ASSERT_THAT(Create(Text("rubric.v3")), IsOk());
  ASSERT_THAT(Publish("rubric.v3", "2024-Q3"), IsOk());
  const auto again = BookKeeper::Open(*store_, "hecheng");
  ASSERT_THAT(again, IsOk());
  for (const char* id : {"rubric.v2", "rubric.v3"}) {
    const auto now = keeper_->book()->docket.Find<SchemeDocument>("ba-da-2024", id);
    const auto then = (*again)->book();
    ASSERT_NE(then->docket.Find<SchemeDocument>("ba-da-2024", id), nullptr);
    EXPECT_TRUE(*then->docket.Find<SchemeDocument>("ba-da-2024", id) == *now) << id;
  }
}

TEST_F(SchemeServiceTest, AnOlderPublishedTextHoldsAndSaysWhatWasFilled) {
  Json text = Text("rubric.v2");
  text.erase("appeal");
  text["index"].erase("rank_step");
  EXPECT_THAT(Faults(Create(text).status()),
              ::testing::UnorderedElementsAre("appeal: MISSING_KEY", "index.rank_step: MISSING_KEY"));
  const auto before = Scorecards();
  PutPublished(text);
  EXPECT_EQ(InForce("2024-Q1"), "rubric.v2");
  const auto shown = Get("rubric.v2");
  ASSERT_THAT(shown, IsOk());
  EXPECT_THAT(shown->filled_keys(), ::testing::UnorderedElementsAre("appeal", "index.rank_step"));
  EXPECT_THAT(shown->faults(), IsEmpty());
  const auto after = Scorecards();
  ASSERT_THAT(before, IsOk());
  ASSERT_THAT(after, IsOk());
  EXPECT_EQ(after->as_of().scheme(), "rubric.v2");
  ASSERT_EQ(after->scorecards_size(), before->scorecards_size());
  for (int i = 0; i < after->scorecards_size(); ++i) {
    EXPECT_EQ(after->scorecards(i).total(), before->scorecards(i).total());
  }
}

TEST_F(SchemeServiceTest, APublishedTextThatCannotBeReadIsNotReplacedByAnother) {
  ASSERT_THAT(Scorecards(), IsOk());
  Json text = Text("rubric.v2");
  text.erase("issue");
  text["points"]["K9"] = "1";
  PutPublished(text);
  const absl::Status status = Scorecards().status();
  EXPECT_THAT(status, IsRefusal(absl::StatusCode::kFailedPrecondition, "SCHEME_UNREADABLE"));
  EXPECT_THAT(std::string(status.message()), ::testing::HasSubstr("rubric.v2"));
  EXPECT_THAT(std::string(status.message()), ::testing::HasSubstr("points.K9"));
  const auto shown = Get("rubric.v2");
  ASSERT_THAT(shown, IsOk());
  EXPECT_EQ(shown->faults_size(), 2);
  v1::SimulateScoresRequest simulate;
  simulate.set_parent(kQuarter);
  simulate.set_scheme(absl::StrCat(kCampaign, "/schemes/rubric.v2"));
  const auto score = v1::ScoreService::NewStub(channel_);
  EXPECT_THAT(Call(score, &v1::ScoreService::Stub::SimulateScores, simulate, "perf.wu"),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "SCHEME_UNREADABLE"));
  // A corrected text for the same quarter puts an end to it.
  ASSERT_THAT(Create(Text("rubric.v3"), "perf.he"), IsOk());
  ASSERT_THAT(Publish("rubric.v3", "2024-Q1", "perf.wu"), IsOk());
  EXPECT_THAT(Scorecards(), IsOk());
}

TEST_F(SchemeServiceTest, TheFormulasAreListedWithTheSchemesNumbers) {
  Json text = Text("rubric.v2");
  text["formulas"]["B2"] = "INDEX_STEP";
  text["index"]["rank_step"] = "0.35";
  ASSERT_THAT(Create(text), IsOk());
  v1::ListFormulasRequest request;
  request.set_parent(absl::StrCat(kCampaign, "/schemes/rubric.v2"));
  const auto found = Call(stub_, &Stub::ListFormulas, request, "li.si");
  ASSERT_THAT(found, IsOk());
  std::map<std::string, std::string> chosen;
  for (const v1::Formula& one : found->formulas()) {
    if (!one.chosen()) continue;
    EXPECT_TRUE(chosen.emplace(one.leaf(), one.formula()).second) << one.leaf();
    if (one.leaf() != "B2") continue;
    EXPECT_EQ(one.text(), "5−0.35×(位次−1)，不低于0");
    EXPECT_THAT(one.keys(), Contains("index.rank_step"));
  }
  EXPECT_THAT(chosen, SizeIs(13));
  EXPECT_EQ(chosen["B2"], "INDEX_STEP");
  request.set_parent(absl::StrCat(kCampaign, "/schemes/rubric.v7"));
  EXPECT_EQ(Call(stub_, &Stub::ListFormulas, request, "li.si").status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace duban::reporting::scheme_test
