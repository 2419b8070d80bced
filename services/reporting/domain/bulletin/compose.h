// What a bulletin says: text, tables and figures from the record, the book and what people wrote. Pure: the
// same sources and the same bulletin give the same document, so that it can be proven years later.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_COMPOSE_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_COMPOSE_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/reporting/domain/bulletin/bulletin_record.h"
#include "services/reporting/domain/bulletin/bulletin_rules.h"
#include "services/reporting/domain/bulletin/document.h"
#include "services/reporting/domain/bulletin/part_text.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/scheme/scheme.h"
#include "services/reporting/domain/score/quarter.h"

namespace duban::reporting {

// What a bulletin is drafted from. All of them outlive what is made of them.
struct BulletinSources {
  const Projection& record;  // up to the bulletin's change
  const Book& book;          // up to the bulletin's act
  const Scheme& scheme;
  const BulletinRules& rules;
  // The scores of a quarter as they stand in the sources: frozen ones once its evaluation is final. Empty:
  // computed from the record and the book.
  std::function<absl::StatusOr<QuarterResult>(const std::string& campaign, const Period& quarter)> scores =
      {};
};

// A bulletin in full.
struct Composition {
  Document document;
  std::vector<DraftedPart> parts;
  Figures figures;                           // every number of it, by key
  std::vector<BulletinFollowUp> follow_ups;  // every matter of the last issue
  std::vector<BulletinEntry> entries;        // every matter the next issue has to take up
  std::vector<std::string> warnings;
  absl::CivilDay cut_off;  // last day of the data
  std::string digest;      // of the content: everything but facts, warnings, watermark and signatures
};

// The bulletin as its sources give it; of `bulletin` its basis, number, hands and the parts written count.
// NOT_FOUND when the campaign, the action or the subject is unknown; INVALID_ARGUMENT (PERIOD_KIND) when the
// period does not suit the kind; FAILED_PRECONDITION (PERIOD_NOT_LOCKED, PERIOD_NOT_OVER) before its data are
// there.
absl::StatusOr<Composition> Compose(const BulletinSources& sources, const Bulletin& bulletin);

// The figures that differ between two editions, by label; one that came or went is empty on that side.
std::vector<FigureChange> ChangesBetween(const Figures& before, const Figures& after);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_COMPOSE_H_
