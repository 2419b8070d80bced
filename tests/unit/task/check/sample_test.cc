#include "services/task/domain/check/sample.h"

#include <gmock/gmock.h>

#include <map>

#include "absl/strings/str_cat.h"
#include "services/common/sha256.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task::sample_test {
namespace {

using duban::testing::ChinaAt;
using duban::testing::Faults;
using duban::testing::IsOk;
using duban::testing::IsRefusal;
using duban::testing::kCampaign;
using duban::testing::kScienceUnit;
using duban::testing::MakeRegister;
using duban::testing::PeriodOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;
const std::string kSeed(64, '7');  // NOLINT(runtime/string)

std::string ItemPath(const std::string& id) { return absl::StrCat("campaigns/", kCampaign, "/items/", id); }

// Claims c-1 … c-`count` of a unit.
void AddClaims(std::vector<CompletionClaim>& claims, const std::string& unit, int count) {
  for (int i = 1; i <= count; ++i) {
    claims.push_back({.unit = unit, .item = ItemPath(absl::StrCat("c-", i)), .kind = ClaimKind::kDone});
  }
}

std::map<SampleGround, int> CountGrounds(const Sample& sample) {
  std::map<SampleGround, int> counts;
  for (const SampledClaim& claim : sample.claims) ++counts[claim.ground];
  return counts;
}

struct SampleTest : ::testing::Test {
  ActContext At(absl::string_view time) const {
    return {reg, kCampaign, Actor{"du-cha", Role::kSupervision, ""}, ChinaAt(time)};
  }
  Sample Draw(const std::vector<CompletionClaim>& claims) {
    const auto changes = DrawSample(PeriodOf("2024-Q1"), claims, kSeed, At("2024-04-10 09:00"));
    EXPECT_THAT(changes, IsOk());
    return *StateAs<Sample>(changes->front().state);
  }
  Register reg = MakeRegister();
};

TEST_F(SampleTest, AShareRoundedUpAndAtLeastOnePerUnit) {
  std::vector<CompletionClaim> claims;
  AddClaims(claims, "a-large", 41);
  AddClaims(claims, "b-small", 1);
  AddClaims(claims, "c-small", 2);
  const Sample sample = Draw(claims);
  const auto counts = CountGrounds(sample);
  EXPECT_EQ(counts.at(SampleGround::kLot), 5);  // ⌈44 × 10 %⌉
  std::map<std::string, int> of_unit;
  for (const SampledClaim& claim : sample.claims) {
    of_unit[claim.claim.unit] += claim.ground != SampleGround::kUnspecified;
  }
  for (const auto& [unit, count] : of_unit) EXPECT_GE(count, 1) << unit;
}

TEST_F(SampleTest, ThePlaceIsWhatAnyoneCanCompute) {
  std::vector<CompletionClaim> claims;
  AddClaims(claims, "unit", 30);
  const Sample sample = Draw(claims);
  std::vector<std::string> lots;
  for (const SampledClaim& claim : sample.claims) {
    EXPECT_EQ(claim.lot, HexDigest(absl::StrCat(kSeed, "\n", ClaimKey(claim.claim))));
    lots.push_back(claim.lot);
  }
  std::sort(lots.begin(), lots.end());
  for (const SampledClaim& claim : sample.claims) {
    EXPECT_EQ(claim.ground == SampleGround::kLot, claim.lot <= lots[2]) << ClaimKey(claim.claim);
  }
}

TEST_F(SampleTest, DrawingAgainGivesTheSameAndBetraysATouchedLot) {
  std::vector<CompletionClaim> claims;
  AddClaims(claims, "a", 25);
  AddClaims(claims, "b", 3);
  claims[4].red_before = true;
  Sample sample = Draw(claims);
  EXPECT_EQ(sample.claims[4].ground, SampleGround::kRedToDone);
  EXPECT_EQ(Redraw(sample), sample);
  for (SampledClaim& claim : sample.claims) {
    if (claim.ground != SampleGround::kLot) continue;
    claim.ground = SampleGround::kUnspecified;
    break;
  }
  EXPECT_NE(Redraw(sample), sample);
}

TEST_F(SampleTest, AQuarterIsDrawnOnceAndOnlyAfterItsLock) {
  const Period quarter = PeriodOf("2024-Q1");
  EXPECT_THAT(DrawSample(quarter, {}, kSeed, At("2024-04-03 11:59")),
              IsRefusal(kPrecondition, "QUARTER_OPEN"));
  EXPECT_THAT(DrawSample(PeriodOf("2024-M01"), {}, kSeed, At("2024-04-10 09:00")),
              IsRefusal(absl::StatusCode::kInvalidArgument, "PERIOD_ID"));
  const auto drawn = DrawSample(quarter, {}, kSeed, At("2024-04-03 12:00"));
  ASSERT_THAT(drawn, IsOk());
  Apply(reg, drawn->front().state, 1000, ChinaAt("2024-04-03 12:00"));
  EXPECT_THAT(DrawSample(quarter, {}, kSeed, At("2024-04-10 09:00")),
              IsRefusal(kPrecondition, "ALREADY_DRAWN"));
}

TEST_F(SampleTest, RiskPicksNeedAReasonAndAClaim) {
  std::vector<CompletionClaim> claims;
  AddClaims(claims, "unit", 20);
  const Sample sample = Draw(claims);
  const auto out = std::find_if(sample.claims.begin(), sample.claims.end(), [](const SampledClaim& one) {
    return one.ground == SampleGround::kUnspecified;
  });
  const ActContext context = At("2024-04-11 09:00");
  const std::string item = out->claim.item;
  EXPECT_THAT(AddRiskPick(sample, item, ClaimKind::kDone, "", " ", context),
              IsRefusal(absl::StatusCode::kInvalidArgument, "REASON_REQUIRED"));
  EXPECT_THAT(AddRiskPick(sample, ItemPath("c-99"), ClaimKind::kDone, "", "群众反映", context),
              IsRefusal(absl::StatusCode::kInvalidArgument, "UNKNOWN_CLAIM"));
  const auto picked = AddRiskPick(sample, item, ClaimKind::kDone, "", "群众反映", context);
  ASSERT_THAT(picked, IsOk());
  const Sample& changed = *StateAs<Sample>(picked->front().state);
  EXPECT_EQ(CountGrounds(changed).at(SampleGround::kRisk), 1);
  EXPECT_EQ(Redraw(changed), changed);
  EXPECT_THAT(AddRiskPick(changed, item, ClaimKind::kDone, "", "再点", context),
              IsRefusal(kPrecondition, "ALREADY_PICKED"));
}

struct ClaimsTest : ::testing::Test {
  Stored<Form> FormOf(absl::string_view period, std::vector<FormRow> rows) {
    return {Form{.key = {kCampaign, PeriodOf(period), kScienceUnit}, .attested_rows = std::move(rows)},
            ++sequence, ChinaAt("2024-04-01 09:00")};
  }
  std::vector<std::string> KeysOf(const std::vector<Stored<Form>>& forms, const CheckRules& rules = {}) {
    std::vector<std::string> keys;
    for (const CompletionClaim& claim : ClaimsOf(forms, reg, PeriodOf("2024-Q2"), rules)) {
      keys.push_back(absl::StrCat(ClaimKey(claim), claim.red_before ? " red" : ""));
    }
    return keys;
  }
  Register reg = MakeRegister();
  std::int64_t sequence = 100;
  const absl::CivilDay day{2024, 4, 2};
};

TEST_F(ClaimsTest, AClaimBelongsToTheQuarterInWhichItFirstStood) {
  const FormRow started{.item = "P-1", .started = day};
  FormRow more = started;
  more.achieved_milestones = {"permit"};
  EXPECT_THAT(KeysOf({FormOf("2024-M03-D3", {started}), FormOf("2024-M04-D1", {more}),
                      FormOf("2024-M04-D2", {more})}),
              ElementsAre("hc-sti/P-1/MILESTONE/permit"));
  const CheckRules done_only{.sampled_claims = {ClaimKind::kDone}};
  EXPECT_THAT(KeysOf({FormOf("2024-M04-D1", {more})}, done_only), IsEmpty());
}

TEST_F(ClaimsTest, AJumpFromFarBehindToDoneIsNoticed) {
  // At the end of May 41.5 % of the year has passed.
  const FormRow behind{.item = "T-1", .progress = "11.5"};
  const FormRow ahead{.item = "T-1", .progress = "11.6"};
  const FormRow done{.item = "T-1", .done = day};
  const Stored<Form> after = FormOf("2024-M06-D1", {done});
  EXPECT_THAT(KeysOf({FormOf("2024-M05-D3", {behind}), after}), ElementsAre("hc-sti/T-1/DONE/ red"));
  EXPECT_THAT(KeysOf({FormOf("2024-M05-D3", {ahead}), after}), ElementsAre("hc-sti/T-1/DONE/"));
}

// Milestones "half" due on 20 April and "whole" due on 30 June, of equal weight.
void GiveMilestones(Item& item) {
  std::vector<Milestone>& steps = item.project ? item.project->milestones : item.milestones;
  steps = {{"half", "一半", "50", absl::CivilDay(2024, 4, 20)},
           {"whole", "全部", "50", absl::CivilDay(2024, 6, 30)}};
}

TEST_F(ClaimsTest, AJumpIsNoticedByMilestonesInEveryList) {
  for (const char* id : {"P-1", "I-1", "T-1"}) {
    Item item = *FindItem(reg, kCampaign, id).value();
    GiveMilestones(item);
    if (item.task) item.due = absl::CivilDay(2025, 12, 31);  // its days alone do not make it red
    Apply(reg, item, 900, ChinaAt("2024-04-01 09:00"));
    const std::string half = absl::StrCat("hc-sti/", id, "/MILESTONE/half");
    const std::string whole = absl::StrCat("hc-sti/", id, "/MILESTONE/whole");
    FormRow none{.item = id};
    FormRow one{.item = id, .achieved_milestones = {"half"}};
    FormRow all{.item = id, .achieved_milestones = {"half", "whole"}};
    for (FormRow* row : {&none, &one, &all}) {
      if (item.task) row->progress = "60";
    }
    // Red once more than 30 % of the weight is due and not achieved, from 20 April on.
    EXPECT_THAT(KeysOf({FormOf("2024-M04-D2", {none}), FormOf("2024-M04-D3", {all})}),
                ElementsAre(absl::StrCat(half, " red"), absl::StrCat(whole, " red")));
    EXPECT_THAT(KeysOf({FormOf("2024-M04-D1", {none}), FormOf("2024-M04-D3", {all})}),
                ElementsAre(half, whole));
    EXPECT_THAT(
        KeysOf({FormOf("2024-M04-D2", {none}), FormOf("2024-M04-D3", {one}), FormOf("2024-M05-D1", {all})}),
        ElementsAre(half, whole))
        << "on the way is no jump";
  }
}

TEST_F(ClaimsTest, AMilestoneLongOverdueIsRedWhateverItsWeight) {
  Item item = *FindItem(reg, kCampaign, "P-1").value();
  item.project->milestones = {{"small", "小节点", "1", absl::CivilDay(2024, 4, 19)},
                              {"large", "大节点", "99", absl::CivilDay(2024, 12, 31)}};
  Apply(reg, item, 900, ChinaAt("2024-04-01 09:00"));
  const FormRow none{.item = "P-1"};
  const FormRow all{.item = "P-1", .achieved_milestones = {"small", "large"}};
  const std::string large = "hc-sti/P-1/MILESTONE/large";
  const std::string small = "hc-sti/P-1/MILESTONE/small";
  EXPECT_THAT(KeysOf({FormOf("2024-M04-D3", {none}), FormOf("2024-M05-D1", {all})}),
              ElementsAre(absl::StrCat(large, " red"), absl::StrCat(small, " red")));  // 11 days
  item.project->milestones[0].due = absl::CivilDay(2024, 4, 20);
  Apply(reg, item, 901, ChinaAt("2024-04-01 09:00"));
  EXPECT_THAT(KeysOf({FormOf("2024-M04-D3", {none}), FormOf("2024-M05-D1", {all})}),
              ElementsAre(large, small));
}

}  // namespace
}  // namespace duban::task::sample_test
