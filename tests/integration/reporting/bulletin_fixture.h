// Bulletins through a real channel: the people who take them from the draft to the issued edition.
#ifndef DUBAN_TESTS_INTEGRATION_REPORTING_BULLETIN_FIXTURE_H_
#define DUBAN_TESTS_INTEGRATION_REPORTING_BULLETIN_FIXTURE_H_

#include <memory>
#include <string>

#include "absl/strings/str_replace.h"
#include "services/common/status_macros.h"
#include "tests/integration/reporting/reporting_fixture.h"

namespace duban::reporting::bulletin_service_test {

using Stub = v1::BulletinService::Stub;

inline task::v1::Change RoleOf(const std::string& person, task::v1::Role role,
                               const std::string& action = "") {
  task::v1::Change change;
  change.set_type("roleBinding.create");
  change.set_name(absl::StrCat(kJurisdiction, "/roleBindings/b-", absl::StrReplaceAll(person, {{".", "-"}})));
  change.set_person("wang.wu");
  change.mutable_change_time()->set_seconds(1712000000);
  change.mutable_role_binding()->set_name(change.name());
  change.mutable_role_binding()->set_person(person);
  change.mutable_role_binding()->set_role(role);
  change.mutable_role_binding()->set_action(action);
  return change;
}

// The rules that come with the program, with agency codes that the district has settled.
inline const BulletinRules& SettledRules() {
  static const BulletinRules& settled = *new BulletinRules([] {
    BulletinRules rules = DefaultBulletinRules();
    for (auto& [key, kind] : rules.kinds) kind.placeholder_code = false;
    return rules;
  }());
  return settled;
}

class BulletinServiceTest : public ReportingFixture {
 protected:
  explicit BulletinServiceTest(const BulletinRules& rules = SettledRules()) : ReportingFixture(rules) {
    last_ = feed_.Append(
        {RoleOf("bo.office", task::v1::ROLE_GENERAL_OFFICE),
         RoleOf("cao.office", task::v1::ROLE_GENERAL_OFFICE),
         RoleOf("chen.deputy", task::v1::ROLE_EXECUTIVE_DEPUTY), RoleOf("hu.head", task::v1::ROLE_HEAD),
         RoleOf("liu.tf", task::v1::ROLE_TF_LEADER, "A1"), RoleOf("ma.tf", task::v1::ROLE_TF_REVIEWER, "A1"),
         RoleOf("nie.tf", task::v1::ROLE_TF_REVIEWER, "A2"),
         RoleOf("song.head", task::v1::ROLE_SUPERVISION_HEAD)});
  }

  absl::StatusOr<v1::Bulletin> Create(v1::Bulletin::Kind kind, const std::string& period,
                                      const std::string& person = "bo.office", const std::string& action = "",
                                      const std::string& subject = "", const std::string& request_id = "") {
    v1::CreateBulletinRequest request;
    request.set_parent(kCampaign);
    request.set_min_sequence(last_);
    request.mutable_bulletin()->set_kind(kind);
    request.mutable_bulletin()->set_period(period);
    request.mutable_bulletin()->set_action(action);
    request.mutable_bulletin()->set_subject(subject);
    request.set_request_id(request_id);
    return Call(stub_, &Stub::CreateBulletin, request, person);
  }
  template <typename Request>
  absl::StatusOr<v1::Bulletin> Act(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                                v1::Bulletin*),
                                   const std::string& name, const std::string& person,
                                   const std::string& reason = "") {
    Request request;
    request.set_name(name);
    if constexpr (requires { request.set_reason(""); }) request.set_reason(reason);
    return Call(stub_, method, request, person);
  }
  absl::StatusOr<v1::Bulletin> Edit(const std::string& name, const std::string& key, const std::string& text,
                                    const std::string& person = "bo.office") {
    v1::UpdateBulletinRequest request;
    request.set_name(name);
    request.add_parts()->set_key(key);
    request.mutable_parts(0)->set_text(text);
    return Call(stub_, &Stub::UpdateBulletin, request, person);
  }
  absl::StatusOr<v1::Bulletin> Get(const std::string& name) {
    v1::GetBulletinRequest request;
    request.set_name(name);
    return Call(stub_, &Stub::GetBulletin, request, "li.si");
  }
  absl::StatusOr<v1::BulletinDocument> Document(const std::string& name, v1::Bulletin::Format format) {
    v1::GetBulletinDocumentRequest request;
    request.set_name(name);
    request.set_format(format);
    return Call(stub_, &Stub::GetBulletinDocument, request, "li.si");
  }
  std::string Html(const std::string& name) { return Document(name, v1::Bulletin::FORMAT_HTML)->content(); }
  absl::StatusOr<v1::VerifyBulletinResponse> Verify(const std::string& name) {
    v1::VerifyBulletinRequest request;
    request.set_name(name);
    return Call(stub_, &Stub::VerifyBulletin, request, "li.si");
  }
  // From the draft to the issue, each step by who may.
  absl::StatusOr<v1::Bulletin> Issue(const std::string& name) {
    RETURN_IF_ERROR(Act(&Stub::ReviewBulletin, name, "cao.office").status());
    RETURN_IF_ERROR(Act(&Stub::SignBulletin, name, "chen.deputy").status());
    RETURN_IF_ERROR(Act(&Stub::NumberBulletin, name, "bo.office").status());
    return Act(&Stub::IssueBulletin, name, "bo.office");
  }

  const std::unique_ptr<Stub> stub_ = v1::BulletinService::NewStub(channel_);
};

}  // namespace duban::reporting::bulletin_service_test

#endif  // DUBAN_TESTS_INTEGRATION_REPORTING_BULLETIN_FIXTURE_H_
