#include <algorithm>
#include <initializer_list>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/task/domain/check/false_report.h"
#include "services/task/domain/desk/duty.h"

namespace duban::task {
namespace {

absl::Time EndOfDay(absl::CivilDay day) { return absl::FromCivil(day + 1, ChinaTime()); }

// What one case waits for. Who verified the finding or did an earlier act may not decide on it (回避).
class CaseDuty {
 public:
  CaseDuty(const DeskView& view, const FalseReportCase& one) : view_(view), case_(one) {}

  std::optional<Duty> Find() const {
    switch (case_.state) {
      case CaseState::kOpened:
        return Of(Role::kSupervision, "待告知");
      case CaseState::kNotified:
        return Statement();
      case CaseState::kHeard:
        return Decision(Role::kSupervisionHead, "待决定", {"open", "notify"});
      case CaseState::kDecided:
        return Decision(Role::kExecutiveDeputy, "待批准", {"open", "notify", "decide"});
      case CaseState::kUnderReview:
        return Review();
      case CaseState::kInForce:
        if (!case_.objection_due || view_.now < EndOfDay(*case_.objection_due)) return std::nullopt;
        return Of(Role::kSupervision, "待终结");
      default:
        return std::nullopt;
    }
  }

 private:
  Duty Of(RoleSet roles, absl::string_view what) const {
    Duty duty;
    duty.kind = WorkKind::kFalseReport;
    duty.roles = roles;
    duty.subject = PathOf(case_);
    const auto unit = view_.in.units.find(case_.unit);
    const std::string& name = unit == view_.in.units.end() ? case_.unit : unit->second.value.display_name;
    duty.title = absl::StrCat("虚报案件 ", case_.id, " ", name, " ", what);
    return duty;
  }

  // The unit may state its case until the hour; then the office records that it did not.
  Duty Statement() const {
    if (case_.statement_due && view_.now > *case_.statement_due)
      return Of(Role::kSupervision, "逾期未陈述，待记录");
    Duty duty = Of(Role::kUnitLeader, "待陈述申辩");
    duty.scope.unit = case_.unit;
    duty.due = case_.statement_due;
    return duty;
  }

  Duty Review() const {
    Duty duty = Decision(Role::kSupervisionHead | Role::kExecutiveDeputy | Role::kHead, "待复核",
                         {"open", "notify", "decide", "approve", "return"});
    if (case_.review_due) duty.due = EndOfDay(*case_.review_due);
    return duty;
  }

  Duty Decision(RoleSet roles, absl::string_view what,
                std::initializer_list<absl::string_view> events) const {
    Duty duty = Of(roles, what);
    for (const CaseAct& act : case_.acts) {
      if (std::find(events.begin(), events.end(), act.event) == events.end()) continue;
      duty.excluded.push_back(SignatureOf(Actor{act.person, Role::kUnspecified, act.on_behalf_of}));
    }
    absl::string_view finding = case_.finding;
    if (!absl::ConsumePrefix(&finding, MatterPath<Finding>(view_.campaign, ""))) return duty;
    if (const Finding* const found = view_.in.docket.Find<Finding>(view_.campaign, finding)) {
      duty.excluded.push_back(found->first_verifier);
      duty.excluded.push_back(found->second_verifier);
    }
    return duty;
  }

  const DeskView& view_;
  const FalseReportCase& case_;
};

}  // namespace

void AddFalseReportDuties(const DeskView& view, std::vector<Duty>& out) {
  view.in.docket.Each<FalseReportCase>(view.campaign, [&](const FalseReportCase& one, const Stored<Matter>&) {
    if (std::optional<Duty> duty = CaseDuty(view, one).Find()) out.push_back(*std::move(duty));
  });
}

}  // namespace duban::task
