// 上期事项办理情况: every matter of the last issue with what became of it. None may vanish: a matter goes
// only when it is closed; else it is carried on, with the reason.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_FOLLOW_UP_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_FOLLOW_UP_H_

#include <string>
#include <vector>

#include "services/reporting/domain/bulletin/compose.h"
#include "services/reporting/domain/bulletin/composer.h"

namespace duban::reporting {

// The issue that `bulletin` follows up: the latest issued edition of its series — kind and action, of a
// letter its subject — for an earlier period. Null when there is none. Lives as long as the book.
const Bulletin* LastIssued(const Book& book, const Bulletin& bulletin);

// What became of each of `entries`, one for one, with items read at `period` as `reader` does.
std::vector<BulletinFollowUp> FollowUpsOf(const BulletinSources& sources, const Bulletin& bulletin,
                                          const ItemReader& reader, const Period& period,
                                          const std::vector<BulletinEntry>& entries);

// Writes the section, and the matters that go on into what the next issue has to take up. `counted`: the
// section has a number.
void WriteFollowUp(Composer& composer, const ItemReader& reader, const Period& period, bool counted);

// Of a later edition: takes up what the edition before had raised and this one does not find any more. Call
// it when everything else is raised.
void KeepEarlierEntries(Composer& composer, const ItemReader& reader, const Period& period);

// 更正说明: locked figures that the last issue used and that were corrected since. Nothing when there are
// none.
void WriteCorrections(Composer& composer);

// 更正情况 of a later edition: its cause and the figures that differ.
void WriteAmendment(Composer& composer);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_FOLLOW_UP_H_
