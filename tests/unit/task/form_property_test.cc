// Random sequences of acts by random people at increasing times, held against the rules that must always
// hold. The seed is fixed, so every run is the same.
#include <gmock/gmock.h>

#include <array>
#include <map>
#include <random>

#include "services/task/domain/form/form_lock.h"
#include "tests/unit/task/form_desk.h"

namespace duban::task {
namespace {

constexpr int kRuns = 300;
constexpr std::array kPeople = {"li-na", "wang-qiang", "zhao-min", "qian-wei"};
constexpr std::array kActions = {"A1", "A2"};
constexpr std::array kActs = {FormEvent::kSave,        FormEvent::kSubmit,   FormEvent::kUnitReturn,
                              FormEvent::kUnitApprove, FormEvent::kTfReturn, FormEvent::kTfApprove};

// What people see of a row.
auto Content(const FormRow& row) { return std::tie(row.item, row.value, row.progress, row.invested_wan); }

bool RowsOfActionEqual(const FormDesk& desk, const std::string& action, const Form& a, const Form& b) {
  for (size_t i = 0; i < a.attested_rows.size(); ++i) {
    if (ReviewScope(FixtureItem(desk, a.attested_rows[i].item)) != action) continue;
    if (Content(a.attested_rows[i]) != Content(b.attested_rows[i])) return false;
  }
  return true;
}

// One random life of a form until its lock.
class RandomLife {
 public:
  explicit RandomLife(unsigned seed) : random_(seed) { desk_.now = desk_.Context().deadlines.opens.at; }

  Form RunToTheLock() {
    const DekadDeadlines deadlines = desk_.Context().deadlines;
    while (desk_.now < deadlines.lock.at) {
      Step();
      desk_.now += absl::Minutes(Pick(300));
    }
    const Form locked = LockedForm(desk_.form(), deadlines.unit_due.at).value();
    CheckLocked(locked, deadlines);
    return locked;
  }

 private:
  int Pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  std::string Person() { return kPeople[Pick(kPeople.size())]; }

  std::vector<FormRow> Rows() {
    std::vector<FormRow> rows = desk_.GoodRows();
    if (Pick(2) == 0) rows = {rows[Pick(static_cast<int>(rows.size()))]};
    if (Pick(3) == 0) {
      std::string& figure = rows[0].value.empty() ? rows[0].progress : rows[0].value;
      if (!figure.empty()) figure = std::to_string(30 + Pick(3));
    }
    return rows;
  }

  absl::Status Act(FormEvent event) {
    const std::string action = kActions[Pick(kActions.size())];
    switch (event) {
      case FormEvent::kSave:
        return desk_.Fill(Rows(), Person());
      case FormEvent::kSubmit:
        return desk_.Submit(Person());
      case FormEvent::kUnitReturn:
        return desk_.UnitReturn();
      case FormEvent::kUnitApprove:
        return desk_.UnitApprove(Person());
      case FormEvent::kTfReturn:
        return desk_.TfReturn({.action = action, .reason = "r"}, Person());
      case FormEvent::kTfApprove:
        return desk_.TfApprove(action, Person());
      default:  // acts after the lock
        break;
    }
    return absl::UnknownError("no such event");
  }

  void Step() {
    const auto event = kActs[Pick(kActs.size())];
    const Form before = desk_.form();
    const absl::StatusOr<FormState> target = NextState(before.state, event);
    const bool granted = Act(event).ok();
    if (!granted) {
      EXPECT_EQ(desk_.form(), before);
      return;
    }
    ASSERT_TRUE(target.ok()) << StateName(before.state) << " " << EventName(event);
    const bool partial = event == FormEvent::kTfApprove && desk_.form().state == FormState::kUnitOk;
    EXPECT_TRUE(desk_.form().state == *target || partial) << EventName(event);
    CheckApprovalsStand(before);
    CheckFourEyes();
    Remember(event, before);
  }

  // An approval is lost only when a row of its action has changed.
  void CheckApprovalsStand(const Form& before) {
    for (size_t i = 0; i < before.reviews.size(); ++i) {
      if (before.reviews[i].outcome != ReviewOutcome::kApproved) continue;
      if (desk_.form().reviews[i] == before.reviews[i]) continue;
      EXPECT_FALSE(RowsOfActionEqual(desk_, before.reviews[i].action, before, desk_.form()));
    }
  }

  void CheckFourEyes() {
    const Form& form = desk_.form();
    if (form.state != FormState::kUnitOk && form.state != FormState::kTfOk) return;
    EXPECT_NE(form.author, form.approver);
    bool all = true;
    for (const Review& review : form.reviews) all = all && review.outcome == ReviewOutcome::kApproved;
    EXPECT_EQ(form.state == FormState::kTfOk, all);
  }

  void Remember(FormEvent event, const Form& before) {
    if (event == FormEvent::kTfReturn) answer_due_ = desk_.form().resubmit_due;
    if (event != FormEvent::kUnitApprove) return;
    if (!first_ok_) first_ok_ = desk_.now;
    if (answer_due_ && desk_.now > *answer_due_) answered_late_ = true;
    answer_due_.reset();
    EXPECT_EQ(desk_.form().tf_return_count, before.tf_return_count);
  }

  void CheckLocked(const Form& locked, const DekadDeadlines& deadlines) {
    if (!first_ok_) {
      EXPECT_EQ(locked.state, FormState::kMissing);
      EXPECT_EQ(locked.form_class, FormClass::kMissing);
      return;
    }
    const bool unresolved = answer_due_.has_value();
    const bool in_time = *first_ok_ <= deadlines.unit_due.at && !answered_late_ && !unresolved;
    EXPECT_EQ(locked.state, FormState::kLocked);
    EXPECT_EQ(locked.form_class, in_time ? FormClass::kOnTime : FormClass::kLate);
    EXPECT_THAT(locked.flags,
                ::testing::Conditional(unresolved, ::testing::ElementsAre(FormFlag::kUnresolvedReturn),
                                       ::testing::Each(FormFlag::kTfUnreviewed)));
  }

  std::mt19937 random_;
  FormDesk desk_;
  // What an onlooker remembers.
  std::optional<absl::Time> first_ok_;
  std::optional<absl::Time> answer_due_;
  bool answered_late_ = false;
};

TEST(FormPropertyTest, WhateverPeopleDoTheRulesHold) {
  std::map<std::string, int> endings;
  for (unsigned seed = 0; seed < kRuns && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const Form locked = RandomLife(seed).RunToTheLock();
    ++endings[std::to_string(static_cast<int>(locked.form_class)) + (locked.flags.empty() ? "" : " flagged")];
  }
  // The run is of use only if it reaches every ending.
  for (const char* ending : {"1", "1 flagged", "2", "2 flagged", "3"})
    EXPECT_GT(endings[ending], 0) << ending;
}

}  // namespace
}  // namespace duban::task
