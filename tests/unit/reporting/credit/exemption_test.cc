#include "services/reporting/domain/credit/exemption.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/reporting/domain/credit/credit.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::exemption_test {
namespace {

using duban::testing::Faults;
using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::ElementsAre;
using ::testing::Pair;

const Period kQ1{PeriodKind::kQuarter, 2024, 1};

absl::Time Noon(absl::CivilDay day) { return absl::FromCivil(absl::CivilHour(day) + 12, ChinaTime()); }
const absl::CivilDay kToday(2024, 4, 19);  // a Friday

Projection Record() {
  Projection record;
  record.units["dept-a"] = Unit{.id = "dept-a", .title = "部门甲", .kind = "DEPARTMENT"};
  record.items["c"]["T-1"] = Item{.campaign = "c", .code = "T-1", .lead_unit = "dept-a"};
  record.items["c"]["T-2"] = Item{.campaign = "c", .code = "T-2", .lead_unit = "dept-b"};
  record.cards[{"c", "card-1"}] = Card{.campaign = "c",
                                       .id = "card-1",
                                       .unit = "dept-a",
                                       .item = "jurisdictions/hecheng/campaigns/c/items/T-1"};
  record.orders[{"c", "order-1"}] = Order{.campaign = "c", .id = "order-1", .lead_unit = "dept-a"};
  return record;
}

Signature As(const std::string& person, const std::string& role) { return {person, role, "", ""}; }

Exemption Application(const std::string& subject = "campaigns/c/items/T-1") {
  return {.campaign = "c",
          .id = "exemption-0001",
          .unit = "dept-a",
          .period = kQ1,
          .subject = subject,
          .cause = ExemptionCause::kShortfall,
          .finding_date = absl::CivilDay(2024, 4, 8),
          .grounds = {"合法", "改革", "尽责", "为公", "程序", "纠正"}};
}

absl::StatusOr<Exemption> File(const Exemption& exemption, absl::CivilDay today = kToday,
                               const Projection& record = Record(), const Book& book = Book()) {
  return FileExemption(book, record, Rubric(), exemption, As("li", "UNIT_LEADER"), Noon(today));
}

TEST(ExemptionMachineTest, EveryStateAndEvent) {
  std::vector<std::string> allowed;
  for (const ExemptionState from :
       {ExemptionState::kUnspecified, ExemptionState::kFiled, ExemptionState::kChecked,
        ExemptionState::kGranted, ExemptionState::kRefused, ExemptionState::kWithdrawn}) {
    for (const ExemptionEvent event : {ExemptionEvent::kCheck, ExemptionEvent::kGrant,
                                       ExemptionEvent::kRefuse, ExemptionEvent::kWithdraw}) {
      const auto next = NextState(kExemptionMachine, {"EXEMPTION_STATE", "申请"}, from, event);
      if (next.ok()) {
        allowed.push_back(absl::StrCat(StateName(from), " ", EventName(event), " ", StateName(*next)));
      } else {
        EXPECT_THAT(next, IsRefusal(absl::StatusCode::kFailedPrecondition, "EXEMPTION_STATE"));
      }
    }
  }
  EXPECT_THAT(allowed, ElementsAre("FILED check CHECKED", "FILED withdraw WITHDRAWN", "CHECKED grant GRANTED",
                                   "CHECKED refuse REFUSED", "CHECKED withdraw WITHDRAWN"));
}

TEST(FileExemptionTest, TermsRunInWorkingAndNaturalDays) {
  const auto filed = File(Application());
  ASSERT_THAT(filed, IsOk());
  EXPECT_EQ(filed->state, ExemptionState::kFiled);
  EXPECT_EQ(filed->filer, "li");
  // 30 days from 19 April end on Sunday, 19 May; the next working day counts.
  EXPECT_EQ(filed->decision_due_date, absl::CivilDay(2024, 5, 20));
}

TEST(FileExemptionTest, TheTenthWorkingDayIsInTimeTheEleventhIsLate) {
  // Without a calendar on record Monday to Friday are working days.
  EXPECT_THAT(File(Application(), absl::CivilDay(2024, 4, 22)), IsOk());
  EXPECT_THAT(File(Application(), absl::CivilDay(2024, 4, 23)),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "EXEMPTION_LATE"));
  Exemption future = Application();
  future.finding_date = kToday + 1;
  EXPECT_THAT(Faults(File(future).status()), ElementsAre("exemption.finding_date: DATE_IN_FUTURE"));
}

