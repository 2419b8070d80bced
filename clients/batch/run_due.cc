#include "clients/batch/run_due.h"

#include <unistd.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "clients/batch/server_clock.h"
#include "clients/cpp/channel.h"
#include "duban/reporting/v1/bulletin_service.grpc.pb.h"
#include "duban/reporting/v1/summary.grpc.pb.h"
#include "duban/task/v1/campaign.grpc.pb.h"
#include "duban/task/v1/period.grpc.pb.h"
#include "duban/task/v1/proposal.grpc.pb.h"
#include "services/common/calendar.h"
#include "services/common/errors.h"

namespace duban::client {

using reporting::v1::Bulletin;
using reporting::v1::BulletinService;
using task::v1::Period;
using task::v1::PeriodService;

namespace {

// A bulletin that is due. Its id is what the server will give it, and tells whether it is there.
struct DueBulletin {
  Bulletin::Kind kind;
  std::string period;
  std::string action;  // id; empty: of the campaign
  std::string id;
  absl::Time due;
  int64_t sequence;  // of the period's lock; 0: not locked yet
};

std::string IdOf(Bulletin::Kind kind, const std::string& period, const std::string& action) {
  const char* prefix = kind == Bulletin::KIND_DEKAD            ? "dekad-"
                       : kind == Bulletin::KIND_MONTHLY        ? "monthly-"
                       : kind == Bulletin::KIND_MONTHLY_REPORT ? "report-"
                                                               : "quarterly-";
  return absl::StrCat(prefix, period, action.empty() ? "" : "-", action);
}

// The instant of a step; infinite future when the period has none.
absl::Time StepTime(const Period& period, task::v1::DueStep step) {
  for (const task::v1::StepDue& one : period.steps()) {
    if (one.step() == step) return ToTime(one.due_time());
  }
  return absl::InfiniteFuture();
}

// 00:00 of the instant's day in China.
absl::Time StartOfDay(absl::Time time) {
  if (time == absl::InfiniteFuture()) return time;
  return absl::FromCivil(absl::ToCivilDay(time, ChinaTime()), ChinaTime());
}

// True when the data of a bulletin are not there yet: a later run drafts it.
bool IsTooEarly(const absl::Status& status) {
  const std::optional<ErrorDetails> details = DetailsOf(status);
  return details && (details->reason == "PERIOD_NOT_LOCKED" || details->reason == "PERIOD_NOT_OVER");
}

// One run. Keeps references for its duration.
class Run {
 public:
  Run(const Endpoint& task, const Endpoint& reporting, const Names& names, const DueOptions& options)
      : task_(task), reporting_(reporting), names_(names), options_(options) {}

  absl::StatusOr<DueReport> Go() {
    ASSIGN_OR_RETURN(const absl::Time now, ServerNow(task_));
    report_.until = std::min(options_.until, now);
    RETURN_IF_ERROR(LockDekads());
    // The ladder goes by the server's clock: a run that stops at an earlier moment leaves it alone.
    if (options_.until >= now) RETURN_IF_ERROR(ProposeEscalations());
    RETURN_IF_ERROR(DraftBulletins());
    return report_;
  }

 private:
  absl::StatusOr<std::vector<Period>> Periods() const {
    task::v1::ListPeriodsRequest request;
    request.set_parent(names_.Campaign());
    return task_.ListAll(&PeriodService::Stub::ListPeriods, request,
                         [](auto& page) { return page.mutable_periods(); });
  }

  absl::Status LockDekads() {
    ASSIGN_OR_RETURN(std::vector<Period> periods, Periods());
    std::erase_if(periods, [&](const Period& period) {
      return period.kind() != Period::KIND_DEKAD || period.state() == Period::STATE_LOCKED ||
             ToTime(period.lock_time()) > report_.until;
    });
    std::sort(periods.begin(), periods.end(),
              [](const Period& a, const Period& b) { return ToTime(a.lock_time()) < ToTime(b.lock_time()); });
    for (const Period& due : periods) {
      task::v1::LockPeriodRequest request;
      request.set_name(due.name());
      ASSIGN_OR_RETURN(const Period locked, task_.Call(&PeriodService::Stub::LockPeriod, request));
      ++report_.locked_count;
      options_.on_act({.kind = DueAct::Kind::kLocked,
                       .period = LastId(locked.name()),
                       .bulletin = "",
                       .sequence = locked.lock_sequence(),
                       .digest = "",
                       .file = ""});
    }
    return absl::OkStatus();
  }

