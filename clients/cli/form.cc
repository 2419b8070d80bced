#include <map>

#include "absl/strings/match.h"
#include "clients/cli/form_check.h"
#include "clients/cli/form_rows.h"
#include "clients/cli/form_text.h"
#include "clients/cli/form_workbook.h"
#include "clients/cli/list_options.h"
#include "clients/cli/nouns.h"
#include "clients/cli/table.h"
#include "duban/task/v1/form_service.grpc.pb.h"
#include "services/common/errors.h"

namespace duban::client {

using task::v1::Form;
using task::v1::FormService;

namespace {

struct FormArgs {
  std::string unit;
  std::string period;
  std::vector<std::string> rows;
  std::string file;
  std::string etag;
  std::string action;
  std::string reason;
  std::vector<std::string> marked;
  bool dry_run = false;
  ListOptions list;
};

// Asks `method` about one form and prints what comes back.
template <typename Request>
absl::Status ActOnForm(const Context& context, const FormArgs& args, Request request,
                       grpc::Status (FormService::Stub::*method)(grpc::ClientContext*, const Request&,
                                                                 Form*)) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  request.set_name(names.Form(args.period, args.unit));
  if constexpr (requires { request.set_etag(""); }) request.set_etag(args.etag);
  ASSIGN_OR_RETURN(const Form form, task.Call(method, request));
  return context.Print(form, [&] { return FormText(context, form); });
}

absl::Status ListForms(const Context& context, const FormArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListFormsRequest request;
  request.set_parent(names.Period(args.period));
  args.list.Fill(request);
  ASSIGN_OR_RETURN(
      const std::vector<Form> forms,
      task.ListAll(&FormService::Stub::ListForms, request, [](auto& page) { return page.mutable_forms(); }));
  task::v1::ListFormsResponse all;
  all.mutable_forms()->Add(forms.begin(), forms.end());
  return context.Print(all, [&] { return FormListText(context, forms); });
}

absl::StatusOr<TypedRows> Typed(const FormArgs& args) {
  if (args.file.empty() == args.rows.empty())
    return UsageError("用 --row（可重复）或 --file 给出填报内容，二者取一");
  if (!args.file.empty()) return ReadRows(args.file);
  TypedRows typed;
  for (const std::string& text : args.rows) {
    ASSIGN_OR_RETURN(typed.rows.emplace_back(), ParseRow(text));
  }
  return typed;
}

// Both sides of a conflict, so that nothing typed is lost: what is on the form by now beside what was typed.
void ShowConflict(const Context& context, const Endpoint& task, const task::v1::FillFormRequest& typed) {
  task::v1::GetFormRequest get;
  get.set_name(typed.name());
  const auto form = task.Call(&FormService::Stub::GetForm, get);
  if (!form.ok()) return;
  std::map<std::string, task::v1::FormRow> saved;
  for (const auto& row : form->rows()) saved[row.item()] = row;
  Table table({context.Say("事项", "item"), context.Say("他人已存", "theirs"), context.Say("保存人", "by"),
               context.Say("你填的", "yours")});
  for (const auto& row : typed.rows()) {
    const task::v1::FormRow& theirs = saved[row.item()];
    table.Add({row.item(), FiguresText(context, theirs), theirs.saved_by(), FiguresText(context, row)});
  }
  context.Progress(absl::StrCat(table.ToText(), context.Say("现在的版本：", "current etag: "), form->etag()));
}

absl::Status FillForm(const Context& context, const FormArgs& args) {
  ASSIGN_OR_RETURN(const TypedRows typed, Typed(args));
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::FillFormRequest request;
  request.set_name(names.Form(args.period, args.unit));
  request.set_etag(args.etag);
  for (const auto& row : typed.rows) *request.add_rows() = row;
  const auto filled = task.Call(&FormService::Stub::FillForm, request);
  if (!filled.ok()) {
    if (absl::IsAborted(filled.status())) ShowConflict(context, task, request);
    auto details = DetailsOf(filled.status());
    if (!details.has_value()) return filled.status();
    for (FieldViolation& violation : details->violations)
      violation.field = typed.places.Find(violation.field);
    return WithDetails(filled.status(), *details);
  }
  return context.Print(*filled, [&] {
    return absl::StrCat(context.Say("已保存 ", "saved "), filled->rows_size(),
                        context.Say(" 行，版本 ", " rows, etag "), filled->etag(),
                        context.Say("，变更号 ", ", change "), filled->sequence(), "\n");
  });
}

absl::Status Approve(const Context& context, const FormArgs& args) {
  if (args.action.empty()) {
    return ActOnForm(context, args, task::v1::UnitApproveFormRequest(), &FormService::Stub::UnitApproveForm);
  }
  task::v1::TfApproveFormRequest request;
  request.set_action(args.action);
  return ActOnForm(context, args, request, &FormService::Stub::TfApproveForm);
}

absl::Status Return(const Context& context, const FormArgs& args) {
  if (args.action.empty()) {
    task::v1::UnitReturnFormRequest request;
    request.set_reason(args.reason);
    for (const std::string& mark : args.marked) request.add_marks(absl::StrCat("rows.", mark));
    return ActOnForm(context, args, request, &FormService::Stub::UnitReturnForm);
  }
  task::v1::TfReturnFormRequest request;
  request.set_action(args.action);
  request.set_reason(args.reason);
  for (const std::string& mark : args.marked) {
    if (absl::StrContains(mark, '.')) {
      request.add_marked_fields(absl::StrCat("rows.", mark));
    } else {
      request.add_marked_items(mark);
    }
  }
  return ActOnForm(context, args, request, &FormService::Stub::TfReturnForm);
}

// A command on one form: --unit and --period.
CLI::App* AddFormCommand(CLI::App* noun, const std::shared_ptr<FormArgs>& args, const std::string& name,
                         const std::string& description, const std::string& example) {
  CLI::App* command = AddCommand(noun, name, description, example);
  command->add_option("--unit", args->unit, "单位代码")->required();
  command->add_option("--period", args->period, "旬代码，如 2024-M03-D1")->required();
  return command;
}

}  // namespace

void AddFormCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "form", "旬报：填报、提交、审定、审核、退回，导出导入 xlsx", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<FormArgs>();
  const auto run = [&context, args](CLI::App* command, absl::Status (*act)(const Context&, const FormArgs&)) {
    command->callback(
        [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
  };
  CLI::App* list = AddCommand(noun, "list", "列出一旬的报表", "duban form list --period 2024-M03-D1");
  list->add_option("--period", args->period, "旬代码")->required();
  args->list.AddTo(list);
  run(list, ListForms);

  run(AddFormCommand(noun, args, "show", "查看一张报表",
                     "duban form show --unit hc-drc --period 2024-M03-D1"),
      [](const Context& c, const FormArgs& a) {
        return ActOnForm(c, a, task::v1::GetFormRequest(), &FormService::Stub::GetForm);
      });

  CLI::App* fill =
      AddFormCommand(noun, args, "fill", "填报（可多次，未提交前随时可改）",
                     "duban form fill --unit hc-drc --period 2024-M03-D1 "
                     "--row item=I-A3-02,value=9.2,note=按月完成 --row item=T-A4-01,progress=25");
  fill->add_option("--row", args->rows, "一行：item=代码,value=…（可重复）");
  fill->add_option("--file", args->file, "CSV 文件，列名同 --row 的栏名");
  fill->add_option("--etag", args->etag, "上次读到的版本；已被他人修改时拒绝");
  run(fill, FillForm);

  CLI::App* submit = AddFormCommand(noun, args, "submit", "提交给单位负责人",
                                    "duban form submit --unit hc-drc --period 2024-M03-D1");
  submit->add_option("--etag", args->etag, "上次读到的版本");
  submit->add_flag("--dry-run", args->dry_run, "只校核，不提交");
  run(submit, [](const Context& c, const FormArgs& a) {
    if (a.dry_run) return CheckForm(c, a.period, a.unit);
    return ActOnForm(c, a, task::v1::SubmitFormRequest(), &FormService::Stub::SubmitForm);
  });

  CLI::App* approve = AddFormCommand(noun, args, "approve", "单位负责人审定；加 --action 为专班审核通过",
                                     "duban form approve --unit hc-drc --period 2024-M03-D1 --action A3");
  approve->add_option("--action", args->action, "行动代码，如 A1；\"*\" 为不属任何行动的事项");
  approve->add_option("--etag", args->etag, "上次读到的版本");
  run(approve, Approve);

  CLI::App* back = AddFormCommand(noun, args, "return", "单位负责人退回；加 --action 为专班退回",
                                  "duban form return --unit hc-drc --period 2024-M03-D1 --action A3 "
                                  "--reason 与统计口径不符 --mark I-A3-02.value");
  back->add_option("--reason", args->reason, "理由")->required();
  back->add_option("--action", args->action, "行动代码，如 A1");
  back->add_option("--mark", args->marked, "需要改正的事项或栏：I-A3-02 或 I-A3-02.value（可多个）");
  back->add_option("--etag", args->etag, "上次读到的版本");
  run(back, Return);
  AddFormCheckCommands(noun, context);
  AddFormWorkbookCommands(noun, context);
}

}  // namespace duban::client
