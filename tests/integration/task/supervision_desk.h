// Supervision through the real services: an order brought along as calls, and what waits for whom.
#ifndef DUBAN_TESTS_INTEGRATION_TASK_SUPERVISION_DESK_H_
#define DUBAN_TESTS_INTEGRATION_TASK_SUPERVISION_DESK_H_

#include <gmock/gmock.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/desk.grpc.pb.h"
#include "duban/task/v1/order_service.grpc.pb.h"
#include "duban/task/v1/role.grpc.pb.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing {

// The bench with the people who supervise. Monday 2024-03-11 09:00.
class SupervisionDesk : public ::testing::Test {
 protected:
  using OrderService = task::v1::OrderService;
  using DeskService = task::v1::DeskService;
  static constexpr char kParent[] = "jurisdictions/hecheng/campaigns/eight-actions-2024";
  static constexpr char kOrderName[] = "jurisdictions/hecheng/campaigns/eight-actions-2024/orders/DB-0001";
  static constexpr char kUnit[] = "jurisdictions/hecheng/units/hc-sti";
  static constexpr char kHead[] = "qu-zhang";
  static constexpr char kDeputy[] = "chang-wu";
  static constexpr char kInspector[] = "du-cha";
  static constexpr char kInspector2[] = "du-ban";
  static constexpr char kInspectorHead[] = "zhu-ren";
  static constexpr char kVerifier[] = "he-cha";
  static constexpr char kVerifier2[] = "di-er";

  static std::string Under(absl::string_view path) { return absl::StrCat(kParent, "/", path); }
  static std::int64_t Seconds(absl::string_view time) { return absl::ToUnixSeconds(ChinaAt(time)); }

  SupervisionDesk() : bench_(ChinaAt("2024-03-11 09:00")) {
    EXPECT_THAT(bench_.Import(), IsOk());
    const std::pair<const char*, task::v1::Role> kPeople[] = {
        {kHead, task::v1::ROLE_HEAD},
        {kDeputy, task::v1::ROLE_EXECUTIVE_DEPUTY},
        {kInspector, task::v1::ROLE_SUPERVISION},
        {kInspector2, task::v1::ROLE_SUPERVISION},
        {kInspectorHead, task::v1::ROLE_SUPERVISION_HEAD},
        {kVerifier, task::v1::ROLE_VERIFIER},
        {kVerifier2, task::v1::ROLE_VERIFIER},
    };
    task::v1::BatchCreateRoleBindingsRequest roles;
    roles.set_parent("jurisdictions/hecheng");
    for (const auto& [person, role] : kPeople) {
      task::v1::CreateRoleBindingRequest& added = *roles.add_requests();
      added.set_role_binding_id(absl::StrCat("r-", person));
      added.mutable_role_binding()->set_person(person);
      added.mutable_role_binding()->set_role(role);
    }
    using Service = task::v1::RoleBindingService;
    EXPECT_THAT(bench_.Call<Service>(kAdmin, &Service::Stub::BatchCreateRoleBindings, roles), IsOk());
  }

  absl::StatusOr<task::v1::Order> Propose() {
    task::v1::ProposeOrderRequest request;
    request.set_parent(kParent);
    task::v1::Order& order = *request.mutable_order();
    order.set_type(task::v1::Order::TYPE_DAILY_FOLLOW_UP);
    order.add_sources()->set_kind(task::v1::Order::Source::KIND_ITEM);
    order.mutable_sources(0)->set_resource(Under("items/I-1"));
    order.set_matter("产业项目推进滞后");
    order.set_object("科技局");
    order.set_demands("限期完成并书面反馈");
    order.set_lead_unit(kUnit);
    order.set_public_result(true);
    return bench_.Call<OrderService>(kInspector, &OrderService::Stub::ProposeOrder, request);
  }
  template <typename Request>
  absl::StatusOr<task::v1::Order> Act(const std::string& person,
                                      grpc::Status (OrderService::Stub::*method)(grpc::ClientContext*,
                                                                                 const Request&,
                                                                                 task::v1::Order*),
                                      Request request = {}) {
    request.set_name(kOrderName);
    return bench_.Call<OrderService>(person, method, request);
  }
  void BringToIssued() {
    ASSERT_THAT(Propose(), IsOk());
    ASSERT_THAT(Act<task::v1::ApproveOrderCaseRequest>(kHead, &OrderService::Stub::ApproveOrderCase), IsOk());
    task::v1::IssueOrderRequest issue;
    issue.set_feedback_form("书面报告");
    ASSERT_THAT(Act(kInspector, &OrderService::Stub::IssueOrder, issue), IsOk());
  }
  void BringToClosed() {
    BringToIssued();
    ASSERT_THAT(Act<task::v1::SignOrderRequest>(kReporter, &OrderService::Stub::SignOrder), IsOk());
    task::v1::DraftOrderFeedbackRequest draft;
    draft.set_text("已完成整改");
    ASSERT_THAT(Act(kReporter, &OrderService::Stub::DraftOrderFeedback, draft), IsOk());
    ASSERT_THAT(Act<task::v1::ReportOrderFeedbackRequest>(kLeader, &OrderService::Stub::ReportOrderFeedback),
                IsOk());
    task::v1::CloseOrderRequest close;
    close.set_leader_opinion("已阅，同意销号");
    ASSERT_THAT(Act(kInspector2, &OrderService::Stub::CloseOrder, close), IsOk());
  }

  // What of the kinds `filter` names waits for the person.
  std::vector<task::v1::Work> WorkOf(const std::string& person, const std::string& filter) {
    task::v1::ListWorkRequest request;
    request.set_parent(kParent);
    request.set_filter(filter);
    const auto work = bench_.Call<DeskService>(person, &DeskService::Stub::ListWork, request);
    EXPECT_THAT(work, IsOk());
    return {work->work().begin(), work->work().end()};
  }
  std::vector<task::v1::Work::Kind> KindsFor(const std::string& person, const std::string& filter) {
    std::vector<task::v1::Work::Kind> kinds;
    for (const task::v1::Work& work : WorkOf(person, filter)) kinds.push_back(work.kind());
    return kinds;
  }
  void MoveTo(absl::string_view time) { bench_.clock().SetTime(ChinaAt(time)); }

  TaskBench bench_;
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_INTEGRATION_TASK_SUPERVISION_DESK_H_
