#include "absl/strings/str_join.h"
#include "clients/cli/labels.h"
#include "clients/cli/nouns.h"
#include "duban/reporting/v1/as_of.pb.h"
#include "duban/reporting/v1/score.grpc.pb.h"

namespace duban::client {

using reporting::v1::AsOf;
using reporting::v1::ExplanationNode;
using reporting::v1::Scorecard;
using reporting::v1::ScoreService;

namespace {

struct Args {
  std::string period;
  std::string group;
  std::string unit;
  std::string leaf;
  int depth = 99;
  int64_t min_sequence = 0;
};

std::string AsOfText(const Context& context, const AsOf& as_of) {
  return absl::StrCat(context.Say("依据变更 #", "as of change #"), as_of.change_sequence(), "（",
                      ShowTime(as_of.change_time()), "），", as_of.scheme(),
                      as_of.simulated() ? context.Say("，演示时钟", ", simulated clock") : "", "\n");
}

std::string GroupText(const Context& context, const std::string& group) {
  if (context.language() == Language::kEn) return group;
  if (group == "DEPT") return "区直部门";
  if (group == "TOWN") return "乡镇街道";
  return group == "TF" ? "行动专班" : group;
}

std::string GradeText(const Context& context, const std::string& grade) {
  if (context.language() == Language::kEn) return grade;
  if (grade == "EXCELLENT") return "优秀";
  if (grade == "GOOD") return "良好";
  if (grade == "FAIR") return "一般";
  return grade == "POOR" ? "较差" : grade;
}

std::string RankText(const Context& context, const std::vector<Scorecard>& cards) {
  std::string text;
  std::string group;
  Table table({});
  const auto flush = [&] {
    if (!group.empty()) absl::StrAppend(&text, GroupText(context, group), "\n", table.ToText(), "\n");
  };
  for (const Scorecard& card : cards) {
    if (card.group() != group) {
      flush();
      group = card.group();
      table =
          Table({context.Say(">名次", ">rank"), context.Say("单位", "unit"), context.Say("名称", "name"),
                 context.Say(">总分", ">total"), context.Say("等次", "grade"), context.Say("标记", "flags")});
    }
    table.Add({card.rank() == 0 ? context.Say("不参评", "-") : absl::StrCat(card.rank()), LastId(card.name()),
               card.display_name(), card.total(), GradeText(context, card.grade()),
               absl::StrJoin(card.flags(), " ")});
  }
  flush();
  return text;
}

absl::Status Rank(const Context& context, const Args& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::ListScorecardsRequest request;
  request.set_parent(names.Period(args.period));
  request.set_group(args.group);
  request.set_min_sequence(args.min_sequence);
  reporting::v1::ListScorecardsResponse all;
  ASSIGN_OR_RETURN(const std::vector<Scorecard> cards,
                   reporting.ListAll(&ScoreService::Stub::ListScorecards, request, [&](auto& page) {
                     *all.mutable_as_of() = page.as_of();
                     all.set_digest(page.digest());
                     return page.mutable_scorecards();
                   }));
  all.mutable_scorecards()->Add(cards.begin(), cards.end());
  return context.Print(all, [&] {
    return absl::StrCat(RankText(context, cards), AsOfText(context, all.as_of()),
                        context.Say("摘要 ", "digest "), all.digest(), "\n");
  });
}

// One line per node, indented by depth.
void AddNode(const ExplanationNode& node, int depth, int max_depth, std::string& text) {
  const std::string value = node.printed_value().empty() ? node.exact_value() : node.printed_value();
  absl::StrAppend(&text, std::string(static_cast<size_t>(2 * depth), ' '), node.key(), " ",
                  node.display_name(), value.empty() ? "" : " = ", value);
  if (!node.printed_value().empty() && node.printed_value() != node.exact_value()) {
    absl::StrAppend(&text, "（", node.exact_value(), "）");
  }
  if (!node.formula().empty()) absl::StrAppend(&text, "  ", node.formula());
  for (const auto& input : node.inputs()) absl::StrAppend(&text, "  ", input.name(), "=", input.value());
  if (!node.source().empty()) absl::StrAppend(&text, "  ← ", node.source(), " #", node.source_sequence());
  absl::StrAppend(&text, "\n");
  if (depth >= max_depth) return;
  for (const ExplanationNode& child : node.children()) AddNode(child, depth + 1, max_depth, text);
}

absl::Status Explain(const Context& context, const Args& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::ExplainScoreRequest request;
  request.set_name(names.Scorecard(args.period, args.unit));
  request.set_leaf(args.leaf);
  ASSIGN_OR_RETURN(const auto explained, reporting.Call(&ScoreService::Stub::ExplainScore, request));
  return context.Print(explained, [&] {
    std::string text;
    AddNode(explained.root(), 0, args.depth, text);
    return absl::StrCat(text, AsOfText(context, explained.as_of()));
  });
}

absl::Status Verify(const Context& context) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::VerifyScoresRequest request;
  request.set_parent(names.Jurisdiction());
  ASSIGN_OR_RETURN(const auto found, reporting.Call(&ScoreService::Stub::VerifyScores, request));
  RETURN_IF_ERROR(context.Print(found, [&] {
    return absl::StrCat(context.Say("增量 ", "incremental "), found.incremental_digest(), "\n",
                        context.Say("重建 ", "rebuilt     "), found.rebuilt_digest(), "\n",
                        context.Say("重放变更 ", "changes replayed: "), found.change_count(), "\n");
  }));
  if (found.incremental_digest() == found.rebuilt_digest()) return absl::OkStatus();
  return absl::DataLossError(context.Say("两个摘要不同", "the digests differ"));
}

}  // namespace

void AddScoreCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "score", "考评：排名、溯源、核对", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<Args>();
  CLI::App* rank =
      AddCommand(noun, "rank", "一季的分组排名", "duban score rank --period 2024-Q1 --group DEPT");
  rank->add_option("--period", args->period, "季，如 2024-Q1")->required();
  rank->add_option("--group", args->group, "只看一组")->check(CLI::IsMember({"DEPT", "TOWN", "TF"}));
  rank->add_option("--min-sequence", args->min_sequence, "至少依据到此变更号");
  rank->callback([&context, args] { context.command = [&context, args] { return Rank(context, *args); }; });
  CLI::App* explain = AddCommand(noun, "explain", "一个得分从何而来，直到报表的行",
                                 "duban score explain hc-drc --period 2024-Q1 --leaf K2a");
  explain->add_option("unit", args->unit, "单位代码")->required();
  explain->add_option("--period", args->period, "季，如 2024-Q1")->required();
  explain->add_option("--leaf", args->leaf, "只看一项，如 K1 或 K2a");
  explain->add_option("--depth", args->depth, "层数；不给则到底");
  explain->callback(
      [&context, args] { context.command = [&context, args] { return Explain(context, *args); }; });
  CLI::App* verify =
      AddCommand(noun, "verify", "重建得分并与增量结果核对", "duban --jurisdiction hecheng score verify");
  verify->callback([&context] { context.command = [&context] { return Verify(context); }; });
}

}  // namespace duban::client
