// Drafts bulletins: content from the projection, document from the content, kept in the store.
#ifndef DUBAN_SERVICES_REPORTING_API_BULLETIN_DESK_H_
#define DUBAN_SERVICES_REPORTING_API_BULLETIN_DESK_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/reporting/domain/projection.h"
#include "services/reporting/domain/scheme.h"
#include "services/reporting/store/reporting_store.h"

namespace duban::reporting {

// Which bulletin to draft.
struct BulletinOrder {
  std::string name;
  std::string campaign;
  std::string kind;  // "MONTHLY" or "QUARTERLY_REVIEW"
  Period period;
  absl::Time create_time;  // whole microseconds: it is printed and stored
  bool simulated = false;
};

// Drafts it without keeping it: the same order on the same projection gives the same bytes. NOT_FOUND when
// the campaign is unknown; INVALID_ARGUMENT (PERIOD_KIND) when the period does not suit the kind;
// FAILED_PRECONDITION (PERIOD_NOT_LOCKED) before its last ten-day period is locked.
absl::StatusOr<StoredBulletin> DraftBulletin(const Projection& projection, const Scheme& scheme,
                                             const BulletinOrder& order);

// The order that a stored bulletin came from. `campaign` is its id.
BulletinOrder OrderOf(const StoredBulletin& bulletin, const std::string& campaign);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_BULLETIN_DESK_H_