  absl::Status ProposeEscalations() {
    task::v1::ProposeEscalationsRequest request;
    request.set_parent(names_.Campaign());
    ASSIGN_OR_RETURN(const task::v1::ProposeEscalationsResponse done,
                     task_.Call(&task::v1::ProposalService::Stub::ProposeEscalations, request));
    report_.proposed_count = done.proposals_size();
    report_.call_count = done.call_count();
    for (const task::v1::Proposal& proposal : done.proposals()) {
      options_.on_act({.kind = DueAct::Kind::kProposed,
                       .period = LastId(proposal.name()),
                       .bulletin = "",
                       .sequence = 0,
                       .digest = "",
                       .file = ""});
    }
    return absl::OkStatus();
  }

  absl::StatusOr<task::v1::Campaign> CampaignNow() const {
    task::v1::GetCampaignRequest request;
    request.set_name(names_.Campaign());
    return task_.Call(&task::v1::CampaignService::Stub::GetCampaign, request);
  }

  // The task forces' actions, by id.
  static std::vector<std::string> ActionsOf(const task::v1::Campaign& campaign) {
    std::vector<std::string> actions;
    for (const task::v1::Action& action : campaign.actions()) {
      if (!action.task_force_unit().empty()) actions.push_back(action.action_id());
    }
    return actions;
  }

  // Adds a bulletin whose time has come; `after` the lock: only once the period is locked.
  void AddDue(const Period& period, Bulletin::Kind kind, absl::Time at, bool after_lock,
              const std::string& action, std::vector<DueBulletin>& due) const {
    if (at > report_.until || (after_lock && period.state() != Period::STATE_LOCKED)) return;
    const std::string id = LastId(period.name());
    due.push_back({kind, id, action, IdOf(kind, id, action), at, period.lock_sequence()});
  }

  // Those whose time has come, in the order of that time. A task force's 旬简报 is drafted when its reviews
  // are due, its material for the 月报 as the day begins on which it is due, so that time is left to write,
  // check and sign it; the 月报 itself when the material is due, from what was reviewed by then.
  absl::StatusOr<std::vector<DueBulletin>> DueBulletins() const {
    ASSIGN_OR_RETURN(const std::vector<Period> periods, Periods());
    ASSIGN_OR_RETURN(const task::v1::Campaign campaign, CampaignNow());
    const std::vector<std::string> actions = ActionsOf(campaign);
    std::vector<DueBulletin> due;
    for (const Period& period : periods) {
      if (period.kind() == Period::KIND_DEKAD) {
        // Where the third one is merged into the month, there is none.
        if (StepTime(period, task::v1::DUE_STEP_BRIEF) == absl::InfiniteFuture()) continue;
        for (const std::string& action : actions) {
          AddDue(period, Bulletin::KIND_DEKAD, ToTime(period.tf_due_time()), false, action, due);
        }
        AddDue(period, Bulletin::KIND_DEKAD, StepTime(period, task::v1::DUE_STEP_CONSOLIDATED), true, "",
               due);
      } else if (period.kind() == Period::KIND_MONTH) {
        AddDue(period, Bulletin::KIND_MONTHLY, ToTime(period.bulletin_time()), true, "", due);
        const absl::Time material = StepTime(period, task::v1::DUE_STEP_REPORT_MATERIAL);
        AddDue(period, Bulletin::KIND_MONTHLY_REPORT, material, false, "", due);
        if (campaign.due_table().office_writes_report_alone()) continue;
        for (const std::string& action : actions) {
          AddDue(period, Bulletin::KIND_MONTHLY_REPORT, StartOfDay(material), false, action, due);
        }
      } else if (period.kind() == Period::KIND_QUARTER) {
        AddDue(period, Bulletin::KIND_QUARTERLY_REVIEW, ToTime(period.review_time()), true, "", due);
      }
    }
    std::stable_sort(due.begin(), due.end(),
                     [](const DueBulletin& a, const DueBulletin& b) { return a.due < b.due; });
    return due;
  }

