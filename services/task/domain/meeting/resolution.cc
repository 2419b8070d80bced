#include "services/task/domain/meeting/resolution.h"

#include "absl/strings/str_cat.h"
#include "services/common/calendar.h"
#include "services/task/domain/item/new_item.h"

namespace duban::task {

std::string ResolutionId(const Meeting& meeting, size_t number) {
  return absl::StrCat("R-", meeting.id, "-", number);
}

Item ResolutionItem(const Meeting& meeting, size_t number) {
  const MeetingDecision& decision = meeting.decisions[number - 1];
  const absl::CivilDay held = absl::ToCivilDay(meeting.planned_time, ChinaTime());
  return ResolutionItem(meeting.campaign,
                        DecidedMatter{.meeting = PathOf(meeting),
                                      .number = static_cast<int>(number),
                                      .decision = decision.text,
                                      .minutes_number = meeting.minutes_number,
                                      .action = meeting.action,
                                      .lead_unit = decision.lead_unit,
                                      .coop_units = decision.coop_units,
                                      .due = decision.due.value_or(held)},
                        held);
}

}  // namespace duban::task
