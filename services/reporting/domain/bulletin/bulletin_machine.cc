#include "services/reporting/domain/bulletin/bulletin_machine.h"

#include <string>

#include "services/common/errors.h"

namespace duban::reporting {

absl::string_view EventName(BulletinEvent event) {
  switch (event) {
    case BulletinEvent::kUpdate:
      return "update";
    case BulletinEvent::kRefresh:
      return "refresh";
    case BulletinEvent::kReview:
      return "review";
    case BulletinEvent::kReturn:
      return "return";
    case BulletinEvent::kSign:
      return "sign";
    case BulletinEvent::kNumber:
      return "number";
    case BulletinEvent::kIssue:
      return "issue";
    case BulletinEvent::kAmend:
      return "amend";
  }
  return "";
}

absl::StatusOr<BulletinState> StateAfter(BulletinState from, BulletinEvent event) {
  const absl::StatusOr<BulletinState> next =
      NextState(kBulletinMachine, {"BULLETIN_STATE", "文稿"}, from, event);
  if (next.ok() || from != BulletinState::kIssued) return next;
  return Precondition("BULLETIN_ISSUED", "已印发的文稿不能再改；有误请用更正（amend）出新的一版",
                      {{"state", std::string(StateName(from))}, {"event", std::string(EventName(event))}});
}

}  // namespace duban::reporting
