// What would move if something were changed (影响预览): scores, ranks, lights, orders. Works on copies;
// nothing of it is ever on record.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_IMPACT_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_IMPACT_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/decimal.h"
#include "services/common/period.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/light/item_light.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/scheme/scheme.h"
#include "services/reporting/domain/score/quarter.h"

namespace duban::reporting {

// A figure of a locked form that would be corrected: an indicator's value, a task's or policy's progress in
// percent, a project's investment in 万元.
struct FigureCorrection {
  std::string unit;
  Period period;     // ten-day
  std::string item;  // code
  Rational value;
};

// The record with the correction. NOT_FOUND for an unknown item or a form that does not exist;
// FAILED_PRECONDITION (FORM_NOT_FINAL) for a form that is not locked: it is simply filled in.
absl::StatusOr<Projection> WithCorrection(Projection record, const std::string& campaign,
                                          const FigureCorrection& correction);

// The record with another calendar of one year in force from `now` on: a deadline that is past stays.
Projection WithCalendar(Projection record, CalendarYear calendar, absl::Time now);

// The book with an exemption granted, a credit approved. NOT_FOUND.
absl::StatusOr<Book> WithExemptionGranted(Book book, const std::string& jurisdiction,
                                          const std::string& campaign, const std::string& id);
absl::StatusOr<Book> WithCreditApproved(Book book, const std::string& jurisdiction,
                                        const std::string& campaign, const std::string& id);

// A unit's score before and after; null where it was not evaluated.
struct CardMove {
  const Scorecard* before = nullptr;  // inside the results compared
  const Scorecard* after = nullptr;
  std::vector<std::string> leaves;  // "K1 13.13→14.20"
};
// Units in the order of group and rank before; with `all` those that stay too.
std::vector<CardMove> CardMoves(const QuarterResult& before, const QuarterResult& after, bool all);

// One state of things for lights.
struct LightWorld {
  const Projection& record;
  const Book& book;
  const Scheme& scheme;
};
// An item whose light differs.
struct LightMove {
  std::string item;  // code
  Light before = Light::kGrey;
  Light after = Light::kGrey;
};
// Of a campaign's items at a period's end, by code.
std::vector<LightMove> LightMoves(const LightWorld& before, const LightWorld& after,
                                  const std::string& campaign, const Period& period);

// An order whose ground moves, or that leaves the scores.
struct OrderMove {
  const Order* order = nullptr;  // inside the record
  std::string cause;             // full name of the item whose light moves; empty: an exemption
  std::string reason;            // for people
};
// Orders of the campaign, by id: those raised from an item whose light moves, and those that `after` exempts
// and `before` does not.
std::vector<OrderMove> OrderMoves(const Projection& record, const Book& before, const Book& after,
                                  const std::string& campaign, const Period& period,
                                  const std::vector<LightMove>& lights);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_IMPACT_H_
