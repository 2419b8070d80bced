// The life of a bulletin as a table: 拟稿 → 审核 → 签发 → 编号 → 印发; what is not in it is refused.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_BULLETIN_MACHINE_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_BULLETIN_MACHINE_H_

#include <array>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/reporting/domain/book/machine.h"
#include "services/reporting/domain/bulletin/bulletin_record.h"

namespace duban::reporting {

enum class BulletinEvent { kUpdate, kRefresh, kReview, kReturn, kSign, kNumber, kIssue, kAmend };

// Who may do a step follows from the kind: BulletinRules. An amendment leaves the issued edition issued and
// begins the next one as a draft.
inline constexpr std::array<Transition<BulletinState, BulletinEvent>, 8> kBulletinMachine = {{
    {BulletinState::kDraft, BulletinEvent::kUpdate, BulletinState::kDraft, {}},
    {BulletinState::kDraft, BulletinEvent::kRefresh, BulletinState::kDraft, {}},
    {BulletinState::kDraft, BulletinEvent::kReview, BulletinState::kReviewed, {}},
    {BulletinState::kReviewed, BulletinEvent::kReturn, BulletinState::kDraft, {}},
    {BulletinState::kReviewed, BulletinEvent::kSign, BulletinState::kSigned, {}},
    {BulletinState::kSigned, BulletinEvent::kNumber, BulletinState::kNumbered, {}},
    {BulletinState::kNumbered, BulletinEvent::kIssue, BulletinState::kIssued, {}},
    {BulletinState::kIssued, BulletinEvent::kAmend, BulletinState::kIssued, {}},
}};

// "review", …
absl::string_view EventName(BulletinEvent event);

// The state after `event`. FAILED_PRECONDITION: BULLETIN_ISSUED when it is issued, otherwise BULLETIN_STATE,
// with what is possible instead.
absl::StatusOr<BulletinState> StateAfter(BulletinState from, BulletinEvent event);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_BULLETIN_MACHINE_H_
