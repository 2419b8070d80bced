// `duban order show`: the order, and which rules of the ladder spoke.
#include "absl/strings/match.h"
#include "clients/cli/nouns.h"
#include "clients/cli/order_create.h"
#include "clients/cli/resource_text.h"
#include "duban/task/v1/order_service.grpc.pb.h"
#include "duban/task/v1/proposal.grpc.pb.h"

namespace duban::client {

using task::v1::Order;
using task::v1::OrderService;
using task::v1::Proposal;
using task::v1::ProposalService;

namespace {

struct OrderShowArgs {
  std::string order;
};

// The proposals about an order, the first made first.
absl::StatusOr<std::vector<Proposal>> ProposalsOn(const Endpoint& task, const Names& names,
                                                  const std::string& order) {
  task::v1::ListProposalsRequest request;
  request.set_parent(names.Campaign());
  request.set_filter(absl::StrCat("order = \"", order, "\""));
  request.set_order_by("propose_time");
  return task.ListAll(&ProposalService::Stub::ListProposals, request,
                      [](auto& page) { return page.mutable_proposals(); });
}

std::string LadderText(const Context& context, const std::vector<Proposal>& proposals) {
  if (proposals.empty()) return "";
  return absl::StrCat(
      context.Say("升级依据\n", "ladder\n"),
      ListText(context, proposals,
               {"level", "rule", "occasion", "state", "instrument", "decided_by", "limit_time"}));
}

absl::Status ShowOrder(const Context& context, const OrderShowArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetOrderRequest request;
  const bool full = absl::StartsWith(args.order, "jurisdictions/");
  request.set_name(full ? args.order : absl::StrCat(names.Campaign(), "/orders/", args.order));
  ASSIGN_OR_RETURN(const Order order, task.Call(&OrderService::Stub::GetOrder, request));
  if (context.json()) return context.Print(order, [] { return std::string(); });
  ASSIGN_OR_RETURN(const std::vector<Proposal> proposals, ProposalsOn(task, names, order.name()));
  return context.Print(
      order, [&] { return absl::StrCat(ResourceText(context, order), LadderText(context, proposals)); });
}

}  // namespace

void AddOrderShow(CLI::App* noun, Context& context) {
  const auto args = std::make_shared<OrderShowArgs>();
  CLI::App* show = AddCommand(noun, "show", "查看一个督办件，及各级升级的依据", "duban order show DB-0001");
  show->add_option("order", args->order, "编号或资源名")->required();
  show->callback(
      [&context, args] { context.command = [&context, args] { return ShowOrder(context, *args); }; });
}

}  // namespace duban::client
