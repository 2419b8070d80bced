#include "services/task/api/form/form_acts.h"

#include <utility>

#include "services/common/errors.h"
#include "services/common/schedule.h"
#include "services/common/status_macros.h"
#include "services/task/api/commands.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/form/form_commands.h"
#include "services/task/domain/form/reopening.h"
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

FormContext BareContext(const Register& in, const Campaign& campaign, const FormKey& key, absl::Time now) {
  FormContext context{.deadlines = ScheduleOf(in, campaign).Dekad(key.period),
                      .calendar = &in.calendar,
                      .now = now};
  // Until the lock nobody asks, and most acts are before it.
  if (now >= context.deadlines.lock.at) context.late = LateWindowOf(in, campaign, key);
  return context;
}

absl::StatusOr<FormContext> MakeFormContext(const Register& in, const FormKey& key, absl::Time now) {
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(in, key.campaign));
  RETURN_IF_ERROR(CheckDekadOf(*campaign, key.period, "name"));
  FormContext context = BareContext(in, *campaign, key, now);
  context.items = ItemsOnForm(in, key.campaign, key.unit);
  if (context.items.empty()) return NotFound(FormName(in.jurisdiction, key));
  return context;
}

v1::Form ShowForm(const std::string& jurisdiction, const FormDocument& document, const FormContext& context,
                  bool with_rows) {
  Form shown = document.form;
  shown.state = StateAt(context, document.form);
  v1::Form result = ToProto(jurisdiction, shown);
  *result.mutable_unit_due_time() = ToProto(context.deadlines.unit_due.at);
  *result.mutable_tf_due_time() = ToProto(context.deadlines.tf_due.at);
  *result.mutable_lock_time() = ToProto(context.deadlines.lock.at);
  if (const auto end = LateFillEnd(context, document.form))
    *result.mutable_late_fill_end_time() = ToProto(*end);
  if (document.update_time) *result.mutable_update_time() = ToProto(*document.update_time);
  result.set_etag(EtagOf(document.sequence));
  if (!with_rows) {
    result.clear_attested_rows();
    result.clear_pending_rows();
    return result;
  }
  for (const auto& [item, row] : document.rows) *result.add_rows() = ToProto(jurisdiction, row);
  return result;
}

}  // namespace duban::task
