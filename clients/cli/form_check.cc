#include "clients/cli/form_check.h"

#include <memory>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/form_text.h"
#include "clients/cli/resource_text.h"
#include "clients/cli/table.h"
#include "duban/task/v1/form_rules.grpc.pb.h"
#include "duban/task/v1/form_service.grpc.pb.h"
#include "services/common/errors.h"

namespace duban::client {

using task::v1::CheckFormResponse;
using task::v1::FormRules;
using task::v1::FormRulesService;
using task::v1::FormService;

namespace {

struct FormCheckArgs {
  std::string unit;
  std::string period;
  std::vector<std::string> items;
  std::string explanation;
  std::string etag;
  std::string jump;
  std::string completion;
  int equal = 0;
  std::string claims;
  std::string reason;
};

std::string FindingsText(const Context& context, const CheckFormResponse& found) {
  if (found.findings().empty()) return context.Say("校核通过，可以提交\n", "all checks passed\n");
  Table table({context.Say("性质", "kind"), context.Say("规则", "rule"), context.Say("位置", "field"),
               context.Say("问题", "problem"), context.Say("办法", "remedy")});
  for (const CheckFormResponse::Finding& finding : found.findings()) {
    const bool hard = finding.severity() == CheckFormResponse::Finding::SEVERITY_HARD;
    const std::string kind = finding.explained() ? context.Say("已说明", "explained")
                             : hard              ? context.Say("硬性", "hard")
                                                 : context.Say("软性", "soft");
    table.Add({kind, finding.rule(), finding.field(), finding.problem(),
               finding.explained() ? "" : finding.remedy()});
  }
  return table.ToText();
}

absl::Status Diff(const Context& context, const FormCheckArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetFormRequest request;
  request.set_name(names.Form(args.period, args.unit));
  request.set_view(task::v1::FORM_VIEW_FULL);
  ASSIGN_OR_RETURN(const task::v1::Form form, task.Call(&FormService::Stub::GetForm, request));
  return context.Print(form, [&] { return DifferencesText(context, form); });
}

absl::Status Confirm(const Context& context, const FormCheckArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ConfirmNoChangeRequest request;
  request.set_name(names.Form(args.period, args.unit));
  for (const std::string& item : args.items) request.add_items(item);
  request.set_explanation(args.explanation);
  request.set_etag(args.etag);
  ASSIGN_OR_RETURN(const auto saved, task.Call(&FormService::Stub::ConfirmNoChange, request));
  return context.Print(saved, [&] {
    return absl::StrCat(context.Say("已确认无变化 ", "confirmed "), saved.rows_size(),
                        context.Say(" 行，版本 ", " rows, etag "), saved.etag(), "\n");
  });
}

absl::Status Overrides(const Context& context, const FormCheckArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::CountOverridesRequest request;
  request.set_parent(names.Period(args.period));
  ASSIGN_OR_RETURN(const auto counts, task.Call(&FormService::Stub::CountOverrides, request));
  return context.Print(counts, [&] {
    return ListText(context, counts.units(), {"unit", "late_fills", "excuses", "reopenings", "corrections"});
  });
}

std::string RulesName(const Names& names) { return absl::StrCat(names.Campaign(), "/formRules/current"); }

absl::StatusOr<FormRules> GetFormCheckRules(const Endpoint& task, const Names& names) {
  task::v1::GetFormRulesRequest request;
  request.set_name(RulesName(names));
  return task.Call(&FormRulesService::Stub::GetFormRules, request);
}

absl::Status ShowFormCheckRules(const Context& context, const FormCheckArgs&) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ASSIGN_OR_RETURN(const FormRules rules, GetFormCheckRules(task, names));
  return context.Print(rules, [&] { return ResourceText(context, rules); });
}

FormRules::ClaimCheck ClaimCheckOf(const std::string& word) {
  if (word == "require") return FormRules::CLAIM_CHECK_REQUIRE;
  return word == "off" ? FormRules::CLAIM_CHECK_OFF : FormRules::CLAIM_CHECK_EXPLAIN;
}

// What is not named on the command line stays as it is.
absl::Status SetFormCheckRules(const Context& context, const FormCheckArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ASSIGN_OR_RETURN(FormRules rules, GetFormCheckRules(task, names));
  task::v1::UpdateFormRulesRequest request;
  request.set_etag(rules.etag());
  if (!args.jump.empty()) rules.set_jump_percent(args.jump);
  if (!args.completion.empty()) rules.set_completion_percent(args.completion);
  if (args.equal != 0) rules.set_equal_periods(args.equal);
  if (!args.claims.empty()) rules.set_claim_check(ClaimCheckOf(args.claims));
  rules.set_reason(args.reason);
  *request.mutable_form_rules() = rules;
  ASSIGN_OR_RETURN(const FormRules updated, task.Call(&FormRulesService::Stub::UpdateFormRules, request));
  return context.Print(updated, [&] { return ResourceText(context, updated); });
}

void AddFormOptions(CLI::App* command, const std::shared_ptr<FormCheckArgs>& args) {
  command->add_option("--unit", args->unit, "单位代码")->required();
  command->add_option("--period", args->period, "旬代码，如 2024-M03-D1")->required();
}

}  // namespace

