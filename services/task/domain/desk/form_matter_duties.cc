#include "absl/strings/str_cat.h"
#include "services/task/domain/desk/duty.h"
#include "services/task/domain/form/correction.h"
#include "services/task/domain/form/excuse.h"
#include "services/task/domain/form/form_matter.h"
#include "services/task/domain/form/reopening.h"
#include "services/task/domain/names.h"

namespace duban::task {
namespace {

// "2024年3月上旬旬报 科技局" for the form at `path`; the path itself if it is no form's.
std::string FormTitle(const DeskView& view, const std::string& path) {
  const absl::StatusOr<FormKey> key = ParseFormPath(path, "form");
  if (!key.ok()) return path;
  const auto unit = view.in.units.find(key->unit);
  const std::string& name = unit == view.in.units.end() ? key->unit : unit->second.value.display_name;
  return absl::StrCat(PeriodTitle(key->period), "旬报 ", name);
}

// No decision counts after the freeze of the form's quarter.
std::optional<absl::Time> FreezeOf(const DeskView& view, const std::string& path) {
  const absl::StatusOr<FormKey> key = ParseFormPath(path, "form");
  if (!key.ok()) return std::nullopt;
  return LateWindowOf(view.in, view.in.campaigns.at(view.campaign).value, *key).freeze;
}

template <MatterType T>
Duty DutyOn(const DeskView& view, const T& matter, WorkKind kind, RoleSet roles, absl::string_view what) {
  Duty duty;
  duty.kind = kind;
  duty.roles = roles;
  duty.subject = PathOf(matter);
  duty.title = absl::StrCat(FormTitle(view, matter.form), " ", what);
  return duty;
}

void AddApprovals(const DeskView& view, const Correction& correction, std::vector<Duty>& out) {
  std::vector<std::string> signers = {correction.asker, correction.endorser};
  for (const CorrectionApproval& approval : correction.approvals) signers.push_back(approval.person);
  for (const CorrectionApproval& approval : correction.approvals) {
    if (!approval.person.empty()) continue;
    const bool office = approval.action.empty();
    Duty duty =
        DutyOn(view, correction, WorkKind::kCorrection, office ? Role::kGeneralOffice : Role::kTfReviewer,
               absl::StrCat("更正待批 ", office ? "总专班办" : approval.action));
    duty.scope.action = approval.action;
    if (!office) duty.actions = {approval.action};
    duty.excluded = signers;
    duty.due = FreezeOf(view, correction.form);
    out.push_back(std::move(duty));
  }
}

void AddCorrection(const DeskView& view, const Correction& correction, std::vector<Duty>& out) {
  if (correction.state == CorrectionState::kPending) return AddApprovals(view, correction, out);
  if (correction.state != CorrectionState::kAsked) return;
  Duty duty = DutyOn(view, correction, WorkKind::kCorrection, Role::kUnitLeader, "更正待签认");
  duty.scope.unit = UnitOfForm(correction.form);
  duty.excluded = {correction.asker};
  duty.due = FreezeOf(view, correction.form);
  out.push_back(std::move(duty));
}

}  // namespace

void AddFormMatterDuties(const DeskView& view, std::vector<Duty>& out) {
  const Docket& docket = view.in.docket;
  docket.Each<Correction>(view.campaign, [&](const Correction& correction, const Stored<Matter>&) {
    AddCorrection(view, correction, out);
  });
  docket.Each<Excuse>(view.campaign, [&](const Excuse& excuse, const Stored<Matter>&) {
    if (excuse.state != ExcuseState::kAsked) return;
    Duty duty = DutyOn(view, excuse, WorkKind::kExcuse, Role::kGeneralOffice, "免责待批");
    duty.excluded = {excuse.asker};
    duty.due = FreezeOf(view, excuse.form);
    out.push_back(std::move(duty));
  });
  docket.Each<Reopening>(view.campaign, [&](const Reopening& reopening, const Stored<Matter>&) {
    if (At(reopening, view.now).state != ReopeningState::kOrdered) return;
    Duty duty = DutyOn(view, reopening, WorkKind::kReopening, kReopeningApprovers, "重新开放待批");
    duty.excluded = {reopening.orderer};
    duty.due = reopening.end;
    out.push_back(std::move(duty));
  });
}

}  // namespace duban::task
