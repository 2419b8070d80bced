// Scores at a bulletin's place, previews of another scheme, acts by substitutes.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "duban/reporting/v1/bulletin_service.grpc.pb.h"
#include "duban/reporting/v1/scheme.grpc.pb.h"
#include "services/common/decimal.h"
#include "services/reporting/api/scheme_file.h"
#include "tests/integration/reporting/amendment_fixture.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting::score_points_test {
namespace {

using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::IsEmpty;
using ::testing::SizeIs;

namespace pb = task::v1;

class ScorePointsTest : public AmendmentFixture {
 protected:
  absl::StatusOr<v1::Bulletin> DraftMonthly() {
    v1::CreateBulletinRequest request;
    request.set_parent(kCampaign);
    request.set_min_sequence(last_);
    request.mutable_bulletin()->set_kind(v1::Bulletin::KIND_MONTHLY);
    request.mutable_bulletin()->set_period("2024-M03");
    return Call(bulletin_, &v1::BulletinService::Stub::CreateBulletin, request, "zong.ban");
  }

  const std::unique_ptr<v1::BulletinService::Stub> bulletin_ = v1::BulletinService::NewStub(channel_);
  const std::unique_ptr<v1::SchemeService::Stub> scheme_stub_ = v1::SchemeService::NewStub(channel_);
};

TEST_F(ScorePointsTest, ABulletinGivesTheScoresItRestsOn) {
  const auto before = List();
  const std::string finance = Card("finance")->total();
  const auto drafted = DraftMonthly();
  ASSERT_THAT(drafted, IsOk());
  Append(LockedDekad({PeriodKind::kDekad, 2024, 9}, "1"));
  Commend("finance", "2024-Q1", v1::Credit::LEVEL_NATIONAL, "稳增长");
  EXPECT_NE(List()->digest(), before->digest());
  EXPECT_NE(Card("finance")->total(), finance);
  v1::AsOfPoint point;
  point.set_bulletin(drafted->name());
  const auto then = List("sun.du", point);
  ASSERT_THAT(then, IsOk());
  EXPECT_EQ(then->digest(), before->digest());
  EXPECT_EQ(then->as_of().change_sequence(), drafted->basis().change_sequence());
  EXPECT_EQ(Card("finance", "sun.du", point)->total(), finance);
  point.set_bulletin(absl::StrCat(kCampaign, "/bulletins/none"));
  EXPECT_EQ(List("sun.du", point).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(ScorePointsTest, APreviewOfASchemeIsWhatItGivesWhileNothingChanges) {
  nlohmann::json text = nlohmann::json::parse(BuiltInSchemeText());
  text["id"] = "rubric.v2";
  text["discipline"]["late"] = "0";
  v1::CreateSchemeRequest create;
  create.set_parent(kCampaign);
  create.set_text(text.dump());
  const auto created = Call(scheme_stub_, &v1::SchemeService::Stub::CreateScheme, create, "ji.xiao");
  ASSERT_THAT(created, IsOk());
  const std::string digest = List()->digest();
  const std::int64_t acts = store_->last_act();
  v1::PreviewImpactRequest request;
  request.set_parent(kCampaign);
  request.set_scheme(created->name());
  const auto impact = Call(score_, &v1::ScoreService::Stub::PreviewImpact, request);
  ASSERT_THAT(impact, IsOk());
  // Nine forms of "finance" came late: K2a 4 − 9·0.20 = 2.20, without the deduction 4.
  bool seen = false;
  for (const auto& move : impact->scores()) {
    if (!move.unit().ends_with("/finance")) continue;
    seen = true;
    EXPECT_GT(*ParseDecimal(move.difference()), 0);
    ASSERT_THAT(move.leaves(), SizeIs(1));
    EXPECT_EQ(move.leaves(0), "K2a 2.20→4.00");
  }
  EXPECT_TRUE(seen);
  EXPECT_THAT(impact->lights(), IsEmpty());
  EXPECT_EQ(List()->digest(), digest);
  EXPECT_EQ(store_->last_act(), acts);
  EXPECT_THAT(Call(score_, &v1::ScoreService::Stub::PreviewImpact, request, "cai.zheng"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
}

TEST_F(ScorePointsTest, ARulingConfirmedByASubstituteShowsBothNames) {
  pb::Change change;
  change.set_type("roleBinding.create");
  change.set_name(absl::StrCat(kJurisdiction, "/roleBindings/perf-substitute"));
  change.set_person("wang.wu");
  change.mutable_change_time()->set_seconds(1712800000);
  pb::RoleBinding& binding = *change.mutable_role_binding();
  binding.set_name(change.name());
  binding.set_person("dai.li");
  binding.set_role(pb::ROLE_PERFORMANCE);
  binding.set_substitute_for("ji.xiao");
  Append({change});
  ASSERT_THAT(OpenTrial(), IsOk());
  ASSERT_THAT(File(), IsOk());
  ASSERT_THAT(Rule("4"), IsOk());
  const auto confirmed = ConfirmRuling("dai.li");
  ASSERT_THAT(confirmed, IsOk());
  EXPECT_EQ(confirmed->ruling().confirmed_by(), "dai.li");
  EXPECT_EQ(confirmed->ruling().confirming_on_behalf_of(), "ji.xiao");
  const v1::Credit credit = [&] {
    v1::ProposeCreditRequest request;
    request.set_parent(kCampaign);
    request.mutable_credit()->set_kind(v1::Credit::KIND_CRITICISM);
    request.mutable_credit()->set_unit(absl::StrCat(kJurisdiction, "/units/finance"));
    request.mutable_credit()->set_period("2024-Q1");
    request.mutable_credit()->set_level(v1::Credit::LEVEL_CITY);
    request.mutable_credit()->set_document_number("市政发〔2024〕1号");
    request.mutable_credit()->set_document_title("通报");
    request.mutable_credit()->set_matter("进度滞后");
    request.mutable_credit()->set_proposer_on_behalf_of("chang.wu");  // only the service says so
    const auto proposed = Call(credit_, &v1::CreditService::Stub::ProposeCredit, request, "dai.li");
    EXPECT_TRUE(proposed.ok()) << proposed.status();
    return proposed.ok() ? *proposed : v1::Credit();
  }();
  EXPECT_EQ(credit.proposer(), "dai.li");
  EXPECT_EQ(credit.proposer_on_behalf_of(), "ji.xiao");
  v1::ApproveCreditRequest approve;
  approve.set_name(credit.name());
  EXPECT_THAT(Call(credit_, &v1::CreditService::Stub::ApproveCredit, approve, "ji.xiao"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "SAME_PERSON"));
  EXPECT_THAT(Approve(credit.name()), IsOk());
}

}  // namespace
}  // namespace duban::reporting::score_points_test
