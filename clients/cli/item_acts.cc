// Acts on items, issues and hazards: one table, one command each.
#include <array>

#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"
#include "clients/cli/item_text.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/item_service.grpc.pb.h"

namespace duban::client {

using task::v1::Item;
using task::v1::ItemService;

namespace {

struct ItemActsArgs {
  std::string item;
  std::string reason;
  std::string note;
  std::vector<std::string> evidences;
  std::string unit;
  int difficulty = 0;
  std::string due;
  std::string to;
  std::string successor;
  std::string number;
  std::string valid_from;
  std::string responsible;
  std::string measures;
  std::string funds;
  std::string plan;
  std::string etag;
};

// Which options an act takes beside the item, the reason, the note and the etag.
enum Takes { kNothing, kEvidence, kAssignment, kStep, kTarget, kSuccessor, kIssuing, kOrder, kDue };

struct ItemAct {
  const char* noun;
  const char* name;
  Item::Event event;
  Takes takes;
  const char* help;
  const char* example;
};

constexpr std::array kActs = {
    ItemAct{"item", "start", Item::EVENT_START, kNothing, "启动", "duban item start T-A4-01"},
    ItemAct{"item", "claim", Item::EVENT_CLAIM_DONE, kEvidence, "申报完成",
            "duban item claim T-A4-01 --evidence 认定文件〔2024〕3号 --note 已认定 82 家"},
    ItemAct{"item", "accept", Item::EVENT_ACCEPT, kNothing, "验收通过（不得是申报人）",
            "duban item accept T-A4-01 --note 属实"},
    ItemAct{"item", "refuse", Item::EVENT_REFUSE, kNothing, "验收不通过，退回",
            "duban item refuse T-A4-01 --reason 证据不足"},
    ItemAct{"item", "suspend", Item::EVENT_SUSPEND, kNothing, "暂缓",
            "duban item suspend T-A4-01 --reason 等待上级批复"},
    ItemAct{"item", "resume", Item::EVENT_RESUME, kNothing, "恢复", "duban item resume T-A4-01"},
    ItemAct{"item", "carry-over", Item::EVENT_CARRY_OVER, kSuccessor, "结转下年",
            "duban item carry-over T-A4-01 --reason 跨年项目 --successor campaigns/c-2025/items/T-1"},
    ItemAct{"item", "publish", Item::EVENT_ISSUE, kIssuing, "政策出台",
            "duban item publish POL-A2-01 --number 鹤政发〔2024〕1号 --valid-from 2024-03-01"},
    ItemAct{"item", "start-delivery", Item::EVENT_START_DELIVERY, kNothing, "政策开始兑现",
            "duban item start-delivery POL-A2-01"},
    ItemAct{"item", "deliver", Item::EVENT_DELIVER, kNothing, "政策兑现完毕", "duban item deliver POL-A2-01"},
    ItemAct{"item", "expire", Item::EVENT_EXPIRE, kNothing, "政策失效", "duban item expire POL-A2-01"},
    ItemAct{"issue", "assign", Item::EVENT_ASSIGN, kAssignment, "交办：定牵头单位和难度",
            "duban issue assign ISSUE-0001 --unit hc-drc --difficulty 2 --due 2024-04-30"},
    ItemAct{"issue", "start", Item::EVENT_TAKE_IN_HAND, kNothing, "着手办理", "duban issue start ISSUE-0001"},
    ItemAct{"issue", "stage", Item::EVENT_STAGE, kStep, "阶段性解决",
            "duban issue stage ISSUE-0001 --note 用地已报批"},
    ItemAct{"issue", "escalate", Item::EVENT_ESCALATE, kTarget, "提级协调",
            "duban issue escalate ISSUE-0001 --to 区领导专题会 --reason 需市级指标"},
    ItemAct{"issue", "claim", Item::EVENT_CLAIM_DONE, kEvidence, "申报解决",
            "duban issue claim ISSUE-0001 --evidence 批复〔2024〕8号"},
    ItemAct{"issue", "verify", Item::EVENT_VERIFY, kNothing, "核实解决（不得是申报人）",
            "duban issue verify ISSUE-0001"},
    ItemAct{"issue", "refuse", Item::EVENT_REFUSE, kNothing, "未解决，退回",
            "duban issue refuse ISSUE-0001 --reason 现场仍未通电"},
    ItemAct{"hazard", "register", Item::EVENT_REGISTER, kNothing, "建档",
            "duban hazard register HAZARD-0001"},
    ItemAct{
        "hazard", "order", Item::EVENT_ORDER, kOrder, "责令整改（五落实）",
        "duban hazard order HAZARD-0001 --due 2024-03-20 --responsible li-na --measures 更换线路 --funds 3 "
        "--plan 停用并值守"},
    ItemAct{"hazard", "start", Item::EVENT_START, kNothing, "开始整改", "duban hazard start HAZARD-0001"},
    ItemAct{"hazard", "stage", Item::EVENT_STAGE, kStep, "阶段性完成",
            "duban hazard stage HAZARD-0001 --note 已断电"},
    ItemAct{"hazard", "claim", Item::EVENT_CLAIM_DONE, kEvidence, "申请复查",
            "duban hazard claim HAZARD-0001 --evidence 整改照片"},
    ItemAct{"hazard", "recheck", Item::EVENT_RECHECK, kNothing, "复查合格（不得是申请人）",
            "duban hazard recheck HAZARD-0001 --note 现场合格"},
    ItemAct{"hazard", "bounce", Item::EVENT_BOUNCE, kNothing, "复查不合格，退回整改",
            "duban hazard bounce HAZARD-0001 --reason 线路未换"},
    ItemAct{"hazard", "close", Item::EVENT_CLOSE, kNothing, "销号", "duban hazard close HAZARD-0001"},
    ItemAct{"hazard", "ask-extension", Item::EVENT_ASK_EXTENSION, kDue, "到期前申请延期",
            "duban hazard ask-extension HAZARD-0001 --due 2024-04-10 --reason 待料"},
    ItemAct{"hazard", "grant-extension", Item::EVENT_GRANT_EXTENSION, kNothing, "同意延期",
            "duban hazard grant-extension HAZARD-0001"},
    ItemAct{"hazard", "refuse-extension", Item::EVENT_REFUSE_EXTENSION, kNothing, "不同意延期",
            "duban hazard refuse-extension HAZARD-0001 --reason 不具备条件"},
    ItemAct{"hazard", "report", Item::EVENT_REPORT_MAJOR, kNothing, "重大隐患上报安委办",
            "duban hazard report HAZARD-0001"},
    ItemAct{"hazard", "explain", Item::EVENT_EXPLAIN, kStep, "逾期说明",
            "duban hazard explain HAZARD-0001 --note 雨期停工"},
};

void FillFixings(const ItemActsArgs& args, task::v1::ActOnItemRequest& request) {
  if (args.responsible.empty() && args.measures.empty() && args.funds.empty() && args.plan.empty()) return;
  request.mutable_fixings()->set_responsible_person(args.responsible);
  request.mutable_fixings()->set_measures(args.measures);
  request.mutable_fixings()->set_funds_wan(args.funds);
  request.mutable_fixings()->set_contingency_plan(args.plan);
}

absl::Status RunItemAct(const Context& context, const ItemActsArgs& args, Item::Event event) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ActOnItemRequest request;
  request.set_name(names.Item(args.item));
  request.set_event(event);
  request.set_reason(args.reason);
  request.set_note(args.note);
  for (const std::string& evidence : args.evidences) request.add_evidences(evidence);
  if (!args.unit.empty()) request.set_lead_unit(names.Unit(args.unit));
  request.set_difficulty(args.difficulty);
  if (!args.due.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_due_date(), ParseDay(args.due));
  }
  request.set_escalated_to(args.to);
  if (!args.successor.empty()) request.set_successor(absl::StrCat(names.Jurisdiction(), "/", args.successor));
  request.set_policy_number(args.number);
  if (!args.valid_from.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_valid_from_date(), ParseDay(args.valid_from));
  }
  FillFixings(args, request);
  request.set_etag(args.etag);
  ASSIGN_OR_RETURN(const Item item, task.Call(&ItemService::Stub::ActOnItem, request));
  return context.Print(item, [&] { return ItemText(context, item); });
}

