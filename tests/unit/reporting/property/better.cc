#include "tests/unit/reporting/property/better.h"

#include "services/reporting/domain/score/ledger.h"

namespace duban::reporting::property {
namespace {

// `value` a random way closer to `to`.
Rational Closer(const Rational& value, const Rational& to, Dice& dice) {
  return value + (to - value) * dice.Roll(0, 10) / 10;
}

bool LessIsBetter(const IndicatorInput& input) {
  if (input.direction == Direction::kLower || input.kind == IndicatorKind::kCap) return true;
  if (input.kind == IndicatorKind::kOrdinal) return true;  // class 1 is the best
  if (input.kind == IndicatorKind::kRelation) {
    return input.comparator == Comparator::kAtMost || input.comparator == Comparator::kLessThan;
  }
  // A stock that is to come down from its baseline.
  return input.kind == IndicatorKind::kStock && input.baseline && *input.target < *input.baseline;
}

const Item* ItemOf(const Projection& record, const std::string& code) {
  for (const auto& [campaign, items] : record.items) {
    const auto found = items.find(code);
    if (found != items.end()) return &found->second;
  }
  return nullptr;
}

Form* FormRead(Projection& record, const Reading& reading, const std::string& code) {
  for (auto& [key, form] : record.forms) {
    const auto row = form.rows.find(code);
    if (row != form.rows.end() && form.sequence == reading.sequence) return &form;
  }
  return nullptr;
}

// One more milestone achieved; false when all of them are.
bool AchieveOneMore(const Item& item, FormRow& row) {
  for (const Milestone& step : item.milestones) {
    if (row.achieved_milestones.insert(step.id).second) return true;
  }
  return false;
}

}  // namespace

IndicatorInput Better(IndicatorInput input, Dice& dice) {
  const Rational value = *input.value;
  if (input.kind == IndicatorKind::kMilestone) {
    input.achieved_weight += dice.Roll(0, 20);
  } else if (input.kind == IndicatorKind::kZero) {
    input.value = Closer(value, 0, dice);
  } else if (input.direction == Direction::kRange) {
    input.value = Closer(value, Clamp(value, *input.target, *input.upper), dice);
  } else if (input.kind == IndicatorKind::kRelation && input.comparator == Comparator::kEqual &&
             input.direction == Direction::kHigher) {
    input.value = Closer(value, *input.target, dice);
  } else {
    input.value = value + (LessIsBetter(input) ? -1 : 1) * dice.Amount(0, 5);
  }
  return input;
}

std::optional<Projection> WithBetter(const Projection& record, const Item& item, const Period& period,
                                     Dice& dice) {
  Projection better = record;
  const Item& present = *ItemOf(better, item.code);
  const Item& kept = InForce(present, EndOf(LastDay(period)));
  const Reading reading = ReadItem(better, present, period);
  if (reading.state != ReadingState::kReported || IsPending(reading)) return std::nullopt;
  IndicatorInput input = InputOf(better.campaigns.at(item.campaign), kept, reading);
  const bool by_steps = input.kind == IndicatorKind::kMilestone;
  if (!by_steps && (!input.value || !input.target)) return std::nullopt;
  if (reading.official != nullptr && !by_steps) {
    better.official_values.at(reading.official->key).value = Better(input, dice).value;
    return better;
  }
  Form* form = FormRead(better, reading, item.code);
  if (form == nullptr) return std::nullopt;
  FormRow& row = form->rows.at(item.code);
  if (by_steps) return AchieveOneMore(kept, row) ? std::optional(better) : std::nullopt;
  row.value = Better(input, dice).value;
  return better;
}

}  // namespace duban::reporting::property
