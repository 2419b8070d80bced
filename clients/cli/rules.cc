// The rules that have no noun of their own: read as they stand, set as a whole from a file (a new version).
#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/item_rules.grpc.pb.h"
#include "duban/task/v1/meeting_service.grpc.pb.h"
#include "duban/task/v1/notice.grpc.pb.h"

namespace duban::client {

void AddRulesCommands(CLI::App& app, Context& context) {
  using Meetings = task::v1::MeetingService::Stub;
  using Notices = task::v1::NoticeService::Stub;
  using Items = task::v1::ItemRulesService::Stub;
  const Noun noun(app, context, "rules", "规则：会议、提醒、事项；整套修订另存为新版");
  AddAct(noun, {"show-meeting", "会议规则", "duban rules show-meeting current"}, &Meetings::GetMeetingRules);
  AddAct(noun,
         {"set-meeting", "修订会议规则", "duban rules set-meeting --from rules.json --reason 区政府办文件"},
         &Meetings::UpdateMeetingRules);
  AddAct(noun, {"show-notice", "提醒规则", "duban rules show-notice current"}, &Notices::GetNoticeRules);
  AddAct(noun,
         {"set-notice", "修订提醒规则", "duban rules set-notice --from rules.json --reason 区政府办文件"},
         &Notices::UpdateNoticeRules);
  AddAct(noun, {"show-item", "事项规则", "duban rules show-item current"}, &Items::GetItemRules);
  AddAct(noun, {"set-item", "修订事项规则", "duban rules set-item --from rules.json"}, &Items::SetItemRules);
}

}  // namespace duban::client
