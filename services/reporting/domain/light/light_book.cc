#include "services/reporting/domain/credit/exemption.h"
#include "services/reporting/domain/light/item_light.h"

namespace duban::reporting {

LightBook LightBookOf(const Book& book, const Campaign& campaign) {
  LightBook lights;
  book.docket.Each<LightOverride>(campaign.id, [&](const LightOverride& one, const Stored<Matter>&) {
    if (one.state == OverrideState::kApproved) lights.overrides[{ItemCodeOf(one), one.period}] = one;
  });
  Period quarter = PeriodContaining(PeriodKind::kQuarter, campaign.start);
  for (; FirstDay(quarter) <= campaign.end; quarter = Next(quarter)) {
    for (const auto& [unit, code] : ExemptionsOf(book, campaign.id, quarter).items) {
      lights.exempted.insert({code, quarter});
    }
  }
  return lights;
}

}  // namespace duban::reporting
