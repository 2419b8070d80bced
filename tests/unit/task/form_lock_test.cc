#include "services/task/domain/form/form_lock.h"

#include <gmock/gmock.h>

#include "tests/support/error_matchers.h"
#include "tests/unit/task/form_desk.h"

namespace duban::task {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::DetailsIn;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::duban::testing::PeriodOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

const char kDekad[] = "2024-M03-D1";

Form Lock(const FormDesk& desk) {
  return LockedForm(desk.form(), desk.Context().deadlines.unit_due.at).value();
}

void ApproveBoth(FormDesk& desk) {
  ASSERT_THAT(desk.TfApprove("A1", testing::kReviewerA1), IsOk());
  ASSERT_THAT(desk.TfApprove("A2", testing::kReviewerA2), IsOk());
}

TEST(FormLockTest, AReviewedFormIsLockedWithoutAFlag) {
  FormDesk desk;
  desk.BringToUnitOk();
  ApproveBoth(desk);
  const Form locked = Lock(desk);
  EXPECT_EQ(locked.state, FormState::kLocked);
  EXPECT_EQ(locked.form_class, FormClass::kOnTime);
  EXPECT_THAT(locked.flags, IsEmpty());
  EXPECT_EQ(locked.attested_rows, desk.form().attested_rows);
}

TEST(FormLockTest, AFormLeftUnreviewedIsFlaggedButOnTimeForTheUnit) {
  FormDesk desk;
  desk.BringToUnitOk();
  ASSERT_THAT(desk.TfApprove("A1", testing::kReviewerA1), IsOk());
  const Form locked = Lock(desk);
  EXPECT_EQ(locked.state, FormState::kLocked);
  EXPECT_EQ(locked.form_class, FormClass::kOnTime);
  EXPECT_THAT(locked.flags, ElementsAre(FormFlag::kTfUnreviewed));
}

TEST(FormLockTest, OnTimeEndsWithTheDueInstant) {
  for (const bool late : {false, true}) {
    FormDesk desk;
    desk.now = ChinaAt("2024-03-11 17:30") + absl::Microseconds(late ? 1 : 0);
    desk.BringToUnitOk();
    ApproveBoth(desk);
    EXPECT_EQ(Lock(desk).form_class, late ? FormClass::kLate : FormClass::kOnTime);
    EXPECT_THAT(Lock(desk).flags, IsEmpty());
  }
}

TEST(FormLockTest, AnsweringAReturnInTimeKeepsTheClassOfTheFirstApproval) {
  for (const bool late : {false, true}) {
    FormDesk desk;
    desk.BringToUnitOk();
    desk.now = ChinaAt("2024-03-12 09:00");
    ASSERT_THAT(desk.TfReturn({.action = "A2", .reason = "r"}, testing::kReviewerA2), IsOk());
    desk.now = ChinaAt("2024-03-13 09:00") + absl::Microseconds(late ? 1 : 0);
    desk.Resubmit(desk.GoodRows());
    ApproveBoth(desk);
    EXPECT_EQ(Lock(desk).form_class, late ? FormClass::kLate : FormClass::kOnTime);
  }
}

TEST(FormLockTest, AnUnansweredReturnLocksTheVersionBeforeItAndIsLate) {
  FormDesk desk;
  desk.BringToTfReturned();
  const std::vector<FormRow> statement = desk.form().attested_rows;
  const auto expect_unresolved = [&] {
    const Form locked = Lock(desk);
    EXPECT_EQ(locked.state, FormState::kLocked) << StateName(desk.form().state);
    EXPECT_EQ(locked.form_class, FormClass::kLate) << StateName(desk.form().state);
    EXPECT_THAT(locked.flags, ElementsAre(FormFlag::kUnresolvedReturn));
    EXPECT_EQ(locked.attested_rows, statement);
  };
  expect_unresolved();  // RETURNED
  FormRow changed = testing::GoodRow(FixtureItem(desk, "T-1"));
  changed.progress = "90";
  ASSERT_THAT(desk.Fill({changed}), IsOk());
  expect_unresolved();  // DRAFT
  ASSERT_THAT(desk.Submit(), IsOk());
  expect_unresolved();  // SUBMITTED
  ASSERT_THAT(desk.UnitReturn(), IsOk());
  expect_unresolved();  // RETURNED again, by the unit leader
}

TEST(FormLockTest, AFormNeverApprovedByTheUnitIsMissing) {
  FormDesk desk;
  const auto expect_missing = [&] {
    const Form locked = Lock(desk);
    EXPECT_EQ(locked.state, FormState::kMissing) << StateName(desk.form().state);
    EXPECT_EQ(locked.form_class, FormClass::kMissing);
    EXPECT_THAT(locked.flags, IsEmpty());
    EXPECT_THAT(locked.attested_rows, IsEmpty());
  };
  expect_missing();  // OPEN
  ASSERT_THAT(desk.Fill(desk.GoodRows()), IsOk());
  expect_missing();  // DRAFT
  ASSERT_THAT(desk.Submit(), IsOk());
  expect_missing();  // SUBMITTED
  ASSERT_THAT(desk.UnitReturn(), IsOk());
  expect_missing();  // RETURNED
}

TEST(FormLockTest, ALockedFormIsNotLockedAgain) {
  FormDesk desk;
  desk.BringToUnitOk();
  const Form locked = Lock(desk);
  EXPECT_THAT(LockedForm(locked, desk.Context().deadlines.unit_due.at),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "FORM_STATE"));
}

