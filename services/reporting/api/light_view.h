// What every call on lights does first: record and book of the moment that is asked about, and the scheme in
// force then.
#ifndef DUBAN_SERVICES_REPORTING_API_LIGHT_VIEW_H_
#define DUBAN_SERVICES_REPORTING_API_LIGHT_VIEW_H_

#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "duban/reporting/v1/leader_page.pb.h"
#include "services/reporting/api/names.h"
#include "services/reporting/api/scores.h"
#include "services/reporting/domain/light/item_light.h"

namespace duban::reporting {

// Lights of one campaign with everything they refer to.
struct LightView {
  View view;
  Known known;
  std::shared_ptr<const Scheme> scheme;
  std::shared_ptr<const LightBook> book;
  std::unique_ptr<const Lights> lights;

  const Campaign& campaign() const { return lights->campaign(); }
  v1::AsOf as_of() const;
};

// What a call asks by.
struct LightQuestion {
  std::string jurisdiction;
  std::string campaign;
  Period period;  // whose scheme holds
  std::int64_t min_sequence = 0;
  v1::AsOfPoint as_of;
};

// Errors of Desk::Open and Scores::KnownAt; NOT_FOUND (the campaign).
absl::StatusOr<LightView> OpenLights(Scores& scores, const rpc::CallContext& call,
                                     const LightQuestion& question,
                                     std::initializer_list<absl::string_view> roles = {});

// The standings of the campaign's quarters that ended with the month or before it, newest first. Errors of
// Scores::Standing.
absl::StatusOr<std::vector<Scored>> QuartersUpTo(Scores& scores, const LightView& open, const Period& month);

// The item; NOT_FOUND by its full name.
absl::StatusOr<const Item*> FindItem(const LightView& view, const std::string& code);

// INVALID_ARGUMENT (PERIOD_KIND) on `field` for anything but a month.
absl::Status CheckMonth(const Period& period, const char* field);

// How far the record has been followed, as answers say it.
v1::LeaderPage::Feed FeedOf(Desk& desk);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_LIGHT_VIEW_H_
