#include "clients/demo/play.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "clients/batch/server_clock.h"
#include "clients/demo/cast.h"
#include "clients/demo/form_actor.h"
#include "clients/demo/parallel.h"
#include "clients/demo/script.h"
#include "duban/task/v1/form.pb.h"
#include "duban/task/v1/item_service.grpc.pb.h"
#include "duban/task/v1/period.grpc.pb.h"
#include "services/common/errors.h"
#include "services/common/period.h"

namespace duban::client {

using task::v1::Form;
using task::v1::Item;

namespace {

// The one whose period is `id`.
const task::v1::Period* FindPeriod(const std::vector<task::v1::Period>& periods, const std::string& id) {
  const auto found = std::find_if(periods.begin(), periods.end(), [&](const task::v1::Period& period) {
    return LastId(period.name()) == id;
  });
  return found == periods.end() ? nullptr : &*found;
}

// One performance.
class Performance {
 public:
  Performance(const Endpoint& task, const Endpoint& reporting, const Names& names, const PlayOptions& options)
      : task_(task),
        reporting_(reporting),
        names_(names),
        options_(options),
        cast_(names.jurisdiction_id, options.private_key_pem) {}

  absl::Status Run() {
    RETURN_IF_ERROR(CheckClocks());
    RETURN_IF_ERROR(Prepare());
    for (const ScriptEvent& event : MakeScript(periods_, options_.from, options_.until)) {
      RETURN_IF_ERROR(MoveClocks(event.at));
      RETURN_IF_ERROR(Do(event));
      if (event.kind == ScriptEvent::Kind::kBatch && event.period == options_.stop_after)
        return absl::OkStatus();
    }
    return options_.until == absl::InfiniteFuture() ? absl::OkStatus() : MoveClocks(options_.until);
  }

 private:
  absl::Status CheckClocks() {
    for (const Endpoint* service : {&task_, &reporting_}) {
      ASSIGN_OR_RETURN(const Endpoint admin, cast_.As(kAdminPerson, *service));
      const absl::Status status = SimulatedNow(admin).status();
      if (absl::IsUnimplemented(status)) {
        return Precondition("CLOCK_NOT_SIMULATED", "服务没有以演示时钟启动，不能在真实记录上演示");
      }
      RETURN_IF_ERROR(status);
    }
    return absl::OkStatus();
  }

  absl::Status MoveClocks(absl::Time time) {
    for (const Endpoint* service : {&task_, &reporting_}) {
      ASSIGN_OR_RETURN(const Endpoint admin, cast_.As(kAdminPerson, *service));
      RETURN_IF_ERROR(MoveClock(admin, time));
    }
    return absl::OkStatus();
  }

  // Reads the campaign and puts the cast's roles on record.
  absl::Status Prepare() {
    ASSIGN_OR_RETURN(const Endpoint admin, cast_.As(kAdminPerson, task_));
    task::v1::ListItemsRequest items_request;
    items_request.set_parent(names_.Campaign());
    ASSIGN_OR_RETURN(std::vector<Item> items,
                     admin.ListAll(&task::v1::ItemService::Stub::ListItems, items_request,
                                   [](auto& page) { return page.mutable_items(); }));
    std::set<std::string> actions;
    for (Item& item : items) {
      actions.insert(item.action().empty() ? kNoAction : item.action());
      items_[LastId(item.lead_unit())].push_back(std::move(item));
    }
    for (const auto& [unit, led] : items_) units_.push_back(unit);
    RETURN_IF_ERROR(EnsureRoles(admin, names_, units_, actions));
    task::v1::ListPeriodsRequest periods_request;
    periods_request.set_parent(names_.Campaign());
    ASSIGN_OR_RETURN(periods_, admin.ListAll(&task::v1::PeriodService::Stub::ListPeriods, periods_request,
                                             [](auto& page) { return page.mutable_periods(); }));
    return absl::OkStatus();
  }

