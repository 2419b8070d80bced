// Late fills (补报) and reopenings: what may be done after the lock, until when, and what stays as it was.
#include <gmock/gmock.h>

#include "services/task/domain/form/form_matter.h"
#include "services/task/domain/form/overrides.h"
#include "services/task/domain/form/reopening.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/task/form_desk.h"

namespace duban::task::late_fill_test {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::duban::testing::kOfficeClerk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

constexpr auto kRefused = absl::StatusCode::kFailedPrecondition;

Reopening Wanted(const FormDesk& desk, absl::string_view until) {
  return {.form = FormPath(desk.form().key), .reason = "系统升级致数据未报", .end = ChinaAt(until)};
}

absl::Status Order(FormDesk& desk, const Reopening& wanted) {
  return desk.Take(
      OrderReopening(wanted, desk.Context(), desk.document, desk.As(kOfficeClerk, Role::kGeneralOffice)));
}

absl::Status Approve(FormDesk& desk, const std::string& id, const std::string& person = "deputy") {
  return desk.Take(ApproveReopening(desk.Find<Reopening>(id), desk.Context(), desk.document,
                                    desk.As(person, Role::kExecutiveDeputy)));
}

FormDesk LockedDesk() {
  FormDesk desk;
  desk.BringToUnitOk();
  desk.ApproveAll();
  desk.Lock();
  return desk;
}

TEST(LateFillTest, AMissingFormIsFilledThroughTheSameApprovalsAndStaysMissingByClass) {
  FormDesk desk;
  desk.Lock();
  EXPECT_EQ(desk.form().state, FormState::kMissing);
  ASSERT_THAT(desk.Fill(desk.GoodRows()), IsOk());
  EXPECT_EQ(desk.last.front().type, "form.late_fill");
  ASSERT_THAT(desk.Submit(), IsOk());
  EXPECT_THAT(desk.UnitApprove(testing::kReporter), IsRefusal(kRefused, "SAME_PERSON"));
  ASSERT_THAT(desk.UnitApprove(), IsOk());
  EXPECT_EQ(desk.form().state, FormState::kLateUnitOk);
  EXPECT_THAT(desk.form().attested_rows, IsEmpty());
  desk.ApproveAll();
  EXPECT_EQ(desk.form().state, FormState::kLocked);
  EXPECT_EQ(desk.form().form_class, FormClass::kMissing);
  EXPECT_THAT(desk.form().flags, ElementsAre(FormFlag::kLateFilled));
  EXPECT_EQ(desk.form().attested_rows.size(), 4u);
  EXPECT_THAT(desk.form().pending_rows, IsEmpty());
  EXPECT_THAT(CountOverrides(desk.district.docket, testing::kCampaign, desk.form().key.period, {desk.form()}),
              ElementsAre(Pair(testing::kScienceUnit, OverrideCount{.late_fills = 1})));
  EXPECT_THAT(desk.Fill(desk.GoodRows()), IsRefusal(kRefused, "PERIOD_CLOSED"));
}

TEST(LateFillTest, EndsWithTheFreezeAndWhatIsUnfinishedIsMissingAgain) {
  FormDesk desk;
  desk.Lock();
  desk.now = desk.Context().late.freeze - absl::Microseconds(1);
  ASSERT_THAT(desk.Fill(desk.GoodRows()), IsOk());
  EXPECT_EQ(StateAt(desk.Context(), desk.form()), FormState::kLateDraft);
  desk.now += absl::Microseconds(1);
  EXPECT_EQ(StateAt(desk.Context(), desk.form()), FormState::kMissing);
  EXPECT_THAT(desk.Submit(), IsRefusal(kRefused, "QUARTER_FROZEN"));
  EXPECT_THAT(desk.Fill(desk.GoodRows()), IsRefusal(kRefused, "QUARTER_FROZEN"));
}

TEST(LateFillTest, BeforeTheLockIsOnRecordNothingIsFilled) {
  FormDesk desk;
  desk.now = desk.Context().deadlines.lock.at;
  EXPECT_THAT(desk.Fill(desk.GoodRows()), IsRefusal(kRefused, "PERIOD_CLOSED"));
}

TEST(LateFillTest, AReturnGoesBackAndSetsNoNewTime) {
  FormDesk desk;
  desk.Lock();
  ASSERT_THAT(desk.Fill(desk.GoodRows()), IsOk());
  ASSERT_THAT(desk.Submit(), IsOk());
  ASSERT_THAT(desk.UnitApprove(), IsOk());
  ASSERT_THAT(desk.TfReturn({.action = "A1", .reason = "缺合计", .marked_fields = {"rows.I-1.value"}},
                            testing::kReviewerA1),
              IsOk());
  EXPECT_EQ(desk.form().state, FormState::kLateReturned);
  EXPECT_THAT(desk.form().return_marks, ElementsAre("rows.I-1.value"));
  EXPECT_FALSE(desk.form().resubmit_due.has_value());
  ASSERT_THAT(desk.Fill(desk.GoodRows()), IsOk());
  EXPECT_EQ(desk.form().state, FormState::kLateDraft);
}

TEST(ReopeningTest, LetsALockedFormBeFilledUntilItsEndAndTheFiguresStandUntilApproved) {
  FormDesk desk = LockedDesk();
  const std::vector<FormRow> statement = desk.form().attested_rows;
  ASSERT_THAT(Order(desk, Wanted(desk, "2024-03-15 18:00")), IsOk());
  EXPECT_THAT(desk.Fill(desk.GoodRows()), IsRefusal(kRefused, "PERIOD_CLOSED"));  // not approved yet
  EXPECT_THAT(Approve(desk, "reopening-0001", kOfficeClerk), IsRefusal(kRefused, "SAME_PERSON"));
  ASSERT_THAT(Approve(desk, "reopening-0001"), IsOk());
  EXPECT_EQ(desk.form().state, FormState::kLocked);
  EXPECT_EQ(desk.form().form_class, FormClass::kOnTime);
  EXPECT_EQ(desk.form().reopening_count, 1);
  std::vector<FormRow> rows = desk.GoodRows();
  rows[0].value = "22.5";
  ASSERT_THAT(desk.Fill(rows), IsOk());
  ASSERT_THAT(desk.Submit(), IsOk());
  ASSERT_THAT(desk.UnitApprove(), IsOk());
  EXPECT_EQ(desk.form().attested_rows, statement);
  ASSERT_THAT(desk.TfApprove("A1", testing::kReviewerA1), IsOk());
  EXPECT_THAT(desk.form().flags, ElementsAre(FormFlag::kReopened, FormFlag::kLateFilled));
  EXPECT_EQ(desk.form().state, FormState::kLocked);  // nothing of A2 has changed: its approval stands
  EXPECT_EQ(ByItem(desk.form().attested_rows).at("I-1").value, "22.5");
}

TEST(ReopeningTest, EndsByTheClock) {
  FormDesk desk = LockedDesk();
  const std::vector<FormRow> statement = desk.form().attested_rows;
  ASSERT_THAT(Order(desk, Wanted(desk, "2024-03-15 18:00")), IsOk());
  ASSERT_THAT(Approve(desk, "reopening-0001"), IsOk());
  ASSERT_THAT(desk.Fill(desk.GoodRows()), IsOk());
  desk.now = ChinaAt("2024-03-15 18:00");
  EXPECT_THAT(desk.Submit(), IsRefusal(kRefused, "REOPENING_EXPIRED"));
  EXPECT_EQ(StateAt(desk.Context(), desk.form()), FormState::kLocked);
  EXPECT_EQ(desk.form().attested_rows, statement);
  EXPECT_EQ(At(desk.Find<Reopening>("reopening-0001"), desk.now).state, ReopeningState::kExpired);
  // Another order begins anew.
  ASSERT_THAT(Order(desk, Wanted(desk, "2024-03-18 18:00")), IsOk());
  ASSERT_THAT(Approve(desk, "reopening-0002"), IsOk());
  EXPECT_THAT(desk.Submit(), IsRefusal(kRefused, "FORM_STATE"));
  EXPECT_THAT(desk.Fill(desk.GoodRows()), IsOk());
}

TEST(ReopeningTest, IsRefusedWhereItHasNoSense) {
  FormDesk desk;
  EXPECT_THAT(Order(desk, Wanted(desk, "2024-03-15 18:00")), IsRefusal(kRefused, "PERIOD_NOT_LOCKED"));
  desk = LockedDesk();
  EXPECT_THAT(Faults(Order(desk, Reopening{.form = FormPath(desk.form().key), .reason = " "})),
              ElementsAre("reopening.reason: REQUIRED", "reopening.end_time: REQUIRED"));
  EXPECT_THAT(Faults(Order(desk, Wanted(desk, "2024-03-13 12:00"))),
              ElementsAre("reopening.end_time: END_TIME"));
  EXPECT_THAT(Faults(Order(desk, Wanted(desk, "2024-12-31 12:00"))),
              ElementsAre("reopening.end_time: END_TIME"));
  ASSERT_THAT(Order(desk, Wanted(desk, "2024-03-15 18:00")), IsOk());
  EXPECT_THAT(Order(desk, Wanted(desk, "2024-03-16 18:00")), IsRefusal(kRefused, "REOPENING_PENDING"));
  desk.now = desk.Context().late.freeze;
  EXPECT_THAT(Order(desk, Wanted(desk, "2024-12-31 12:00")), IsRefusal(kRefused, "REOPENING_FROZEN"));
}

TEST(ReopeningTest, EveryPairOfItsMachineAnswersAsTheTable) {
  for (const auto state : {ReopeningState::kUnspecified, ReopeningState::kOrdered, ReopeningState::kRunning,
                           ReopeningState::kRefused, ReopeningState::kExpired}) {
    for (const auto event : {ReopeningEvent::kApprove, ReopeningEvent::kRefuse, ReopeningEvent::kExpire}) {
      const bool ordered = state == ReopeningState::kOrdered;
      const bool expires = event == ReopeningEvent::kExpire && state == ReopeningState::kRunning;
      EXPECT_EQ(NextState(state, event).ok(), ordered || expires) << StateName(state) << EventName(event);
      if (ordered || expires) continue;
      EXPECT_THAT(NextState(state, event), IsRefusal(kRefused, "REOPENING_STATE"));
    }
  }
}

}  // namespace
}  // namespace duban::task::late_fill_test
