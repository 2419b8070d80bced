#include <gmock/gmock.h>

#include "services/task/domain/form/form_checks.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/task/form_desk.h"

namespace duban::task::form_review_test {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::duban::testing::kLeader;
using ::duban::testing::kReporter;
using ::duban::testing::kReviewerA1;
using ::duban::testing::kReviewerA2;
using ::testing::ElementsAre;

constexpr auto kRefused = absl::StatusCode::kFailedPrecondition;

// The reviews as "{action} {outcome number} {reviewer}".
std::vector<std::string> ShowReviews(const Form& form) {
  std::vector<std::string> shown;
  for (const Review& review : form.reviews) {
    shown.push_back(review.action + " " + std::to_string(static_cast<int>(review.outcome)) + " " +
                    review.reviewer);
  }
  return shown;
}

std::vector<FormRow> WithValue(const FormDesk& desk, absl::string_view item, const std::string& figure) {
  FormRow row = testing::GoodRow(FixtureItem(desk, item));
  (row.value.empty() ? row.progress : row.value) = figure;
  return {row};
}

TEST(UnitApproveTest, MakesTheRowsTheUnitsStatement) {
  FormDesk desk;
  desk.BringToUnitOk();
  EXPECT_EQ(desk.form().state, FormState::kUnitOk);
  EXPECT_EQ(desk.form().approver, kLeader);
  EXPECT_EQ(desk.form().unit_ok_time, desk.now);
  ASSERT_EQ(desk.form().attested_rows.size(), 4u);
  for (const FormRow& row : desk.form().attested_rows) EXPECT_EQ(row, desk.document.rows.at(row.item));
  EXPECT_THAT(ShowReviews(desk.form()), ElementsAre("A1 0 ", "A2 0 "));
}

TEST(UnitApproveTest, ItemsWithoutAnActionHaveAReviewOfTheirOwn) {
  FormDesk desk("2024-M03-D1", testing::kHousingUnit);
  desk.BringToUnitOk();
  EXPECT_THAT(ShowReviews(desk.form()), ElementsAre("* 0 ", "A2 0 "));
  EXPECT_THAT(desk.TfApprove(kNoAction, testing::kReviewerRest), IsOk());
  EXPECT_EQ(desk.form().state, FormState::kUnitOk);
  EXPECT_THAT(desk.TfApprove("A2", kReviewerA2), IsOk());
  EXPECT_EQ(desk.form().state, FormState::kTfOk);
}

TEST(FourEyesTest, NobodyDecidesOnTheirOwnWork) {
  FormDesk desk;
  ASSERT_THAT(desk.Fill(desk.GoodRows()), IsOk());
  ASSERT_THAT(desk.Submit(), IsOk());
  EXPECT_THAT(desk.UnitApprove(kReporter), IsRefusal(kRefused, "SAME_PERSON"));
  ASSERT_THAT(desk.UnitApprove(), IsOk());
  for (const char* person : {kReporter, kLeader}) {
    EXPECT_THAT(desk.TfApprove("A1", person), IsRefusal(kRefused, "SAME_PERSON")) << person;
    EXPECT_THAT(desk.TfReturn({.action = "A1", .reason = "r"}, person), IsRefusal(kRefused, "SAME_PERSON"));
  }
  EXPECT_THAT(desk.TfApprove("A1", kReviewerA1), IsOk());
}

TEST(FourEyesTest, TheAuthorIsWhoSubmittedLast) {
  FormDesk desk;
  ASSERT_THAT(desk.Fill(desk.GoodRows()), IsOk());
  ASSERT_THAT(desk.Submit("ma-lin"), IsOk());
  ASSERT_THAT(desk.UnitReturn(), IsOk());
  ASSERT_THAT(desk.Fill(desk.GoodRows()), IsOk());
  ASSERT_THAT(desk.Submit(kReporter), IsOk());
  EXPECT_THAT(desk.UnitApprove(kReporter), IsRefusal(kRefused, "SAME_PERSON"));
  EXPECT_THAT(desk.UnitApprove("ma-lin"), IsOk());
}

TEST(ReturnTest, NeedsAReasonOfReasonableLength) {
  FormDesk desk;
  const std::string longest(kMaxNoteBytes, 'x');
  ASSERT_THAT(desk.Fill(desk.GoodRows()), IsOk());
  ASSERT_THAT(desk.Submit(), IsOk());
  EXPECT_THAT(Faults(desk.UnitReturn({"", {}})), ElementsAre("reason: REASON_REQUIRED"));
  EXPECT_THAT(Faults(desk.UnitReturn({longest + "x", {}})), ElementsAre("reason: TOO_LONG"));
  ASSERT_THAT(desk.UnitApprove(), IsOk());
  const auto tf_return = [&](const std::string& reason) {
    return desk.TfReturn({.action = "A1", .reason = reason}, kReviewerA1);
  };
  EXPECT_THAT(Faults(tf_return("")), ElementsAre("reason: REASON_REQUIRED"));
  EXPECT_THAT(Faults(tf_return(longest + "x")), ElementsAre("reason: TOO_LONG"));
  EXPECT_THAT(tf_return(longest), IsOk());
}

TEST(ReturnTest, TheReasonIsOnTheFormAndOnTheChange) {
  FormDesk desk;
  ASSERT_THAT(desk.Fill(desk.GoodRows()), IsOk());
  ASSERT_THAT(desk.Submit(), IsOk());
  ASSERT_THAT(desk.UnitReturn({"口径不符", {}}), IsOk());
  EXPECT_EQ(desk.form().return_reason, "口径不符");
  EXPECT_EQ(desk.last[0].reason, "口径不符");
  EXPECT_EQ(desk.form().tf_return_count, 0);
  EXPECT_EQ(desk.form().resubmit_due, std::nullopt);
}

TEST(TfReturnTest, CountsAndMarks) {
  FormDesk desk;
  desk.BringToUnitOk();
  ASSERT_THAT(desk.TfReturn({.action = "A1", .reason = "缺证明", .marked_items = {"P-1"}}, kReviewerA1),
              IsOk());
  EXPECT_EQ(desk.form().state, FormState::kReturned);
  EXPECT_EQ(desk.form().tf_return_count, 1);
  EXPECT_EQ(desk.form().return_reason, "缺证明");
  const Review& review = desk.form().reviews[0];
  EXPECT_EQ(review.outcome, ReviewOutcome::kReturned);
  EXPECT_EQ(review.reviewer, kReviewerA1);
  EXPECT_EQ(review.time, desk.now);
  EXPECT_EQ(review.reason, "缺证明");
  EXPECT_THAT(review.marked_items, ElementsAre("P-1"));
}

TEST(TfReturnTest, MarksOutsideTheActionAreAllNamed) {
  FormDesk desk;
  desk.BringToUnitOk();
  const TfReturnRequest request = {
      .action = "A1", .reason = "r", .marked_items = {"T-1", "I-1", "I-2", "none"}};
  EXPECT_THAT(Faults(desk.TfReturn(request, kReviewerA1)),
              ElementsAre("marked_items[0]: ITEM_NOT_OF_ACTION", "marked_items[2]: ITEM_NOT_OF_ACTION",
                          "marked_items[3]: ITEM_NOT_OF_ACTION"));
  EXPECT_EQ(desk.form().state, FormState::kUnitOk);
}

TEST(TfReviewTest, ActionsOffTheFormAndSecondReviewsAreRefused) {
  FormDesk desk;
  desk.BringToUnitOk();
  EXPECT_THAT(Faults(desk.TfApprove("A3", kReviewerA1)), ElementsAre("action: ACTION_NOT_ON_FORM"));
  EXPECT_THAT(Faults(desk.TfReturn({.action = kNoAction, .reason = "r"}, kReviewerA1)),
              ElementsAre("action: ACTION_NOT_ON_FORM"));
  ASSERT_THAT(desk.TfApprove("A1", kReviewerA1), IsOk());
  EXPECT_THAT(desk.TfApprove("A1", kReviewerA1), IsRefusal(kRefused, "ALREADY_REVIEWED"));
  EXPECT_THAT(desk.TfReturn({.action = "A1", .reason = "r"}, kReviewerA1),
              IsRefusal(kRefused, "ALREADY_REVIEWED"));
}

// Returns at a moment and when the answer is due: max(unit due, one working day later).
struct AnswerDue {
  absl::string_view period, returned, due;
};

TEST(TfReturnTest, AnswerIsDueAfterOneWorkingDayButNotBeforeTheUnitsDueTime) {
  const std::vector<AnswerDue> cases = {
      {"2024-M03-D1", "2024-03-07 10:00", "2024-03-11 17:30"},  // the unit's time has not passed yet
      {"2024-M03-D1", "2024-03-08 17:31", "2024-03-11 17:31"},  // Friday to Monday, past the due time
      {"2024-M03-D1", "2024-03-08 17:29", "2024-03-11 17:30"},
      {"2024-M03-D1", "2024-03-12 11:00", "2024-03-13 11:00"},
      {"2024-M03-D3", "2024-04-03 11:00", "2024-04-07 11:00"},  // over Qingming, to a make-up Sunday
      {"2024-M02-D1", "2024-02-15 08:00", "2024-02-18 17:30"},  // returned during the Spring Festival
      {"2024-M02-D1", "2024-02-18 20:00", "2024-02-19 20:00"},
  };
  for (const AnswerDue& row : cases) {
    FormDesk desk(row.period);
    desk.BringToUnitOk();
    desk.now = ChinaAt(row.returned);
    ASSERT_THAT(desk.TfReturn({.action = "A1", .reason = "r"}, kReviewerA1), IsOk()) << row.returned;
    EXPECT_EQ(desk.form().resubmit_due, ChinaAt(row.due)) << row.returned;
  }
}

TEST(ResubmitTest, OnlyTheReviewsOfChangedRowsAreDoneAgain) {
  FormDesk desk;
  desk.BringToTfReturned();
  EXPECT_THAT(ShowReviews(desk.form()), ElementsAre("A1 1 zhao-min", "A2 2 qian-wei"));
  desk.Resubmit(WithValue(desk, "T-1", "25"));
  EXPECT_EQ(desk.form().state, FormState::kUnitOk);
  EXPECT_THAT(ShowReviews(desk.form()), ElementsAre("A1 1 zhao-min", "A2 0 "));
  ASSERT_THAT(desk.TfApprove("A2", kReviewerA2), IsOk());
  EXPECT_EQ(desk.form().state, FormState::kTfOk);
}

TEST(ResubmitTest, AChangedRowOfAnApprovedActionIsReviewedAgain) {
  FormDesk desk;
  desk.BringToTfReturned();
  desk.Resubmit(WithValue(desk, "I-1", "22"));
  EXPECT_THAT(ShowReviews(desk.form()), ElementsAre("A1 0 ", "A2 0 "));
}

TEST(ResubmitTest, SavingARowUnchangedKeepsItsApproval) {
  FormDesk desk;
  desk.BringToTfReturned();
  desk.Resubmit(desk.GoodRows());
  EXPECT_THAT(ShowReviews(desk.form()), ElementsAre("A1 1 zhao-min", "A2 0 "));
}

TEST(ResubmitTest, ANewAttestationReplacesTheRowsButNotTheFirstTime) {
  FormDesk desk;
  desk.BringToTfReturned();
  const std::optional<absl::Time> first = desk.form().unit_ok_time;
  desk.now += absl::Hours(2);
  ASSERT_THAT(desk.Fill(WithValue(desk, "T-1", "25")), IsOk());
  EXPECT_EQ(desk.form().attested_rows[3].progress, "20");  // a draft is no statement
  ASSERT_THAT(desk.Submit(), IsOk());
  ASSERT_THAT(desk.UnitApprove(), IsOk());
  EXPECT_EQ(desk.form().attested_rows[3].progress, "25");
  EXPECT_EQ(desk.form().unit_ok_time, first);
  EXPECT_EQ(desk.form().resubmit_due, std::nullopt);
}

TEST(ResubmitTest, IsLateOneInstantAfterItsTimeAndStaysSo) {
  for (const bool late : {false, true}) {
    FormDesk desk;
    desk.BringToTfReturned();
    ASSERT_TRUE(desk.form().resubmit_due.has_value());
    desk.now = *desk.form().resubmit_due + absl::Microseconds(late ? 1 : 0);
    desk.Resubmit(WithValue(desk, "T-1", "25"));
    EXPECT_EQ(desk.form().resubmitted_late, late);
    ASSERT_THAT(desk.TfReturn({.action = "A2", .reason = "r"}, kReviewerA2), IsOk());
    desk.Resubmit(WithValue(desk, "T-1", "26"));
    EXPECT_EQ(desk.form().resubmitted_late, late);
    EXPECT_EQ(desk.form().tf_return_count, 2);
  }
}

TEST(ResubmitTest, AReturnByTheUnitLeaderDoesNotStopTheClock) {
  FormDesk desk;
  desk.BringToTfReturned();
  const std::optional<absl::Time> due = desk.form().resubmit_due;
  ASSERT_THAT(desk.Fill(desk.GoodRows()), IsOk());
  ASSERT_THAT(desk.Submit(), IsOk());
  ASSERT_THAT(desk.UnitReturn(), IsOk());
  EXPECT_EQ(desk.form().resubmit_due, due);
  desk.now = *due + absl::Microseconds(1);
  desk.Resubmit(desk.GoodRows());
  EXPECT_TRUE(desk.form().resubmitted_late);
}

}  // namespace
}  // namespace duban::task::form_review_test
