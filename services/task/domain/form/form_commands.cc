#include "services/task/domain/form/form_commands.h"

#include <set>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/form/form_checks.h"
#include "services/task/domain/form/form_matter.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

void CheckEvidencePaths(const FormRow& row, const std::string& campaign, const std::string& field,
                        Violations& out) {
  if (row.evidence.empty()) return;
  const std::string prefix = absl::StrCat("campaigns/", campaign, "/evidence/");
  for (size_t i = 0; i < row.evidence.size(); ++i) {
    if (absl::StartsWith(row.evidence[i], prefix)) continue;
    out.Add(absl::StrCat(field, ".evidence[", i, "]"), "UNKNOWN_EVIDENCE",
            absl::StrCat("“", row.evidence[i], "”不是本年度行动的佐证材料"));
  }
}

// Filling in after the lock is an event of its own.
FormEvent SaveEvent(const FormContext& context, const Form& form) {
  const FormState state = StateAt(context, form);
  return state == FormState::kMissing || state == FormState::kLocked ? FormEvent::kLateFill
                                                                     : FormEvent::kSave;
}

// The form's own change, if its state changes.
std::vector<Change> Begin(const Form& before, FormState next, FormEvent event) {
  if (before.state == next) return {};
  Form form = before;
  form.state = next;
  if (event == FormEvent::kLateFill) {
    AddFlag(form, FormFlag::kLateFilled);
    form.pending_rows.clear();
  }
  return {Change{event == FormEvent::kLateFill ? "form.late_fill" : "form.save", std::move(form), ""}};
}

absl::StatusOr<std::vector<Change>> SaveRows(const FormContext& context, const FormDocument& document,
                                             const std::vector<FormRow>& rows, RowOrigin origin,
                                             const Actor& actor) {
  const FormEvent event = SaveEvent(context, document.form);
  ASSIGN_OR_RETURN(const FormState next, FormStep(context, document.form, event));
  Violations violations;
  CheckRows(context, document.form.key, rows, "rows", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  std::vector<Change> changes = Begin(document.form, next, event);
  for (const FormRow& given : rows) {
    const auto before = document.rows.find(given.item);
    FormRow row = Canonical(given);
    row.saved_by = SignatureOf(actor);
    row.version = before == document.rows.end() ? 1 : before->second.version + 1;
    row.origin = origin;
    changes.push_back(Change{"form_row.save", FormRowState{document.form.key, std::move(row)}, ""});
  }
  return changes;
}

// The items to confirm; faults are added to `out`.
std::vector<std::string> ItemsToConfirm(const FormContext& context, const FormDocument& document,
                                        const FormHistory& history, const NoChangeRequest& request,
                                        Violations& out) {
  std::vector<std::string> items;
  if (request.items.empty()) {
    for (const Item* item : context.items) {
      if (!document.rows.contains(item->id) && history.Last(item->id) != nullptr) items.push_back(item->id);
    }
    return items;
  }
  for (size_t i = 0; i < request.items.size(); ++i) {
    const std::string& id = request.items[i];
    const std::string field = absl::StrCat("items[", i, "]");
    if (FindOnForm(context, id) == nullptr) {
      out.Add(field, "ITEM_NOT_ON_FORM", absl::StrCat("事项“", id, "”不在本单位的表上"));
    } else if (history.Last(id) == nullptr) {
      out.Add(field, "NEVER_REPORTED", absl::StrCat("事项 ", id, " 此前没有报过，请填报"));
    } else {
      items.push_back(id);
    }
  }
  return items;
}

}  // namespace

absl::StatusOr<FormState> FormStep(const FormContext& context, const Form& form, FormEvent event) {
  RETURN_IF_ERROR(CheckFormOpen(context, form));
  return NextState(StateAt(context, form), event);
}

void CheckRows(const FormContext& context, const FormKey& key, const std::vector<FormRow>& rows,
               absl::string_view field, Violations& out) {
  if (rows.empty()) out.Add(std::string(field), "ROWS_REQUIRED", "至少填报一行");
  const absl::CivilDay last_day = LastDay(key.period);
  std::set<std::string> seen;
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string at = absl::StrCat(field, "[", i, "]");
    const Item* item = FindOnForm(context, rows[i].item);
    if (item == nullptr) {
      out.Add(absl::StrCat(at, ".item"), "ITEM_NOT_ON_FORM",
              absl::StrCat("事项“", rows[i].item, "”不在本单位的表上，只能填报本单位牵头的事项"));
    } else if (!seen.insert(rows[i].item).second) {
      out.Add(absl::StrCat(at, ".item"), "DUPLICATE_ROW", absl::StrCat("事项 ", rows[i].item, " 重复"));
    } else {
      CheckRow(rows[i], *item, last_day, at, out);
      CheckEvidencePaths(rows[i], key.campaign, at, out);
    }
  }
}

absl::StatusOr<std::vector<Change>> Fill(const FormContext& context, const FormDocument& document,
                                         const std::vector<FormRow>& rows, const Actor& actor) {
  return SaveRows(context, document, rows, RowOrigin::kOwn, actor);
}

absl::StatusOr<std::vector<Change>> ConfirmNoChange(const FormContext& context, const FormDocument& document,
                                                    const FormHistory& history,
                                                    const NoChangeRequest& request, const Actor& actor) {
  RETURN_IF_ERROR(FormStep(context, document.form, SaveEvent(context, document.form)).status());
  Violations violations;
  CheckText(request.explanation, "explanation", Needed::kOptional, violations);
  const std::vector<std::string> items = ItemsToConfirm(context, document, history, request, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  if (items.empty()) {
    return Precondition("NOTHING_TO_CONFIRM", "没有可确认的事项：各事项已填报，或此前没有报过");
  }
  std::vector<FormRow> rows;
  for (const std::string& item : items) {
    FormRow& row = rows.emplace_back(Prefilled(*history.Last(item)));
    row.explanation = request.explanation;
  }
  return SaveRows(context, document, rows, RowOrigin::kConfirmed, actor);
}

absl::StatusOr<std::vector<Change>> Submit(const FormContext& context, const FormDocument& document,
                                           const CheckBasis& basis, const Actor& actor) {
  ASSIGN_OR_RETURN(const FormState next, FormStep(context, document.form, FormEvent::kSubmit));
  Violations violations;
  AddBlocking(FindFaults(context, document.rows, basis), violations);
  RETURN_IF_ERROR(violations.ToStatus());
  Form form = document.form;
  form.state = next;
  form.author = SignatureOf(actor);
  form.submit_time = context.now;
  const CellCount cells = CountCells(document.rows, basis.history);
  form.unchanged_count = cells.unchanged_rows;
  form.reused_cells = cells.reused;
  form.typed_cells = cells.typed;
  return std::vector<Change>{Change{"form.submit", std::move(form), ""}};
}

}  // namespace duban::task
