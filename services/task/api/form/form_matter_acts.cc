#include "services/task/api/form/form_matter_acts.h"

#include "services/task/domain/form/reopening.h"

namespace duban::task {

absl::StatusOr<FormSight> SeeForm(CommandView& view, const std::string& path, const std::string& campaign,
                                  absl::string_view field) {
  ASSIGN_OR_RETURN(const FormKey key, ParseFormPath(path, field));
  if (key.campaign != campaign) {
    return InvalidField(field, "OTHER_CAMPAIGN", absl::StrCat("报表应属于年度行动 ", campaign));
  }
  FormSight sight;
  ASSIGN_OR_RETURN(sight.context, MakeFormContext(view.reg(), key, view.now()));
  ASSIGN_OR_RETURN(const Campaign* const found, FindCampaign(view.reg(), campaign));
  sight.context.late = LateWindowOf(view.reg(), *found, key);
  ASSIGN_OR_RETURN(sight.document, view.LoadForm(key));
  return sight;
}

}  // namespace duban::task
