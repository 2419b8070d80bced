#include "services/reporting/domain/panel/ballot.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/calendar.h"
#include "services/common/errors.h"
#include "services/common/sha256.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/book/sha256_text.h"
#include "services/reporting/domain/score/formula_catalogue.h"

namespace duban::reporting {
namespace {

constexpr size_t kIdDigits = 16;  // of a digest: enough that no two voters of a panel meet

absl::Status CheckWindow(const Panel& panel, absl::Time now) {
  if (panel.state != PanelState::kOpen) {
    return Precondition("PANEL_STATE", absl::StrCat("评议处于 ", StateName(panel.state), "，不收票"),
                        {{"state", std::string(StateName(panel.state))}});
  }
  if (now < panel.open_time || now >= panel.close_time) {
    return Precondition("PANEL_WINDOW", "不在评议时间内；截止后评议票不再改动",
                        {{"close_time", absl::FormatTime(panel.close_time)}});
  }
  return absl::OkStatus();
}

void CheckMark(const BallotMark& mark, const std::string& at, Violations& faults) {
  if (!mark.points && mark.grade == VoteGrade::kUnspecified) {
    faults.Add(at, "MARK_EMPTY", absl::StrCat(mark.leaf, " 须给分或给等次"));
  }
  if (mark.points && mark.grade != VoteGrade::kUnspecified) {
    faults.Add(at, "MARK_BOTH", absl::StrCat(mark.leaf, " 只能给分或给等次，不能都给"));
  }
  if (mark.points && (*mark.points < 0 || *mark.points > 100 || Round(*mark.points, 1) != *mark.points)) {
    faults.Add(at, "MARK_RANGE", absl::StrCat(mark.leaf, " 的分数应在 0 与 100 之间，至多一位小数"));
  }
}

// Checks what is voted on and how, and brings the marks into printing order.
void CheckMarks(const Scheme& scheme, const Panel& panel, const std::string& at, Ballot& ballot,
                Violations& faults) {
  if (!std::binary_search(panel.units.begin(), panel.units.end(), ballot.unit)) {
    faults.Add(absl::StrCat(at, "unit"), "UNKNOWN_UNIT", absl::StrCat(ballot.unit, " 不在本次评议之列"));
  }
  const std::vector<std::string> leaves = PanelLeaves(scheme);
  std::vector<BallotMark> ordered;
  for (size_t i = 0; i < ballot.marks.size(); ++i) {
    const std::string field = absl::StrCat(at, "marks[", i, "]");
    CheckMark(ballot.marks[i], field, faults);
    if (std::find(leaves.begin(), leaves.end(), ballot.marks[i].leaf) == leaves.end()) {
      faults.Add(
          field, "UNKNOWN_LEAF",
          absl::StrCat("“", ballot.marks[i].leaf, "”不由评议给分；应为 ", absl::StrJoin(leaves, "、")));
    }
  }
  for (const std::string& leaf : leaves) {
    const auto is_leaf = [&](const BallotMark& mark) { return mark.leaf == leaf; };
    const auto count = std::count_if(ballot.marks.begin(), ballot.marks.end(), is_leaf);
    if (count == 1) ordered.push_back(*std::find_if(ballot.marks.begin(), ballot.marks.end(), is_leaf));
    if (count == 0) faults.Add(absl::StrCat(at, "marks"), "MARK_MISSING", absl::StrCat("缺少 ", leaf));
    if (count > 1) faults.Add(absl::StrCat(at, "marks"), "MARK_TWICE", absl::StrCat(leaf, " 出现多次"));
  }
  ballot.marks = std::move(ordered);
}

bool IsVoterNumber(absl::string_view text) {
  return !text.empty() && text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-';
  });
}

void CheckBatch(const Scheme& scheme, const Panel& panel, const Ballot& first, Violations& faults) {
  const auto& groups = scheme.panel.groups;
  const bool known =
      std::any_of(groups.begin(), groups.end(), [&](const PanelGroup& one) { return one.id == first.group; });
  const bool named = std::any_of(panel.members.begin(), panel.members.end(),
                                 [&](const PanelMember& member) { return member.group == first.group; });
  if (!known) faults.Add("group", "UNKNOWN_GROUP", absl::StrCat("没有评议组“", first.group, "”"));
  if (named) faults.Add("group", "NOT_PAPER_GROUP", "该组有具名评议人，须由本人在系统中投票");
  if (first.source_document.empty()) {
    faults.Add("source_document", "SOURCE_REQUIRED", "须写明计票单");
  }
  if (!IsSha256Text(first.evidence_sha256)) {
    faults.Add("evidence_sha256", "NOT_SHA256", "应为扫描件的 SHA-256（64 位小写十六进制）");
  }
}

// A member's substitute is told why, and what to do instead.
absl::Status NotAMember(const Projection& record, const Panel& panel, const std::string& person,
                        absl::CivilDay today) {
  for (const RoleGrant& grant : RolesOf(record, person, today)) {
    if (grant.substitute_for.empty() || FindMember(panel, grant.substitute_for) == nullptr) continue;
    return PermissionDenied("SUBSTITUTE_VOTE",
                            absl::StrCat("评议票由评议人 ", grant.substitute_for,
                                         " 本人投，不能代投；确需替换的，由绩效办在筹建评议时写入名单"));
  }
  return PermissionDenied("NOT_A_MEMBER", "不在本次评议人名单中");
}

