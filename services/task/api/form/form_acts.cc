#include "services/task/api/form/form_acts.h"

#include <utility>

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/api/commands.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/plan/period_view.h"

namespace duban::task {

absl::StatusOr<Decision> DecideOnForm(CommandView& view, const FormRef& ref, const std::string& etag,
                                      const FormRight& right, const FormAct& act) {
  ASSIGN_OR_RETURN(Actor actor, right(view.reg(), view.now()));
  ASSIGN_OR_RETURN(const FormContext context, MakeFormContext(view.reg(), ref.key, view.now()));
  ASSIGN_OR_RETURN(const FormDocument* const document, view.LoadForm(ref.key));
  RETURN_IF_ERROR(CheckEtag(etag, FormName(ref.jurisdiction, ref.key), document->sequence));
  ASSIGN_OR_RETURN(std::vector<Change> changes, act(context, *document, actor, view));
  return Decision{std::move(actor), std::move(changes)};
}

absl::StatusOr<FormContext> MakeFormContext(const Register& in, const FormKey& key, absl::Time now) {
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(in, key.campaign));
  RETURN_IF_ERROR(CheckPeriodOf(*campaign, key.period, "name"));
  FormContext context{.items = ItemsOnForm(in, key.campaign, key.unit),
                      .deadlines = DeadlinesOfDekad(key.period, campaign->due_table, in.calendar),
                      .calendar = &in.calendar,
                      .now = now};
  if (context.items.empty()) return NotFound(FormName(in.jurisdiction, key));
  return context;
}

absl::StatusOr<std::map<std::string, FormRow>> PreviousRows(CommandView& view, const FormKey& key) {
  std::map<std::string, FormRow> rows;
  FormKey earlier = key;
  while (earlier.period.index > 1 && rows.empty()) {
    earlier.period = Previous(earlier.period);
    ASSIGN_OR_RETURN(const FormDocument* const document, view.LoadForm(earlier));
    for (const FormRow& row : document->form.attested_rows) rows[row.item] = row;
  }
  return rows;
}

v1::Form ShowForm(const std::string& jurisdiction, const FormDocument& document,
                  const DekadDeadlines& deadlines, absl::Time now, bool with_rows) {
  Form shown = document.form;
  shown.state = StateAt(document, deadlines, now);
  v1::Form result = ToProto(jurisdiction, shown);
  *result.mutable_unit_due_time() = ToProto(deadlines.unit_due.at);
  *result.mutable_tf_due_time() = ToProto(deadlines.tf_due.at);
  *result.mutable_lock_time() = ToProto(deadlines.lock.at);
  if (document.update_time) *result.mutable_update_time() = ToProto(*document.update_time);
  result.set_etag(EtagOf(document.sequence));
  if (!with_rows) {
    result.clear_attested_rows();
    return result;
  }
  for (const auto& [item, row] : document.rows) *result.add_rows() = ToProto(row);
  return result;
}

}  // namespace duban::task
