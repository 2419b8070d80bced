#include "services/reporting/api/panel_service.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/api/acts.h"
#include "services/reporting/api/serving.h"
#include "services/reporting/convert/book_panel.h"

namespace duban::reporting {
namespace {

using States = absl::StatusOr<std::vector<Matter>>;

constexpr int kMaxPaperBallots = 5000;  // of one request: dozens of sheets, each on every unit

// Who sees the names of members.
const std::vector<std::string>& PanelOffices() {
  static const auto& roles =
      *new std::vector<std::string>{"PERFORMANCE", "SUPERVISION_HEAD", "GENERAL_OFFICE"};
  return roles;
}
// Who sees the result.
const std::vector<std::string>& ResultReaders() {
  static const auto& roles =
      *new std::vector<std::string>{"PERFORMANCE", "SUPERVISION_HEAD", "HEAD", "EXECUTIVE_DEPUTY"};
  return roles;
}

MatterScope PanelScope(const Panel&) { return {}; }

// A voter signs as the first role held today in the own right: the panel's list is what gives the right. Who
// only takes another's place signs with that role; as nobody votes for another, the ballot is refused.
Signature VoterSignature(const View& view, const std::string& person) {
  const std::vector<RoleGrant> grants = RolesOf(view.projection(), person, view.Today());
  if (grants.empty()) return {person, "", "", ""};
  return {person, grants.front().role, grants.front().unit, grants.front().substitute_for};
}

absl::StatusOr<std::vector<Ballot>> PaperBallotsOf(const v1::RecordPaperBallotsRequest& request,
                                                   const std::string& jurisdiction,
                                                   const Signature& recorder) {
  if (request.ballots_size() > kMaxPaperBallots) {
    return InvalidField("ballots", "TOO_MANY", absl::StrCat("一次至多 ", kMaxPaperBallots, " 张"));
  }
  Violations faults;
  std::vector<Ballot> ballots;
  for (const v1::PaperBallot& paper : request.ballots()) {
    const std::string at = absl::StrCat("ballots[", ballots.size(), "]");
    Ballot ballot{.group = request.group(), .voter = paper.voter_number()};
    ballot.unit = UnitIdFrom(paper.unit(), jurisdiction, absl::StrCat(at, ".unit"), faults);
    ballot.marks = FromProto(paper.marks(), jurisdiction, absl::StrCat(at, ".marks"), faults);
    ballot.source_document = request.source_document();
    ballot.evidence_sha256 = request.evidence_sha256();
    ballot.recorder = recorder.person;
    ballot.role = recorder.role;
    ballot.on_behalf_of = recorder.on_behalf_of;
    ballots.push_back(std::move(ballot));
  }
  if (!faults.empty()) return faults.ToStatus();
  return ballots;
}

v1::RecordPaperBallotsResponse RecordedPaper(size_t given, size_t recorded) {
  v1::RecordPaperBallotsResponse response;
  response.set_recorded_count(static_cast<int>(recorded));
  response.set_unchanged_count(static_cast<int>(given - recorded));
  return response;
}

}  // namespace

PanelService::PanelService(const rpc::ServerEnv& server, Desk& desk)
    : env_(server, v1::PanelService::service_full_name()), desk_(desk) {}

absl::StatusOr<PanelService::Seen> PanelService::See(const rpc::CallContext& call, const std::string& name,
                                                     const char* field) {
  ASSIGN_OR_RETURN(const BookName parsed, ParseBookName(name, Panel::kCollection, field));
  Seen seen{.campaign = parsed.campaign};
  ASSIGN_OR_RETURN(seen.view, desk_.Open(call, parsed.jurisdiction, 0));
  const auto found = seen.view.book->docket.FindStored<Panel>(parsed.campaign, parsed.id);
  if (!found) return NotFound(name);
  seen.panel = *found;
  ASSIGN_OR_RETURN(seen.scheme, desk_.SchemeById(*seen.view.book, parsed.campaign, found->value.scheme));
  return seen;
}

absl::StatusOr<v1::Panel> PanelService::Shown(const View& view, const std::string& person,
                                              const Stored<Panel>& panel) {
  v1::Panel message = ToProto(desk_.jurisdiction(), panel);
  ASSIGN_OR_RETURN(const auto scheme, desk_.SchemeById(*view.book, panel.value.campaign, panel.value.scheme));
  for (const Turnout& turnout : TurnoutOf(view.projection(), *view.book, *scheme, panel.value)) {
    *message.add_turnout() = ToProto(turnout, *scheme);
  }
  if (RequireSomeRole(view, person, PanelOffices()).ok()) return message;
  message.clear_members();
  if (const PanelMember* member = FindMember(panel.value, person)) {
    message.add_members()->set_person(member->person);
    message.mutable_members(0)->set_group(member->group);
  }
  return message;
}

absl::StatusOr<v1::Panel> PanelService::Get(const rpc::CallContext& call,
                                            const v1::GetPanelRequest& request) {
  ASSIGN_OR_RETURN(const Seen seen, See(call, request.name(), "name"));
  return Shown(seen.view, call.person, seen.panel);
}

absl::StatusOr<v1::ListPanelsResponse> PanelService::List(const rpc::CallContext& call,
                                                          const v1::ListPanelsRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parent, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, parent.jurisdiction, 0));
  RETURN_IF_ERROR(FindCampaign(view, parent.campaign).status());
  ASSIGN_OR_RETURN(MessageList<v1::Panel> list, MessageList<v1::Panel>::Begin(request));
  std::vector<Stored<Panel>> panels;
  view.book->docket.Each<Panel>(parent.campaign, [&](const Panel& panel, const Stored<Matter>& stored) {
    panels.push_back({panel, stored.sequence, stored.time});
  });
  for (const Stored<Panel>& panel : panels) {
    ASSIGN_OR_RETURN(v1::Panel message, Shown(view, call.person, panel));
    list.Offer(std::move(message));
  }
  v1::ListPanelsResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_panels()));
  return response;
}

