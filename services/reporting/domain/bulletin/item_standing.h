// How an item stands in a period, as bulletins print it.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_ITEM_STANDING_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_ITEM_STANDING_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/light/lights.h"
#include "services/reporting/domain/record/reading.h"
#include "services/reporting/domain/scheme/scheme.h"

namespace duban::reporting {

// Numbers are decimal text as printed; "—" where nothing is defined.
struct ItemStanding {
  const Item* item = nullptr;  // lives as long as the projection
  Reading reading;
  Light light = Light::kGrey;
  bool overridden = false;   // 人工改灯
  std::optional<Light> was;  // one period earlier; empty: not compared
  // Indicators.
  std::string target, cumulative;
  std::string completion;  // %
  std::string schedule;    // 序时, %
  std::string deviation;   // with sign
  // Tasks, policies and projects, %.
  std::string progress, planned;
  int overdue_days = 0;  // at the period's end; 0 when done
  std::string note;      // what the unit reported (进展情况)
  std::string remark;    // 漏报, 待核定, 人工改灯 or empty
};

// Reads items of one campaign at a period's end.
class ItemReader {
 public:
  // `attested`: where a ten-day period is not locked yet, what the unit leader approved counts (旬简报 of a
  // task force comes out before the lock). All of them outlive the reader.
  ItemReader(const Projection& record, const Book& book, const Campaign& campaign, const Scheme& scheme,
             bool attested = false)
      : record_(record), book_(book), campaign_(campaign), scheme_(scheme), attested_(attested) {}

  ItemStanding At(const Item& item, const Period& period) const;

  // Those that count in the period and for which `fits` holds, by code.
  std::vector<ItemStanding> All(const Period& period, const std::function<bool(const Item&)>& fits) const;

 private:
  Reading Read(const Item& item, const Period& period) const;
  void ReadIndicator(ItemStanding& standing) const;
  void ReadTask(const Period& period, ItemStanding& standing) const;
  void ReadProject(const Period& period, ItemStanding& standing) const;

  const Projection& record_;
  const Book& book_;
  const Campaign& campaign_;
  const Scheme& scheme_;
  const bool attested_;
};

// Red first, then yellow, green, blue, grey: what needs attention stands first.
void SortByUrgency(std::vector<ItemStanding>& standings);
void SortByUrgency(std::vector<const ItemStanding*>& standings);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_ITEM_STANDING_H_
