#include "tests/unit/task/order/order_desk.h"

#include <gmock/gmock.h>

#include <utility>

#include "services/task/domain/order/escalation.h"

namespace duban::task {

absl::Time At(absl::string_view text) { return testing::ChinaAt(text); }

Order GoodOrder() {
  Order order;
  order.type = OrderType::kDailyFollowUp;
  order.sources = {{SourceKind::kItem, "campaigns/eight-actions-2024/items/I-1", ""}};
  order.matter = "产业项目推进滞后";
  order.object = "科技局";
  order.demands = "限期完成并书面反馈";
  order.lead_unit = testing::kScienceUnit;
  order.urgency = OrderUrgency::kNormal;
  return order;
}

OrderDesk::OrderDesk() : now(At("2024-03-11 09:00")), district(testing::MakeRegister()) {
  const auto bind = [&](const char* person, Role role) {
    RoleBinding binding;
    binding.id = std::string("r-") + person;
    binding.person = person;
    binding.role = role;
    Apply(district, binding, 1000, now);
  };
  bind(kHead, Role::kHead);
  bind(kDeputy, Role::kExecutiveDeputy);
  bind(kDistrictLeader, Role::kLeader);
  bind(kInspector, Role::kSupervision);
  bind(kInspector2, Role::kSupervision);
  bind(kInspectorHead, Role::kSupervisionHead);
  bind(kVerifier, Role::kVerifier);
  bind(kVerifier2, Role::kVerifier);
}

ActContext OrderDesk::As(const std::string& person, Role role) const {
  return ActContext{district, testing::kCampaign, Actor{person, role, ""}, now};
}

absl::Status OrderDesk::Take(absl::StatusOr<Changes> result) {
  if (!result.ok()) return result.status();
  last = *std::move(result);
  for (const Change& change : last) Apply(district, change.state, 2000, now);
  return absl::OkStatus();
}

void OrderDesk::Do(absl::StatusOr<Changes> result) {
  const absl::Status status = Take(std::move(result));
  ASSERT_TRUE(status.ok()) << status;
}

const Order& OrderDesk::order(const std::string& id) const {
  const Order* found = district.docket.Find<Order>(testing::kCampaign, id);
  static const Order* const kNone = new Order();
  return found == nullptr ? *kNone : *found;
}

std::vector<const Proposal*> OrderDesk::proposals() const {
  return district.docket.Select<Proposal>(testing::kCampaign, [](const Proposal&) { return true; });
}

const Proposal& OrderDesk::proposal(const std::string& id) const {
  const Proposal* found = district.docket.Find<Proposal>(testing::kCampaign, id);
  static const Proposal* const kNone = new Proposal();
  EXPECT_NE(found, nullptr) << id;
  return found == nullptr ? *kNone : *found;
}

std::vector<const Card*> OrderDesk::cards() const {
  return district.docket.Select<Card>(testing::kCampaign, [](const Card&) { return true; });
}

void OrderDesk::Put(const Order& order) { Apply(district, Matter(order), 2000, now); }

void OrderDesk::Propose() { Do(ProposeOrder(GoodOrder(), false, Office())); }

void OrderDesk::Report() {
  Do(DraftOrderFeedback(order(), "已完成整改", {"照片三张"}, Reporter()));
  Do(ReportOrderFeedback(order(), UnitLeader()));
}

void OrderDesk::RunLadder() { Do(ProposeEscalations(Office())); }

void OrderDesk::Accept(const std::string& id, const std::string& person, Role role) {
  Do(AcceptProposal(proposal(id), "同意签发", As(person, role)));
}

void OrderDesk::BringTo(OrderState state) {
  using enum OrderState;
  if (state == kDraft) return;
  Propose();
  if (state == kProposed) return;
  if (state == kRejected) return Do(RejectOrderCase(order(), "不属督查范围", TheHead()));
  Do(ApproveOrderCase(order(), "", TheHead()));
  if (state == kApproved) return;
  Do(IssueOrder(order(), {.urgency = {}, .due_date = {}, .feedback_form = "书面报告"}, Office()));
  if (state == kIssued) return;
  if (state == kCancelled) return Do(CancelOrder(order(), "会议纪要3号", "事项已并入", TheHead()));
  if (state == kSuspended) {
    return Do(SuspendOrder(order(), PauseGround::kSuspension, "批示1号", "等待上级政策", TheHead()));
  }
  if (state == kTransferRequested) return Do(AskOrderTransfer(order(), "", "不属本单位职责", UnitLeader()));
  Do(SignOrder(order(), Reporter()));
  if (state == kInProgress) return;
  if (state == kExtensionRequested) {
    return Do(AskOrderExtension(order(), absl::CivilDay(2024, 4, 3), "已完成一半", "等待审批", UnitLeader()));
  }
  Report();
  if (state == OrderState::kFeedback) return;
  if (state == kVerifying || state == kClosePending) {
    Do(StartOrderVerification(order(), {kVerifier, kVerifier2}, Office()));
    if (state == kVerifying) return;
    Do(PassOrderVerification(order(), "属实", As(kVerifier, Role::kVerifier)));
    return Do(PassOrderVerification(order(), "属实", As(kVerifier2, Role::kVerifier)));
  }
  Do(CloseOrder(order(), "已阅，同意销号", Office()));
  if (state == kArchived) Do(ArchiveOrder(order(), Office()));
}

}  // namespace duban::task
