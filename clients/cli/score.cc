#include "clients/cli/acts.h"
#include "clients/cli/labels.h"
#include "clients/cli/nouns.h"
#include "clients/cli/score_text.h"
#include "duban/reporting/v1/score_service.grpc.pb.h"

namespace duban::client {

using reporting::v1::ExplanationNode;
using reporting::v1::LedgerLine;
using reporting::v1::Scorecard;
using reporting::v1::ScoreService;

namespace {

struct ScoreArgs {
  std::string period;
  std::string group;
  std::string unit;
  std::string leaf;
  std::string as_of;
  std::string filter;
  std::string order_by;
  bool rebuild = false;
  int depth = 99;
  int64_t min_sequence = 0;
};

std::string RankingText(const Context& context, const std::vector<Scorecard>& cards) {
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
    table.Add({RankText(context, card.rank()), LastId(card.name()), card.display_name(), card.total(),
               GradeText(context, card.grade()), FlagsText(context, card.flags())});
  }
  flush();
  return text;
}

// What the ranking is worth: trial, final, or a standing from day to day.
std::string ScoreStateText(const Context& context, const std::string& state) {
  if (context.language() == Language::kEn) return absl::StrCat("evaluation ", state, "\n");
  if (state == "TRIAL") return "试算得分，可申诉\n";
  if (state == "PROPOSED") return "定稿待确认\n";
  return state == "FINAL" ? "已定稿\n" : "尚未试算，随记录变动\n";
}

std::string CardText(const Context& context, const Scorecard& card) {
  Table table({context.Say("项", "part"), context.Say("名称", "name"), context.Say(">得分", ">points"),
               context.Say(">满分", ">of"), context.Say(">精确值", ">exact")});
  for (const auto& component : card.components()) {
    table.Add(
        {component.component(), component.display_name(), component.points(), component.max_points(), ""});
    for (const auto& leaf : component.leaves()) {
      table.Add({absl::StrCat("  ", leaf.leaf()), "", leaf.points(), leaf.max_points(), leaf.exact_points()});
    }
  }
  return absl::StrCat(card.display_name(), "  ", GroupText(context, card.group()), "  ",
                      context.Say("总分 ", "total "), card.total(), "  ", context.Say("名次 ", "rank "),
                      RankText(context, card.rank()), "/", card.group_size(), "  ",
                      GradeText(context, card.grade()), "\n", table.ToText(), context.Say("加分 ", "bonus "),
                      card.bonus(), context.Say("，扣分 ", ", deductions "), card.deductions(), "\n");
}

std::string LedgerText(const Context& context, const std::vector<LedgerLine>& lines) {
  Table table({context.Say("单位", "unit"), context.Say("部分", "component"), context.Say("项", "leaf"),
               context.Say("算法", "formula"), context.Say("内容", "what"), context.Say(">分值", ">points"),
               context.Say("来源", "source"), context.Say(">变更", ">change"),
               context.Say(">考评记录", ">act")});
  for (const LedgerLine& line : lines) {
    const std::string& source = line.source().empty() ? line.resource() : line.source();
    const std::string what = absl::StrCat(
        line.display_name(), line.contested() ? context.Say("〔复核中〕", " [contested]") : std::string());
    table.Add({LastId(line.unit()), line.component(), line.leaf(), line.formula(), what, line.contribution(),
               ShortName(source), line.change_sequence() == 0 ? "" : absl::StrCat(line.change_sequence()),
               line.act_sequence() == 0 ? "" : absl::StrCat(line.act_sequence())});
  }
  return absl::StrCat(table.ToText(), context.Say("共 ", ""), lines.size(), context.Say(" 行\n", " lines\n"));
}

absl::Status Rank(const Context& context, const ScoreArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::ListScorecardsRequest request;
  request.set_parent(names.Period(args.period));
  request.set_group(args.group);
  request.set_min_sequence(args.min_sequence);
  ASSIGN_OR_RETURN(*request.mutable_as_of(), ParseAsOf(names, args.as_of));
  reporting::v1::ListScorecardsResponse all;
  ASSIGN_OR_RETURN(const std::vector<Scorecard> cards,
                   reporting.ListAll(&ScoreService::Stub::ListScorecards, request, [&](auto& page) {
                     *all.mutable_as_of() = page.as_of();
                     all.set_digest(page.digest());
                     all.set_evaluation_state(page.evaluation_state());
                     return page.mutable_scorecards();
                   }));
  all.mutable_scorecards()->Add(cards.begin(), cards.end());
  return context.Print(all, [&] {
    return absl::StrCat(RankingText(context, cards), ScoreStateText(context, all.evaluation_state()),
                        AsOfText(context, all.as_of()), context.Say("摘要 ", "digest "), all.digest(), "\n");
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
  if (node.contested()) text += "  〔复核中〕";
  if (!node.source().empty()) absl::StrAppend(&text, "  ← ", node.source(), " #", node.source_sequence());
  if (node.act_sequence() > 0) absl::StrAppend(&text, "  ← 考评记录 #", node.act_sequence());
  absl::StrAppend(&text, "\n");
  if (depth >= max_depth) return;
  for (const ExplanationNode& child : node.children()) AddNode(child, depth + 1, max_depth, text);
}

absl::Status Explain(const Context& context, const ScoreArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::ExplainScoreRequest request;
  request.set_name(names.Scorecard(args.period, args.unit));
  request.set_leaf(args.leaf);
  ASSIGN_OR_RETURN(*request.mutable_as_of(), ParseAsOf(names, args.as_of));
  ASSIGN_OR_RETURN(const auto explained, reporting.Call(&ScoreService::Stub::ExplainScore, request));
  return context.Print(explained, [&] {
    std::string text;
    AddNode(explained.root(), 0, args.depth, text);
    return absl::StrCat(text, AsOfText(context, explained.as_of()));
  });
}

absl::Status ShowScore(const Context& context, const ScoreArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::GetScorecardRequest request;
  request.set_name(names.Scorecard(args.period, args.unit));
  ASSIGN_OR_RETURN(*request.mutable_as_of(), ParseAsOf(names, args.as_of));
  ASSIGN_OR_RETURN(const Scorecard card, reporting.Call(&ScoreService::Stub::GetScorecard, request));
  return context.Print(
      card, [&] { return absl::StrCat(CardText(context, card), AsOfText(context, card.as_of())); });
}

absl::Status Ledger(const Context& context, const ScoreArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::ListLedgerRequest request;
  request.set_parent(names.Period(args.period));
  request.set_filter(args.filter);
  request.set_order_by(args.order_by);
  ASSIGN_OR_RETURN(*request.mutable_as_of(), ParseAsOf(names, args.as_of));
  reporting::v1::ListLedgerResponse all;
  ASSIGN_OR_RETURN(const std::vector<LedgerLine> lines,
                   reporting.ListAll(&ScoreService::Stub::ListLedger, request, [&](auto& page) {
                     *all.mutable_as_of() = page.as_of();
                     return page.mutable_lines();
                   }));
  all.mutable_lines()->Add(lines.begin(), lines.end());
  return context.Print(
      all, [&] { return absl::StrCat(LedgerText(context, lines), AsOfText(context, all.as_of())); });
}

std::string VerdictText(const Context& context, const reporting::v1::VerifyScoresResponse& found) {
  std::string text = absl::StrCat(context.Say("增量 ", "incremental "), found.incremental_digest(), "\n",
                                  context.Say("重建 ", "rebuilt     "), found.rebuilt_digest(), "\n",
                                  context.Say("重放变更 ", "changes replayed: "), found.change_count(), "\n",
                                  context.Say("考评记录 ", "book        "), found.book_digest(), "\n",
                                  context.Say("重建 ", "rebuilt     "), found.rebuilt_book_digest(), "\n",
                                  context.Say("重放考评记录 ", "acts replayed: "), found.act_count(), "\n");
  for (const auto& edition : found.editions()) {
    const bool same = edition.stored_digest() == edition.rebuilt_digest();
    absl::StrAppend(&text, context.Say("考评 ", "evaluation "), LastId(edition.evaluation()), "@",
                    edition.edition(), " ", edition.stored_digest(),
                    same ? context.Say(" 一致", " equal") : context.Say(" 不一致", " DIFFERS"), "\n");
  }
  return text;
}

absl::Status VerifyScore(const Context& context) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::VerifyScoresRequest request;
  request.set_parent(names.Jurisdiction());
  ASSIGN_OR_RETURN(const auto found, reporting.Call(&ScoreService::Stub::VerifyScores, request));
  RETURN_IF_ERROR(context.Print(found, [&] { return VerdictText(context, found); }));
  if (found.equal()) return absl::OkStatus();
  return absl::DataLossError(context.Say("摘要不同", "the digests differ"));
}

// The options of one command; the arguments live as long as it.
CLI::App* AddPart(CLI::App* noun, Context& context, const ActText& text,
                  const std::shared_ptr<ScoreArgs>& args,
                  absl::Status (*act)(const Context&, const ScoreArgs&)) {
  CLI::App* command = AddCommand(noun, text.verb, text.help, text.example);
  command->add_option("--period", args->period, "季，如 2024-Q1")->required();
  command->add_option("--as-of", args->as_of, kAsOfHelp);
  command->callback(
      [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
  return command;
}

}  // namespace

void AddScoreCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "score", "考评：排名、溯源、台账、模拟、影响预览、核对、年度", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<ScoreArgs>();
  CLI::App* rank =
      AddPart(noun, context, {"rank", "一季的分组排名", "duban score rank --period 2024-Q1 --group DEPT"},
              args, Rank);
  rank->add_option("--group", args->group, "只看一组")->check(CLI::IsMember({"DEPT", "TOWN", "TF"}));
  rank->add_option("--min-sequence", args->min_sequence, "至少依据到此变更号");
  CLI::App* show = AddPart(noun, context,
                           {"show", "一个单位的得分表，可看过去的",
                            "duban score show hc-drc --period 2024-Q1 --as-of bulletin:quarterly-2024-Q1"},
                           args, ShowScore);
  show->add_option("unit", args->unit, "单位代码")->required();
  CLI::App* explain = AddPart(
      noun, context,
      {"explain", "一个得分从何而来，直到报表的行", "duban score explain hc-drc --period 2024-Q1 --leaf K2a"},
      args, Explain);
  explain->add_option("unit", args->unit, "单位代码")->required();
  explain->add_option("--leaf", args->leaf, "只看一项，如 K1 或 K2a");
  explain->add_option("--depth", args->depth, "层数；不给则到底");
  CLI::App* ledger =
      AddPart(noun, context,
              {"ledger", "得分台账：每一分一行",
               "duban score ledger --period 2024-Q1 --filter 'unit = hc-drc AND leaf = \"K2a\"'"},
              args, Ledger);
  ledger->add_option("--filter", args->filter, "筛选，如 'unit = hc-drc'");
  ledger->add_option("--order-by", args->order_by, "排序，如 'contribution desc'");
  CLI::App* verify = AddCommand(noun, "verify", "从头重建记录、考评记录和每一版得分，并逐一核对",
                                "duban --jurisdiction hecheng score verify --rebuild");
  verify->add_flag("--rebuild", args->rebuild, "从头重建（总是如此）");
  verify->callback([&context] { context.command = [&context] { return VerifyScore(context); }; });
  AddScorePreviewCommands(noun, context);
  AddScoreYearCommands(noun, context);
}

}  // namespace duban::client
