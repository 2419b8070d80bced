#include "clients/cli/acts.h"
#include "clients/cli/labels.h"
#include "clients/cli/nouns.h"
#include "duban/reporting/v1/light_service.grpc.pb.h"

namespace duban::client {

using reporting::v1::Trajectory;
using LightStub = reporting::v1::LightService::Stub;

namespace {

struct LightArgs {
  std::string item;
  std::string period;
  std::string from;
  std::string to;
  bool deliver = false;
};

// "-" for what is not known.
std::string Or(const std::string& text) { return text.empty() ? "-" : text; }

std::string TrajectoryText(const Context& context, const Trajectory& course) {
  Table table({context.Say("旬", "dekad"), context.Say(">计划", ">planned"),
               context.Say(">自报", ">reported"), context.Say(">官方", ">official"),
               context.Say(">完成率C", ">C"), context.Say(">序时S", ">S"), context.Say(">完成度A", ">A"),
               context.Say("灯", "light"), context.Say("来源", "source")});
  for (const auto& point : course.points()) {
    const std::string light = absl::StrCat(
        context.language() == Language::kZh
            ? point.color()
            : EnumLabel(Language::kEn, reporting::v1::Light_descriptor()->FindValueByNumber(point.light())),
        point.overridden() ? context.Say("（人工）", " (by hand)") : "");
    table.Add(
        {point.period(), Or(point.planned_value()), Or(point.value()), Or(point.official_value()),
         Or(point.completion()), Or(point.schedule()), Or(point.attainment()), light,
         point.form().empty() ? "-" : absl::StrCat(ShortName(point.form()), " #", point.source_sequence())});
  }
  return absl::StrCat(ShortName(course.item()), " ", course.display_name(), "（",
                      Or(course.unit_of_measure()), "）\n", table.ToText());
}

absl::Status ShowTrajectory(const Context& context, const LightArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::GetTrajectoryRequest request;
  request.set_item(absl::StrCat(names.Campaign(), "/items/", args.item));
  request.set_from_period(args.from);
  request.set_to_period(args.to);
  ASSIGN_OR_RETURN(const Trajectory course, reporting.Call(&LightStub::GetTrajectory, request));
  return context.Print(course, [&] { return TrajectoryText(context, course); });
}

absl::Status ShowLight(const Context& context, const LightArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::GetLightRequest request;
  request.set_name(absl::StrCat(names.Period(args.period), "/lights/", args.item));
  ASSIGN_OR_RETURN(const auto light, reporting.Call(&LightStub::GetLight, request));
  return context.Print(light, [&] { return ResourceText(context, light); });
}

absl::Status Propose(const Context& context, const LightArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  if (!args.deliver) {
    reporting::v1::ListLightProposalsRequest request;
    request.set_parent(names.Period(args.period));
    ASSIGN_OR_RETURN(const auto drafts, reporting.Call(&LightStub::ListLightProposals, request));
    return context.Print(drafts, [&] {
      return ListText(context, drafts.proposals(),
                      {"item", "display_name", "unit", "level", "rule", "occasion", "state"});
    });
  }
  reporting::v1::DeliverLightProposalsRequest request;
  request.set_parent(names.Period(args.period));
  ASSIGN_OR_RETURN(const auto sent, reporting.Call(&LightStub::DeliverLightProposals, request));
  return context.Print(sent, [&] {
    return absl::StrCat(
        ListText(context, sent.proposals(), {"item", "unit", "level", "rule", "outcome", "problem"}),
        context.Say("新提议 ", "created "), sent.created_count(), context.Say("，已有 ", ", known "),
        sent.known_count(), context.Say("，未成 ", ", failed "), sent.failed_count(), "\n");
  });
}

void AddShow(const Noun& noun, const std::shared_ptr<LightArgs>& args) {
  CLI::App* show =
      AddCommand(noun.app, "show", "一个事项的灯及其依据", "duban light show I-A1-01 --period 2024-M03");
  show->add_option("item", args->item, "事项代码")->required();
  show->add_option("--period", args->period, "周期代码")->required();
  show->callback([&context = noun.context, args] {
    context.command = [&context, args] { return ShowLight(context, *args); };
  });
}

void AddTrajectory(const Noun& noun, const std::shared_ptr<LightArgs>& args) {
  CLI::App* course = AddCommand(noun.app, "trajectory", "一个事项逐旬的计划与实际",
                                "duban light trajectory I-A1-01 --from 2024-M01 --to 2024-M03");
  course->add_option("item", args->item, "事项代码")->required();
  course->add_option("--from", args->from, "起始周期；省略为年初");
  course->add_option("--to", args->to, "截止周期；省略为最近锁定的旬");
  course->callback([&context = noun.context, args] {
    context.command = [&context, args] { return ShowTrajectory(context, *args); };
  });
}

void AddProposals(const Noun& noun, const std::shared_ptr<LightArgs>& args) {
  CLI::App* propose = AddCommand(noun.app, "proposals", "一月亮灯引出的提议；--deliver 送交督办服务，可重复",
                                 "duban light proposals --month 2024-M03 --deliver");
  propose->add_option("--month", args->period, "月代码")->required();
  propose->add_flag("--deliver", args->deliver, "送交督办服务，由有权的人决定");
  propose->callback([&context = noun.context, args] {
    context.command = [&context, args] { return Propose(context, *args); };
  });
}

}  // namespace

void AddLightCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "light", "亮灯：灯、依据、人工改灯、轨迹、提议");
  const auto args = std::make_shared<LightArgs>();
  AddList(noun, {"list", "列出一个周期的灯", "duban light list 2024-M03 --filter 'light = RED'"},
          &LightStub::ListLights,
          {"item", "display_name", "action", "lead_unit", "light", "policy", "light_override", "due_soon"});
  AddShow(noun, args);
  AddTrajectory(noun, args);
  AddList(noun,
          {"counters", "一月的连续计数", "duban light counters 2024-M03 --filter 'lag_month_count >= 2'"},
          &LightStub::ListLightCounters,
          {"item", "display_name", "lead_unit", "light", "red_month_count", "yellow_month_count",
           "lag_month_count", "month_attainment"});
  AddProposals(noun, args);
  AddList(noun, {"overrides", "列出人工改灯", "duban light overrides --filter 'state = SET'"},
          &LightStub::ListLightOverrides,
          {"name", "item", "period", "light", "computed_light", "state", "reason"});
  AddAct(noun,
         {"override", "人工改灯：须另一人批准",
          "duban light override --item I-A1-01 --period 2024-M03 --light yellow --reason 口径调整"},
         &LightStub::SetLightOverride,
         {{"--item", "light_override.item", "事项代码"},
          {"--period", "light_override.period", "周期代码"},
          {"--light", "light_override.light", "green、yellow、red、blue、grey"}});
  AddAct(noun, {"approve", "批准人工改灯", "duban light approve LO-0001"}, &LightStub::ApproveLightOverride);
  AddAct(noun, {"withdraw", "撤回人工改灯", "duban light withdraw LO-0001 --reason 误改"},
         &LightStub::WithdrawLightOverride);
}

}  // namespace duban::client
