#include "clients/demo/cast.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "duban/task/v1/role.grpc.pb.h"
#include "services/common/clock.h"
#include "services/rpc/jwt.h"

namespace duban::client {

using task::v1::BatchCreateRoleBindingsRequest;
using task::v1::RoleBinding;
using task::v1::RoleBindingService;

namespace {

// Longer than any demonstration, shorter than a week: the key is a throw-away.
constexpr absl::Duration kTokenLife = absl::Hours(24);

// Adds a binding whose id is the person's, unless it exists.
class BindingBatch {
 public:
  BindingBatch(const Names& names, std::set<std::string> existing)
      : names_(names), existing_(std::move(existing)) {
    request_.set_parent(names.Jurisdiction());
  }

  void Add(const std::string& person, task::v1::Role role, absl::string_view unit, absl::string_view action) {
    if (existing_.contains(person)) return;
    auto* create = request_.add_requests();
    create->set_role_binding_id(person);
    RoleBinding& binding = *create->mutable_role_binding();
    binding.set_person(person);
    binding.set_role(role);
    if (!unit.empty()) binding.set_unit(names_.Unit(unit));
    binding.set_action(std::string(action));
  }

  const BatchCreateRoleBindingsRequest& request() const { return request_; }

 private:
  const Names& names_;
  const std::set<std::string> existing_;
  BatchCreateRoleBindingsRequest request_;
};

absl::StatusOr<std::set<std::string>> ExistingBindings(const Endpoint& admin, const Names& names) {
  task::v1::ListRoleBindingsRequest request;
  request.set_parent(names.Jurisdiction());
  ASSIGN_OR_RETURN(const std::vector<RoleBinding> bindings,
                   admin.ListAll(&RoleBindingService::Stub::ListRoleBindings, request,
                                 [](auto& page) { return page.mutable_role_bindings(); }));
  std::set<std::string> ids;
  for (const RoleBinding& binding : bindings) ids.insert(LastId(binding.name()));
  return ids;
}

}  // namespace

std::string ReporterOf(absl::string_view unit) { return absl::StrCat("reporter-", unit); }
std::string LeaderOf(absl::string_view unit) { return absl::StrCat("leader-", unit); }
std::string ReviewerOf(absl::string_view action) {
  return action == kNoAction ? "reviewer-office" : absl::StrCat("reviewer-", absl::AsciiStrToLower(action));
}

absl::StatusOr<Endpoint> Cast::As(const std::string& person, const Endpoint& service) {
  const std::lock_guard lock(mu_);
  std::string& token = tokens_[person];
  if (token.empty()) {
    // A token's life is measured in real time, whatever the simulated clock shows.
    const absl::Time now = SystemClock().TimeNow();
    const rpc::Claims claims{.person = person,
                             .jurisdiction = jurisdiction_,
                             .issued_at = now,
                             .expires_at = now + kTokenLife,
                             .audience = rpc::kTokenAudience,
                             .key_id = ""};
    ASSIGN_OR_RETURN(token, rpc::SignToken(claims, key_));
  }
  return service.WithToken(token);
}

absl::Status EnsureRoles(const Endpoint& admin, const Names& names, const std::vector<std::string>& units,
                         const std::set<std::string>& actions) {
  ASSIGN_OR_RETURN(std::set<std::string> existing, ExistingBindings(admin, names));
  BindingBatch batch(names, std::move(existing));
  for (const std::string& unit : units) {
    batch.Add(ReporterOf(unit), task::v1::ROLE_REPORTER, unit, "");
    batch.Add(LeaderOf(unit), task::v1::ROLE_UNIT_LEADER, unit, "");
  }
  for (const std::string& action : actions) {
    batch.Add(ReviewerOf(action), task::v1::ROLE_TF_REVIEWER, "", action);
  }
  batch.Add(kOfficePerson, task::v1::ROLE_GENERAL_OFFICE, "", "");
  batch.Add(kSupervisionPerson, task::v1::ROLE_SUPERVISION, "", "");
  batch.Add(kFeedPerson, task::v1::ROLE_FEED, "", "");
  if (batch.request().requests().empty()) return absl::OkStatus();
  return admin.Call(&RoleBindingService::Stub::BatchCreateRoleBindings, batch.request()).status();
}

}  // namespace duban::client
