#include "clients/batch/server_clock.h"
#include "clients/cli/nouns.h"

namespace duban::client {
namespace {

struct ClockArgs {
  std::string time;
};

std::string ClockLine(const Context& context, absl::string_view service,
                      const absl::StatusOr<absl::Time>& now) {
  if (absl::IsUnimplemented(now.status())) {
    return absl::StrCat(service, context.Say("：真实时钟\n", ": the machine's clock\n"));
  }
  return absl::StrCat(service, context.Say("：演示时钟 ", ": simulated clock "), ShowTime(*now), "\n");
}

absl::Status ShowClock(const Context& context) {
  for (const std::string* address : {&context.options.task, &context.options.reporting}) {
    ASSIGN_OR_RETURN(const Endpoint service, context.Connect(*address));
    const absl::StatusOr<absl::Time> now = SimulatedNow(service);
    if (!now.ok() && !absl::IsUnimplemented(now.status())) return now.status();
    context.PrintText(ClockLine(context, *address, now));
  }
  return absl::OkStatus();
}

absl::Status SetClock(const Context& context, const ClockArgs& args) {
  ASSIGN_OR_RETURN(const absl::Time time, ParseMoment(args.time));
  for (const std::string* address : {&context.options.task, &context.options.reporting}) {
    ASSIGN_OR_RETURN(const Endpoint service, context.Connect(*address));
    RETURN_IF_ERROR(MoveClock(service, time));
  }
  return ShowClock(context);
}

}  // namespace

void AddClockCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "clock", "演示时钟（仅当服务以演示时钟启动）", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<ClockArgs>();
  CLI::App* show = AddCommand(noun, "show", "两个服务的时钟", "duban clock show");
  show->callback([&context] { context.command = [&context] { return ShowClock(context); }; });
  CLI::App* set = AddCommand(noun, "set", "把两个服务的演示时钟向前拨", "duban clock set 2024-03-12T17:30");
  set->add_option("time", args->time, "时间：2024-03-12（当日终）或 2024-03-12T17:30")->required();
  set->callback(
      [&context, args] { context.command = [&context, args] { return SetClock(context, *args); }; });
}

}  // namespace duban::client
