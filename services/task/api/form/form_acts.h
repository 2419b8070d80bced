// What all acts on a form share between the request and the domain: rights, loading, context, what is shown.
#ifndef DUBAN_SERVICES_TASK_API_FORM_FORM_ACTS_H_
#define DUBAN_SERVICES_TASK_API_FORM_FORM_ACTS_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "duban/task/v1/form.pb.h"
#include "services/task/domain/form/form_basis.h"
#include "services/task/domain/names.h"
#include "services/task/record/command.h"

namespace duban::task {

// Who may do it: (register, now) → the actor, or PERMISSION_DENIED.
using FormRight = std::function<absl::StatusOr<Actor>(const Register&, absl::Time)>;
// What is done: the domain's answer for the form as it is.
using FormAct = std::function<absl::StatusOr<std::vector<Change>>(const FormContext&, const FormDocument&,
                                                                  const Actor&, CommandView&)>;

// Decides one act: rights first, then the form's existence and etag, then the domain.
absl::StatusOr<Decision> DecideOnForm(CommandView& view, const FormRef& ref, const std::string& etag,
                                      const FormRight& right, const FormAct& act);

// Everything the domain wants to know about a form of `unit`. NOT_FOUND if there is no such campaign or the
// unit leads nothing in it; INVALID_ARGUMENT (PERIOD_ID) if the period is not of the campaign's year.
absl::StatusOr<FormContext> MakeFormContext(const Register& in, const FormKey& key, absl::Time now);

// As above without the items, for a form that is known to exist: enough to tell where it stands.
FormContext BareContext(const Register& in, const Campaign& campaign, const FormKey& key, absl::Time now);

// A form as the API shows it, with its deadlines; with draft, attested and pending rows if `with_rows`.
v1::Form ShowForm(const std::string& jurisdiction, const FormDocument& document, const FormContext& context,
                  bool with_rows);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_FORM_FORM_ACTS_H_
