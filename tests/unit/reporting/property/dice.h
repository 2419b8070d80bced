// Repeatable chance for properties that hold whatever the record.
#ifndef DUBAN_TESTS_UNIT_REPORTING_PROPERTY_DICE_H_
#define DUBAN_TESTS_UNIT_REPORTING_PROPERTY_DICE_H_

#include <algorithm>
#include <cstdlib>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "services/common/decimal.h"

namespace duban::reporting::property {

// Throws the same for the same seed, on any machine with this compiler's
// library.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}

  int Roll(int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine_); }
  bool OneIn(int n) { return Roll(1, n) == 1; }
  // A tenth or a third of something between the two.
  Rational Amount(int low, int high) {
    const int parts = OneIn(6) ? 3 : 10;
    return Rational(Roll(low * parts, high * parts), parts);
  }
  absl::CivilDay Day(absl::CivilDay first, absl::CivilDay last) {
    return first + Roll(0, static_cast<int>(last - first));
  }
  template <typename List>
  const auto& Pick(const List& list) {
    return *(std::begin(list) + Roll(0, static_cast<int>(std::size(list)) - 1));
  }
  template <typename T>
  void Shuffle(std::vector<T>& list) {
    for (size_t i = list.size(); i > 1; --i) {
      std::swap(list[i - 1], list[static_cast<size_t>(Roll(0, static_cast<int>(i) - 1))]);
    }
  }

 private:
  std::mt19937 engine_;
};

inline constexpr char kSeedVariable[] = "DUBAN_PROPERTY_SEED";
inline constexpr char kRoundsVariable[] = "DUBAN_PROPERTY_ROUNDS";

inline int NumberOf(const char* variable) {
  const char* text = std::getenv(variable);
  int number = 0;
  return text != nullptr && absl::SimpleAtoi(text, &number) ? number : 0;
}

// True when one seed is repeated: what is counted over all seeds is not
// expected then.
inline bool IsRepeat() { return NumberOf(kSeedVariable) > 0; }

// The seeds of a test: `rounds` of them from `first` on, or as many as
// DUBAN_PROPERTY_ROUNDS says. With DUBAN_PROPERTY_SEED only that one, to repeat
// a failure.
inline std::vector<unsigned> Seeds(unsigned first, int rounds) {
  if (IsRepeat()) return {static_cast<unsigned>(NumberOf(kSeedVariable))};
  rounds = std::max(rounds, NumberOf(kRoundsVariable));
  std::vector<unsigned> seeds;
  for (int i = 0; i < rounds; ++i) seeds.push_back(first + static_cast<unsigned>(i));
  return seeds;
}

// What to print beside a failure.
inline std::string Repeat(unsigned seed) { return absl::StrCat("repeat with ", kSeedVariable, "=", seed); }

}  // namespace duban::reporting::property

#endif  // DUBAN_TESTS_UNIT_REPORTING_PROPERTY_DICE_H_
