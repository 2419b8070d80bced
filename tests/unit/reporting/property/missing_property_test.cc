// Missing, zero, not applicable and exempted are four different things.
#include <gtest/gtest.h>

#include <algorithm>

#include "absl/strings/match.h"
#include "services/reporting/domain/score/campaign_inputs.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/property/checks.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::property {
namespace {

CardInput InputOfUnit(const Projection& record, const OwnInputs& own, const std::string& unit) {
  return PeriodInputs(record, record.campaigns.at(kCampaign), Rubric(), kQuarter, own).ForUnit(unit, "DEPT");
}

const LeafResult& LeafIn(const CardInput& input, LeafId id) {
  return *std::find_if(input.leaves.begin(), input.leaves.end(),
                       [&](const LeafResult& leaf) { return leaf.id == id; });
}

// The last final form of the quarter with rows; null when there is none.
const Form* SomeForm(const Projection& record) {
  const Form* last = nullptr;
  for (const auto& [key, form] : record.forms) {
    const bool inside = LastDay(key.period) <= LastDay(kQuarter);
    if (inside && form.state == FormState::kLocked && !form.rows.empty() && !form.late_filled) last = &form;
  }
  return last;
}

// The record in which a form did not come.
Projection WithoutForm(Projection record, const FormKey& key) {
  Form& form = record.forms.at(key);
  form.state = FormState::kMissing;
  form.form_class = FormClass::kMissing;
  return record;
}

// A form that did not come instead of one that did gains nothing anywhere.
TEST(MissingPropertyTest, NotReportingIsNeverBetterThanReporting) {
  int lost = 0;
  for (const unsigned seed : Seeds(500'000, 200)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const Projection record = MakeRecord(dice).Whole();
    const Form* form = SomeForm(record);
    if (form == nullptr) continue;
    const CardInput reported = InputOfUnit(record, {}, form->key.unit);
    const CardInput silent = InputOfUnit(WithoutForm(record, form->key), {}, form->key.unit);
    for (const LeafId id : {LeafId::kK1, LeafId::kK2a, LeafId::kK3a, LeafId::kK3b}) {
      const LeafResult& said = LeafIn(reported, id);
      const LeafResult& unsaid = LeafIn(silent, id);
      // A leaf may lose its last case: a task that was done before anything was due of it, a project
      // whose entry is due only by a start that no other form reported.
      if (!said.applicable || !unsaid.applicable) continue;
      EXPECT_LE(unsaid.exact, said.exact) << LeafName(id);
      lost += unsaid.exact < said.exact;
    }
    if (reported.attainment_mean) {
      EXPECT_LE(*silent.attainment_mean, *reported.attainment_mean);
    }
    EXPECT_TRUE(silent.flags.contains(Flag::kMissingReport));
    EXPECT_GE(LeafIn(silent, LeafId::kK1).applicable, LeafIn(reported, LeafId::kK1).applicable);
    ASSERT_FALSE(HasFailure());
  }
  EXPECT_TRUE(IsRepeat() || lost > 50) << lost;
}

TEST(MissingPropertyTest, NotReportingNeverRaisesATotal) {
  int fell = 0;
  for (const unsigned seed : Seeds(510'000, 120)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const RandomRecord random = MakeRecord(dice);
    const Projection record = random.Whole();
    const Form* form = SomeForm(record);
    // One that failed its first review costs K2b by itself.
    if (form == nullptr || form->tf_return_count > 0) continue;
    const Book book = MakeBook(dice, random).Whole();
    const QuarterResult reported = ScoresOf(record, book);
    const QuarterResult silent = ScoresOf(WithoutForm(record, form->key), book);
    const Scorecard* said = reported.Find(form->key.unit);
    if (said == nullptr || !said->IsRanked()) continue;
    ASSERT_LE(silent.Find(form->key.unit)->total, said->total) << form->key.unit;
    fell += silent.Find(form->key.unit)->total < said->total;
  }
  EXPECT_TRUE(IsRepeat() || fell > 20) << fell;
}

// The last row of the quarter on an indicator for which more is better and 0 is
// less than planned.
struct GrowingRow {
  FormKey form;
  std::string item;
};
std::optional<GrowingRow> SomeGrowingRow(const Projection& record) {
  for (const auto& [code, item] : ItemsOf(record, kCampaign)) {
    const IndicatorKind kind = item.indicator.kind;
    const bool grows =
        kind == IndicatorKind::kCum || kind == IndicatorKind::kCount || kind == IndicatorKind::kRatio;
    if (item.kind != ItemKind::kIndicator || !grows || item.indicator.direction != Direction::kHigher)
      continue;
    const Reading reading = ReadItem(record, item, kQuarter);
    if (reading.row == nullptr || reading.official != nullptr || !CountsIn(item, kQuarter)) continue;
    const FormKey key{kCampaign, reading.period, item.leads.back().unit};
    const Form* form = FindForm(record, key);
    if (form != nullptr && form->rows.contains(code) && item.leads.size() == 1) return GrowingRow{key, code};
  }
  return std::nullopt;
}

enum class Said { kZero, kPending, kNotApplicable, kNothing };

Projection Saying(Projection record, const GrowingRow& row, Said said) {
  if (said == Said::kNothing) return WithoutForm(std::move(record), row.form);
  FormRow& changed = record.forms.at(row.form).rows.at(row.item);
  changed = ValueRow(row.item, "0");
  changed.pending = said == Said::kPending;
  if (changed.pending) changed.value.reset();
  changed.not_applicable = said == Said::kNotApplicable;
  return record;
}

// The line of an item in K1; null when it is none.
const LedgerLine* LineOfItem(const LeafResult& leaf, const std::string& code) {
  for (const LedgerLine& line : leaf.lines) {
    if (absl::EndsWith(line.item, absl::StrCat("/", code))) return &line;
  }
  return nullptr;
}

TEST(MissingPropertyTest, ZeroMissingPendingAndNotApplicableDiffer) {
  int checked = 0;
  for (const unsigned seed : Seeds(520'000, 150)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const Projection record = MakeRecord(dice).Whole();
    const std::optional<GrowingRow> row = SomeGrowingRow(record);
    if (!row || !FalseItemsIn(record, kCampaign, kQuarter).empty()) continue;
    const auto k1_of = [&](Said said) {
      return LeafIn(InputOfUnit(Saying(record, *row, said), {}, row->form.unit), LeafId::kK1);
    };
    const LeafResult zero = k1_of(Said::kZero);
    const LeafResult nothing = k1_of(Said::kNothing);
    const LedgerLine* reported = LineOfItem(zero, row->item);
    const LedgerLine* missed = LineOfItem(nothing, row->item);
    if (reported == nullptr) continue;  // nothing planned yet
    ASSERT_NE(missed, nullptr) << "a missing report leaves no indicator out";
    EXPECT_EQ(reported->contribution, 0);
    EXPECT_EQ(missed->contribution, 0);
    EXPECT_NE(reported->inputs, missed->inputs) << "zero and missing look alike";
    EXPECT_LE(nothing.exact, zero.exact);
    for (const Said out : {Said::kPending, Said::kNotApplicable}) {
      const LeafResult left_out = k1_of(out);
      EXPECT_EQ(LineOfItem(left_out, row->item), nullptr);
      EXPECT_TRUE(!left_out.applicable || left_out.exact >= zero.exact);
    }
    ++checked;
    ASSERT_FALSE(HasFailure());
  }
  EXPECT_TRUE(IsRepeat() || checked > 20) << checked;
}

}  // namespace
}  // namespace duban::reporting::property