absl::StatusOr<v1::Panel> PanelService::Create(const rpc::CallContext& call,
                                               const v1::CreatePanelRequest& request) {
  return CreateBookMatter<Panel>(
      desk_, call, request, {"PERFORMANCE"}, {}, [&](const ActContext& act) -> States {
        Violations faults;
        Panel panel = FromProto(request.panel(), desk_.jurisdiction(), "panel", faults);
        if (!faults.empty()) return faults.ToStatus();
        panel.campaign = act.campaign;
        panel.id = PeriodId(panel.period);
        panel.creator = act.actor.person;
        if (act.book.docket.Find<Panel>(act.campaign, panel.id) != nullptr) {
          return AlreadyExists(absl::StrCat("jurisdictions/", desk_.jurisdiction(), "/", PathOf(panel)));
        }
        ASSIGN_OR_RETURN(const auto scheme, desk_.SchemeOf(act.book, act.campaign, panel.period));
        ASSIGN_OR_RETURN(panel, PlanPanel(act.record(), *scheme, std::move(panel)));
        return std::vector<Matter>{std::move(panel)};
      });
}

absl::StatusOr<v1::Panel> PanelService::Open(const rpc::CallContext& call,
                                             const v1::OpenPanelRequest& request) {
  return ActOnBookMatter<Panel>(desk_, call, request, ActorsOf(kPanelMachine, PanelEvent::kOpen), PanelScope,
                                [](const Panel& panel, const ActContext& act) -> States {
                                  ASSIGN_OR_RETURN(Panel opened, reporting::OpenPanel(panel, act.now));
                                  return std::vector<Matter>{std::move(opened)};
                                });
}

absl::StatusOr<v1::Panel> PanelService::Close(const rpc::CallContext& call,
                                              const v1::ClosePanelRequest& request) {
  return ActOnBookMatter<Panel>(desk_, call, request, ActorsOf(kPanelMachine, PanelEvent::kClose), PanelScope,
                                [](const Panel& panel, const ActContext& act) -> States {
                                  ASSIGN_OR_RETURN(Panel closed,
                                                   reporting::ClosePanel(panel, act.actor, act.now));
                                  return std::vector<Matter>{std::move(closed)};
                                });
}

absl::StatusOr<v1::Ballot> PanelService::Cast(const rpc::CallContext& call,
                                              const v1::CastBallotRequest& request) {
  ASSIGN_OR_RETURN(const Seen seen, See(call, request.panel(), "panel"));
  Signature voter = VoterSignature(seen.view, call.person);
  Violations faults;
  Ballot given{.voter = call.person, .role = voter.role, .on_behalf_of = voter.on_behalf_of};
  given.unit = UnitIdFrom(request.unit(), desk_.jurisdiction(), "unit", faults);
  given.marks = FromProto(request.marks(), desk_.jurisdiction(), "marks", faults);
  if (!faults.empty()) return faults.ToStatus();
  ASSIGN_OR_RETURN(const ActHead head, HeadOf(seen.view, call, std::move(voter), request));
  ASSIGN_OR_RETURN(const Written written, desk_.keeper().Write(head, [&](const Book& book) -> States {
    const Panel& panel = *book.docket.Find<Panel>(seen.campaign, seen.panel.value.id);
    ASSIGN_OR_RETURN(Ballot ballot, reporting::CastBallot(book, seen.view.projection(), *seen.scheme, panel,
                                                          given, head.now));
    return std::vector<Matter>{std::move(ballot)};
  }));
  return ToProto(desk_.jurisdiction(), LastOf<Ballot>(written).value_or(Stored<Ballot>()));
}

