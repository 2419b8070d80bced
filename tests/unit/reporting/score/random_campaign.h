// Random small campaigns with a fixed seed, for properties that hold for any campaign.
#ifndef DUBAN_TESTS_UNIT_REPORTING_SCORE_RANDOM_CAMPAIGN_H_
#define DUBAN_TESTS_UNIT_REPORTING_SCORE_RANDOM_CAMPAIGN_H_

#include <random>

#include "services/common/decimal.h"
#include "services/reporting/domain/score/own_inputs.h"
#include "tests/unit/reporting/campaign_builder.h"

namespace duban::reporting {

// Repeatable chance.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  int Roll(int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine_); }
  bool OneIn(int n) { return Roll(1, n) == 1; }
  Rational Amount(int low, int high) { return Rational(Roll(low * 10, high * 10), 10); }

 private:
  std::mt19937 engine_;
};

// Up to eight items, three forms per unit, official values, and the supervision cycle of 2024-Q1.
CampaignBuilder RandomCampaign(Dice& dice);

// What the book may say of the same quarter.
OwnInputs RandomBook(Dice& dice);

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_UNIT_REPORTING_SCORE_RANDOM_CAMPAIGN_H_
