// Reading an item's value of a period from the forms: which row counts and what was planned by then.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_READING_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_READING_H_

#include <cstdint>
#include <optional>
#include <string>

#include "services/common/decimal.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/score/indicator.h"

namespace duban::reporting {

// What the record says of an item in a period.
enum class ReadingState {
  kNone,      // no ten-day period is locked for its lead unit yet
  kMissing,   // 漏报: the last locked form is missing
  kReported,  // `row` is the row of the last locked form; null when the form has none for the item
};

// The last final form of the item's lead unit inside a period, and its row; for an indicator also the
// official value whose reference period ends last inside the period. A missing form stays missing whatever is
// official. A ten-day period is read from the form of the unit that led the item when the period locked: a
// transfer does not take what was reported before.
struct Reading {
  ReadingState state = ReadingState::kNone;
  const FormRow* row = nullptr;  // lives as long as the projection
  Period period;                 // the ten-day period read, or the asked period's last one
  std::string form;              // resource name
  std::int64_t sequence = 0;
  const OfficialValue* official = nullptr;  // null: none; lives as long as the projection
};
Reading ReadItem(const Projection& projection, const Item& item, const Period& period);

// False if the item is no part of what is assessed at the period's end: cancelled, merged, carried over, or
// suspended by decision, and that state began before the period ended. Neither missing nor zero: it leaves
// numerator and denominator.
bool CountsIn(const Item& item, const Period& period);

// True if the value is not published yet (待核定): by the official value if there is one, else by the row.
bool IsPending(const Reading& reading);

// The period whose end the value is of: the official value's own, else the ten-day period that was read.
const Period& ReferencePeriod(const Reading& reading);

// 序时 fraction S of a campaign at a period's end: the period's own for a campaign of the calendar year,
// otherwise elapsed ÷ all days, both ends counted.
Rational ScheduleFraction(const Campaign& campaign, const Period& period);

// Planned progress (0–1) of an item at a period's end: of a task by its planned percentages if it has them,
// else by the weights of its milestones, else by its own start and due day in the same way; an item that
// spans the campaign follows S.
Rational PlannedProgress(const Campaign& campaign, const Item& item, const Period& period);

// Planned investment of a project since the year's start at a period's end, 万元: by its monthly plan, else
// the year's plan in step with S; empty without a plan.
std::optional<Rational> PlannedInvestment(const Campaign& campaign, const Item& item, const Period& period);

absl::CivilDay StartOf(const Campaign& campaign, const Item& item);
absl::CivilDay DueOf(const Campaign& campaign, const Item& item);

// What an indicator's assessment needs: the official value if there is one, else the row's; judged at the end
// of its reference period. Without either the value stays empty.
IndicatorInput InputOf(const Campaign& campaign, const Item& item, const Reading& reading);

// Weight of the milestones due by `day`, of those achieved, and of all.
struct MilestoneWeights {
  Rational planned, achieved, total;
};
MilestoneWeights WeighMilestones(const std::vector<Milestone>& milestones, const FormRow* row,
                                 absl::CivilDay day);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_READING_H_