absl::StatusOr<v1::RecordPaperBallotsResponse> PanelService::Record(
    const rpc::CallContext& call, const v1::RecordPaperBallotsRequest& request) {
  ASSIGN_OR_RETURN(const Seen seen, See(call, request.panel(), "panel"));
  ASSIGN_OR_RETURN(Signature actor, RequireRole(seen.view, call.person, {"PERFORMANCE"}));
  ASSIGN_OR_RETURN(const std::vector<Ballot> given, PaperBallotsOf(request, desk_.jurisdiction(), actor));
  if (request.validate_only()) {
    ASSIGN_OR_RETURN(
        const std::vector<Ballot> left,
        reporting::RecordPaperBallots(*seen.view.book, *seen.scheme, seen.panel.value, given, seen.view.now));
    return RecordedPaper(given.size(), left.size());
  }
  ASSIGN_OR_RETURN(const ActHead head, HeadOf(seen.view, call, std::move(actor), request));
  ASSIGN_OR_RETURN(const Written written, desk_.keeper().Write(head, [&](const Book& book) -> States {
    const Panel& panel = *book.docket.Find<Panel>(seen.campaign, seen.panel.value.id);
    ASSIGN_OR_RETURN(const std::vector<Ballot> ballots,
                     reporting::RecordPaperBallots(book, *seen.scheme, panel, given, head.now));
    return std::vector<Matter>(ballots.begin(), ballots.end());
  }));
  return RecordedPaper(given.size(), written.states.size());
}

absl::StatusOr<v1::GetMyBallotsResponse> PanelService::Mine(const rpc::CallContext& call,
                                                            const v1::GetMyBallotsRequest& request) {
  ASSIGN_OR_RETURN(const Seen seen, See(call, request.panel(), "panel"));
  const Panel& panel = seen.panel.value;
  if (FindMember(panel, call.person) == nullptr) {
    return PermissionDenied("NOT_A_MEMBER", "不在本次评议人名单中");
  }
  const Recusals recusals(seen.view.projection(), seen.campaign);
  const absl::CivilDay today = seen.view.Today();
  v1::GetMyBallotsResponse response;
  for (const std::string& unit : panel.units) {
    const std::string name = absl::StrCat("jurisdictions/", desk_.jurisdiction(), "/units/", unit);
    const auto ballot =
        seen.view.book->docket.FindStored<Ballot>(seen.campaign, BallotId(panel.id, unit, call.person));
    if (ballot) {
      *response.add_ballots() = ToProto(desk_.jurisdiction(), *ballot);
    } else if (recusals.During(call.person, unit, today, today) != Recusal::kNone) {
      response.add_recused_units(name);
    } else {
      response.add_open_units(name);
    }
  }
  return response;
}

absl::StatusOr<v1::PanelResult> PanelService::Result(const rpc::CallContext& call,
                                                     const v1::GetPanelResultRequest& request) {
  ASSIGN_OR_RETURN(const Seen seen, See(call, request.name(), "name"));
  RETURN_IF_ERROR(RequireRole(seen.view, call.person, ResultReaders()).status());
  const Panel& panel = seen.panel.value;
  if (!IsOver(panel, seen.view.now)) {
    return Precondition("PANEL_NOT_OVER", "评议结束后才有结果",
                        {{"close_time", absl::FormatTime(panel.close_time)}});
  }
  v1::PanelResult result;
  result.set_panel(request.name());
  for (const UnitOutcome& outcome : OutcomeOf(seen.view.projection(), *seen.view.book, *seen.scheme, panel)) {
    *result.add_units() =
        ToProto(desk_.jurisdiction(), outcome, *seen.scheme, UnitTitle(seen.view.projection(), outcome.unit));
  }
  return result;
}

DUBAN_SERVE(PanelService, GetPanel, v1::GetPanelRequest, v1::Panel, Get)
DUBAN_SERVE(PanelService, ListPanels, v1::ListPanelsRequest, v1::ListPanelsResponse, List)
DUBAN_SERVE(PanelService, CreatePanel, v1::CreatePanelRequest, v1::Panel, Create)
DUBAN_SERVE(PanelService, OpenPanel, v1::OpenPanelRequest, v1::Panel, Open)
DUBAN_SERVE(PanelService, ClosePanel, v1::ClosePanelRequest, v1::Panel, Close)
DUBAN_SERVE(PanelService, CastBallot, v1::CastBallotRequest, v1::Ballot, Cast)
DUBAN_SERVE(PanelService, RecordPaperBallots, v1::RecordPaperBallotsRequest, v1::RecordPaperBallotsResponse,
            Record)
DUBAN_SERVE(PanelService, GetMyBallots, v1::GetMyBallotsRequest, v1::GetMyBallotsResponse, Mine)
DUBAN_SERVE(PanelService, GetPanelResult, v1::GetPanelResultRequest, v1::PanelResult, Result)

}  // namespace duban::reporting