  absl::Status Do(const ScriptEvent& event) {
    if (event.kind == ScriptEvent::Kind::kBatch) return Batch(event);
    // Locked in an earlier run.
    if (FindPeriod(periods_, event.period)->state() == task::v1::Period::STATE_LOCKED)
      return absl::OkStatus();
    ASSIGN_OR_RETURN(const Period dekad, ParsePeriodId(event.period));
    const FormActor actor(task_, names_, cast_, items_, dekad);
    const Stumbles stumbles = StumblesOf(dekad, units_);
    switch (event.kind) {
      case ScriptEvent::Kind::kFill:
        return Fill(actor, stumbles);
      case ScriptEvent::Kind::kReview:
        return Review(actor, stumbles);
      default:
        return Correct(actor, stumbles);
    }
  }

  // Calls `act` for every form of the dekad, several at a time.
  template <typename Act>
  absl::Status ForEachForm(const FormActor& actor, Act act) {
    ASSIGN_OR_RETURN(const std::vector<Form> forms, actor.List());
    return ParallelFor(forms.size(), options_.thread_count,
                       [&](size_t i) { return act(forms[i], LastId(forms[i].name())); });
  }

  absl::Status Fill(const FormActor& actor, const Stumbles& stumbles) {
    return ForEachForm(actor, [&](const Form& form, const std::string& unit) {
      const bool late = std::count(stumbles.late.begin(), stumbles.late.end(), unit) > 0;
      return late || unit == stumbles.missing ? absl::OkStatus() : actor.Report(form);
    });
  }

  absl::Status Review(const FormActor& actor, const Stumbles& stumbles) {
    RETURN_IF_ERROR(ForEachForm(actor, [&](const Form& form, const std::string& unit) {
      const bool late = std::count(stumbles.late.begin(), stumbles.late.end(), unit) > 0;
      return late ? actor.Report(form) : absl::OkStatus();
    }));
    return ForEachForm(actor, [&](const Form& form, const std::string& unit) {
      return unit == stumbles.returned && form.tf_return_count() == 0 ? actor.ReturnOnce(form)
                                                                      : actor.Review(form);
    });
  }

  absl::Status Correct(const FormActor& actor, const Stumbles& stumbles) {
    if (stumbles.returned.empty()) return absl::OkStatus();
    RETURN_IF_ERROR(ForEachForm(actor, [&](const Form& form, const std::string& unit) {
      return unit == stumbles.returned ? actor.Report(form) : absl::OkStatus();
    }));
    return ForEachForm(actor, [&](const Form& form, const std::string& unit) {
      return unit == stumbles.returned ? actor.Review(form) : absl::OkStatus();
    });
  }

  absl::Status Batch(const ScriptEvent& event) {
    ASSIGN_OR_RETURN(const Endpoint task, cast_.As(kOfficePerson, task_));
    ASSIGN_OR_RETURN(const Endpoint reporting, cast_.As(kOfficePerson, reporting_));
    DueOptions due;
    due.until = event.at;
    due.out_dir = options_.out_dir;
    due.on_act = options_.on_act;
    RETURN_IF_ERROR(RunDue(task, reporting, names_, due).status());
    return ReportDekad(event.period);
  }

  absl::Status ReportDekad(const std::string& id) {
    ASSIGN_OR_RETURN(const Period dekad, ParsePeriodId(id));
    const bool played_before = FindPeriod(periods_, id)->state() == task::v1::Period::STATE_LOCKED;
    if (dekad.kind != PeriodKind::kDekad || played_before) return absl::OkStatus();
    ASSIGN_OR_RETURN(const std::vector<Form> forms, FormActor(task_, names_, cast_, items_, dekad).List());
    DekadReport report{.period = id, .form_count = static_cast<int>(forms.size())};
    for (const Form& form : forms) {
      report.late_count += form.class_() == Form::CLASS_LATE ? 1 : 0;
      report.missing_count += form.class_() == Form::CLASS_MISSING ? 1 : 0;
      report.returned_count += form.tf_return_count() > 0 ? 1 : 0;
    }
    options_.on_dekad(report);
    return absl::OkStatus();
  }

  const Endpoint& task_;
  const Endpoint& reporting_;
  const Names& names_;
  const PlayOptions& options_;
  Cast cast_;
  std::vector<task::v1::Period> periods_;
  ItemsByUnit items_;
  std::vector<std::string> units_;  // sorted
};

}  // namespace

absl::Status Play(const Endpoint& task, const Endpoint& reporting, const Names& names,
                  const PlayOptions& options) {
  return Performance(task, reporting, names, options).Run();
}

}  // namespace duban::client
