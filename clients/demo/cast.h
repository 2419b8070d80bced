// The persons of the demonstration. Persons are posts (岗位), never names.
#ifndef DUBAN_CLIENTS_DEMO_CAST_H_
#define DUBAN_CLIENTS_DEMO_CAST_H_

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cpp/endpoint.h"
#include "clients/cpp/names.h"

namespace duban::client {

// Items without an action are reviewed by the general office's reviewer.
inline constexpr char kNoAction[] = "*";

std::string ReporterOf(absl::string_view unit);    // "reporter-hc-drc"
std::string LeaderOf(absl::string_view unit);      // "leader-hc-drc"
std::string ReviewerOf(absl::string_view action);  // "reviewer-a1"; "reviewer-office" for kNoAction
inline constexpr char kOfficePerson[] = "office-1";
inline constexpr char kSupervisionPerson[] = "supervision-1";
inline constexpr char kFeedPerson[] =
    "feed-reporting";  // in whose name the reporting service follows the record
inline constexpr char kAdminPerson[] = "admin";

// Makes and keeps tokens, one per person. Thread-safe.
class Cast {
 public:
  Cast(std::string jurisdiction, std::string private_key_pem)
      : jurisdiction_(std::move(jurisdiction)), key_(std::move(private_key_pem)) {}

  // The service as `person`. INVALID_ARGUMENT (KEY_INVALID).
  absl::StatusOr<Endpoint> As(const std::string& person, const Endpoint& service);

 private:
  // Constant after construction.
  const std::string jurisdiction_;
  const std::string key_;

  std::mutex mu_;
  std::map<std::string, std::string> tokens_;  // Guarded by mu_.
};

// Puts the roles of the whole cast on record, those that are missing in one batch. `admin` must hold ADMIN.
absl::Status EnsureRoles(const Endpoint& admin, const Names& names, const std::vector<std::string>& units,
                         const std::set<std::string>& actions);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_DEMO_CAST_H_
