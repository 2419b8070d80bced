#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "clients/cli/order_create.h"
#include "duban/task/v1/order_rules.grpc.pb.h"
#include "duban/task/v1/order_service.grpc.pb.h"

namespace duban::client {
namespace {

using OrderStub = task::v1::OrderService::Stub;

void AddOrderReads(const Noun& noun) {
  AddList(noun, {"list", "列出督办件", "duban order list --filter 'state = IN_PROGRESS'"},
          &OrderStub::ListOrders,
          {"name", "case_number", "matter", "lead_unit", "state", "level", "due_time", "flags"});
  AddOrderShow(noun.app, noun.context);
  AddAct(noun,
         {"counters", "一个单位的计数：在办、超期、退回、黄红牌、连续滞后",
          "duban order counters --unit hc-drc"},
         &OrderStub::GetOrderCounters, {{"--unit", "unit", "单位代码"}});
}

// What those who run a case do.
void AddCaseActs(const Noun& noun) {
  AddAct(noun, {"approve", "立项，取得编号", "duban order approve DB-0001"}, &OrderStub::ApproveOrderCase,
         {{"--assigning-leader", "assigning_leader", "交办领导；不填为批准人"}});
  AddAct(noun, {"reject", "不予立项", "duban order reject DB-0001 --reason 不属督查范围"},
         &OrderStub::RejectOrderCase);
  AddAct(noun, {"issue", "交办", "duban order issue DB-0001 --feedback-form 书面报告 --urgency urgent"},
         &OrderStub::IssueOrder,
         {{"--feedback-form", "feedback_form"},
          {"--urgency", "urgency"},
          {"--due", "due_date", "期限；不填按来源要求或紧急程度"}});
  AddAct(noun, {"stage", "阶段性办结", "duban order stage DB-0001 --result 一期完工 --next 2024-06-28"},
         &OrderStub::StageOrder, {{"--result", "result"}, {"--next", "next_date", "下一节点"}});
  AddAct(noun,
         {"suspend", "中止，停钟", "duban order suspend DB-0001 --basis 批示12号 --reason 等待上级政策"},
         &OrderStub::SuspendOrder, {{"--basis", "basis"}, {"--ground", "ground"}});
  AddAct(noun, {"resume", "恢复办理", "duban order resume DB-0001 --reason 政策已明确"},
         &OrderStub::ResumeOrder);
  AddAct(noun, {"cancel", "撤销", "duban order cancel DB-0001 --basis 会议纪要3号 --reason 事项并入他件"},
         &OrderStub::CancelOrder, {{"--basis", "basis"}});
  AddAct(noun, {"close", "办结销号", "duban order close DB-0001 --leader-opinion 已阅，同意销号"},
         &OrderStub::CloseOrder, {{"--leader-opinion", "leader_opinion", "交办领导意见"}});
  AddAct(noun,
         {"publish", "登记结果公开",
          "duban order publish DB-0001 --channel 区政府门户网站 --text 整改情况公示 --on 2024-03-14"},
         &OrderStub::RecordOrderPublication,
         {{"--channel", "channel"}, {"--text", "text", "公开内容"}, {"--on", "publish_date"}});
  AddAct(noun, {"reopen", "回头看：反弹重启", "duban order reopen DB-0001 --reason 问题反弹"},
         &OrderStub::ReopenOrder, {{"--due", "due_date", "新期限，最多 5 个工作日"}});
  AddAct(noun, {"archive", "归档", "duban order archive DB-0001"}, &OrderStub::ArchiveOrder);
}

// What the handling unit does, and what it is answered.
void AddUnitActs(const Noun& noun) {
  AddAct(noun, {"sign", "签收", "duban order sign DB-0001"}, &OrderStub::SignOrder);
  AddAct(noun, {"transfer", "申请转办", "duban order transfer DB-0001 --to hc-hud --reason 不属本单位职责"},
         &OrderStub::AskOrderTransfer, {{"--to", "proposed_unit", "建议承办单位"}});
  AddAct(noun,
         {"accept-transfer", "同意转办", "duban order accept-transfer DB-0001 --unit hc-hud --reason 已协商"},
         &OrderStub::AcceptOrderTransfer, {{"--unit", "lead_unit", "新主办单位"}});
  AddAct(noun, {"refuse-transfer", "不同意转办", "duban order refuse-transfer DB-0001 --reason 职责清单列明"},
         &OrderStub::RefuseOrderTransfer);
  AddAct(noun,
         {"extend", "申请延期",
          "duban order extend DB-0001 --until 2024-04-03 --progress 已完成一半 --reason 等待审批"},
         &OrderStub::AskOrderExtension,
         {{"--until", "expected_date", "申请延至"}, {"--progress", "progress"}});
  AddAct(noun, {"check-extension", "延期初核", "duban order check-extension DB-0001 --opinion 情况属实"},
         &OrderStub::CheckOrderExtension, {{"--opinion", "opinion"}});
  AddAct(noun, {"grant-extension", "同意延期", "duban order grant-extension DB-0001 --until 2024-04-03"},
         &OrderStub::GrantOrderExtension, {{"--until", "due_date", "新期限"}});
  AddAct(noun, {"refuse-extension", "不同意延期", "duban order refuse-extension DB-0001 --reason 理由不充分"},
         &OrderStub::RefuseOrderExtension);
  AddAct(noun, {"draft", "填报人起草反馈", "duban order draft DB-0001 --text 已完成整改 --evidence 照片3张"},
         &OrderStub::DraftOrderFeedback,
         {{"--text", "text", "办理情况"}, {"--evidence", "evidence", "佐证材料"}});
  AddAct(noun, {"feedback", "单位负责人签发反馈", "duban order feedback DB-0001"},
         &OrderStub::ReportOrderFeedback);
}

// What becomes of a feedback.
void AddReviewActs(const Noun& noun) {
  AddAct(noun, {"return", "退回重办", "duban order return DB-0001 --reason 未解决"},
         &OrderStub::ReturnOrderFeedback, {{"--due", "due_date", "新期限，最多 5 个工作日"}});
  AddAct(noun,
         {"verify", "核查：指定两名核查人", "duban order verify DB-0001 --verifier he-yi --verifier he-er"},
         &OrderStub::StartOrderVerification, {{"--verifier", "verifiers", "核查人"}});
  AddAct(noun, {"pass", "核查属实", "duban order pass DB-0001 --finding 现场属实"},
         &OrderStub::PassOrderVerification, {{"--finding", "finding"}});
  AddAct(noun, {"fail", "核查不属实", "duban order fail DB-0001 --finding 照片系借用 --false-feedback"},
         &OrderStub::FailOrderVerification,
         {{"--finding", "finding"}, {"--false-feedback", "false_feedback", "反馈不实"}});
}

void AddRules(const Noun& noun) {
  using Rules = task::v1::OrderRulesService::Stub;
  const Noun rules(*noun.app, noun.context, "rules", "督办规则：期限与升级阶梯");
  AddAct(rules, {"show", "查看现行规则", "duban order rules show current"}, &Rules::GetOrderRules);
  AddAct(
      rules,
      {"set", "整套修订规则（另存为新版）", "duban order rules set --from rules.json --reason 区政府办文件"},
      &Rules::SetOrderRules);
}

}  // namespace

void AddOrderCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "order", "督办件：立项、交办、签收、反馈、核查、销号");
  AddOrderCreate(*noun.app, context);
  AddOrderReads(noun);
  AddCaseActs(noun);
  AddUnitActs(noun);
  AddReviewActs(noun);
  AddRules(noun);
}

}  // namespace duban::client
