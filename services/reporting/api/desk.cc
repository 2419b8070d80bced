#include "services/reporting/api/desk.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/record/roles.h"

namespace duban::reporting {
namespace {

// Long enough for a feed that is a moment behind, short enough for a person who waits.
constexpr absl::Duration kMaxWait = absl::Seconds(10);

}  // namespace

absl::StatusOr<View> Desk::Open(const rpc::CallContext& call, absl::string_view jurisdiction,
                                std::int64_t min_sequence, std::initializer_list<absl::string_view> roles) {
  if (call.jurisdiction != jurisdiction) {
    return PermissionDenied("OTHER_JURISDICTION",
                            absl::StrCat("令牌属于 ", call.jurisdiction, "，不能读取 ", jurisdiction));
  }
  if (jurisdiction != options_.jurisdiction) return NotFound(absl::StrCat("jurisdictions/", jurisdiction));
  View view;
  ASSIGN_OR_RETURN(view.snapshot, follower_.WaitForSequence(min_sequence, kMaxWait));
  view.book = keeper_.book();
  view.now = clock_.TimeNow();
  view.simulated = options_.simulated || view.snapshot->simulated;
  const Projection& projection = view.snapshot->projection;
  view.as_of = {projection.last_sequence, projection.last_change_time, scheme_.id};
  if (!HoldsRole(projection, call.person, absl::ToCivilDay(view.now, ChinaTime()), roles)) {
    return PermissionDenied(
        "ROLE_REQUIRED", roles.size() == 0 ? std::string("需要本辖区的任一角色")
                                           : absl::StrCat("需要以下角色之一：", absl::StrJoin(roles, "、")));
  }
  return view;
}

}  // namespace duban::reporting
