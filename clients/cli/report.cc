#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/desk.grpc.pb.h"

namespace duban::client {

using task::v1::Burden;
using task::v1::Completeness;
using task::v1::CompletenessCounts;
using ReportStub = task::v1::DeskService::Stub;

namespace {

void AddCounts(Table& table, const std::string& group, const CompletenessCounts& counts) {
  const auto percent = [](const std::string& rate) { return rate.empty() ? "-" : absl::StrCat(rate, "%"); };
  table.Add({group, absl::StrCat(counts.due_count()), absl::StrCat(counts.reported_count()),
             absl::StrCat(counts.on_time_count()), absl::StrCat(counts.late_count()),
             absl::StrCat(counts.open_count()), absl::StrCat(counts.missing_count()),
             absl::StrCat(counts.excused_count()), percent(counts.reporting_rate()),
             percent(counts.on_time_rate())});
}

std::string CompletenessText(const Context& context, const Completeness& report) {
  Table counts({context.Say("范围", "group"), context.Say("应报", "due"), context.Say("已报", "reported"),
                context.Say("按时", "on time"), context.Say("迟报", "late"), context.Say("未报", "open"),
                context.Say("漏报", "missing"), context.Say("免责", "excused"),
                context.Say("报送率", "reporting rate"), context.Say("按时率", "on-time rate")});
  AddCounts(counts, context.Say("全区", "all"), report.overall());
  for (const auto& group : report.actions()) AddCounts(counts, group.group(), group.counts());
  for (const auto& group : report.unit_kinds()) AddCounts(counts, group.group(), group.counts());
  const std::string overrides = absl::StrCat(
      context.Say("特殊处理（免责、重开、更正、补报）：", "overrides: "), report.override_count(), "\n");
  return absl::StrCat(
      LastId(report.period()),
      report.locked() ? context.Say(" 已锁定\n", " locked\n") : context.Say(" 未锁定\n", " open\n"),
      counts.ToText(), overrides,
      ListText(context, report.units(), {"unit", "display_name", "state", "class", "unit_ok_time"}));
}

template <typename Request, typename Response, typename Text>
void AddReport(const Noun& noun, const ActText& text, Method<ReportStub, Request, Response> method,
               const char* option, const char* help, Text as_text) {
  CLI::App* command = AddCommand(noun.app, text.verb, text.help, text.example);
  const auto period = std::make_shared<std::string>();
  command->add_option(option, *period, help)->required();
  command->callback([&context = noun.context, period, method, as_text] {
    context.command = [&context, period, method, as_text]() -> absl::Status {
      ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
      ASSIGN_OR_RETURN(const Endpoint task, context.Task());
      Request request;
      request.set_name(names.Period(*period));
      ASSIGN_OR_RETURN(const Response report, task.Call(method, request));
      return context.Print(report, [&] { return as_text(context, report); });
    };
  });
}

}  // namespace

void AddReportCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "report", "报送统计：完成情况、负担");
  AddReport(noun,
            {"completeness", "一旬的应报、已报、未报、迟报、漏报、免责及比率",
             "duban report completeness --period 2024-M03-D1"},
            &ReportStub::GetCompleteness, "--period", "旬代码", CompletenessText);
  AddReport(noun, {"burden", "一月内各单位的填报负担", "duban report burden --month 2024-M03"},
            &ReportStub::GetBurden, "--month", "月代码", [](const Context& say, const Burden& burden) {
              return ListText(say, burden.units(),
                              {"unit", "display_name", "form_count", "row_count", "typed_count",
                               "reused_count", "order_count", "meeting_count"});
            });
}

}  // namespace duban::client
