// What a form is compared with, when periods were missed and when items change hands.
#include "services/task/domain/form/form_basis.h"

#include <gmock/gmock.h>

#include <map>

#include "tests/support/error_matchers.h"
#include "tests/unit/task/form_desk.h"

namespace duban::task {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::PeriodOf;
using ::testing::IsEmpty;

// Forms kept by hand.
class Shelf {
 public:
  void Attest(absl::string_view period, absl::string_view unit, const FormRow& row) {
    const FormKey key{testing::kCampaign, PeriodOf(period), std::string(unit)};
    forms_[key].form.key = key;
    forms_[key].form.attested_rows.push_back(row);
  }
  FormLoader Loader() {
    return [this](const FormKey& key) -> absl::StatusOr<const FormDocument*> {
      ++loads;
      return &forms_[key];
    };
  }
  int loads = 0;

 private:
  std::map<FormKey, FormDocument> forms_;
};

FormHistory History(Shelf& shelf, const FormDesk& desk, size_t count) {
  return LoadHistory(shelf.Loader(), desk.district, desk.form().key, desk.Context().items, count).value();
}

TEST(LoadHistoryTest, TakesTheLastAttestedFormsOfTheYearAndPassesOverMissedPeriods) {
  Shelf shelf;
  FormDesk desk;
  shelf.Attest("2024-M01-D2", testing::kScienceUnit, {.item = "I-1", .value = "3"});
  shelf.Attest("2024-M02-D2", testing::kScienceUnit, {.item = "I-1", .value = "7"});
  const FormHistory history = History(shelf, desk, 2);
  ASSERT_EQ(history.before.size(), 2u);
  EXPECT_EQ(history.before[0].period, PeriodOf("2024-M02-D2"));
  EXPECT_EQ(history.Last("I-1")->value, "7");
  EXPECT_EQ(history.before[1].rows.at("I-1").value, "3");
  EXPECT_EQ(history.Last("T-1"), nullptr);
}

TEST(LoadHistoryTest, TheFirstPeriodOfAYearHasNothingBefore) {
  Shelf shelf;
  const FormDesk desk("2024-M01-D1");
  EXPECT_THAT(History(shelf, desk, 2).before, IsEmpty());
  EXPECT_EQ(shelf.loads, 0);
}

TEST(LoadHistoryTest, AnItemThatChangedHandsIsComparedWithItsFormerUnitsRow) {
  Shelf shelf;
  FormDesk desk;
  shelf.Attest("2024-M02-D3", testing::kHousingUnit, {.item = "I-1", .value = "30"});
  shelf.Attest("2024-M02-D3", testing::kScienceUnit, {.item = "T-1", .progress = "10"});
  EXPECT_EQ(History(shelf, desk, 1).Last("I-1"), nullptr);  // nothing says that it moved
  Apply(desk.district, FixtureItem(desk, "I-1"), 100, ChinaAt("2024-03-05 10:00"));
  const FormHistory history = History(shelf, desk, 1);
  ASSERT_NE(history.Last("I-1"), nullptr);
  EXPECT_EQ(history.Last("I-1")->value, "30");
  EXPECT_EQ(history.Last("T-1")->progress, "10");
  EXPECT_EQ(history.before.size(), 1u);
  ASSERT_TRUE(desk.Fill(desk.GoodRows()).ok());
  std::vector<std::string> rules;
  const CheckBasis basis{.history = history};
  for (const FormFinding& finding : FindFaults(desk.Context(), desk.document.rows, basis)) {
    if (finding.field.starts_with("rows.I-1")) rules.push_back(finding.rule);
  }
  EXPECT_THAT(rules, ::testing::ElementsAre("BELOW_PREVIOUS"));  // 21.5 after 30
}

TEST(MovedItemTest, ATaskForceCannotApproveWhatWasNeverReported) {
  FormDesk desk;
  desk.BringToUnitOk();
  Item joined = FixtureItem(desk, "I-2");  // of A2, led by another unit
  joined.lead_unit = testing::kScienceUnit;
  Apply(desk.district, joined, 100, desk.now);
  EXPECT_THAT(desk.TfApprove("A2", testing::kReviewerA2),
              testing::IsRefusal(absl::StatusCode::kFailedPrecondition, "ITEM_JOINED"));
  EXPECT_TRUE(desk.TfApprove("A1", testing::kReviewerA1).ok());
  EXPECT_TRUE(desk.TfReturn({.action = "A2", .reason = "补报转入事项"}, testing::kReviewerA2).ok());
}

TEST(MovedItemTest, AnActionWhoseItemsAllLeftIsNotWaitedFor) {
  FormDesk desk;
  desk.BringToUnitOk();
  for (const char* id : {"POL-1", "T-1"}) {  // all of A2
    Item left = FixtureItem(desk, id);
    left.lead_unit = testing::kHousingUnit;
    Apply(desk.district, left, 100, desk.now);
  }
  ASSERT_TRUE(desk.TfApprove("A1", testing::kReviewerA1).ok());
  EXPECT_EQ(desk.form().state, FormState::kTfOk);
}

}  // namespace
}  // namespace duban::task
