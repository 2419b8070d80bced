#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "clients/cli/item_options.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/change_request.grpc.pb.h"

namespace duban::client {

using task::v1::ChangeRequest;
using task::v1::ChangeRequestService;
using ChangeRequestStub = ChangeRequestService::Stub;

namespace {

struct ChangeRequestArgs {
  std::string request;
  std::string kind = "change";
  std::string item;
  std::string into;
  std::vector<std::string> sets;
  std::string reason;
  std::string basis;
  std::string formal;
  std::string filter;
  std::string order_by;
  std::string new_id;
  ItemOptions new_item;
};

std::string ChangeRequestNameOf(const Names& names, const std::string& id) {
  return absl::StrCat(names.Campaign(), "/changeRequests/", id);
}

std::string StateLabel(Language language, ChangeRequest::State state) {
  if (language == Language::kEn) return ChangeRequest::State_Name(state).substr(sizeof("STATE_") - 1);
  constexpr const char* kLabels[] = {"-", "已提交", "专班已同意", "已生效", "不同意", "已撤回"};
  return ChangeRequest::State_IsValid(state) ? kLabels[state] : "-";
}

std::string FieldText(const ChangeRequest::FieldChange& change) {
  return absl::StrCat(
      absl::AsciiStrToLower(ChangeRequest::Field_Name(change.field()).substr(sizeof("FIELD_") - 1)),
      change.milestone().empty() ? "" : absl::StrCat(":", change.milestone()), " ",
      change.old_value().empty() ? "-" : change.old_value(), " → ", change.new_value());
}

std::string TextOf(const Context& context, const ChangeRequest& request) {
  Table table({LastId(request.name()), StateLabel(context.language(), request.state())});
  const auto add = [&](absl::string_view zh, absl::string_view en, const std::string& value) {
    if (!value.empty()) table.Add({context.Say(zh, en), value});
  };
  add("事项", "item", LastId(request.item()));
  add("并入", "into", LastId(request.merge_into()));
  if (request.has_new_item()) {
    add("新事项", "new item",
        absl::StrCat(request.new_item_id(), " ", request.new_item().display_name(), " ",
                     LastId(request.new_item().lead_unit())));
  }
  for (const auto& change : request.changes()) add("调整", "change", FieldText(change));
  add("理由", "reason", request.reason());
  add("依据", "basis", request.basis_document());
  add("文号", "document number", request.formal_document_number());
  add("申请人", "author", request.author());
  add("专班审批", "task force", request.tf_approver());
  add("总专班办审批", "general office", request.office_approver());
  add("办结理由", "closing reason", request.closing_reason());
  return table.ToText();
}

// "target=130", "milestone_due_date:roof=2024-11-30".
absl::Status AddChange(const std::string& text, ChangeRequest& request) {
  const std::pair<std::string, std::string> pair = absl::StrSplit(text, absl::MaxSplits('=', 1));
  const std::pair<std::string, std::string> field = absl::StrSplit(pair.first, absl::MaxSplits(':', 1));
  ChangeRequest::FieldChange& change = *request.add_changes();
  ChangeRequest::Field number;
  if (!ChangeRequest::Field_Parse(absl::StrCat("FIELD_", absl::AsciiStrToUpper(field.first)), &number)) {
    return UsageError(absl::StrCat("没有“", field.first,
                                   "”：写 target、due_date、start_date、lead_unit、weight、annual_plan 或 "
                                   "milestone_due_date:节点"));
  }
  change.set_field(number);
  change.set_milestone(field.second);
  change.set_new_value(pair.second);
  return absl::OkStatus();
}

absl::Status CreateChangeRequest(const Context& context, const ChangeRequestArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::CreateChangeRequestRequest request;
  request.set_parent(names.Campaign());
  ChangeRequest& asked = *request.mutable_change_request();
  ChangeRequest::Kind kind = ChangeRequest::KIND_UNSPECIFIED;
  ChangeRequest::Kind_Parse(absl::StrCat("KIND_", absl::AsciiStrToUpper(args.kind)), &kind);
  asked.set_kind(kind);
  if (kind == ChangeRequest::KIND_ADD) {
    asked.set_new_item_id(args.new_id);
    ASSIGN_OR_RETURN(*asked.mutable_new_item(), args.new_item.Read(context));
  }
  if (!args.item.empty()) asked.set_item(names.Item(args.item));
  if (!args.into.empty()) asked.set_merge_into(names.Item(args.into));
  for (const std::string& set : args.sets) RETURN_IF_ERROR(AddChange(set, asked));
  asked.set_reason(args.reason);
  asked.set_basis_document(args.basis);
  asked.set_formal_document_number(args.formal);
  ASSIGN_OR_RETURN(const ChangeRequest made, task.Call(&ChangeRequestStub::CreateChangeRequest, request));
  return context.Print(made, [&] { return TextOf(context, made); });
}

absl::Status ListChangeRequests(const Context& context, const ChangeRequestArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListChangeRequestsRequest request;
  request.set_parent(names.Campaign());
  request.set_filter(args.filter);
  request.set_order_by(args.order_by);
  ASSIGN_OR_RETURN(const std::vector<ChangeRequest> found,
                   task.ListAll(&ChangeRequestStub::ListChangeRequests, request,
                                [](auto& page) { return page.mutable_change_requests(); }));
  task::v1::ListChangeRequestsResponse all;
  all.mutable_change_requests()->Add(found.begin(), found.end());
  return context.Print(all, [&] {
    Table table({context.Say("编号", "id"), context.Say("状态", "state"), context.Say("事项", "item"),
                 context.Say("申请人", "author"), context.Say("理由", "reason")});
    for (const ChangeRequest& one : found) {
      table.Add({LastId(one.name()), StateLabel(context.language(), one.state()), LastId(one.item()),
                 one.author(), Shorten(one.reason(), 40)});
    }
    return table.ToText();
  });
}

// Calls `method` for the named request, with the reason where it takes one.
template <typename Request>
absl::Status ActOn(const Context& context, const ChangeRequestArgs& args,
                   grpc::Status (ChangeRequestStub::*method)(grpc::ClientContext*, const Request&,
                                                             ChangeRequest*)) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  Request request;
  request.set_name(ChangeRequestNameOf(names, args.request));
  if constexpr (requires { request.set_reason(""); }) request.set_reason(args.reason);
  ASSIGN_OR_RETURN(const ChangeRequest found, task.Call(method, request));
  return context.Print(found, [&] { return TextOf(context, found); });
}

void AddCreateOptions(CLI::App* create, const std::shared_ptr<ChangeRequestArgs>& args) {
  create->add_option("--kind", args->kind, "增加 add、调整 change、取消 remove、合并 merge")
      ->check(CLI::IsMember({"add", "change", "remove", "merge"}))
      ->capture_default_str();
  create->add_option("--item", args->item, "事项代码；增加时不写");
  create->add_option("--new-id", args->new_id, "增加：新事项的代码，其内容用以下各栏或 --file");
  args->new_item.AddTo(create);
  create->add_option("--into", args->into, "合并到哪个事项");
  create->add_option("--set", args->sets,
                     "调整：target=130、due_date=2024-12-31、lead_unit=hc-drc …（可重复）");
  create->add_option("--reason", args->reason, "理由")->required();
  create->add_option("--basis", args->basis, "依据文件")->required();
  create->add_option("--formal", args->formal, "正式文件文号；调低目标必填");
}

}  // namespace

void AddChangeRequestCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "change-request", "变更申请：清单的增加、取消、合并、调整", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<ChangeRequestArgs>();
  const auto run = [&context, args](CLI::App* command,
                                    absl::Status (*act)(const Context&, const ChangeRequestArgs&)) {
    command->callback(
        [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
  };
  CLI::App* create = AddCommand(
      noun, "create", "提出变更申请",
      "duban change-request create --item I-A1-01 --set target=130 --reason 形势变化 "
      "--basis 区政府常务会议纪要\n"
      "duban change-request create --kind add --new-id I-A1-99 --type indicator --name 新增四上企业 "
      "--unit hc-sti --action A1 --field kind=count --field target=80 --field unit_of_measure=家 "
      "--reason 新增任务 --basis 区政府常务会议纪要");
  AddCreateOptions(create, args);
  run(create, CreateChangeRequest);
  CLI::App* list =
      AddCommand(noun, "list", "列出变更申请", "duban change-request list --filter 'state = SUBMITTED'");
  list->add_option("--filter", args->filter, "筛选条件（AIP-160）");
  list->add_option("--order-by", args->order_by, "排序，如 'create_time desc'");
  run(list, ListChangeRequests);
  const auto on_one = [&](const char* name, const char* help, const char* example, bool reason) {
    CLI::App* command = AddCommand(noun, name, help, example);
    command->add_option("request", args->request, "申请编号")->required();
    if (reason) command->add_option("--reason", args->reason, "理由")->required();
    return command;
  };
  run(on_one("show", "查看一份申请", "duban change-request show CR-0001", false),
      [](const Context& c, const ChangeRequestArgs& a) {
        return ActOn<task::v1::GetChangeRequestRequest>(c, a, &ChangeRequestStub::GetChangeRequest);
      });
  run(on_one("approve", "同意：专班牵头负责人先，总专班办后", "duban change-request approve CR-0001", false),
      [](const Context& c, const ChangeRequestArgs& a) {
        return ActOn<task::v1::ApproveChangeRequestRequest>(c, a, &ChangeRequestStub::ApproveChangeRequest);
      });
  run(on_one("reject", "不同意", "duban change-request reject CR-0001 --reason 依据不足", true),
      [](const Context& c, const ChangeRequestArgs& a) {
        return ActOn<task::v1::RejectChangeRequestRequest>(c, a, &ChangeRequestStub::RejectChangeRequest);
      });
  run(on_one("withdraw", "申请人撤回", "duban change-request withdraw CR-0001 --reason 误报", true),
      [](const Context& c, const ChangeRequestArgs& a) {
        return ActOn<task::v1::WithdrawChangeRequestRequest>(c, a, &ChangeRequestStub::WithdrawChangeRequest);
      });
}

}  // namespace duban::client
