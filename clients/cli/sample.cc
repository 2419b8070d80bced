#include <map>

#include "clients/cli/nouns.h"
#include "clients/cli/resource_text.h"
#include "duban/task/v1/check_rules.grpc.pb.h"
#include "duban/task/v1/sample.grpc.pb.h"

namespace duban::client {

using task::v1::CheckRules;
using task::v1::CheckRulesService;
using task::v1::Sample;
using task::v1::SampleService;

namespace {

struct SampleArgs {
  std::string quarter;
  std::string item;
  std::string kind = "done";
  std::string milestone;
  std::string reason;
  bool all = false;
  std::vector<std::string> settings;
};

const std::map<std::string, task::v1::ClaimKind>& ClaimKinds() {
  static const auto* const kKinds =
      new std::map<std::string, task::v1::ClaimKind>{{"done", task::v1::CLAIM_KIND_DONE},
                                                     {"started", task::v1::CLAIM_KIND_STARTED},
                                                     {"entered", task::v1::CLAIM_KIND_ENTERED},
                                                     {"milestone", task::v1::CLAIM_KIND_MILESTONE}};
  return *kKinds;
}

// The claims in the sample, or all of the quarter.
std::string SampleText(const Context& context, const Sample& sample, bool all) {
  Rows rows;
  for (const Sample::Claim& claim : sample.claims()) {
    if (all || claim.ground() != Sample::GROUND_UNSPECIFIED) rows.push_back(&claim);
  }
  return absl::StrCat(
      sample.quarter(), context.Say("：申报 ", ": claims "), sample.claims_size(),
      context.Say(" 项，抽中 ", ", picked "), sample.picked_count(), context.Say(" 项；比例 ", "; share "),
      sample.sample_percent(), context.Say("%，每单位至少 ", "%, per unit at least "),
      sample.sample_min_per_unit(), context.Say(" 项；种子 ", "; seed "), sample.seed(), "\n",
      ListText(
          context, rows,
          std::vector<std::string>{"unit", "item", "kind", "milestone", "ground", "pick_reason", "form"}));
}

std::string SampleName(const Names& names, const SampleArgs& args) {
  return absl::StrCat(names.Campaign(), "/samples/", args.quarter);
}

absl::Status Draw(const Context& context, const SampleArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::DrawSampleRequest request;
  request.set_parent(names.Campaign());
  request.set_quarter(args.quarter);
  ASSIGN_OR_RETURN(const Sample sample, task.Call(&SampleService::Stub::DrawSample, request));
  return context.Print(sample, [&] { return SampleText(context, sample, args.all); });
}

absl::Status ShowSample(const Context& context, const SampleArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetSampleRequest request;
  request.set_name(SampleName(names, args));
  ASSIGN_OR_RETURN(const Sample sample, task.Call(&SampleService::Stub::GetSample, request));
  return context.Print(sample, [&] { return SampleText(context, sample, args.all); });
}

absl::Status ListSamples(const Context& context, const SampleArgs&) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListSamplesRequest request;
  request.set_parent(names.Campaign());
  ASSIGN_OR_RETURN(const std::vector<Sample> samples,
                   task.ListAll(&SampleService::Stub::ListSamples, request,
                                [](auto& page) { return page.mutable_samples(); }));
  task::v1::ListSamplesResponse all;
  all.mutable_samples()->Add(samples.begin(), samples.end());
  return context.Print(all, [&] {
    return ListText(context, samples, {"quarter", "picked_count", "drawn_by", "draw_time"});
  });
}

absl::Status Pick(const Context& context, const SampleArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::AddRiskPickRequest request;
  request.set_name(SampleName(names, args));
  request.set_item(names.Item(args.item));
  request.set_kind(ClaimKinds().at(args.kind));
  request.set_milestone(args.milestone);
  request.set_reason(args.reason);
  ASSIGN_OR_RETURN(const Sample sample, task.Call(&SampleService::Stub::AddRiskPick, request));
  return context.Print(sample, [&] { return SampleText(context, sample, args.all); });
}

absl::Status Redraw(const Context& context, const SampleArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::RedrawSampleRequest request;
  request.set_name(SampleName(names, args));
  ASSIGN_OR_RETURN(const task::v1::RedrawSampleResponse again,
                   task.Call(&SampleService::Stub::RedrawSample, request));
  return context.Print(again, [&] {
    return absl::StrCat(SampleText(context, again.sample(), args.all),
                        again.same() ? context.Say("按记录的种子重抽，结果一致\n", "drawn again: the same\n")
                                     : context.Say("重抽结果与记录不一致：样本被改动过\n",
                                                   "drawn again: NOT the same, the sample was touched\n"));
  });
}

absl::StatusOr<CheckRules> GetSampleRules(const Endpoint& task, const Names& names) {
  task::v1::GetCheckRulesRequest request;
  request.set_name(absl::StrCat(names.Campaign(), "/checkRules/current"));
  return task.Call(&CheckRulesService::Stub::GetCheckRules, request);
}

absl::Status ShowSampleRules(const Context& context, const SampleArgs&) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ASSIGN_OR_RETURN(const CheckRules rules, GetSampleRules(task, names));
  return context.Print(rules, [&] { return ResourceText(context, rules); });
}

