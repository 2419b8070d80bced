// Long lists of items: what needs a reader's eye is printed, the workbook has every row, and the text says
// how many were left out. Which rows are printed is data: PrintRules.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_LISTING_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_LISTING_H_

#include <optional>
#include <string>
#include <vector>

#include "services/reporting/domain/bulletin/composer.h"
#include "services/reporting/domain/bulletin/sections.h"

namespace duban::reporting {

// A list to write. Row i of `whole` is about `items[i]`.
struct Listing {
  std::string key;   // of its figures: "{list.tasks.printed}"
  std::string noun;  // what the items are: "重点任务"
  Table whole;
  std::vector<const ItemStanding*> items;
  int at_least = 0;    // rows printed even if nothing stands out, the first ones
  int at_most = 0;     // rows printed even if more stand out, the first ones; 0: all that do
  bool annex = false;  // behind the signature
};

// Writes the list: as it is when every row is printed, else the extract for print and the whole for the
// workbook.
void WriteListing(Composer& composer, Listing listing);

// Pointers to all of them.
std::vector<const ItemStanding*> PointersTo(const std::vector<ItemStanding>& standings);

// The same items one period earlier. Empty when that period lies before the campaign or is not locked: there
// is nothing to compare with.
std::optional<BulletinData> DataBefore(const Composer& composer, const BulletinData& data);

// Notes in each item of `data` which colour it had in `before`, and says so in its remark where it changed.
void MarkChanges(const BulletinData& before, BulletinData& data);

// "上旬" or "上月".
std::string EarlierText(const Period& period);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_LISTING_H_
