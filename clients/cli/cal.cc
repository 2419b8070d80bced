#include "absl/strings/strip.h"
#include "clients/cli/due_step_text.h"
#include "clients/cli/nouns.h"
#include "clients/import/requests.h"
#include "clients/import/row_reader.h"
#include "duban/task/v1/calendar.grpc.pb.h"

namespace duban::client {

using google::type::Date;
using task::v1::Calendar;
using task::v1::CalendarService;
using task::v1::ComputeDeadlineRequest;
using task::v1::DeadlineImpact;

namespace {

struct CalendarArgs {
  int year = 0;
  std::string file;
  std::string reason;
  std::string source;
  std::vector<std::string> off, workday, ordinary;
  bool dry_run = false;
  bool final_notice = false;
  bool provisional = false;
  std::string from;
  int workdays = 0, days = 0, hours = 0, nth = 0;
  std::string shift;
  bool office = false;
};

std::string CalendarName(const Names& names, int year) {
  return absl::StrCat(names.Jurisdiction(), "/calendars/", year);
}

std::string CalendarKindText(const Context& context, const Calendar& calendar) {
  return calendar.provisional() ? context.Say("暂定", "PROVISIONAL") : context.Say("正式", "FINAL");
}

absl::Status ListCalendars(const Context& context) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListCalendarsRequest request;
  request.set_parent(names.Jurisdiction());
  ASSIGN_OR_RETURN(const std::vector<Calendar> calendars,
                   task.ListAll(&CalendarService::Stub::ListCalendars, request,
                                [](auto& page) { return page.mutable_calendars(); }));
  task::v1::ListCalendarsResponse all;
  all.mutable_calendars()->Add(calendars.begin(), calendars.end());
  return context.Print(all, [&] {
    Table table({context.Say("年份", "year"), context.Say("性质", "kind"), context.Say(">放假", ">off"),
                 context.Say(">上班", ">workdays"), context.Say(">旧版", ">versions before"),
                 context.Say("出处", "source")});
    for (const Calendar& calendar : calendars) {
      table.Add({absl::StrCat(calendar.year()), CalendarKindText(context, calendar),
                 absl::StrCat(calendar.off_dates_size()), absl::StrCat(calendar.workday_dates_size()),
                 absl::StrCat(calendar.superseded_versions_size()), calendar.source()});
    }
    return table.ToText();
  });
}

template <typename Dates>
std::string DatesText(const Dates& dates) {
  std::string text;
  for (const Date& date : dates) {
    absl::StrAppend(&text, text.empty() ? "" : " ",
                    absl::StripPrefix(ShowDate(date), absl::StrCat(date.year(), "-")));
  }
  return text;
}

std::string CalendarText(const Context& context, const Calendar& calendar) {
  Table table({absl::StrCat(calendar.year()), CalendarKindText(context, calendar)});
  table.Add({context.Say("放假", "off"), DatesText(calendar.off_dates())});
  table.Add({context.Say("上班", "workdays"), DatesText(calendar.workday_dates())});
  table.Add({context.Say("出处", "source"), calendar.source()});
  table.Add({context.Say("生效", "in force since"), ShowTime(calendar.effective_time())});
  for (const Calendar& version : calendar.superseded_versions()) {
    table.Add({context.Say("旧版", "before"),
               absl::StrCat(ShowTime(version.effective_time()), "  ", CalendarKindText(context, version),
                            "  ", version.source())});
  }
  return table.ToText();
}

absl::StatusOr<Calendar> Read(const Endpoint& task, const Names& names, int year) {
  task::v1::GetCalendarRequest request;
  request.set_name(CalendarName(names, year));
  return task.Call(&CalendarService::Stub::GetCalendar, request);
}

absl::Status ShowCalendar(const Context& context, const CalendarArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ASSIGN_OR_RETURN(const Calendar calendar, Read(task, names, args.year));
  return context.Print(calendar, [&] { return CalendarText(context, calendar); });
}

// Sends the calendars one by one, or asks what they would move.
absl::Status Send(const Context& context, const Names& names, const std::vector<Calendar>& calendars,
                  const CalendarArgs& args) {
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  if (args.dry_run) {
    task::v1::PreviewCalendarsRequest preview;
    preview.set_parent(names.Jurisdiction());
    preview.mutable_calendars()->Add(calendars.begin(), calendars.end());
    ASSIGN_OR_RETURN(const DeadlineImpact impact,
                     task.Call(&CalendarService::Stub::PreviewCalendars, preview));
    return context.Print(impact, [&] {
      return absl::StrCat(ImpactText(context, impact),
                          context.Say("试算：未写入任何内容\n", "dry run: nothing written\n"));
    });
  }
  task::v1::ListCalendarsResponse written;
  for (const Calendar& calendar : calendars) {
    task::v1::UpdateCalendarRequest update;
    *update.mutable_calendar() = calendar;
    update.set_reason(args.reason);
    update.set_allow_missing(true);
    ASSIGN_OR_RETURN(*written.add_calendars(), task.Call(&CalendarService::Stub::UpdateCalendar, update));
  }
  return context.Print(written, [&] {
    std::string text;
    for (const Calendar& calendar : written.calendars()) {
      absl::StrAppend(&text, CalendarText(context, calendar));
    }
    return text;
  });
}

absl::Status ImportCalendar(const Context& context, const CalendarArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(CsvTable table, CsvTable::Read(args.file));
  ASSIGN_OR_RETURN(const auto sourced,
                   CalendarRequest(names, std::make_shared<const CsvTable>(std::move(table))));
  std::vector<Calendar> calendars;
  for (const auto& entry : sourced.request.requests()) {
    Calendar& calendar = calendars.emplace_back(entry.calendar());
    calendar.set_name(CalendarName(names, calendar.year()));
    calendar.set_provisional(args.provisional);
  }
  return Send(context, names, calendars, args);
}

bool SameDay(const Date& a, const Date& b) {
  return a.year() == b.year() && a.month() == b.month() && a.day() == b.day();
}

void Remove(const Date& day, google::protobuf::RepeatedPtrField<Date>& from) {
  for (int i = from.size() - 1; i >= 0; --i) {
    if (SameDay(from[i], day)) from.DeleteSubrange(i, 1);
  }
}

// Makes each of `days` what `to` says: off, a make-up workday, or (null) an ordinary day.
absl::Status SetCalendar(const std::vector<std::string>& days, google::protobuf::RepeatedPtrField<Date>* to,
                         Calendar& calendar) {
  for (const std::string& text : days) {
    const std::optional<Date> day = ParseDate(text);
    if (!day) return UsageError(absl::StrCat("日期“", text, "”应写成 2026-03-31"));
    Remove(*day, *calendar.mutable_off_dates());
    Remove(*day, *calendar.mutable_workday_dates());
    if (to != nullptr) *to->Add() = *day;
  }
  return absl::OkStatus();
}

absl::Status UpdateCalendar(const Context& context, const CalendarArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ASSIGN_OR_RETURN(Calendar calendar, Read(task, names, args.year));
  RETURN_IF_ERROR(SetCalendar(args.off, calendar.mutable_off_dates(), calendar));
  RETURN_IF_ERROR(SetCalendar(args.workday, calendar.mutable_workday_dates(), calendar));
  RETURN_IF_ERROR(SetCalendar(args.ordinary, nullptr, calendar));
  if (!args.source.empty()) calendar.set_source(args.source);
  if (args.final_notice) calendar.set_provisional(false);
  calendar.clear_superseded_versions();
  return Send(context, names, {calendar}, args);
}

absl::StatusOr<ComputeDeadlineRequest> Question(const Names& names, const CalendarArgs& args) {
  ComputeDeadlineRequest request;
  request.set_parent(names.Jurisdiction());
  if (args.workdays != 0) request.set_workdays(args.workdays);
  if (args.days != 0) request.set_days(args.days);
  if (args.hours != 0) request.set_hours(args.hours);
  if (!args.shift.empty()) {
    task::v1::Shift shift = task::v1::SHIFT_UNSPECIFIED;
    if (!task::v1::Shift_Parse("SHIFT_" + args.shift, &shift)) {
      return UsageError("--shift 为 NONE、PRECEDING、FOLLOWING 或 NTH_FOLLOWING");
    }
    request.set_shift(shift);
    request.set_nth(args.nth);
  }
  if (request.has_hours()) {
    ASSIGN_OR_RETURN(const absl::Time start, ParseMoment(args.from));
    request.mutable_start_time()->set_seconds(absl::ToUnixSeconds(start));
    return request;
  }
  const std::optional<Date> day = ParseDate(args.from);
  if (!day) return UsageError(absl::StrCat("日期“", args.from, "”应写成 2026-09-16"));
  *request.mutable_start_date() = *day;
  if (args.office) request.set_campaign(names.Campaign());
  return request;
}

absl::Status Due(const Context& context, const CalendarArgs& args) {
  ASSIGN_OR_RETURN(const Names names, args.office ? context.CampaignNames() : context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ASSIGN_OR_RETURN(const ComputeDeadlineRequest request, Question(names, args));
  ASSIGN_OR_RETURN(const task::v1::ComputeDeadlineResponse answer,
                   task.Call(&CalendarService::Stub::ComputeDeadline, request));
  return context.Print(answer, [&] {
    return absl::StrCat(context.Say("截止日 ", "last day "), ShowDate(answer.end_date()),
                        context.Say("，届满 ", ", over at "), ShowTime(answer.end_time()), "\n",
                        answer.explanation(), "\n", ProvisionalMark(context, answer.provisional()),
                        answer.provisional() ? "\n" : "");
  });
}

// Makes `run` what the program does when `command` is given.
void OnRun(CLI::App* command, Context& context, std::function<absl::Status()> run) {
  command->callback([&context, run = std::move(run)] { context.command = run; });
}

void AddChanges(CLI::App* noun, Context& context, const std::shared_ptr<CalendarArgs>& args) {
  CLI::App* import = AddCommand(noun, "import", "导入放假通知（year,date,kind,source），可先试算哪些时限会变",
                                "duban cal import calendars.csv --dry-run");
  import->add_option("file", args->file, "CSV 文件")->required();
  import->add_flag("--provisional", args->provisional, "通知尚未发布，时限标为暂定");
  CLI::App* update = AddCommand(noun, "update", "修改一年的日历，可先试算哪些时限会变",
                                "duban cal update 2026 --off 2026-03-09 --reason 更正 --dry-run");
  update->add_option("year", args->year, "年份")->required();
  update->add_option("--off", args->off, "改为放假的日期");
  update->add_option("--workday", args->workday, "改为调休上班的日期");
  update->add_option("--ordinary", args->ordinary, "恢复为普通日的日期");
  update->add_option("--source", args->source, "放假通知的出处");
  update->add_flag("--final", args->final_notice, "通知已发布，不再暂定");
  for (CLI::App* command : {import, update}) {
    command->add_flag("--dry-run", args->dry_run, "只列出会变动的时限，不写入");
    command->add_option("--reason", args->reason, "理由（更正已发布的通知时必填）");
  }
  OnRun(import, context, [&context, args] { return ImportCalendar(context, *args); });
  OnRun(update, context, [&context, args] { return UpdateCalendar(context, *args); });
}

void AddDue(CLI::App* noun, Context& context, const std::shared_ptr<CalendarArgs>& args) {
  CLI::App* due = AddCommand(noun, "due", "期间何时届满（民法典第201、203条）",
                             "duban cal due --from 2026-09-30 --workdays 3");
  due->add_option("--from", args->from, "起算日（当日不计）；以小时计时写时刻，如 2026-09-30T16:20")
      ->required();
  CLI::Option_group* term = due->add_option_group("term");
  term->add_option("--workdays", args->workdays, "工作日数");
  term->add_option("--days", args->days, "自然日数，末日遇休息日顺延");
  term->add_option("--hours", args->hours, "小时数，不顺延");
  term->add_option("--shift", args->shift, "固定日遇休息日：NONE、PRECEDING、FOLLOWING、NTH_FOLLOWING");
  term->require_option(1);
  due->add_option("--nth", args->nth, "NTH_FOLLOWING 的 n");
  due->add_flag("--office", args->office, "止于年度行动的下班时间，而不是 24:00");
  OnRun(due, context, [&context, args] { return Due(context, *args); });
}

}  // namespace

void AddCalCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "cal", "工作日历：放假与调休，期间计算", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<CalendarArgs>();
  CLI::App* list = AddCommand(noun, "list", "列出各年日历", "duban cal list");
  OnRun(list, context, [&context] { return ListCalendars(context); });
  CLI::App* show = AddCommand(noun, "show", "查看一年的日历与旧版", "duban cal show 2026");
  show->add_option("year", args->year, "年份")->required();
  OnRun(show, context, [&context, args] { return ShowCalendar(context, *args); });
  AddChanges(noun, context, args);
  AddDue(noun, context, args);
}

}  // namespace duban::client