// True for the ballot on record as it is given; who recorded it is not part of it.
bool IsSamePaper(const Ballot& given, const Ballot& recorded) {
  return given.marks == recorded.marks && given.source_document == recorded.source_document &&
         given.evidence_sha256 == recorded.evidence_sha256;
}

// Leaves those that are not on record yet; an error with each that is on record otherwise.
absl::StatusOr<std::vector<Ballot>> NotRecorded(const Book& book, std::vector<Ballot> ballots) {
  std::vector<Ballot> left;
  std::vector<FieldViolation> otherwise;
  for (size_t i = 0; i < ballots.size(); ++i) {
    Ballot& ballot = ballots[i];
    const Ballot* const recorded = book.docket.Find<Ballot>(ballot.campaign, ballot.id);
    if (recorded == nullptr) {
      left.push_back(std::move(ballot));
    } else if (!IsSamePaper(ballot, *recorded)) {
      otherwise.push_back({absl::StrCat("ballots[", i, "].voter_number"), "BALLOT_RECORDED",
                           absl::StrCat("票号 ", ballot.voter, " 对 ", ballot.unit, " 已登记（",
                                        recorded->source_document, "），内容不同；评议票登记后不改动")});
    }
  }
  if (otherwise.empty()) return left;
  return WithDetails(absl::FailedPreconditionError(absl::StrCat(
                         otherwise.front().description,
                         otherwise.size() == 1 ? "" : absl::StrCat("，另有 ", otherwise.size() - 1, " 张"))),
                     {"BALLOT_RECORDED", {{"count", absl::StrCat(otherwise.size())}}, otherwise});
}

}  // namespace

std::string BallotId(absl::string_view panel, absl::string_view unit, absl::string_view voter) {
  const std::string digest = HexDigest(absl::StrCat(panel, "\n", unit, "\n", voter));
  return absl::StrCat(absl::AsciiStrToLower(panel), "-", digest.substr(0, kIdDigits));
}

std::vector<std::string> PanelLeaves(const Scheme& scheme) {
  std::vector<std::string> leaves;
  for (int i = 0; i <= static_cast<int>(LeafId::kB3); ++i) {
    const auto leaf = static_cast<LeafId>(i);
    if (IsPanelLeaf(leaf, scheme)) leaves.emplace_back(LeafName(leaf));
  }
  return leaves;
}

absl::StatusOr<Ballot> CastBallot(const Book& book, const Projection& record, const Scheme& scheme,
                                  const Panel& panel, Ballot ballot, absl::Time now) {
  const absl::CivilDay today = absl::ToCivilDay(now, ChinaTime());
  const PanelMember* member = FindMember(panel, ballot.voter);
  if (member == nullptr) return NotAMember(record, panel, ballot.voter, today);
  if (!ballot.on_behalf_of.empty()) {
    return PermissionDenied("SUBSTITUTE_VOTE", "评议票以本人的岗位投，今日只代理他人岗位，不能投票");
  }
  RETURN_IF_ERROR(CheckWindow(panel, now));
  const Recusal recusal = RecusalOf(record, panel.campaign, ballot.voter, ballot.unit, today);
  if (recusal != Recusal::kNone) {
    return PermissionDenied("RECUSED", absl::StrCat("须回避：", RecusalText(recusal)));
  }
  Violations faults;
  CheckMarks(scheme, panel, "", ballot, faults);
  if (!faults.empty()) return faults.ToStatus();
  ballot.campaign = panel.campaign;
  ballot.panel = panel.id;
  ballot.group = member->group;
  ballot.id = BallotId(panel.id, ballot.unit, ballot.voter);
  if (const Ballot* before = book.docket.Find<Ballot>(panel.campaign, ballot.id)) {
    ballot.version = before->version + 1;
  }
  return ballot;
}

absl::StatusOr<std::vector<Ballot>> RecordPaperBallots(const Book& book, const Scheme& scheme,
                                                       const Panel& panel, std::vector<Ballot> ballots,
                                                       absl::Time now) {
  // Paper is counted after it is cast: it comes in until the panel is closed.
  if (panel.state != PanelState::kOpen || now < panel.open_time) {
    return Precondition("PANEL_STATE", absl::StrCat("评议处于 ", StateName(panel.state), "，不收票"),
                        {{"state", std::string(StateName(panel.state))}});
  }
  if (ballots.empty()) return InvalidField("ballots", "REQUIRED", "没有评议票");
  Violations faults;
  CheckBatch(scheme, panel, ballots.front(), faults);
  std::set<std::string> ids;
  for (size_t i = 0; i < ballots.size(); ++i) {
    Ballot& ballot = ballots[i];
    const std::string at = absl::StrCat("ballots[", i, "].");
    ballot.campaign = panel.campaign;
    ballot.panel = panel.id;
    ballot.paper = true;
    // A number of one group is no number of another.
    ballot.id = BallotId(panel.id, ballot.unit, absl::StrCat("paper/", ballot.group, "/", ballot.voter));
    CheckMarks(scheme, panel, at, ballot, faults);
    if (!IsVoterNumber(ballot.voter)) {
      faults.Add(absl::StrCat(at, "voter_number"), "VOTER_NUMBER",
                 "票号应为 1–32 位字母、数字或连字符，不写姓名");
    } else if (!ids.insert(ballot.id).second) {
      faults.Add(absl::StrCat(at, "voter_number"), "VOTER_NUMBER",
                 absl::StrCat("票号 ", ballot.voter, " 对 ", ballot.unit, " 出现多次"));
    }
  }
  if (!faults.empty()) return faults.ToStatus();
  return NotRecorded(book, std::move(ballots));
}

}  // namespace duban::reporting