void AddOptions(CLI::App* command, Takes takes, const std::shared_ptr<ItemActsArgs>& args) {
  command->add_option("item", args->item, "事项代码")->required();
  command->add_option("--reason", args->reason, "理由");
  command->add_option("--note", args->note, "说明");
  command->add_option("--etag", args->etag, "上次读到的版本");
  if (takes == kEvidence) command->add_option("--evidence", args->evidences, "佐证材料（可多个）");
  if (takes == kAssignment) {
    command->add_option("--unit", args->unit, "承办单位；不写为原牵头单位");
    command->add_option("--difficulty", args->difficulty, "难度 1–3")->required();
  }
  if (takes == kAssignment || takes == kOrder || takes == kDue) {
    command->add_option("--due", args->due, "时限，如 2024-04-30");
  }
  if (takes == kTarget) command->add_option("--to", args->to, "提请谁协调")->required();
  if (takes == kSuccessor) command->add_option("--successor", args->successor, "下年度行动中的事项");
  if (takes == kIssuing) {
    command->add_option("--number", args->number, "文号");
    command->add_option("--valid-from", args->valid_from, "生效日期");
  }
  if (takes == kOrder) {
    command->add_option("--responsible", args->responsible, "责任人的人员代码");
    command->add_option("--measures", args->measures, "措施");
    command->add_option("--funds", args->funds, "资金（万元），不需要写 0");
    command->add_option("--plan", args->plan, "预案");
  }
}

}  // namespace

absl::StatusOr<google::type::Date> ParseDay(const std::string& text) {
  absl::CivilDay day;
  if (!absl::ParseCivilTime(text, &day)) {
    return UsageError(absl::StrCat("日期“", text, "”不对：写成 2024-03-31"));
  }
  google::type::Date date;
  date.set_year(static_cast<int>(day.year()));
  date.set_month(day.month());
  date.set_day(day.day());
  return date;
}

void AddItemActs(CLI::App* noun, Context& context) {
  for (const ItemAct& act : kActs) {
    if (noun->get_name() != act.noun) continue;
    const auto args = std::make_shared<ItemActsArgs>();
    CLI::App* command = AddCommand(noun, act.name, act.help, act.example);
    AddOptions(command, act.takes, args);
    command->callback([&context, args, event = act.event] {
      context.command = [&context, args, event] { return RunItemAct(context, *args, event); };
    });
  }
}

}  // namespace duban::client
