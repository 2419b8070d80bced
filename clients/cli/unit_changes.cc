#include "clients/cli/unit_changes.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "clients/cli/days.h"
#include "clients/cli/labels.h"
#include "clients/cli/resource_text.h"
#include "duban/task/v1/unit.grpc.pb.h"

namespace duban::client {

using task::v1::Unit;
using task::v1::UnitService;

namespace {

struct UnitChangesArgs {
  std::string unit;
  std::vector<std::string> units;
  std::string into;                      // merge: the successor
  std::vector<std::string> successors;   // split: "id" or "id=名称"
  std::vector<std::string> assignments;  // split: "campaigns/c/items/i=id"
  std::string name;
  std::string kind;
  std::string parent;
  bool top = false;
  google::type::Date day;
  std::string reason;
  std::string etag;
  bool dry_run = false;
};

absl::StatusOr<Unit::Kind> UnitChangeKindOf(const std::string& word) {
  Unit::Kind kind = Unit::KIND_UNSPECIFIED;
  if (word.empty() || Unit::Kind_Parse(absl::StrCat("KIND_", absl::AsciiStrToUpper(word)), &kind))
    return kind;
  return UsageError(
      absl::StrCat("没有单位类别“", word, "”：department, township, task_force, institution, other"));
}

absl::Status Rename(const Context& context, const UnitChangesArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetUnitRequest get;
  get.set_name(names.Unit(args.unit));
  task::v1::UpdateUnitRequest request;
  // What is not named stays as it is.
  ASSIGN_OR_RETURN(*request.mutable_unit(), task.Call(&UnitService::Stub::GetUnit, get));
  ASSIGN_OR_RETURN(const Unit::Kind kind, UnitChangeKindOf(args.kind));
  request.set_etag(args.etag.empty() ? request.unit().etag() : args.etag);
  if (!args.name.empty()) request.mutable_unit()->set_display_name(args.name);
  if (kind != Unit::KIND_UNSPECIFIED) request.mutable_unit()->set_kind(kind);
  if (!args.parent.empty()) request.mutable_unit()->set_parent_unit(names.Unit(args.parent));
  if (args.top) request.mutable_unit()->clear_parent_unit();
  *request.mutable_effective_date() = args.day;
  request.set_reason(args.reason);
  ASSIGN_OR_RETURN(const Unit unit, task.Call(&UnitService::Stub::UpdateUnit, request));
  return context.Print(unit, [&] { return UnitText(context, unit); });
}

absl::Status CloseUnit(const Context& context, const UnitChangesArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::CloseUnitRequest request;
  request.set_name(names.Unit(args.unit));
  request.set_etag(args.etag);
  *request.mutable_last_date() = args.day;
  request.set_reason(args.reason);
  ASSIGN_OR_RETURN(const Unit unit, task.Call(&UnitService::Stub::CloseUnit, request));
  return context.Print(unit, [&] { return UnitText(context, unit); });
}

// The units, items and bindings that a merger or a split changed.
template <typename Response>
std::string SuccessionText(const Context& context, const UnitChangesArgs& args, const Unit& first,
                           const Response& response) {
  Table table({context.Say("变动", "what"), context.Say("代码", "id"), context.Say("名称", "name"),
               context.Say("终止", "until"), context.Say("承接", "successors")});
  const auto add = [&](const Unit& unit) {
    std::string successors;
    for (const std::string& other : unit.successors()) absl::StrAppend(&successors, LastId(other), " ");
    table.Add({context.Say("单位", "unit"), LastId(unit.name()), unit.display_name(),
               ShowDate(unit.valid_until_date()), successors});
  };
  add(first);
  for (const Unit& unit : response.units()) add(unit);
  for (const std::string& item : response.items()) table.Add({context.Say("事项", "item"), LastId(item)});
  for (const std::string& matter : response.matters()) {
    table.Add({context.Say("未结事项", "open matter"), std::string(ShortName(matter))});
  }
  for (const std::string& binding : response.role_bindings()) {
    table.Add({context.Say("角色终止", "role ends"), LastId(binding)});
  }
  return absl::StrCat(table.ToText(),
                      args.dry_run ? context.Say("（试算，未写入）\n", "(dry run, nothing written)\n") : "");
}

absl::Status Merge(const Context& context, const UnitChangesArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ASSIGN_OR_RETURN(const Unit::Kind kind, UnitChangeKindOf(args.kind));
  task::v1::MergeUnitsRequest request;
  request.set_parent(names.Jurisdiction());
  for (const std::string& unit : args.units) request.add_units(names.Unit(unit));
  request.mutable_successor()->set_unit_id(args.into);
  if (!args.name.empty()) {
    Unit& unit = *request.mutable_successor()->mutable_unit();
    unit.set_display_name(args.name);
    unit.set_kind(kind);
    if (!args.parent.empty()) unit.set_parent_unit(names.Unit(args.parent));
  }
  *request.mutable_effective_date() = args.day;
  request.set_reason(args.reason);
  request.set_validate_only(args.dry_run);
  ASSIGN_OR_RETURN(const auto merged, task.Call(&UnitService::Stub::MergeUnits, request));
  return context.Print(merged, [&] { return SuccessionText(context, args, merged.successor(), merged); });
}

absl::Status Split(const Context& context, const UnitChangesArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ASSIGN_OR_RETURN(const Unit::Kind kind, UnitChangeKindOf(args.kind));
  task::v1::SplitUnitRequest request;
  request.set_name(names.Unit(args.unit));
  request.set_etag(args.etag);
  for (const std::string& text : args.successors) {
    const std::pair<std::string, std::string> successor = absl::StrSplit(text, absl::MaxSplits('=', 1));
    auto& entry = *request.add_successors();
    entry.set_unit_id(successor.first);
    if (successor.second.empty()) continue;  // on record
    entry.mutable_unit()->set_display_name(successor.second);
    entry.mutable_unit()->set_kind(kind);
    if (!args.parent.empty()) entry.mutable_unit()->set_parent_unit(names.Unit(args.parent));
  }
  for (const std::string& text : args.assignments) {
    const std::pair<std::string, std::string> part = absl::StrSplit(text, absl::MaxSplits('=', 1));
    auto& assignment = *request.add_assignments();
    assignment.set_resource(absl::StrCat(names.Jurisdiction(), "/", part.first));
    assignment.set_successor_id(part.second);
  }
  *request.mutable_effective_date() = args.day;
  request.set_reason(args.reason);
  request.set_validate_only(args.dry_run);
  ASSIGN_OR_RETURN(const auto split, task.Call(&UnitService::Stub::SplitUnit, request));
  return context.Print(split, [&] { return SuccessionText(context, args, split.unit(), split); });
}

using UnitChangeAct = absl::Status (*)(const Context&, const UnitChangesArgs&);

void RunUnitChange(CLI::App* command, Context& context, const std::shared_ptr<UnitChangesArgs>& args,
                   UnitChangeAct act) {
  command->add_option("--reason", args->reason, "依据文件和理由")->required();
  command->callback(
      [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
}

void AddStateOptions(CLI::App* command, const std::shared_ptr<UnitChangesArgs>& args) {
  command->add_option("--kind", args->kind, "类别：department、township、task_force、institution、other 等");
  command->add_option("--parent", args->parent, "上级单位代码");
}

}  // namespace

void AddUnitChanges(CLI::App* noun, Context& context) {
  const auto args = std::make_shared<UnitChangesArgs>();
  CLI::App* rename =
      AddCommand(noun, "rename", "更名、改类别或调整隶属，自某日起",
                 "duban unit rename hc-sti --name 区科技局 --from 2024-03-11 --reason 编办〔2024〕3号");
  rename->add_option("unit", args->unit, "单位代码")->required();
  rename->add_option("--name", args->name, "新名称");
  AddStateOptions(rename, args);
  rename->add_flag("--top", args->top, "不再有上级单位");
  rename->add_option("--etag", args->etag, "读到的版本，默认取最新");
  AddDayOption(rename, "--from", &args->day, "生效日期")->required();
  RunUnitChange(rename, context, args, Rename);

  CLI::App* close = AddCommand(noun, "close", "撤销没有职责的单位，其岗位角色同日终止",
                               "duban unit close hc-lab --last 2024-12-31 --reason 编办〔2024〕9号");
  close->add_option("unit", args->unit, "单位代码")->required();
  close->add_option("--etag", args->etag, "读到的版本");
  AddDayOption(close, "--last", &args->day, "最后一天")->required();
  RunUnitChange(close, context, args, CloseUnit);

  CLI::App* merge = AddCommand(noun, "merge", "合并：职责归承接单位，往期报表不动",
                               "duban unit merge hc-sti hc-ind --into hc-new --name 区科工局 --kind "
                               "department --from 2024-03-11 --reason "
                               "编办〔2024〕7号");
  merge->add_option("units", args->units, "终止的单位代码")->required();
  merge->add_option("--into", args->into, "承接单位代码")->required();
  merge->add_option("--name", args->name, "承接单位是新设的：其名称");
  AddStateOptions(merge, args);
  AddDayOption(merge, "--from", &args->day, "生效日期")->required();
  merge->add_flag("--dry-run", args->dry_run, "只列出将变动的，不写入");
  RunUnitChange(merge, context, args, Merge);

  CLI::App* split = AddCommand(
      noun, "split", "拆分：逐项指明由谁承接",
      "duban unit split hc-sti --into hc-sci=区科学局 --into hc-ind=区工业局 --kind department --assign "
      "campaigns/eight-actions-2024/items/I-A1-01=hc-ind --from 2024-03-11 --reason 编办〔2024〕7号");
  split->add_option("unit", args->unit, "终止的单位代码")->required();
  split->add_option("--into", args->successors, "承接单位：代码，新设的写 代码=名称")->required();
  split->add_option(
      "--assign", args->assignments,
      "职责=承接单位代码，如 campaigns/c/items/i=hc-ind、units/u=hc-sci、campaigns/c/orders/o=hc-ind");
  AddStateOptions(split, args);
  split->add_option("--etag", args->etag, "读到的版本");
  AddDayOption(split, "--from", &args->day, "生效日期")->required();
  split->add_flag("--dry-run", args->dry_run, "只列出将变动的，不写入");
  RunUnitChange(split, context, args, Split);
}

}  // namespace duban::client
