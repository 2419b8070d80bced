#include "clients/batch/run_due.h"

#include <unistd.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "clients/batch/server_clock.h"
#include "clients/cpp/channel.h"
#include "duban/reporting/v1/bulletin.grpc.pb.h"
#include "duban/reporting/v1/summary.grpc.pb.h"
#include "duban/task/v1/period.grpc.pb.h"
#include "duban/task/v1/proposal.grpc.pb.h"

namespace duban::client {

using reporting::v1::Bulletin;
using reporting::v1::BulletinService;
using task::v1::Period;
using task::v1::PeriodService;

namespace {

// What tells bulletins apart.
using Key = std::pair<Bulletin::Kind, std::string>;

struct DueBulletin {
  Bulletin::Kind kind;
  std::string period;
  absl::Time due;
  int64_t sequence;
};

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
                       .sequence = 0,
                       .digest = "",
                       .file = ""});
    }
    return absl::OkStatus();
  }

  // Of the locked months and quarters those whose day has come, in the order of that day.
  absl::StatusOr<std::vector<DueBulletin>> DueBulletins() const {
    ASSIGN_OR_RETURN(const std::vector<Period> periods, Periods());
    std::vector<DueBulletin> due;
    for (const Period& period : periods) {
      const bool month = period.kind() == Period::KIND_MONTH;
      if (period.state() != Period::STATE_LOCKED || (!month && period.kind() != Period::KIND_QUARTER))
        continue;
      const absl::Time at = ToTime(month ? period.bulletin_time() : period.review_time());
      if (at > report_.until) continue;
      due.push_back({.kind = month ? Bulletin::KIND_MONTHLY : Bulletin::KIND_QUARTERLY_REVIEW,
                     .period = LastId(period.name()),
                     .due = at,
                     .sequence = period.lock_sequence()});
    }
    std::stable_sort(due.begin(), due.end(),
                     [](const DueBulletin& a, const DueBulletin& b) { return a.due < b.due; });
    return due;
  }

  // The names of the bulletins there are.
  absl::StatusOr<std::map<Key, std::string>> Existing() const {
    reporting::v1::ListBulletinsRequest request;
    request.set_parent(names_.Campaign());
    ASSIGN_OR_RETURN(const std::vector<Bulletin> bulletins,
                     reporting_.ListAll(&BulletinService::Stub::ListBulletins, request,
                                        [](auto& page) { return page.mutable_bulletins(); }));
    std::map<Key, std::string> names;
    for (const Bulletin& bulletin : bulletins) names[{bulletin.kind(), bulletin.period()}] = bulletin.name();
    return names;
  }

  // The same, once the reporting service has read as far as `due`: a service that has just begun to follow
  // does not know our role yet.
  absl::StatusOr<std::map<Key, std::string>> ExistingAfter(const DueBulletin& due) const {
    auto existing = Existing();
    if (!absl::IsPermissionDenied(existing.status())) return existing;
    reporting::v1::GetSummaryRequest request;
    request.set_period(names_.Period(due.period));
    request.set_min_sequence(due.sequence);
    RETURN_IF_ERROR(reporting_.Call(&reporting::v1::SummaryService::Stub::GetSummary, request).status());
    return Existing();
  }

  absl::Status DraftBulletins() {
    ASSIGN_OR_RETURN(const std::vector<DueBulletin> due, DueBulletins());
    if (due.empty()) return absl::OkStatus();
    ASSIGN_OR_RETURN(const auto existing, ExistingAfter(due.back()));
    for (const DueBulletin& bulletin : due) {
      const auto found = existing.find({bulletin.kind, bulletin.period});
      if (found == existing.end()) {
        RETURN_IF_ERROR(Draft(bulletin));
      } else {
        RETURN_IF_ERROR(CountExisting(found->second));
      }
    }
    return absl::OkStatus();
  }

  absl::Status Draft(const DueBulletin& due) {
    reporting::v1::CreateBulletinRequest request;
    request.set_parent(names_.Campaign());
    request.mutable_bulletin()->set_kind(due.kind);
    request.mutable_bulletin()->set_period(due.period);
    request.set_min_sequence(due.sequence);
    absl::StatusOr<Bulletin> drafted = reporting_.Call(&BulletinService::Stub::CreateBulletin, request);
    if (absl::IsAlreadyExists(drafted.status())) {
      // Another run was faster; its bulletin is as good as ours.
      ASSIGN_OR_RETURN(const auto existing, Existing());
      const auto found = existing.find({due.kind, due.period});
      return found == existing.end() ? drafted.status() : CountExisting(found->second);
    }
    RETURN_IF_ERROR(drafted.status());
    ++report_.drafted_count;
    const std::string file = FileOf(drafted->name());
    if (!file.empty()) RETURN_IF_ERROR(WriteHtml(drafted->name()));
    options_.on_act({.kind = DueAct::Kind::kDrafted,
                     .period = due.period,
                     .sequence = drafted->as_of().change_sequence(),
                     .digest = drafted->digest(),
                     .file = file});
    return absl::OkStatus();
  }

  absl::Status CountExisting(const std::string& name) {
    ++report_.existing_count;
    const std::string file = FileOf(name);
    return file.empty() || access(file.c_str(), F_OK) == 0 ? absl::OkStatus() : WriteHtml(name);
  }

  std::string FileOf(const std::string& name) const {
    return options_.out_dir.empty() ? "" : absl::StrCat(options_.out_dir, "/", LastId(name), ".html");
  }

  absl::Status WriteHtml(const std::string& name) const {
    reporting::v1::GetBulletinRequest request;
    request.set_name(name);
    ASSIGN_OR_RETURN(const Bulletin bulletin, reporting_.Call(&BulletinService::Stub::GetBulletin, request));
    return WriteFile(FileOf(name), bulletin.html());
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