TEST(FileExemptionTest, MakeUpWorkdaysOfTheRecordCount) {
  Projection record = Record();
  record.calendars[2024] = CalendarYear{.year = 2024, .makeup_workdays = {absl::CivilDay(2024, 4, 20)}};
  EXPECT_THAT(File(Application(), absl::CivilDay(2024, 4, 22), record),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "EXEMPTION_LATE"));
}

TEST(FileExemptionTest, AllSixGroundsAreNeeded) {
  Exemption application = Application();
  application.grounds = {};
  EXPECT_THAT(Faults(File(application).status()),
              ElementsAre("exemption.grounds.lawful: GROUND_MISSING",
                          "exemption.grounds.reform_purpose: GROUND_MISSING",
                          "exemption.grounds.duty_of_care: GROUND_MISSING",
                          "exemption.grounds.public_interest: GROUND_MISSING",
                          "exemption.grounds.procedure: GROUND_MISSING",
                          "exemption.grounds.corrected: GROUND_MISSING"));
}

TEST(FileExemptionTest, TheSubjectIsTheUnitsOwn) {
  for (const char* good :
       {"campaigns/c/items/T-1", "campaigns/c/cards/card-1", "campaigns/c/orders/order-1"}) {
    EXPECT_THAT(File(Application(good)), IsOk()) << good;
  }
  for (const char* bad :
       {"", "campaigns/c/items/T-2", "campaigns/c/items/none", "campaigns/d/items/T-1",
        "campaigns/c/cards/card-2", "campaigns/c/credits/credit-1", "campaigns/c/forms/f"}) {
    EXPECT_THAT(Faults(File(Application(bad)).status()), ElementsAre("exemption.subject: EXEMPTION_SUBJECT"))
        << bad;
  }
}

TEST(FileExemptionTest, FalseDataAndAccidentsAreExcluded) {
  for (const ExemptionCause cause : {ExemptionCause::kFalseData, ExemptionCause::kAccident}) {
    Exemption application = Application();
    application.cause = cause;
    EXPECT_THAT(File(application), IsRefusal(absl::StatusCode::kFailedPrecondition, "EXEMPTION_EXCLUDED"));
  }
}

TEST(FileExemptionTest, AFalseReportOnRecordExcludesWhateverCauseIsClaimed) {
  Projection record = Record();
  FalseReport& report = record.false_reports[{"c", "fr-1"}];
  report = {.campaign = "c", .id = "fr-1", .unit = "dept-a", .item = "T-1"};
  EXPECT_THAT(File(Application(), kToday, record), IsOk());
  report.is_false = true;
  EXPECT_THAT(File(Application(), kToday, record),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "EXEMPTION_EXCLUDED"));
  EXPECT_THAT(File(Application("campaigns/c/cards/card-1"), kToday, record),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "EXEMPTION_EXCLUDED"));
}

TEST(FileExemptionTest, AnAccidentsEntryIsExcludedAndACommendationIsNoSubject) {
  Book book;
  Credit credit{.campaign = "c", .id = "credit-1", .kind = CreditKind::kVetoGround, .unit = "dept-a"};
  credit.accident_grade = AccidentGrade::kLarger;
  book.docket.Put(Matter(credit), 1, absl::Time());
  const Exemption application = Application("campaigns/c/credits/credit-1");
  EXPECT_THAT(File(application, kToday, Record(), book),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "EXEMPTION_EXCLUDED"));
  credit.kind = CreditKind::kCommendation;
  book.docket.Put(Matter(credit), 2, absl::Time());
  EXPECT_THAT(File(application, kToday, Record(), book),
              IsRefusal(absl::StatusCode::kInvalidArgument, "EXEMPTION_SUBJECT"));
}