// Sets "field=value" in the rules; the field's type decides how the value is read.
absl::Status SetRule(const std::string& setting, CheckRules& rules) {
  using google::protobuf::FieldDescriptor;
  const size_t sign = setting.find('=');
  const std::string value = sign == std::string::npos ? "" : setting.substr(sign + 1);
  const FieldDescriptor* field = CheckRules::descriptor()->FindFieldByName(setting.substr(0, sign));
  int number = 0;
  if (field != nullptr && !field->is_repeated() && field->name() != "name" && field->name() != "etag") {
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
      rules.GetReflection()->SetString(&rules, field, value);
      return absl::OkStatus();
    }
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_INT32 && absl::SimpleAtoi(value, &number)) {
      rules.GetReflection()->SetInt32(&rules, field, number);
      return absl::OkStatus();
    }
  }
  return UsageError(
      absl::StrCat("“", setting, "”不对：写成 栏名=数值，如 sample_percent=15；栏名见 --output json"));
}

absl::Status SetSampleRules(const Context& context, const SampleArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::UpdateCheckRulesRequest request;
  ASSIGN_OR_RETURN(*request.mutable_check_rules(), GetSampleRules(task, names));
  for (const std::string& setting : args.settings)
    RETURN_IF_ERROR(SetRule(setting, *request.mutable_check_rules()));
  request.set_reason(args.reason);
  request.set_etag(request.check_rules().etag());
  ASSIGN_OR_RETURN(const CheckRules rules, task.Call(&CheckRulesService::Stub::UpdateCheckRules, request));
  return context.Print(rules, [&] { return ResourceText(context, rules); });
}

}  // namespace

void AddSampleCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "sample", "抽查：按记录的种子抽取完成申报，可由任何人复核", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<SampleArgs>();
  const auto run = [&context, args](CLI::App* command,
                                    absl::Status (*act)(const Context&, const SampleArgs&)) {
    command->callback(
        [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
  };
  const auto add = [noun, args](const std::string& name, const std::string& description,
                                const std::string& example) {
    CLI::App* command = AddCommand(noun, name, description, example);
    command->add_option("--quarter", args->quarter, "季度，如 2024-Q1")->required();
    command->add_flag("--all", args->all, "列出全部申报，不只抽中的");
    return command;
  };
  run(add("draw", "抽取一个季度的样本（末旬锁定后，一季一次）", "duban sample draw --quarter 2024-Q1"), Draw);
  run(add("show", "查看样本", "duban sample show --quarter 2024-Q1 --all"), ShowSample);
  run(add("redraw", "按记录的种子重抽一次，看结果是否一致", "duban sample redraw --quarter 2024-Q1"), Redraw);
  CLI::App* pick =
      add("pick", "风险点名：把一项申报加入样本",
          "duban sample pick --quarter 2024-Q1 --item T-A1-03 --kind done --reason 群众反映未完工");
  pick->add_option("--item", args->item, "事项代码")->required();
  pick->add_option("--kind", args->kind, "申报：done、started、entered、milestone")
      ->check(CLI::IsMember({"done", "started", "entered", "milestone"}))
      ->capture_default_str();
  pick->add_option("--milestone", args->milestone, "节点编号（kind 为 milestone 时）");
  pick->add_option("--reason", args->reason, "理由")->required();
  run(pick, Pick);
  run(AddCommand(noun, "list", "列出各季样本", "duban sample list"), ListSamples);
  run(AddCommand(noun, "rules", "查看核查规则：比例、偏差界限、期限", "duban sample rules"), ShowSampleRules);
  CLI::App* set = AddCommand(noun, "set-rules", "修改核查规则",
                             "duban sample set-rules --set sample_percent=15 --reason 督查办〔2024〕3号");
  set->add_option("--set", args->settings, "栏名=数值（可重复）")->required();
  set->add_option("--reason", args->reason, "依据文件")->required();
  run(set, SetSampleRules);
}

}  // namespace duban::client
