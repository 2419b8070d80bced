// Forms as workbooks: out for those who work without the network, and in again.
#include "clients/cli/form_workbook.h"

#include <cstdio>
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/labels.h"
#include "clients/import/request_id.h"
#include "clients/workbook/form_merge.h"
#include "clients/workbook/form_sheet.h"
#include "duban/task/v1/form_service.grpc.pb.h"
#include "duban/task/v1/item_service.grpc.pb.h"
#include "services/common/errors.h"
#include "services/common/period.h"

namespace duban::client {

using task::v1::FillFormRequest;
using task::v1::Form;
using task::v1::FormRow;
using task::v1::FormService;
using task::v1::Item;
using task::v1::ItemService;

namespace {

using RowsByItem = std::map<std::string, FormRow>;

struct FormWorkbookArgs {
  std::string unit;
  std::string period;
  std::string file;
  bool dry_run = false;
};

absl::StatusOr<Form> GetForm(const Endpoint& task, const std::string& name) {
  task::v1::GetFormRequest request;
  request.set_name(name);
  return task.Call(&FormService::Stub::GetForm, request);
}

// The last attested rows of the unit before `period`, by item.
absl::StatusOr<RowsByItem> PreviousRows(const Endpoint& task, const Names& names,
                                        const FormWorkbookArgs& args) {
  RowsByItem rows;
  ASSIGN_OR_RETURN(Period period, ParsePeriodId(args.period));
  while (period.index > 1 && rows.empty()) {
    period = Previous(period);
    const auto form = GetForm(task, names.Form(PeriodId(period), args.unit));
    if (absl::IsNotFound(form.status())) break;
    RETURN_IF_ERROR(form.status());
    for (const FormRow& row : form->attested_rows()) rows[row.item()] = row;
  }
  return rows;
}

absl::StatusOr<FormSheet> MakeSheet(const Endpoint& task, const Names& names, const FormWorkbookArgs& args) {
  ASSIGN_OR_RETURN(const Form form, GetForm(task, names.Form(args.period, args.unit)));
  ASSIGN_OR_RETURN(RowsByItem previous, PreviousRows(task, names, args));
  task::v1::ListItemsRequest request;
  request.set_parent(names.Campaign());
  ASSIGN_OR_RETURN(
      const std::vector<Item> items,
      task.ListAll(&ItemService::Stub::ListItems, request, [](auto& page) { return page.mutable_items(); }));
  RowsByItem rows;
  for (const FormRow& row : form.rows()) rows[row.item()] = row;
  FormSheet sheet{
      .form = form.name(),
      .etag = form.etag(),
      .title = absl::StrCat(args.unit, " ", args.period, " 旬报　截止 ", ShowTime(form.unit_due_time())),
      .lines = {}};
  for (const Item& item : items) {
    if (item.lead_unit() != names.Unit(args.unit)) continue;
    const std::string id = LastId(item.name());
    sheet.lines.push_back({item, rows[id], previous[id]});
  }
  return sheet;
}

absl::Status ExportFormWorkbook(const Context& context, const FormWorkbookArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ASSIGN_OR_RETURN(const FormSheet sheet, MakeSheet(task, names, args));
  RETURN_IF_ERROR(WriteFormSheet(sheet, args.file));
  context.PrintText(absl::StrCat(context.Say("已导出 ", "exported "), sheet.lines.size(),
                                 context.Say(" 个事项到 ", " items to "), args.file,
                                 context.Say("，版本 ", ", etag "), sheet.etag, "\n"));
  return absl::OkStatus();
}

std::string FormWorkbookKindText(const Context& context, RowOutcome::Kind kind) {
  switch (kind) {
    case RowOutcome::Kind::kSame:
      return context.Say("无变化", "unchanged");
    case RowOutcome::Kind::kCreated:
      return context.Say("新填", "new");
    case RowOutcome::Kind::kChanged:
      return context.Say("修改", "changed");
    case RowOutcome::Kind::kTheirs:
      return context.Say("他人已改，表中未动，不导入", "changed by others only: left");
    case RowOutcome::Kind::kConflict:
      return context.Say("冲突", "conflict");
  }
  return "";
}

std::string FormWorkbookChangesText(const Context& context, const RowOutcome& outcome) {
  std::vector<std::string> parts;
  for (const FieldChange& change : outcome.changes) {
    const auto& field = *FormRow::descriptor()->FindFieldByName(change.field);
    const std::string nothing = context.Say("空", "nothing");
    parts.push_back(absl::StrCat(FieldLabel(context.language(), field), " ",
                                 change.before.empty() ? nothing : change.before, " → ",
                                 change.after.empty() ? nothing : change.after));
  }
  return absl::StrJoin(parts, context.Say("；", "; "));
}

std::string OutcomesText(const Context& context, const std::vector<RowOutcome>& outcomes) {
  Table table({context.Say("单元格", "cell"), context.Say("事项", "item"), context.Say("结果", "outcome"),
               context.Say("内容", "fields")});
  for (const RowOutcome& outcome : outcomes) {
    table.Add({outcome.places.at(""), outcome.row.item(), FormWorkbookKindText(context, outcome.kind),
               FormWorkbookChangesText(context, outcome)});
  }
  return table.ToText();
}

// The rows to save, and where each field of the request stands in the sheet.
struct Filling {
  FillFormRequest request;
  std::vector<std::map<std::string, std::string>> places;
};

Filling MakeFilling(const std::vector<RowOutcome>& outcomes, const Form& form) {
  Filling filling;
  filling.request.set_name(form.name());
  filling.request.set_etag(form.etag());
  for (const RowOutcome& outcome : outcomes) {
    if (outcome.kind != RowOutcome::Kind::kCreated && outcome.kind != RowOutcome::Kind::kChanged) continue;
    *filling.request.add_rows() = outcome.row;
    filling.places.push_back(outcome.places);
  }
  // The same sheet over the same version is the same request: a repeat after a lost answer acts once.
  filling.request.set_request_id(RequestIdOf({"form import", filling.request.SerializeAsString()}));
  return filling;
}

// "旬报!F8" for "rows[3].value".
std::string PlaceOf(const Filling& filling, const std::string& field) {
  size_t row = 0;
  char name[64] = "";
  const int read = std::sscanf(field.c_str(), "rows[%zu].%63[a-z_]", &row, name);
  if (read < 1 || row >= filling.places.size()) return field;
  const auto& places = filling.places[row];
  const auto place = places.find(name);
  return place == places.end() ? places.at("") : place->second;
}

absl::Status AtCells(const absl::Status& status, const Filling& filling) {
  auto details = DetailsOf(status);
  if (!details.has_value()) return status;
  for (FieldViolation& violation : details->violations) violation.field = PlaceOf(filling, violation.field);
  return WithDetails(status, *details);
}

absl::Status ImportFormWorkbook(const Context& context, const FormWorkbookArgs& args) {
  ASSIGN_OR_RETURN(const FilledSheet filled, ReadFormSheet(args.file));
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ASSIGN_OR_RETURN(const Form form, GetForm(task, filled.form));
  const std::vector<RowOutcome> outcomes = CompareSheet(filled, form);
  if (!context.json()) context.PrintText(OutcomesText(context, outcomes));
  RETURN_IF_ERROR(CheckConflicts(outcomes, filled.form));
  const Filling filling = MakeFilling(outcomes, form);
  const std::string rows = absl::StrCat(filling.request.rows_size());
  if (filling.request.rows().empty() || args.dry_run) {
    return context.Print(filling.request, [&] {
      return filling.request.rows().empty()
                 ? context.Say("无变化\n", "no change\n")
                 : absl::StrCat(context.Say("试运行：将保存 ", "dry run: would save "), rows,
                                context.Say(" 行，未写入\n", " rows, nothing written\n"));
    });
  }
  const auto saved = task.Call(&FormService::Stub::FillForm, filling.request);
  if (!saved.ok()) return AtCells(saved.status(), filling);
  return context.Print(*saved, [&] {
    return absl::StrCat(context.Say("已保存 ", "saved "), rows, context.Say(" 行，版本 ", " rows, etag "),
                        saved->etag(), context.Say("，变更号 ", ", change "), saved->sequence(), "\n");
  });
}

}  // namespace

void AddFormWorkbookCommands(CLI::App* noun, Context& context) {
  const auto args = std::make_shared<FormWorkbookArgs>();
  CLI::App* out = AddCommand(noun, "export", "导出为 xlsx，离线填写",
                             "duban form export --unit hc-drc --period 2024-M03-D1 -o form.xlsx");
  out->add_option("--unit", args->unit, "单位代码")->required();
  out->add_option("--period", args->period, "旬代码，如 2024-M03-D1")->required();
  out->add_option("-o,--out", args->file, "写到哪个文件")->required();
  out->callback([&context, args] {
    context.command = [&context, args] { return ExportFormWorkbook(context, *args); };
  });
  CLI::App* in = AddCommand(noun, "import", "导入填好的 xlsx：全部成功或全部不写，重复导入无变化",
                            "duban form import form.xlsx --dry-run");
  in->add_option("file", args->file, "导出后填好的文件")->required();
  in->add_flag("--dry-run", args->dry_run, "只说明将改什么，不写入");
  in->callback([&context, args] {
    context.command = [&context, args] { return ImportFormWorkbook(context, *args); };
  });
}

}  // namespace duban::client
