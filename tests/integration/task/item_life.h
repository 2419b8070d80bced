// Items through the real services: acts on them, change requests and attested values as calls.
#ifndef DUBAN_TESTS_INTEGRATION_TASK_ITEM_LIFE_H_
#define DUBAN_TESTS_INTEGRATION_TASK_ITEM_LIFE_H_

#include <gmock/gmock.h>

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/change_request.grpc.pb.h"
#include "duban/task/v1/form_service.grpc.pb.h"
#include "duban/task/v1/item_service.grpc.pb.h"
#include "duban/task/v1/role.grpc.pb.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing {

// The fixture's record on Monday 2024-03-11, with a task force's leader, the safety office and a
// statistician.
class ItemLife : public ::testing::Test {
 protected:
  using ItemService = task::v1::ItemService;
  using ChangeRequestService = task::v1::ChangeRequestService;
  static constexpr char kParent[] = "jurisdictions/hecheng/campaigns/eight-actions-2024";
  static constexpr char kTfLead[] = "tf-lead-a1";
  static constexpr char kSafety[] = "an-quan";
  static constexpr char kStatistician[] = "tong-ji";

  static std::string Name(absl::string_view item) { return absl::StrCat(kParent, "/items/", item); }

  ItemLife() : bench_(ChinaAt("2024-03-11 09:00")) {
    EXPECT_THAT(bench_.Import(), IsOk());
    task::v1::BatchCreateRoleBindingsRequest roles;
    roles.set_parent("jurisdictions/hecheng");
    AddRole(roles, kTfLead, task::v1::ROLE_TF_LEADER, "A1");
    AddRole(roles, kSafety, task::v1::ROLE_SAFETY_OFFICE, "");
    AddRole(roles, kStatistician, task::v1::ROLE_STATISTICS, "");
    EXPECT_THAT(bench_.Call<task::v1::RoleBindingService>(
                    kFirstAdmin, &task::v1::RoleBindingService::Stub::BatchCreateRoleBindings, roles),
                IsOk());
  }

  static void AddRole(task::v1::BatchCreateRoleBindingsRequest& roles, const std::string& person,
                      task::v1::Role role, const std::string& action) {
    task::v1::CreateRoleBindingRequest& added = *roles.add_requests();
    added.set_role_binding_id(absl::StrCat("r-", person));
    added.mutable_role_binding()->set_person(person);
    added.mutable_role_binding()->set_role(role);
    added.mutable_role_binding()->set_action(action);
  }

  absl::StatusOr<task::v1::Item> Act(const std::string& person, const std::string& item,
                                     task::v1::Item::Event event, task::v1::ActOnItemRequest request = {}) {
    request.set_name(Name(item));
    request.set_event(event);
    return bench_.Call<ItemService>(person, &ItemService::Stub::ActOnItem, request);
  }

  absl::StatusOr<task::v1::Item> Get(const std::string& item) {
    task::v1::GetItemRequest request;
    request.set_name(Name(item));
    return bench_.Call<ItemService>(kReporter, &ItemService::Stub::GetItem, request);
  }

  absl::StatusOr<task::v1::ChangeRequest> AskTarget(const std::string& person, const std::string& target) {
    task::v1::CreateChangeRequestRequest request;
    request.set_parent(kParent);
    task::v1::ChangeRequest& asked = *request.mutable_change_request();
    asked.set_kind(task::v1::ChangeRequest::KIND_CHANGE);
    asked.set_item(Name("I-1"));
    asked.set_reason("形势变化");
    asked.set_basis_document("区政府常务会议纪要");
    task::v1::ChangeRequest::FieldChange& change = *asked.add_changes();
    change.set_field(task::v1::ChangeRequest::FIELD_TARGET);
    change.set_new_value(target);
    return bench_.Call<ChangeRequestService>(person, &ChangeRequestService::Stub::CreateChangeRequest,
                                             request);
  }

  absl::StatusOr<task::v1::ChangeRequest> Approve(const std::string& person, const std::string& name) {
    task::v1::ApproveChangeRequestRequest request;
    request.set_name(name);
    return bench_.Call<ChangeRequestService>(person, &ChangeRequestService::Stub::ApproveChangeRequest,
                                             request);
  }

  // The unit's form of the period, filled and attested with I-1 at `value`.
  void Attest(const std::string& period, const std::string& value) {
    const std::string form = absl::StrCat(kParent, "/periods/", period, "/forms/", kScienceUnit);
    task::v1::FillFormRequest fill;
    fill.set_name(form);
    for (const auto& [item, figure] :
         std::map<std::string, std::string>{{"I-1", value}, {"P-1", "800"}, {"POL-1", "20"}, {"T-1", "25"}}) {
      task::v1::FormRow& row = *fill.add_rows();
      row.set_item(item);
      if (item[0] == 'I') row.set_value(figure);
      if (item == "P-1") row.set_invested_wan(figure);
      if (item == "POL-1" || item == "T-1") row.set_progress(figure);
    }
    ASSERT_THAT(bench_.Call<task::v1::FormService>(kReporter, &task::v1::FormService::Stub::FillForm, fill),
                IsOk());
    task::v1::SubmitFormRequest submit;
    submit.set_name(form);
    ASSERT_THAT(
        bench_.Call<task::v1::FormService>(kReporter, &task::v1::FormService::Stub::SubmitForm, submit),
        IsOk());
    task::v1::UnitApproveFormRequest approve;
    approve.set_name(form);
    ASSERT_THAT(
        bench_.Call<task::v1::FormService>(kLeader, &task::v1::FormService::Stub::UnitApproveForm, approve),
        IsOk());
  }

  absl::StatusOr<task::v1::ItemValue> Value(const std::string& period, const std::string& unit = "") {
    task::v1::GetItemValueRequest request;
    request.set_name(Name("I-1"));
    request.set_period(period);
    request.set_unit_of_measure(unit);
    return bench_.Call<ItemService>(kReporter, &ItemService::Stub::GetItemValue, request);
  }

  TaskBench bench_;
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_INTEGRATION_TASK_ITEM_LIFE_H_
