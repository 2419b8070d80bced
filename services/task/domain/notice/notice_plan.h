// Who is told what today.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_NOTICE_NOTICE_PLAN_H_
#define DUBAN_SERVICES_TASK_DOMAIN_NOTICE_NOTICE_PLAN_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/notice/notice.h"

namespace duban::task {

// The campaign's rules; the defaults if none are on record.
NoticeRules NoticeRulesOf(const Docket& docket, const std::string& campaign);

// Sets the rules. INVALID_ARGUMENT: OUT_OF_RANGE, TIME_OF_DAY, REQUIRED, REASON_REQUIRED.
absl::StatusOr<std::vector<Change>> UpdateNoticeRules(const NoticeRules& given, const std::string& reason,
                                                      const ActContext& context);

// The earliest instant from `now` on outside quiet hours.
absl::Time AfterQuietHours(const NoticeRules& rules, absl::Time now);

// A notice made at `now`, queued on every channel of the rules and to be delivered outside quiet hours.
Notice QueuedNotice(const NoticeRules& rules, const std::string& id, const std::string& person,
                    std::vector<NoticeLine> lines, absl::Time now);

// The notices of today that are not on record yet, in the order of the persons; none on a rest day. Lines:
// what is due within before_workdays, overdue or without a term, for each holder of the roles today; and for
// superiors what reached a rung of which they were not told before.
std::vector<Change> PlanNotices(const DeskView& view);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_NOTICE_NOTICE_PLAN_H_
