// What approved entries do to the scores.
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/reporting/domain/credit/credit.h"

namespace duban::reporting {
namespace {

// An approved entry that no exemption reverses.
struct Counted {
  const Credit* credit;
  std::int64_t sequence;
};

bool Contains(const Period& period, const Period& quarter) {
  return FirstDay(period) <= FirstDay(quarter) && LastDay(quarter) <= LastDay(period);
}

std::vector<Counted> CountedOf(const Book& book, const std::string& campaign,
                               const std::set<std::string>& exempted) {
  std::vector<Counted> counted;
  book.docket.Each<Credit>(campaign, [&](const Credit& credit, const Stored<Matter>& stored) {
    if (credit.state != CreditState::kApproved || exempted.contains(credit.id)) return;
    counted.push_back({&credit, stored.sequence});
  });
  return counted;
}

absl::string_view LevelTitle(CreditLevel level) {
  switch (level) {
    case CreditLevel::kNational:
      return "国家级";
    case CreditLevel::kProvincial:
      return "省级";
    case CreditLevel::kCity:
      return "市级";
    case CreditLevel::kUnspecified:
      return "";
  }
  return "";
}

LedgerLine LineOf(const Counted& counted, const std::string& jurisdiction) {
  const Credit& credit = *counted.credit;
  LedgerLine line;
  line.item = absl::StrCat("jurisdictions/", jurisdiction, "/", PathOf(credit));
  line.what = absl::StrCat(credit.document_title, "（", credit.document_number, "）");
  line.inputs.push_back({"事项", credit.matter});
  if (credit.level != CreditLevel::kUnspecified) {
    line.inputs.push_back({"级别", std::string(LevelTitle(credit.level))});
  }
  line.act = counted.sequence;
  return line;
}

// What a unit has for one matter: the entry that counts most, and what earlier quarters of the year counted.
struct MatterPoints {
  const Counted* best = nullptr;
  Rational points;
  Rational before;
};
using MatterKey = std::pair<std::string, std::string>;  // unit, matter

// The matters of one kind with an entry in `period`.
std::map<MatterKey, MatterPoints> MattersIn(const std::vector<Counted>& counted, CreditKind kind,
                                            const Scheme& scheme, const Period& period) {
  std::map<MatterKey, MatterPoints> matters;
  for (const Counted& one : counted) {
    const Credit& credit = *one.credit;
    if (credit.kind != kind || credit.period.year != period.year) continue;
    MatterPoints& matter = matters[{credit.unit, credit.matter}];
    const Rational points = CreditPoints(credit, scheme);
    if (Contains(period, credit.period)) {
      if (matter.best == nullptr || points > matter.points) matter = {&one, points, matter.before};
    } else if (LastDay(credit.period) < FirstDay(period)) {
      matter.before = std::max(matter.before, points);
    }
  }
  return matters;
}

void AddAdjustments(const std::vector<Counted>& counted, CreditKind kind, const Scheme& scheme,
                    const std::string& jurisdiction, const Period& period, CreditInputs& inputs) {
  for (const auto& [key, matter] : MattersIn(counted, kind, scheme, period)) {
    if (matter.best == nullptr || matter.points <= matter.before) continue;
    Adjustment adjustment{kind == CreditKind::kCommendation, matter.points - matter.before,
                          LineOf(*matter.best, jurisdiction)};
    if (matter.before > 0) {
      adjustment.line.inputs.push_back({"同一事项本年已计", FormatExact(matter.before)});
    }
    inputs.adjustments[key.first].push_back(std::move(adjustment));
  }
}

}  // namespace

Rational CreditPoints(const Credit& credit, const Scheme& scheme) {
  const AdjustmentRules& rules = scheme.adjustments;
  const bool bonus = credit.kind == CreditKind::kCommendation;
  if (!bonus && credit.kind != CreditKind::kCriticism) return 0;
  switch (credit.level) {
    case CreditLevel::kNational:
      return bonus ? rules.bonus_national : rules.criticism_national;
    case CreditLevel::kProvincial:
      return bonus ? rules.bonus_provincial : rules.criticism_provincial;
    case CreditLevel::kCity:
      return bonus ? rules.bonus_city : rules.criticism_city;
    case CreditLevel::kUnspecified:
      return 0;
  }
  return 0;
}

CreditInputs CreditInputsOf(const Book& book, const Scheme& scheme, const std::string& jurisdiction,
                            const std::string& campaign, const Period& period,
                            const std::set<std::string>& exempted) {
  CreditInputs inputs;
  const std::vector<Counted> counted = CountedOf(book, campaign, exempted);
  AddAdjustments(counted, CreditKind::kCommendation, scheme, jurisdiction, period, inputs);
  AddAdjustments(counted, CreditKind::kCriticism, scheme, jurisdiction, period, inputs);
  for (const Counted& one : counted) {
    const Credit& credit = *one.credit;
    if (!Contains(period, credit.period)) continue;
    if (credit.kind == CreditKind::kForceMajeure && credit.period == period) {
      LedgerLine line = LineOf(one, jurisdiction);
      line.what = absl::StrCat("不可抗力：", line.what);
      line.formula = "FORCE_MAJEURE";
      inputs.force_majeure[credit.unit].push_back(std::move(line));
    }
    if (credit.kind == CreditKind::kConductProblem) {
      inputs.conduct_problems[credit.unit].push_back(LineOf(one, jurisdiction));
    } else if (credit.kind == CreditKind::kVetoGround) {
      inputs.vetoes[credit.unit].push_back({LineOf(one, jurisdiction)});
    }
  }
  return inputs;
}

Rational BonusUsedBefore(const Book& book, const Scheme& scheme, const std::string& campaign,
                         const Period& quarter, const std::string& unit,
                         const std::set<std::string>& exempted) {
  const std::vector<Counted> counted = CountedOf(book, campaign, exempted);
  Rational used = 0;
  for (int index = 1; quarter.kind == PeriodKind::kQuarter && index < quarter.index; ++index) {
    const Period earlier{PeriodKind::kQuarter, quarter.year, index};
    Rational bonus = 0;
    for (const auto& [key, matter] : MattersIn(counted, CreditKind::kCommendation, scheme, earlier)) {
      if (key.first != unit || matter.best == nullptr) continue;
      bonus += std::max(Rational(matter.points - matter.before), Rational(0));
    }
    used += std::min(
        {bonus, scheme.adjustments.bonus_cap_quarter, Rational(scheme.adjustments.bonus_cap_year - used)});
  }
  return used;
}

}  // namespace duban::reporting
