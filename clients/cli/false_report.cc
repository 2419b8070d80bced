#include <map>

#include "clients/cli/nouns.h"
#include "clients/cli/resource_text.h"
#include "duban/task/v1/false_report_service.grpc.pb.h"

namespace duban::client {

using task::v1::FalseReportCase;
using task::v1::FalseReportService;
using FalseReportStub = FalseReportService::Stub;

namespace {

struct FalseReportArgs {
  std::string id;
  std::string finding;
  std::string ground;
  std::string text;
  std::vector<std::string> evidence;
  std::string outcome;
  std::string receiver;
  std::string document;
  std::string filter;
};

template <typename Value>
using Words = std::map<std::string, Value>;

const Words<FalseReportCase::Ground>& Grounds() {
  static const auto* const kGrounds =
      new Words<FalseReportCase::Ground>{{"forged", FalseReportCase::GROUND_FORGED_EVIDENCE},
                                         {"borrowed", FalseReportCase::GROUND_BORROWED_EVIDENCE},
                                         {"instructed", FalseReportCase::GROUND_INSTRUCTED},
                                         {"repeated", FalseReportCase::GROUND_REPEATED}};
  return *kGrounds;
}

// What the command line says, in whichever fields the request has.
template <typename Request>
void FillFalseReport(const FalseReportArgs& args, const Names& names, Request& request) {
  if constexpr (requires { request.set_text(""); }) request.set_text(args.text);
  if constexpr (requires { request.add_evidence(""); }) {
    for (const std::string& id : args.evidence) {
      request.add_evidence(absl::StrCat(names.Campaign(), "/evidence/", LastId(id)));
    }
  }
  if constexpr (requires { request.outcome(); }) {
    request.set_outcome(args.outcome == "false" ? FalseReportCase::OUTCOME_FALSE
                                                : FalseReportCase::OUTCOME_NOT_FALSE);
  }
  if constexpr (requires { request.receiver(); }) {
    request.set_receiver(args.receiver == "supervisory" ? FalseReportCase::RECEIVER_SUPERVISORY_ORGAN
                                                        : FalseReportCase::RECEIVER_STATISTICS_OFFICE);
    request.set_document_number(args.document);
  }
}

// Asks `kMethod` about one case.
template <typename Request, auto kMethod>
absl::Status ActOnFalseReport(const Context& context, const FalseReportArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  Request request;
  request.set_name(absl::StrCat(names.Campaign(), "/falseReportCases/", LastId(args.id)));
  FillFalseReport(args, names, request);
  ASSIGN_OR_RETURN(const FalseReportCase one, task.Call(kMethod, request));
  return context.Print(one, [&] { return ResourceText(context, one); });
}

absl::Status Open(const Context& context, const FalseReportArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::OpenFalseReportCaseRequest request;
  request.set_parent(names.Campaign());
  request.set_finding(absl::StrCat(names.Campaign(), "/findings/", LastId(args.finding)));
  request.set_ground(Grounds().at(args.ground));
  FillFalseReport(args, names, request);
  ASSIGN_OR_RETURN(const FalseReportCase one, task.Call(&FalseReportStub::OpenFalseReportCase, request));
  return context.Print(one, [&] { return ResourceText(context, one); });
}

absl::Status ListFalseReports(const Context& context, const FalseReportArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListFalseReportCasesRequest request;
  request.set_parent(names.Campaign());
  request.set_filter(args.filter);
  ASSIGN_OR_RETURN(const std::vector<FalseReportCase> cases,
                   task.ListAll(&FalseReportStub::ListFalseReportCases, request,
                                [](auto& page) { return page.mutable_false_report_cases(); }));
  task::v1::ListFalseReportCasesResponse all;
  all.mutable_false_report_cases()->Add(cases.begin(), cases.end());
  return context.Print(all, [&] {
    return ListText(context, cases, {"name", "state", "unit", "item", "period", "ground", "outcome"});
  });
}

absl::Status Proposals(const Context& context, const FalseReportArgs&) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListFalseReportProposalsRequest request;
  request.set_parent(names.Campaign());
  ASSIGN_OR_RETURN(const task::v1::ListFalseReportProposalsResponse found,
                   task.Call(&FalseReportStub::ListFalseReportProposals, request));
  return context.Print(found, [&] {
    return ListText(context, found.proposals(), {"finding", "unit", "earlier_findings"});
  });
}

// Adds the commands; each part of what is said is an option of its own.
class Commands {
 public:
  Commands(CLI::App* noun, Context& context) : noun_(noun), context_(context) {}

  CLI::App* Add(const std::string& name, const std::string& description, const std::string& example,
                absl::Status (*act)(const Context&, const FalseReportArgs&)) {
    CLI::App* command = AddCommand(noun_, name, description, example);
    command->callback([&context = context_, args = args_, act] {
      context.command = [&context, args, act] { return act(context, *args); };
    });
    return command;
  }
  CLI::App* AddOnCase(const std::string& name, const std::string& description, const std::string& example,
                      absl::Status (*act)(const Context&, const FalseReportArgs&)) {
    CLI::App* command = Add(name, description, example, act);
    command->add_option("id", args_->id, "案件编号，如 fr-0001")->required();
    return command;
  }
  CLI::App* Text(CLI::App* command, bool required = true) {
    command->add_option("--text", args_->text, "事实、理由、说明")->required(required);
    return command;
  }
  CLI::App* Evidence(CLI::App* command) {
    command->add_option("--evidence", args_->evidence, "佐证材料编号（可重复）");
    return command;
  }
  CLI::App* Outcome(CLI::App* command) {
    command->add_option("--outcome", args_->outcome, "结论：false（认定虚报）、not-false（不认定）")
        ->required()
        ->check(CLI::IsMember({"false", "not-false"}));
    return command;
  }
  FalseReportArgs& args() { return *args_; }