absl::Status CheckForm(const Context& context, const std::string& period, const std::string& unit) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::CheckFormRequest request;
  request.set_name(names.Form(period, unit));
  ASSIGN_OR_RETURN(const CheckFormResponse found, task.Call(&FormService::Stub::CheckForm, request));
  RETURN_IF_ERROR(context.Print(found, [&] { return FindingsText(context, found); }));
  if (found.passed()) return absl::OkStatus();
  return Precondition("CHECKS_FAILED",
                      context.Say("校核未通过，提交会被拒绝", "submitting would be refused"));
}

void AddFormCheckCommands(CLI::App* noun, Context& context) {
  const auto args = std::make_shared<FormCheckArgs>();
  const auto run = [&context, args](CLI::App* command,
                                    absl::Status (*act)(const Context&, const FormCheckArgs&)) {
    command->callback(
        [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
  };
  CLI::App* check = AddCommand(noun, "check", "校核：列出全部问题（规则、位置、办法），不提交",
                               "duban form check --unit hc-drc --period 2024-M03-D1");
  AddFormOptions(check, args);
  run(check, [](const Context& c, const FormCheckArgs& a) { return CheckForm(c, a.period, a.unit); });

  CLI::App* diff =
      AddCommand(noun, "diff", "与上次上报逐栏比较", "duban form diff --unit hc-drc --period 2024-M03-D1");
  AddFormOptions(diff, args);
  run(diff, Diff);

  CLI::App* confirm = AddCommand(noun, "confirm", "确认无变化：一步按上次上报保存",
                                 "duban form confirm --unit hc-drc --period 2024-M03-D1 --item T-A4-01");
  AddFormOptions(confirm, args);
  confirm->add_option("--item", args->items, "事项（可多个）；不写为全部尚未填报的");
  confirm->add_option("--explanation", args->explanation, "情况说明，如连续三期无变化的原因");
  confirm->add_option("--etag", args->etag, "上次读到的版本");
  run(confirm, Confirm);

  CLI::App* overrides = AddCommand(noun, "overrides", "一旬的补报、免责、重新开放、更正次数",
                                   "duban form overrides --period 2024-M03-D1");
  overrides->add_option("--period", args->period, "旬代码")->required();
  run(overrides, Overrides);

  CLI::App* rules = AddCommand(noun, "rules", "校核规则", "duban form rules show");
  rules->require_subcommand(1);
  run(AddCommand(rules, "show", "查看现行校核规则", "duban form rules show"), ShowFormCheckRules);
  CLI::App* set = AddCommand(rules, "set", "改校核规则（总专班办、管理员）；未写的不变",
                             "duban form rules set --jump 40 --reason 年初基数小");
  set->add_option("--jump", args->jump, "与上期比变动超过百分之几须说明；off 为不查");
  set->add_option("--completion", args->completion, "超过全年目标百分之几须说明；off 为不查");
  set->add_option("--equal", args->equal, "连续几期相同须说明；1 为不查");
  set->add_option("--claims", args->claims, "报开工、入统、完成：explain 可说明，require 必须佐证，off 不查")
      ->check(CLI::IsMember({"explain", "require", "off"}));
  set->add_option("--reason", args->reason, "理由")->required();
  run(set, SetFormCheckRules);
}

}  // namespace duban::client
