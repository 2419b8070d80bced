// Notices as messages.
#ifndef DUBAN_SERVICES_TASK_CONVERT_NOTICE_H_
#define DUBAN_SERVICES_TASK_CONVERT_NOTICE_H_

#include <string>
#include <vector>

#include "duban/task/v1/announcement.pb.h"
#include "duban/task/v1/notice.pb.h"
#include "services/common/errors.h"
#include "services/task/convert/matters.h"
#include "services/task/domain/notice/announcement.h"
#include "services/task/domain/notice/notice.h"

namespace duban::task {

v1::Notice ToProto(absl::string_view jurisdiction, const Stored<Notice>& notice);
v1::NoticeRules ToProto(absl::string_view jurisdiction, const Stored<NoticeRules>& rules);
// Faults as FieldsReader.
Announcement FromProto(const v1::Announcement& announcement, absl::string_view jurisdiction,
                       const std::string& at, Violations& out);
// Errors as FieldsReader.
NoticeRules FromProto(const v1::NoticeRules& rules, absl::string_view jurisdiction, const std::string& at,
                      Violations& out);

void AddNoticeCodecs(std::vector<MatterCodec>& all);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_NOTICE_H_