 private:
  CLI::App* const noun_;
  Context& context_;
  const std::shared_ptr<FalseReportArgs> args_ = std::make_shared<FalseReportArgs>();
};

void AddDecisions(Commands& commands) {
  namespace v1 = task::v1;
  commands.Outcome(commands.Text(commands.AddOnCase(
      "decide", "作出决定（督查室主任）",
      "duban false-report decide fr-0001 --outcome false --text 伪造验收意见",
      ActOnFalseReport<v1::DecideFalseReportRequest, &FalseReportStub::DecideFalseReport>)));
  commands.Text(commands.AddOnCase(
                    "approve", "批准决定，自此生效（常务副区长）", "duban false-report approve fr-0001",
                    ActOnFalseReport<v1::ApproveFalseReportRequest, &FalseReportStub::ApproveFalseReport>),
                false);
  commands.Text(commands.AddOnCase(
      "return", "退回重新决定（常务副区长）", "duban false-report return fr-0001 --text 事实不清",
      ActOnFalseReport<v1::ReturnFalseReportRequest, &FalseReportStub::ReturnFalseReport>));
  commands.Evidence(commands.Text(commands.AddOnCase(
      "appeal", "申请复核（单位负责人，30 日内）", "duban false-report appeal fr-0001 --text 佐证属实",
      ActOnFalseReport<v1::AppealFalseReportRequest, &FalseReportStub::AppealFalseReport>)));
  commands.Outcome(commands.Text(commands.AddOnCase(
      "review", "复核决定（未参与原结论者）",
      "duban false-report review fr-0001 --outcome not-false --text 查明属实",
      ActOnFalseReport<v1::ReviewFalseReportRequest, &FalseReportStub::ReviewFalseReport>)));
  commands.AddOnCase("close", "复核期满终结", "duban false-report close fr-0001",
                     ActOnFalseReport<v1::CloseFalseReportRequest, &FalseReportStub::CloseFalseReport>);
}

}  // namespace

void AddFalseReportCommands(CLI::App& app, Context& context) {
  namespace v1 = task::v1;
  CLI::App* noun = AddCommand(&app, "false-report", "虚报处理：立案、告知、陈述、决定、批准、复核", "");
  noun->require_subcommand(1);
  Commands commands(noun, context);
  CLI::App* open = commands.Evidence(commands.Text(
      commands.Add("open", "对两人确认的重大偏差立案",
                   "duban false-report open f-0001 --ground forged --text 验收意见系伪造", Open)));
  open->add_option("finding", commands.args().finding, "核查结果编号")->required();
  open->add_option("--ground", commands.args().ground, "情形：forged、borrowed、instructed、repeated")
      ->required()
      ->check(CLI::IsMember({"forged", "borrowed", "instructed", "repeated"}));
  commands.Text(commands.AddOnCase(
      "notify", "向单位送达告知", "duban false-report notify fr-0001 --text 拟认定虚报",
      ActOnFalseReport<v1::NotifyFalseReportRequest, &FalseReportStub::NotifyFalseReport>));
  commands.Evidence(commands.Text(commands.AddOnCase(
      "state", "单位陈述申辩（3 个工作日内）", "duban false-report state fr-0001 --text 系工作人员误填",
      ActOnFalseReport<v1::StateFalseReportRequest, &FalseReportStub::StateFalseReport>)));
  commands.AddOnCase(
      "lapse", "记录逾期未陈述", "duban false-report lapse fr-0001",
      ActOnFalseReport<v1::LapseFalseReportStatementRequest, &FalseReportStub::LapseFalseReportStatement>);
  AddDecisions(commands);
  CLI::App* clue = commands.Text(commands.AddOnCase(
      "clue", "移送线索",
      "duban false-report clue fr-0001 --to supervisory --document 督函〔2024〕1号 --text 涉嫌授意造假",
      ActOnFalseReport<v1::TransferFalseReportClueRequest, &FalseReportStub::TransferFalseReportClue>));
  clue->add_option("--to", commands.args().receiver, "supervisory（监察机关）、statistics（统计机构）")
      ->required()
      ->check(CLI::IsMember({"supervisory", "statistics"}));
  clue->add_option("--document", commands.args().document, "函件文号")->required();
  CLI::App* list = commands.Add("list", "列出案件", "duban false-report list --filter 'state = IN_FORCE'",
                                ListFalseReports);
  list->add_option("--filter", commands.args().filter, "条件，如 outcome = FALSE");
  commands.AddOnCase("show", "查看案件", "duban false-report show fr-0001",
                     ActOnFalseReport<v1::GetFalseReportCaseRequest, &FalseReportStub::GetFalseReportCase>);
  commands.Add("proposals", "系统提议立案的再次重大偏差", "duban false-report proposals", Proposals);
}

}  // namespace duban::client