  // The ids of the bulletins there are.
  absl::StatusOr<std::set<std::string>> Existing() const {
    reporting::v1::ListBulletinsRequest request;
    request.set_parent(names_.Campaign());
    ASSIGN_OR_RETURN(const std::vector<Bulletin> bulletins,
                     reporting_.ListAll(&BulletinService::Stub::ListBulletins, request,
                                        [](auto& page) { return page.mutable_bulletins(); }));
    std::set<std::string> ids;
    for (const Bulletin& bulletin : bulletins) ids.insert(LastId(bulletin.name()));
    return ids;
  }

  // The same, once the reporting service has read as far as the last lock: a service that has just begun to
  // follow does not know our role yet.
  absl::StatusOr<std::set<std::string>> ExistingAfter(const std::vector<DueBulletin>& due) const {
    auto existing = Existing();
    if (!absl::IsPermissionDenied(existing.status())) return existing;
    const auto last =
        std::max_element(due.begin(), due.end(),
                         [](const DueBulletin& a, const DueBulletin& b) { return a.sequence < b.sequence; });
    reporting::v1::GetSummaryRequest request;
    request.set_period(names_.Period(last->period));
    request.set_min_sequence(last->sequence);
    RETURN_IF_ERROR(reporting_.Call(&reporting::v1::SummaryService::Stub::GetSummary, request).status());
    return Existing();
  }

  absl::Status DraftBulletins() {
    ASSIGN_OR_RETURN(const std::vector<DueBulletin> due, DueBulletins());
    if (due.empty()) return absl::OkStatus();
    ASSIGN_OR_RETURN(const auto existing, ExistingAfter(due));
    for (const DueBulletin& bulletin : due) {
      if (existing.contains(bulletin.id)) {
        RETURN_IF_ERROR(CountExisting(bulletin.id));
      } else {
        RETURN_IF_ERROR(Draft(bulletin));
      }
    }
    return absl::OkStatus();
  }

  absl::Status Draft(const DueBulletin& due) {
    reporting::v1::CreateBulletinRequest request;
    request.set_parent(names_.Campaign());
    request.mutable_bulletin()->set_kind(due.kind);
    request.mutable_bulletin()->set_period(due.period);
    request.mutable_bulletin()->set_action(due.action);
    request.set_min_sequence(due.sequence);
    absl::StatusOr<Bulletin> drafted = reporting_.Call(&BulletinService::Stub::CreateBulletin, request);
    // Another run was faster; its bulletin is as good as ours.
    if (absl::IsAlreadyExists(drafted.status())) return CountExisting(due.id);
    if (IsTooEarly(drafted.status())) return absl::OkStatus();
    RETURN_IF_ERROR(drafted.status());
    ++report_.drafted_count;
    const std::string file = FileOf(due.id);
    if (!file.empty()) RETURN_IF_ERROR(WriteHtml(due.id));
    options_.on_act({.kind = DueAct::Kind::kDrafted,
                     .period = due.period,
                     .bulletin = due.id,
                     .sequence = drafted->as_of().change_sequence(),
                     .digest = drafted->digest(),
                     .file = file});
    return absl::OkStatus();
  }

  absl::Status CountExisting(const std::string& id) {
    ++report_.existing_count;
    const std::string file = FileOf(id);
    return file.empty() || access(file.c_str(), F_OK) == 0 ? absl::OkStatus() : WriteHtml(id);
  }

  std::string FileOf(const std::string& id) const {
    return options_.out_dir.empty() ? "" : absl::StrCat(options_.out_dir, "/", id, ".html");
  }

  absl::Status WriteHtml(const std::string& id) const {
    reporting::v1::GetBulletinDocumentRequest request;
    request.set_name(names_.Bulletin(id));
    request.set_format(Bulletin::FORMAT_HTML);
    ASSIGN_OR_RETURN(const reporting::v1::BulletinDocument document,
                     reporting_.Call(&BulletinService::Stub::GetBulletinDocument, request));
    return WriteFile(FileOf(id), document.content());
  }

  const Endpoint& task_;
  const Endpoint& reporting_;
  const Names& names_;
  const DueOptions& options_;
  DueReport report_;
};

}  // namespace

absl::StatusOr<DueReport> RunDue(const Endpoint& task, const Endpoint& reporting, const Names& names,
                                 const DueOptions& options) {
  return Run(task, reporting, names, options).Go();
}

}  // namespace duban::client