TEST(LockPeriodTest, WhatAUnitAttestedIsLockedThoughItHandedItsItemsOn) {
  FormDesk desk;
  desk.BringToUnitOk();
  for (const Item* item : desk.Context().items) {
    Item moved = *item;
    moved.lead_unit = testing::kOfficeUnit;
    Apply(desk.district, moved, 100, desk.now);
  }
  const auto changes = LockPeriod(
      desk.district, testing::kCampaign, PeriodOf(kDekad), {desk.form()},
      testing::ContextAt(desk.district, testing::kOfficeUnit, PeriodOf(kDekad), desk.now).deadlines,
      ChinaAt("2024-03-14 00:00"));
  ASSERT_THAT(changes, IsOk());
  ASSERT_EQ(changes->size(), 4u);
  EXPECT_EQ(std::get<Form>((*changes)[2].state).key.unit, testing::kScienceUnit);
  EXPECT_EQ(std::get<Form>((*changes)[2].state).form_class, FormClass::kOnTime);
}

TEST(LockPeriodTest, IsRefusedUntilTheLockTime) {
  const FormDesk desk;
  const auto lock = [&](absl::Time now) {
    return LockPeriod(desk.district, testing::kCampaign, PeriodOf(kDekad), {}, desk.Context().deadlines, now);
  };
  const auto early = lock(ChinaAt("2024-03-13 12:00") - absl::Microseconds(1));
  EXPECT_THAT(early, IsRefusal(absl::StatusCode::kFailedPrecondition, "LOCK_NOT_DUE"));
  EXPECT_THAT(DetailsIn(early.status()).metadata, ElementsAre(Pair("lock_time", "2024-03-13 12:00")));
  EXPECT_THAT(lock(ChinaAt("2024-03-13 12:00")), IsOk());
}

TEST(LockPeriodTest, LocksEveryReportingUnitAndThenThePeriod) {
  FormDesk desk;
  desk.BringToUnitOk();
  const auto changes = LockPeriod(desk.district, testing::kCampaign, PeriodOf(kDekad), {desk.form()},
                                  desk.Context().deadlines, ChinaAt("2024-03-14 00:00"));
  ASSERT_THAT(changes, IsOk());
  ASSERT_EQ(changes->size(), 3u);
  const Form& housing = std::get<Form>((*changes)[0].state);
  EXPECT_EQ((*changes)[0].type, "form.lock");
  EXPECT_EQ(housing.key, (FormKey{testing::kCampaign, PeriodOf(kDekad), testing::kHousingUnit}));
  EXPECT_EQ(housing.form_class, FormClass::kMissing);
  EXPECT_EQ(std::get<Form>((*changes)[1].state), Lock(desk));
  EXPECT_EQ((*changes)[2].type, "period.lock");
  EXPECT_EQ(std::get<PeriodLock>((*changes)[2].state), (PeriodLock{testing::kCampaign, PeriodOf(kDekad)}));
}

TEST(LockPeriodTest, UnitsWithoutItemsDoNotReport) {
  FormDesk desk;
  EXPECT_THAT(ReportingUnits(desk.district, testing::kCampaign),
              ElementsAre(testing::kHousingUnit, testing::kScienceUnit));
  for (const char* id : {"I-2", "T-2"}) {
    Item item = FixtureItem(desk, id);
    item.lead_unit = testing::kOfficeUnit;
    Apply(desk.district, item, 100, desk.now);
  }
  EXPECT_THAT(ReportingUnits(desk.district, testing::kCampaign),
              ElementsAre(testing::kOfficeUnit, testing::kScienceUnit));
  EXPECT_THAT(ReportingUnits(desk.district, "another"), IsEmpty());
}

}  // namespace
}  // namespace duban::task
