// Panels (评议组): who votes on whom in a quarter, and when.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_PANEL_PANEL_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_PANEL_PANEL_H_

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/common/period.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/book/machine.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/scheme/scheme.h"

namespace duban::reporting {

// Stored in the database by number; never renumber.
enum class PanelState {
  kUnspecified = 0,
  kPlanned = 1,  // 待开
  kOpen = 2,     // 评议中
  kClosed = 3,   // 已结束
};
enum class PanelEvent { kOpen, kClose };
absl::string_view StateName(PanelState state);
absl::string_view EventName(PanelEvent event);

inline constexpr std::array<Transition<PanelState, PanelEvent>, 2> kPanelMachine = {{
    {PanelState::kPlanned, PanelEvent::kOpen, PanelState::kOpen, {"PERFORMANCE"}},
    {PanelState::kOpen,
     PanelEvent::kClose,
     PanelState::kClosed,
     {"PERFORMANCE", "SUPERVISION_HEAD", "SUPERVISION", "GENERAL_OFFICE"}},
}};

// A voter by name. Served people (服务对象) vote on paper and have no names here.
struct PanelMember {
  std::string person;
  std::string group;  // of the scheme, e.g. "G2"

  friend bool operator==(const PanelMember&, const PanelMember&) = default;
};

// The panel of one quarter or of the year; its id is the period's, so that there is one.
struct Panel {
  static constexpr BookKind kKind = BookKind::kPanel;
  static constexpr char kCollection[] = "panels";

  std::string campaign;
  std::string id;      // e.g. "2024-Q1"
  Period period;       // a quarter or a year
  std::string scheme;  // id; its groups are voted in
  PanelState state = PanelState::kUnspecified;
  absl::Time open_time;   // the window: ballots count from here …
  absl::Time close_time;  // … to before here
  std::vector<PanelMember> members;
  std::vector<std::string> units;  // evaluated, in the order of their ids
  std::string basis;               // the document it rests on
  std::string creator;
  std::string closer;
  std::optional<absl::Time> closed_time;  // when it was closed; may be before `close_time`

  friend bool operator==(const Panel&, const Panel&) = default;
};

// True when no ballot comes in any more: closed, or the window is over.
bool IsOver(const Panel& panel, absl::Time now);
// The member; null when the person is none.
const PanelMember* FindMember(const Panel& panel, absl::string_view person);

// Ids of all units of the scheme's groups that exist in the period, sorted.
std::vector<std::string> EvaluatedUnits(const Projection& record, const Scheme& scheme,
                                        const std::string& campaign, const Period& period);

// How many of them there are by group.
std::map<std::string, int> GroupSizes(const Projection& record, const Scheme& scheme,
                                      const std::string& campaign, const Period& period);

// The panel as planned, complete: `units` filled in when empty. INVALID_ARGUMENT with every fault:
// PERIOD_KIND, PANEL_WINDOW (close not after open), NO_MEMBERS, UNKNOWN_GROUP, DUPLICATE_MEMBER,
// UNKNOWN_UNIT.
absl::StatusOr<Panel> PlanPanel(const Projection& record, const Scheme& scheme, Panel panel);

// FAILED_PRECONDITION PANEL_STATE, PANEL_TOO_EARLY (opened before its open time), PANEL_OVER (opened after
// the window).
absl::StatusOr<Panel> OpenPanel(Panel panel, absl::Time now);
// `role` may end it before its close time only if it is PERFORMANCE. FAILED_PRECONDITION PANEL_STATE,
// PANEL_WINDOW_OPEN.
absl::StatusOr<Panel> ClosePanel(Panel panel, const Signature& actor, absl::Time now);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_PANEL_PANEL_H_
