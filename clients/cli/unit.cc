#include "clients/cli/labels.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/unit.grpc.pb.h"

namespace duban::client {

using task::v1::Unit;
using task::v1::UnitService;

namespace {

absl::Status List(const Context& context) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListUnitsRequest request;
  request.set_parent(names.Jurisdiction());
  ASSIGN_OR_RETURN(
      const std::vector<Unit> units,
      task.ListAll(&UnitService::Stub::ListUnits, request, [](auto& page) { return page.mutable_units(); }));
  task::v1::ListUnitsResponse all;
  all.mutable_units()->Add(units.begin(), units.end());
  return context.Print(all, [&] {
    Table table({context.Say("代码", "unit"), context.Say("名称", "name"), context.Say("类别", "kind"),
                 context.Say("上级", "parent")});
    for (const Unit& unit : units) {
      table.Add({LastId(unit.name()), unit.display_name(), Label(context.language(), unit.kind()),
                 LastId(unit.parent_unit())});
    }
    return table.ToText();
  });
}

}  // namespace

void AddUnitCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "unit", "单位", "");
  noun->require_subcommand(1);
  CLI::App* list = AddCommand(noun, "list", "列出本辖区的单位", "duban --jurisdiction hecheng unit list");
  list->callback([&context] { context.command = [&context] { return List(context); }; });
}

}  // namespace duban::client
