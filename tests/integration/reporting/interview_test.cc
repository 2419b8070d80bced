// Last places in final quarters running, as the proposals of the ladder say them.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "duban/reporting/v1/light_service.grpc.pb.h"
#include "duban/reporting/v1/scheme.grpc.pb.h"
#include "services/reporting/api/scheme_file.h"
#include "tests/integration/reporting/amendment_fixture.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting::interview_test {
namespace {

using duban::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class InterviewTest : public AmendmentFixture {
 protected:
  // A scheme by which the last of a group stands in the last places.
  void LastOfTheGroup() {
    nlohmann::json text = nlohmann::json::parse(BuiltInSchemeText());
    text["id"] = "rubric.v2";
    text["ladder"]["last_places"] = 1;
    v1::CreateSchemeRequest create;
    create.set_parent(kCampaign);
    create.set_text(text.dump());
    const auto scheme = v1::SchemeService::NewStub(channel_);
    ASSERT_THAT(Call(scheme, &v1::SchemeService::Stub::CreateScheme, create, "ji.xiao"), IsOk());
    v1::PublishSchemeRequest publish;
    publish.set_name(absl::StrCat(kCampaign, "/schemes/rubric.v2"));
    publish.set_in_force_from("2024-Q1");
    publish.set_basis("区政办发〔2024〕20号");
    publish.set_accept_warnings(true);
    ASSERT_THAT(Call(scheme, &v1::SchemeService::Stub::PublishScheme, publish, "zong.ban"), IsOk());
  }
  void Finish(const std::string& quarter, absl::CivilDay trial) {
    clock_.SetTime(absl::FromCivil(absl::CivilSecond(trial) + 9 * 3600, ChinaTime()));
    v1::OpenTrialRequest open;
    open.set_parent(kCampaign);
    open.set_period(quarter);
    open.set_min_sequence(last_);
    ASSERT_THAT(Call(evaluation_, &v1::EvaluationService::Stub::OpenTrial, open, "ji.xiao"), IsOk());
    clock_.SetTime(absl::FromCivil(absl::CivilSecond(trial + 20) + 9 * 3600, ChinaTime()));
    v1::FinalizeEvaluationRequest finalize;
    finalize.set_name(EvaluationName(quarter));
    ASSERT_THAT(Call(evaluation_, &v1::EvaluationService::Stub::FinalizeEvaluation, finalize, "ji.xiao"),
                IsOk());
    ASSERT_THAT(ConfirmIn(quarter), IsOk());
  }
  // "unit level occasion" of the proposals about units.
  std::vector<std::string> Interviews(const std::string& month) {
    v1::ListLightProposalsRequest request;
    request.set_parent(absl::StrCat(kCampaign, "/periods/", month));
    const auto light = v1::LightService::NewStub(channel_);
    const auto listed = Call(light, &v1::LightService::Stub::ListLightProposals, request, "zong.ban");
    EXPECT_TRUE(listed.ok()) << listed.status();
    std::vector<std::string> found;
    if (!listed.ok()) return found;
    for (const v1::LightProposal& one : listed->proposals()) {
      if (one.rule() != "L4.LAST_PLACES") continue;
      EXPECT_EQ(one.item(), "");
      found.push_back(
          absl::StrCat(one.unit().substr(one.unit().rfind('/') + 1), " ", one.level(), " ", one.occasion()));
    }
    return found;
  }
};

TEST_F(InterviewTest, TwoFinalQuartersInTheLastPlaceAreProposedAndNotBefore) {
  LastOfTheGroup();
  Finish("2024-Q1", absl::CivilDay(2024, 4, 22));
  EXPECT_THAT(Interviews("2024-M03"), IsEmpty());
  Append(LockedPeriod({PeriodKind::kQuarter, 2024, 2}));
  // The second quarter's scores stand, but nobody has made them final.
  EXPECT_THAT(Interviews("2024-M06"), IsEmpty());
  Finish("2024-Q2", absl::CivilDay(2024, 7, 22));
  // A group of one has no last place.
  EXPECT_THAT(Interviews("2024-M06"), ElementsAre("finance L4 2024-Q2"));
}

}  // namespace
}  // namespace duban::reporting::interview_test
