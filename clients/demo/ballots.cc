#include "clients/demo/ballots.h"

#include <array>
#include <atomic>
#include <set>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/demo/cast.h"
#include "clients/demo/parallel.h"
#include "duban/reporting/v1/panel_service.grpc.pb.h"
#include "services/common/sha256.h"

namespace duban::client {

using reporting::v1::BallotMark;
using reporting::v1::CastBallotRequest;
using reporting::v1::GetMyBallotsRequest;
using reporting::v1::GetMyBallotsResponse;
using reporting::v1::GetPanelRequest;
using reporting::v1::Panel;
using reporting::v1::PanelService;
using reporting::v1::RecordPaperBallotsRequest;

namespace {

// The leaves that a ballot has a mark for.
constexpr std::array<const char*, 4> kLeaves = {"P1", "P2b", "B1", "B3"};

// Points 74–97 that follow from the unit, the voter and the leaf alone; one unit's lie close together.
std::string PointsOf(const std::string& unit, const std::string& voter, const char* leaf) {
  const auto byte = [](const std::string& text) { return static_cast<unsigned char>(Sha256(text)[0]); };
  const int common = 80 + byte(absl::StrCat("评议/", unit, "/", leaf)) % 12;
  return absl::StrCat(common - 6 + byte(absl::StrCat(unit, "/", voter, "/", leaf)) % 12);
}

template <typename Request>
void AddMarks(const std::string& unit, const std::string& voter, Request& request) {
  for (const char* leaf : kLeaves) {
    BallotMark& mark = *request.add_marks();
    mark.set_leaf(leaf);
    mark.set_points(PointsOf(unit, voter, leaf));
  }
}

// All ballots of one panel.
class Election {
 public:
  Election(const Endpoint& reporting, const Names& names, const BallotOptions& options)
      : reporting_(reporting),
        panel_(absl::StrCat(names.Campaign(), "/panels/", options.panel)),
        options_(options),
        cast_(names.jurisdiction_id, options.private_key_pem) {}

  absl::StatusOr<BallotCount> Run() {
    ASSIGN_OR_RETURN(const Endpoint office, cast_.As(options_.recorder, reporting_));
    GetPanelRequest request;
    request.set_name(panel_);
    ASSIGN_OR_RETURN(const Panel panel, office.Call(&PanelService::Stub::GetPanel, request));
    RETURN_IF_ERROR(FindWork(panel));
    RETURN_IF_ERROR(ParallelFor(work_.size(), options_.thread_count, [&](size_t at) { return CastOne(at); }));
    count_.cast = static_cast<int>(work_.size());
    RETURN_IF_ERROR(RecordPaper(office));
    return count_;
  }

 private:
  struct Work {
    std::string voter;
    std::string unit;
  };

  // Which member still has to vote on which unit.
  absl::Status FindWork(const Panel& panel) {
    for (const Panel::Member& member : panel.members()) {
      ASSIGN_OR_RETURN(const Endpoint voter, cast_.As(member.person(), reporting_));
      GetMyBallotsRequest request;
      request.set_panel(panel_);
      ASSIGN_OR_RETURN(const GetMyBallotsResponse mine,
                       voter.Call(&PanelService::Stub::GetMyBallots, request));
      for (const std::string& unit : mine.open_units()) work_.push_back({member.person(), unit});
      units_.insert(mine.open_units().begin(), mine.open_units().end());
      units_.insert(mine.recused_units().begin(), mine.recused_units().end());
      count_.recused += mine.recused_units_size();
    }
    return absl::OkStatus();
  }

  absl::Status CastOne(size_t at) {
    const Work& work = work_[at];
    ASSIGN_OR_RETURN(const Endpoint voter, cast_.As(work.voter, reporting_));
    CastBallotRequest request;
    request.set_panel(panel_);
    request.set_unit(work.unit);
    AddMarks(work.unit, work.voter, request);
    RETURN_IF_ERROR(voter.Call(&PanelService::Stub::CastBallot, request).status());
    options_.on_progress(++done_, static_cast<int>(work_.size()));
    return absl::OkStatus();
  }

  // One count sheet (计票单) per unit.
  absl::Status RecordPaper(const Endpoint& office) {
    for (const std::string& unit : units_) {
      const std::string sheet = absl::StrCat("计票单 ", LastId(unit), "（模拟数据）");
      RecordPaperBallotsRequest request;
      request.set_panel(panel_);
      request.set_group(options_.paper_group);
      request.set_source_document(sheet);
      request.set_evidence_sha256(HexDigest(sheet));
      for (int number = 1; number <= options_.paper_ballots; ++number) {
        auto& ballot = *request.add_ballots();
        ballot.set_voter_number(absl::StrCat(LastId(unit), "-", number));
        ballot.set_unit(unit);
        AddMarks(unit, ballot.voter_number(), ballot);
      }
      if (options_.paper_ballots == 0) continue;
      RETURN_IF_ERROR(office.Call(&PanelService::Stub::RecordPaperBallots, request).status());
      count_.paper += request.ballots_size();
    }
    return absl::OkStatus();
  }

  const Endpoint& reporting_;
  const std::string panel_;
  const BallotOptions& options_;
  Cast cast_;
  std::vector<Work> work_;
  std::set<std::string> units_;
  BallotCount count_;
  std::atomic<int> done_ = 0;
};

}  // namespace

absl::StatusOr<BallotCount> CastSimulatedBallots(const Endpoint& reporting, const Names& names,
                                                 const BallotOptions& options) {
  return Election(reporting, names, options).Run();
}

}  // namespace duban::client
