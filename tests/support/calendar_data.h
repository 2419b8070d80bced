// The State Council notices of 2024–2026, from the demonstration data.
#ifndef DUBAN_TESTS_SUPPORT_CALENDAR_DATA_H_
#define DUBAN_TESTS_SUPPORT_CALENDAR_DATA_H_

#include "services/common/calendar.h"

namespace duban::testing {

// The calendar in deploy/demo/hecheng-2024/calendars.csv: 2024, 2025 and 2026, all final.
WorkCalendar LoadDemoCalendar();

}  // namespace duban::testing

#endif  // DUBAN_TESTS_SUPPORT_CALENDAR_DATA_H_
