#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/meeting_service.grpc.pb.h"

namespace duban::client {

using MeetingStub = task::v1::MeetingService::Stub;

void AddMeetingCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "meeting", "调度会：议程、纪要、议定事项");
  AddAct(noun,
         {"plan", "安排一次会议",
          "duban meeting plan --kind monthly --title 三月份调度会 --at 2024-04-03T09:00"},
         &MeetingStub::PlanMeeting,
         {{"--kind", "meeting.kind"},
          {"--title", "meeting.display_name", "会议名称"},
          {"--at", "meeting.planned_time", "开会时间"},
          {"--action", "meeting.action", "专班调度的行动"},
          {"--series", "meeting.series", "接续哪一系列会议；不填按种类"},
          {"--place", "meeting.place", "地点"},
          {"--chair", "meeting.chair", "主持人"}});
  AddAct(noun,
         {"agenda", "起草议程：先列上次议定事项，再列红黄灯等",
          "duban meeting agenda M-0001 --topic 一季度收尾工作"},
         &MeetingStub::DraftAgenda,
         {{"--light", "lights", "红黄灯：kind=LIGHT,subject=…,title=…,standing=RED,source=…"},
          {"--topic", "topics", "其他议题"}});
  AddAct(noun,
         {"reschedule", "改期", "duban meeting reschedule M-0001 --at 2024-04-08T09:00 --reason 领导出差"},
         &MeetingStub::RescheduleMeeting, {{"--at", "planned_time", "新的开会时间"}});
  AddAct(noun,
         {"hold", "登记会议已召开及出席情况",
          "duban meeting hold M-0001 --who person=wang-qiang,presence=PRESENT --who "
          "person=li-na,presence=ABSENT,reason=外出培训"},
         &MeetingStub::HoldMeeting,
         {{"--who", "attendance", "人员：person=…,presence=PRESENT|ABSENT|OBSERVER"}});
  AddAct(
      noun,
      {"minutes", "起草纪要：议定事项与上次事项的交代；内容多时用 --from 文件",
       "duban meeting minutes M-0001 --text @jiyao.txt --decision text=落实用地,lead_unit=hc-drc"},
      &MeetingStub::DraftMinutes,
      {{"--text", "minutes_text", "纪要正文；@文件 读入"},
       {"--decision", "decisions", "议定事项：text=…,lead_unit=…,due_date=…"},
       {"--follow-up", "follow_ups", "上次事项：subject=…,outcome=CLOSED|IN_HAND|OVERDUE|CARRIED,reason=…"}});
  AddAct(noun, {"approve", "审定纪要，议定事项立为事项", "duban meeting approve M-0001"},
         &MeetingStub::ApproveMinutes);
  AddAct(noun, {"cancel", "取消会议", "duban meeting cancel M-0001 --reason 与专题会合并"},
         &MeetingStub::CancelMeeting);
  AddList(noun, {"list", "列出会议", "duban meeting list --filter 'state = HELD'"},
          &MeetingStub::ListMeetings,
          {"name", "kind", "state", "planned_time", "minutes_number", "minutes_due_time", "display_name"});
  AddAct(noun, {"show", "查看一次会议", "duban meeting show M-0001"}, &MeetingStub::GetMeeting);
  AddAct(noun, {"rules", "查看会议规则", "duban meeting rules current"}, &MeetingStub::GetMeetingRules);
}

}  // namespace duban::client
