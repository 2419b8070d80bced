#include "services/reporting/convert/book_panel.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace duban::reporting {

static_assert(static_cast<int>(PanelState::kClosed) == v1::Panel::STATE_CLOSED);
static_assert(static_cast<int>(VoteGrade::kPoor) == v1::BallotMark::GRADE_POOR);

namespace {

// A ballot names its panel by its id.
std::string PanelPath(const std::string& campaign, const std::string& id) {
  return id.empty() ? "" : MatterPath<Panel>(campaign, id);
}

std::string TitleOf(const Scheme& scheme, const std::string& group) {
  for (const PanelGroup& one : scheme.panel.groups) {
    if (one.id == group) return one.title;
  }
  return group;
}

v1::PanelResult::Group ToProto(const GroupOutcome& outcome, const Scheme& scheme) {
  v1::PanelResult::Group group;
  group.set_group(outcome.group);
  group.set_title(TitleOf(scheme, outcome.group));
  group.set_ballot_count(outcome.ballots);
  group.set_minimum_ballots(outcome.minimum);
  group.set_trimmed_count(outcome.trimmed);
  group.set_voided(outcome.is_void);
  group.set_outlier_count(outcome.outliers);
  if (outcome.mean) group.set_mean(FormatExact(*outcome.mean));
  for (const auto& [reason, ballots] : outcome.left_out) {
    v1::PanelResult::LeftOut& left_out = *group.add_left_out();
    left_out.set_reason(reason);
    left_out.set_ballot_count(ballots);
  }
  if (outcome.ballots > 0) {
    group.set_lowest(FormatExact(outcome.lowest));
    group.set_highest(FormatExact(outcome.highest));
  }
  return group;
}

}  // namespace

template <typename Io>
void Fields(Io& io, Like<Io, PanelMember>& member) {
  io("person", member.person);
  io("group", member.group);
}

template <typename Io>
void Fields(Io& io, Like<Io, Panel>& panel) {
  io("period", panel.period);
  io("scheme", panel.scheme);
  io("state", panel.state);
  io("open_time", panel.open_time);
  io("close_time", panel.close_time);
  io("members", panel.members);
  io.Units("units", panel.units);
  io("basis", panel.basis);
  io("creator", panel.creator);
  io("closer", panel.closer);
  io("closed_time", panel.closed_time);
}

template <typename Io>
void Fields(Io& io, Like<Io, BallotMark>& mark) {
  io("leaf", mark.leaf);
  io("points", mark.points);
  io("grade", mark.grade);
}

template <typename Io>
void Fields(Io& io, Like<Io, Ballot>& ballot) {
  if constexpr (Io::kReading) {
    std::string panel;
    io.Path("panel", panel);
    ballot.panel = panel.substr(panel.rfind('/') + 1);
  } else {
    io.Path("panel", PanelPath(ballot.campaign, ballot.panel));
  }
  io.Unit("unit", ballot.unit);
  io("group", ballot.group);
  io("voter", ballot.voter);
  io("marks", ballot.marks);
  io("paper", ballot.paper);
  io("source_document", ballot.source_document);
  io("evidence_sha256", ballot.evidence_sha256);
  io("recorder", ballot.recorder);
  io("version", ballot.version);
  io("role", ballot.role);
  io("on_behalf_of", ballot.on_behalf_of);
}

v1::Panel ToProto(absl::string_view jurisdiction, const Stored<Panel>& panel) {
  return WriteBookMatter<v1::Panel>(jurisdiction, panel);
}

v1::Ballot ToProto(absl::string_view jurisdiction, const Stored<Ballot>& ballot) {
  return WriteBookMatter<v1::Ballot>(jurisdiction, ballot);
}

Panel FromProto(const v1::Panel& panel, absl::string_view jurisdiction, const std::string& at,
                Violations& out) {
  v1::Panel given;
  given.set_period(panel.period());
  *given.mutable_open_time() = panel.open_time();
  *given.mutable_close_time() = panel.close_time();
  *given.mutable_members() = panel.members();
  *given.mutable_units() = panel.units();
  given.set_basis(panel.basis());
  return ReadFields<Panel>(given, jurisdiction, at, out);
}

std::vector<BallotMark> FromProto(const google::protobuf::RepeatedPtrField<v1::BallotMark>& marks,
                                  absl::string_view jurisdiction, const std::string& at, Violations& out) {
  std::vector<BallotMark> result;
  for (const v1::BallotMark& mark : marks) {
    result.push_back(
        ReadFields<BallotMark>(mark, jurisdiction, absl::StrCat(at, "[", result.size(), "]"), out));
  }
  return result;
}

std::string UnitIdFrom(const std::string& name, absl::string_view jurisdiction, const std::string& at,
                       Violations& out) {
  const std::string prefix = absl::StrCat("jurisdictions/", jurisdiction, "/units/");
  absl::string_view id = name;
  if (absl::ConsumePrefix(&id, prefix) && !id.empty()) return std::string(id);
  out.Add(at, "RESOURCE_NAME", absl::StrCat("应为 ", prefix, "{编号}，收到“", name, "”"));
  return "";
}

v1::Panel::Turnout ToProto(const Turnout& turnout, const Scheme& scheme) {
  v1::Panel::Turnout message;
  message.set_group(turnout.group);
  message.set_title(TitleOf(scheme, turnout.group));
  message.set_minimum_ballots(turnout.minimum);
  message.set_member_count(turnout.members);
  message.set_ballot_count(turnout.ballots);
  message.set_short_unit_count(turnout.units_short);
  message.set_left_out_count(turnout.left_out);
  return message;
}

v1::PanelResult::Unit ToProto(absl::string_view jurisdiction, const UnitOutcome& outcome,
                              const Scheme& scheme, const std::string& display_name) {
  v1::PanelResult::Unit unit;
  unit.set_unit(absl::StrCat("jurisdictions/", jurisdiction, "/units/", outcome.unit));
  unit.set_display_name(display_name);
  for (const LeafOutcome& one : outcome.leaves) {
    v1::PanelResult::Leaf& leaf = *unit.add_leaves();
    leaf.set_leaf(one.leaf);
    if (one.panel) leaf.set_panel(FormatExact(*one.panel));
    for (const GroupOutcome& group : one.groups) *leaf.add_groups() = ToProto(group, scheme);
  }
  return unit;
}

void AddPanelCodecs(std::vector<BookCodec>& all) {
  all.push_back(BookCodecOf<Panel>());
  all.push_back(BookCodecOf<Ballot>());
}

}  // namespace duban::reporting
