#include "absl/strings/str_join.h"
#include "clients/cli/days.h"
#include "clients/cli/labels.h"
#include "clients/cli/list_options.h"
#include "clients/cli/nouns.h"
#include "clients/cli/unit_changes.h"
#include "duban/task/v1/unit.grpc.pb.h"

namespace duban::client {

using task::v1::Unit;
using task::v1::UnitService;

namespace {

struct UnitArgs {
  std::string unit;
  google::type::Date as_of;
  ListOptions list;
};

absl::Status ListUnits(const Context& context, const UnitArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListUnitsRequest request;
  request.set_parent(names.Jurisdiction());
  args.list.Fill(request);
  if (args.as_of.year() != 0) *request.mutable_as_of_date() = args.as_of;
  ASSIGN_OR_RETURN(
      const std::vector<Unit> units,
      task.ListAll(&UnitService::Stub::ListUnits, request, [](auto& page) { return page.mutable_units(); }));
  task::v1::ListUnitsResponse all;
  all.mutable_units()->Add(units.begin(), units.end());
  return context.Print(all, [&] {
    Table table({context.Say("代码", "unit"), context.Say("名称", "name"), context.Say("类别", "kind"),
                 context.Say("上级", "parent"), context.Say("终止", "until")});
    for (const Unit& unit : units) {
      table.Add({LastId(unit.name()), unit.display_name(), Label(context.language(), unit.kind()),
                 LastId(unit.parent_unit()), ShowDate(unit.valid_until_date())});
    }
    return table.ToText();
  });
}

absl::Status ShowUnit(const Context& context, const UnitArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetUnitRequest request;
  request.set_name(names.Unit(args.unit));
  if (args.as_of.year() != 0) *request.mutable_as_of_date() = args.as_of;
  ASSIGN_OR_RETURN(const Unit unit, task.Call(&UnitService::Stub::GetUnit, request));
  return context.Print(unit, [&] { return UnitText(context, unit); });
}

}  // namespace

std::string UnitText(const Context& context, const Unit& unit) {
  Table table({LastId(unit.name()), unit.display_name()});
  const auto add = [&](absl::string_view zh, absl::string_view en, std::string value) {
    if (!value.empty() && value != "-") table.Add({context.Say(zh, en), std::move(value)});
  };
  add("类别", "kind", Label(context.language(), unit.kind()));
  add("上级", "parent", LastId(unit.parent_unit()));
  add("设立", "from", ShowDate(unit.valid_from_date()));
  add("终止", "until", ShowDate(unit.valid_until_date()));
  for (const auto& former : unit.former_states()) {
    add("沿革", "before",
        absl::StrCat(context.Say("至 ", "until "), ShowDate(former.until_date()), " ", former.display_name(),
                     " ", Label(context.language(), former.kind()), " ", LastId(former.parent_unit())));
  }
  for (const std::string& other : unit.predecessors()) add("承接自", "took over from", LastId(other));
  for (const std::string& other : unit.successors()) add("由其承接", "taken over by", LastId(other));
  add("版本", "version", unit.etag());
  return table.ToText();
}

void AddUnitCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "unit", "单位：现在和任何一天", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<UnitArgs>();
  CLI::App* list = AddCommand(noun, "list", "列出本辖区的单位",
                              "duban --jurisdiction hecheng unit list --as-of 2024-03-01");
  args->list.AddTo(list);
  AddDayOption(list, "--as-of", &args->as_of, "当日的名称和隶属");
  list->callback(
      [&context, args] { context.command = [&context, args] { return ListUnits(context, *args); }; });
  CLI::App* show =
      AddCommand(noun, "show", "查看一个单位及其沿革", "duban unit show hc-sti --as-of 2024-03-01");
  show->add_option("unit", args->unit, "单位代码")->required();
  AddDayOption(show, "--as-of", &args->as_of, "当日的名称和隶属");
  show->callback(
      [&context, args] { context.command = [&context, args] { return ShowUnit(context, *args); }; });
  AddUnitChanges(noun, context);
}

}  // namespace duban::client
