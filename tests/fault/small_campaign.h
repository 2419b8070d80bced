// A small campaign put on record through the public services, for harnesses that load or kill a real
// duban-task: a few units with one reporter each, every unit leading a few indicators.
#ifndef DUBAN_TESTS_FAULT_SMALL_CAMPAIGN_H_
#define DUBAN_TESTS_FAULT_SMALL_CAMPAIGN_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cpp/names.h"

namespace duban::testing {

inline constexpr char kAdmin[] = "admin";        // the server's --bootstrap-admin
inline constexpr char kFeedPerson[] = "feed-1";  // FEED
inline constexpr char kReporter[] = "clerk-1";   // REPORTER of every unit
// First dekad of 2024. Its forms are open on the server's simulated 9 January.
inline constexpr char kOpenPeriod[] = "2024-M01-D1";

// How much of it.
struct CampaignSize {
  int units = 4;           // reporting units
  int items_per_unit = 4;  // indicators that each of them leads
};

// The names below the campaign.
client::Names CampaignNames();
// The id of the n-th reporting unit, from 0.
std::string UnitId(int unit);
// The id of the n-th item of a unit, from 0. Unique in the campaign.
std::string ItemId(int unit, int item);
// The name of the unit's form of kOpenPeriod.
std::string FormName(int unit);

// Writes a new key pair as `dir`/private.pem and `dir`/public.pem. PERMISSION_DENIED when it cannot.
absl::Status WriteKeys(const std::string& dir);
// A token of `person`, good for one day, signed with `dir`/private.pem. NOT_FOUND without that file.
absl::StatusOr<std::string> MakeToken(const std::string& dir, const std::string& person);

// Returns once a server listens on `address`, so that no later channel begins with a refusal and gRPC's long
// wait after it. UNAVAILABLE after half a minute.
absl::Status WaitForServer(const std::string& address);

// Creates units, roles, the calendar of 2024 (without holidays), the campaign and its items at the duban-task
// on `address`, signing with the keys in `dir`. Errors are the server's.
absl::Status SetUpCampaign(const std::string& address, const std::string& dir, const CampaignSize& size);

}  // namespace duban::testing

#endif  // DUBAN_TESTS_FAULT_SMALL_CAMPAIGN_H_
