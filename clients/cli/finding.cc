#include <map>

#include "clients/cli/nouns.h"
#include "clients/cli/resource_text.h"
#include "duban/task/v1/finding.grpc.pb.h"

namespace duban::client {

using task::v1::Finding;
using task::v1::FindingService;

namespace {

struct FindingArgs {
  std::string unit;
  std::string period;
  std::string item;
  std::string subject;
  std::string milestone;
  std::string verified;
  std::string method;
  std::vector<std::string> evidence;
  std::string sample;
  std::string id;
  std::string reason;
  std::string filter;
};

const std::map<std::string, Finding::Subject>& Subjects() {
  static const auto* const kSubjects = new std::map<std::string, Finding::Subject>{
      {"value", Finding::SUBJECT_VALUE},        {"progress", Finding::SUBJECT_PROGRESS},
      {"invested", Finding::SUBJECT_INVESTED},  {"started", Finding::SUBJECT_STARTED},
      {"entered", Finding::SUBJECT_ENTERED},    {"done", Finding::SUBJECT_DONE},
      {"milestone", Finding::SUBJECT_MILESTONE}};
  return *kSubjects;
}

absl::Status Record(const Context& context, const FindingArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::RecordFindingRequest request;
  request.set_parent(names.Campaign());
  Finding& given = *request.mutable_finding();
  given.set_form(names.Form(args.period, args.unit));
  given.set_item(names.Item(args.item));
  given.set_subject(Subjects().at(args.subject));
  given.set_milestone(args.milestone);
  given.set_verified(args.verified);
  given.set_method(args.method);
  for (const std::string& id : args.evidence) {
    given.add_evidence(absl::StrCat(names.Campaign(), "/evidence/", LastId(id)));
  }
  if (!args.sample.empty()) given.set_sample(absl::StrCat(names.Campaign(), "/samples/", args.sample));
  ASSIGN_OR_RETURN(const Finding finding, task.Call(&FindingService::Stub::RecordFinding, request));
  return context.Print(finding, [&] { return ResourceText(context, finding); });
}

// Asks `method` about one finding.
template <typename Request>
absl::Status ActOnFinding(const Context& context, const FindingArgs& args, Request request,
                          grpc::Status (FindingService::Stub::*method)(grpc::ClientContext*, const Request&,
                                                                       Finding*)) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  request.set_name(absl::StrCat(names.Campaign(), "/findings/", LastId(args.id)));
  ASSIGN_OR_RETURN(const Finding finding, task.Call(method, request));
  return context.Print(finding, [&] { return ResourceText(context, finding); });
}

absl::Status Withdraw(const Context& context, const FindingArgs& args) {
  task::v1::WithdrawFindingRequest request;
  request.set_reason(args.reason);
  return ActOnFinding(context, args, request, &FindingService::Stub::WithdrawFinding);
}

absl::Status ListFindings(const Context& context, const FindingArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListFindingsRequest request;
  request.set_parent(names.Campaign());
  request.set_filter(args.filter);
  ASSIGN_OR_RETURN(const std::vector<Finding> findings,
                   task.ListAll(&FindingService::Stub::ListFindings, request,
                                [](auto& page) { return page.mutable_findings(); }));
  task::v1::ListFindingsResponse all;
  all.mutable_findings()->Add(findings.begin(), findings.end());
  return context.Print(all, [&] {
    return ListText(context, findings,
                    {"name", "state", "unit", "item", "reported", "verified", "deviation_percent",
                     "deviation_class", "record_time"});
  });
}

}  // namespace

void AddFindingCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "finding", "核查结果：两人核查，与锁定报表对照", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<FindingArgs>();
  const auto run = [&context, args](CLI::App* command,
                                    absl::Status (*act)(const Context&, const FindingArgs&)) {
    command->callback(
        [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
  };
  const auto add_id = [args](CLI::App* command) {
    command->add_option("id", args->id, "核查结果编号，如 f-0001")->required();
    return command;
  };
  CLI::App* record = AddCommand(noun, "record", "登记第一核查人所见；上报值由系统从锁定报表取出",
                                "duban finding record --unit hc-housing --period 2024-M03-D3 --item T-A1-03 "
                                "--subject done --verified no --method 现场查看，主体未完工");
  record->add_option("--unit", args->unit, "填报单位")->required();
  record->add_option("--period", args->period, "旬代码")->required();
  record->add_option("--item", args->item, "事项代码")->required();
  record->add_option("--subject", args->subject, "核查哪一项")
      ->required()
      ->check(CLI::IsMember({"value", "progress", "invested", "started", "entered", "done", "milestone"}));
  record->add_option("--milestone", args->milestone, "节点编号（subject 为 milestone 时）");
  record->add_option("--verified", args->verified, "核查结果：数值，或 yes、no")->required();
  record->add_option("--method", args->method, "怎样核查的")->required();
  record->add_option("--evidence", args->evidence, "佐证材料编号（可重复）");
  record->add_option("--sample", args->sample, "属于哪季抽查，如 2024-Q1");
  run(record, Record);
  run(add_id(AddCommand(noun, "confirm", "第二核查人确认", "duban finding confirm f-0001")),
      [](const Context& c, const FindingArgs& a) {
        return ActOnFinding(c, a, task::v1::ConfirmFindingRequest(), &FindingService::Stub::ConfirmFinding);
      });
  CLI::App* withdraw = add_id(AddCommand(noun, "withdraw", "撤回未确认的核查结果",
                                         "duban finding withdraw f-0001 --reason 记错事项"));
  withdraw->add_option("--reason", args->reason, "理由")->required();
  run(withdraw, Withdraw);
  CLI::App* list =
      AddCommand(noun, "list", "列出核查结果", "duban finding list --filter 'deviation_class = MAJOR'");
  list->add_option("--filter", args->filter, "条件，如 state = CONFIRMED");
  run(list, ListFindings);
  run(add_id(AddCommand(noun, "show", "查看一份核查结果", "duban finding show f-0001")),
      [](const Context& c, const FindingArgs& a) {
        return ActOnFinding(c, a, task::v1::GetFindingRequest(), &FindingService::Stub::GetFinding);
      });
}

}  // namespace duban::client
