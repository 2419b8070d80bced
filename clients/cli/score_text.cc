#include "clients/cli/score_text.h"

#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/cpp/names.h"

namespace duban::client {

using reporting::v1::AsOf;
using reporting::v1::AsOfPoint;
using reporting::v1::ScoreMove;

namespace {

absl::Status BadPoint(const std::string& text) {
  return UsageError(
      absl::StrCat("--as-of 应如 change:120、act:7、change:120,act:7、bulletin:monthly-2024-M03、",
                   "evaluation:2024-Q1@1，收到“", text, "”"));
}

// "120" or "7" of a place in one of the logs.
bool ReadPlace(const std::string& key, const std::string& value, AsOfPoint::Sequences& out) {
  int64_t place = 0;
  if (!absl::SimpleAtoi(value, &place) || place < 1) return false;
  if (key == "change") out.set_change_sequence(place);
  if (key == "act") out.set_act_sequence(place);
  return key == "change" || key == "act";
}

bool ReadEvaluation(const Names& names, const std::string& value, AsOfPoint& out) {
  const std::vector<std::string> parts = absl::StrSplit(value, '@');
  int edition = 0;
  if (parts.size() > 2 || (parts.size() == 2 && !absl::SimpleAtoi(parts[1], &edition))) return false;
  out.set_evaluation(absl::StrCat(names.Campaign(), "/evaluations/", LastId(parts[0])));
  out.set_edition(edition);
  return true;
}

}  // namespace

absl::StatusOr<AsOfPoint> ParseAsOf(const Names& names, const std::string& text) {
  AsOfPoint point;
  if (text.empty()) return point;
  for (const std::string& part : std::vector<std::string>(absl::StrSplit(text, ','))) {
    const std::pair<std::string, std::string> pair = absl::StrSplit(part, absl::MaxSplits(':', 1));
    bool read = false;
    if (pair.first == "bulletin" && !pair.second.empty()) {
      point.set_bulletin(names.Bulletin(LastId(pair.second)));
      read = true;
    } else if (pair.first == "evaluation" && !pair.second.empty()) {
      read = ReadEvaluation(names, pair.second, point);
    } else {
      read = ReadPlace(pair.first, pair.second, *point.mutable_sequences());
    }
    if (!read) return BadPoint(text);
  }
  return point;
}

std::string AsOfText(const Context& context, const AsOf& as_of) {
  std::string text = absl::StrCat(context.Say("依据变更 #", "as of change #"), as_of.change_sequence(), "（",
                                  ShowTime(as_of.change_time()), "）");
  if (as_of.act_sequence() > 0) {
    absl::StrAppend(&text, context.Say("，考评记录 #", ", act #"), as_of.act_sequence());
  }
  absl::StrAppend(&text, context.Say("，", ", "), as_of.scheme());
  if (as_of.edition() > 0) {
    absl::StrAppend(&text, context.Say("，考评 ", ", evaluation "), LastId(as_of.evaluation()), "@",
                    as_of.edition());
  }
  return absl::StrCat(text, as_of.simulated() ? context.Say("，演示时钟", ", simulated clock") : "", "\n");
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

std::string FlagsText(const Context& context, const google::protobuf::RepeatedPtrField<std::string>& flags) {
  static constexpr std::pair<absl::string_view, absl::string_view> kTitles[] = {
      {"NO_PANEL", "无评议"},       {"PENDING_VALUE", "待核定"},
      {"MISSING_REPORT", "漏报"},   {"NOT_RANKED", "不参评"},
      {"VETO", "一票否决"},         {"RED_CARD", "红牌"},
      {"CONTESTED", "复核中"},      {"OPEN_DIFFICULTY", "难度未定"},
      {"FORCE_MAJEURE", "不可抗力"}};
  std::vector<std::string> words;
  for (const std::string& flag : flags) {
    std::string word = flag;
    for (const auto& [name, title] : kTitles) {
      if (name == flag) word = context.Say(title, flag);
    }
    words.push_back(word);
  }
  return absl::StrJoin(words, " ");
}

std::string RankText(const Context& context, int rank) {
  return rank == 0 ? context.Say("不参评", "-") : absl::StrCat(rank);
}

std::string MovesText(const Context& context, const google::protobuf::RepeatedPtrField<ScoreMove>& moves) {
  Table table({context.Say("周期", "period"), context.Say("组", "group"), context.Say("单位", "unit"),
               context.Say("名称", "name"), context.Say(">现得分", ">now"), context.Say(">变后", ">then"),
               context.Say(">差", ">diff"), context.Say(">现名次", ">rank"), context.Say(">变后", ">then"),
               context.Say("变动项", "leaves"), context.Say("备注", "note")});
  for (const ScoreMove& move : moves) {
    table.Add({move.period(), GroupText(context, move.group()), LastId(move.unit()), move.display_name(),
               move.total_before(), move.total_after(), move.difference(),
               RankText(context, move.rank_before()), RankText(context, move.rank_after()),
               absl::StrJoin(move.leaves(), "，"),
               move.frozen() ? context.Say("已定稿，须更正", "final: by amendment") : ""});
  }
  return absl::StrCat(table.ToText(), context.Say("共 ", ""), moves.size(),
                      context.Say(" 个单位\n", " units\n"));
}

}  // namespace duban::client