TEST(FileExemptionTest, OneApplicationForOneMatterAtATime) {
  Book book;
  Exemption before = *File(Application());
  before.id = "exemption-0000";
  book.docket.Put(Matter(before), 1, absl::Time());
  EXPECT_THAT(File(Application(), kToday, Record(), book),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "EXEMPTION_PENDING"));
  before.state = ExemptionState::kWithdrawn;
  book.docket.Put(Matter(before), 2, absl::Time());
  EXPECT_THAT(File(Application(), kToday, Record(), book), IsOk());
}

Exemption Checked() {
  return *CheckExemption(*File(Application()), true, "属实", As("sun", "SUPERVISION"), Noon(kToday));
}

TEST(DecideExemptionTest, ThreePersonsActOnIt) {
  EXPECT_THAT(CheckExemption(*File(Application()), true, "属实", As("li", "SUPERVISION"), Noon(kToday)),
              IsRefusal(absl::StatusCode::kPermissionDenied, "SAME_PERSON"));
  for (const char* person : {"li", "sun"}) {
    EXPECT_THAT(DecideExemption(Checked(), true, "8号", "符合", As(person, "HEAD"), Noon(kToday)),
                IsRefusal(absl::StatusCode::kPermissionDenied, "SAME_PERSON"));
  }
}

TEST(DecideExemptionTest, ADecisionHasANumberAndAReason) {
  EXPECT_THAT(Faults(DecideExemption(Checked(), true, "", "", As("head", "HEAD"), Noon(kToday)).status()),
              ElementsAre("decision_number: REQUIRED", "reason: REQUIRED"));
  EXPECT_THAT(CheckExemption(*File(Application()), true, "", As("sun", "SUPERVISION"), Noon(kToday)),
              IsRefusal(absl::StatusCode::kInvalidArgument, "REQUIRED"));
}

TEST(DecideExemptionTest, ALateDecisionIsMarkedAndHoldsAllTheSame) {
  const absl::CivilDay due = Checked().decision_due_date;
  const auto in_time = DecideExemption(Checked(), true, "8号", "符合", As("head", "HEAD"), Noon(due));
  ASSERT_THAT(in_time, IsOk());
  EXPECT_FALSE(in_time->decided_late);
  const auto late = DecideExemption(Checked(), false, "9号", "不符", As("head", "HEAD"), Noon(due + 1));
  ASSERT_THAT(late, IsOk());
  EXPECT_TRUE(late->decided_late);
  EXPECT_EQ(late->state, ExemptionState::kRefused);
}

TEST(ExemptionsOfTest, OnlyGrantedOnesTakeOut) {
  Book book;
  int number = 0;
  const auto put = [&](const std::string& subject, ExemptionState state, const Period& period = kQ1) {
    Exemption exemption = Application(subject);
    exemption.id = absl::StrCat("exemption-", ++number);
    exemption.state = state;
    exemption.period = period;
    book.docket.Put(Matter(exemption), number, absl::Time());
  };
  put("campaigns/c/items/T-1", ExemptionState::kGranted);
  put("campaigns/c/items/T-3", ExemptionState::kRefused);
  put("campaigns/c/items/T-4", ExemptionState::kGranted, {PeriodKind::kQuarter, 2024, 2});
  put("campaigns/c/cards/card-1", ExemptionState::kGranted);
  put("campaigns/c/orders/order-1", ExemptionState::kGranted);
  put("campaigns/c/credits/credit-1", ExemptionState::kGranted);
  const Exempted quarter = ExemptionsOf(book, "c", kQ1);
  EXPECT_THAT(quarter.items, ElementsAre(Pair("dept-a", "T-1")));
  EXPECT_THAT(quarter.cards, ElementsAre("card-1"));
  EXPECT_THAT(quarter.orders, ElementsAre("order-1"));
  EXPECT_THAT(quarter.credits, ElementsAre("credit-1"));
  EXPECT_THAT(ExemptionsOf(book, "c", {PeriodKind::kYear, 2024, 1}).items,
              ElementsAre(Pair("dept-a", "T-1"), Pair("dept-a", "T-4")));
}

}  // namespace
}  // namespace duban::reporting::exemption_test
