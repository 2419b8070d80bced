#include "services/task/domain/notice/notice_plan.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

// Minutes since midnight of "hh:mm"; -1 for other text.
int MinuteOfDay(absl::string_view text) {
  int hour = 0;
  int minute = 0;
  const bool reads = text.size() == 5 && text[2] == ':' && absl::SimpleAtoi(text.substr(0, 2), &hour) &&
                     absl::SimpleAtoi(text.substr(3), &minute);
  return reads && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 ? hour * 60 + minute : -1;
}

std::string ToldKey(const std::string& person, const NoticeLine& line) {
  return absl::StrCat(person, "\n", line.subject, "\n", static_cast<int>(line.kind), "\n", line.reason);
}

// Plans the notices of one day.
class Planner {
 public:
  explicit Planner(const DeskView& view) : view_(view), rules_(NoticeRulesOf(view.in.docket, view.campaign)) {
    view_.in.docket.Each<Notice>(view_.campaign, [&](const Notice& notice, const Stored<Matter>&) {
      for (const NoticeLine& line : notice.lines) {
        if (line.escalated) told_.insert(ToldKey(notice.person, line));
      }
    });
  }

  std::vector<Change> Run() {
    for (const Duty& duty : DutiesOf(view_)) {
      if (!IsNear(duty)) continue;
      TellBearers(duty);
      for (const NoticeRung& rung : rules_.rungs) {
        if (duty.due && LateWorkdays(duty, view_) >= rung.late_workdays) TellSuperiors(duty, rung);
      }
    }
    std::vector<Change> changes;
    for (auto& [person, lines] : lines_) {
      const std::string id = absl::StrCat(absl::FormatCivilTime(view_.today()), "-", person);
      Notice notice = QueuedNotice(rules_, id, person, std::move(lines), view_.now);
      const bool planned = view_.in.docket.Find<Notice>(view_.campaign, notice.id) != nullptr;
      if (!planned) changes.push_back({"notice.plan", std::move(notice), ""});
    }
    return changes;
  }

 private:
  bool IsNear(const Duty& duty) const {
    if (!duty.due) return true;
    absl::CivilDay from = absl::ToCivilDay(*duty.due, ChinaTime());
    if (rules_.before_workdays > 0) from = view_.in.calendar.AddWorkdays(from, -rules_.before_workdays);
    return from <= view_.today();
  }

  void TellBearers(const Duty& duty) {
    for (const auto& [person, bindings] : view_.in.bindings_by_person) {
      const std::optional<Actor> bearer = Bearer(duty, view_, person);
      if (bearer) Tell(person, duty, bearer->role, false, "本人承办");
    }
  }

  void TellSuperiors(const Duty& duty, const NoticeRung& rung) {
    const std::string when = absl::StrCat("逾期满 ", rung.late_workdays, " 个工作日，报");
    switch (rung.superior) {
      case Superior::kUnitLeader:
        return TellHolders(duty, Role::kUnitLeader, Scope{.unit = duty.scope.unit}, when + "单位负责人");
      case Superior::kParentUnitLeader: {
        const auto unit = view_.in.units.find(duty.scope.unit);
        if (unit == view_.in.units.end() || unit->second.value.parent.empty()) return;
        return TellHolders(duty, Role::kUnitLeader, Scope{.unit = unit->second.value.parent},
                           when + "上级单位负责人");
      }
      case Superior::kContactLeader:
        for (const std::string& action : duty.actions) {
          TellHolders(duty, Role::kContactLeader, Scope{.action = action},
                      absl::StrCat(when, action, " 联系领导"));
        }
        return;
      case Superior::kUnspecified:
        return;
    }
  }

  void TellHolders(const Duty& duty, Role role, const Scope& scope, const std::string& reason) {
    for (const auto& [person, bindings] : view_.in.bindings_by_person) {
      if (RequireRole(view_.in, person, role, scope, view_.now).ok()) Tell(person, duty, role, true, reason);
    }
  }

  // A person who has to act is not told again as a superior; a superior is told once per rung.
  void Tell(const std::string& person, const Duty& duty, Role role, bool escalated,
            const std::string& reason) {
    NoticeLine line{.kind = duty.kind,
                    .role = role,
                    .subject = duty.subject,
                    .title = duty.title,
                    .due = duty.due,
                    .late_workdays = LateWorkdays(duty, view_),
                    .escalated = escalated,
                    .reason = reason};
    if (escalated && told_.contains(ToldKey(person, line))) return;
    std::vector<NoticeLine>& lines = lines_[person];
    const bool known = std::any_of(lines.begin(), lines.end(), [&](const NoticeLine& other) {
      return other.kind == line.kind && other.subject == line.subject && other.title == line.title;
    });
    if (!known) lines.push_back(std::move(line));
  }

  const DeskView& view_;
  const NoticeRules rules_;
  std::set<std::string> told_;  // what superiors were told on days before
  std::map<std::string, std::vector<NoticeLine>> lines_;
};

void CheckRungs(const NoticeRules& given, Violations& out) {
  for (size_t i = 0; i < given.rungs.size(); ++i) {
    const std::string at = absl::StrCat("notice_rules.rungs[", i, "]");
    if (given.rungs[i].late_workdays < 1) {
      out.Add(absl::StrCat(at, ".late_workdays"), "OUT_OF_RANGE", "至少 1 个工作日 (at least 1)");
    }
    if (given.rungs[i].superior == Superior::kUnspecified) {
      out.Add(absl::StrCat(at, ".superior"), "REQUIRED", "须说明报哪一级");
    }
  }
}

}  // namespace

NoticeRules NoticeRulesOf(const Docket& docket, const std::string& campaign) {
  if (const NoticeRules* rules = docket.Find<NoticeRules>(campaign, "current")) return *rules;
  NoticeRules defaults;
  defaults.campaign = campaign;
  defaults.id = "current";
  return defaults;
}

absl::StatusOr<std::vector<Change>> UpdateNoticeRules(const NoticeRules& given, const std::string& reason,
                                                      const ActContext& context) {
  Violations violations;
  if (given.before_workdays < 0 || given.before_workdays > 30) {
    violations.Add("notice_rules.before_workdays", "OUT_OF_RANGE", "应在 0–30 之间 (out of range)");
  }
  if (MinuteOfDay(given.quiet_from) < 0) {
    violations.Add("notice_rules.quiet_from", "TIME_OF_DAY", "应为 hh:mm，如 20:00 (a time of day)");
  }
  if (MinuteOfDay(given.quiet_until) < 0) {
    violations.Add("notice_rules.quiet_until", "TIME_OF_DAY", "应为 hh:mm，如 08:00 (a time of day)");
  }
  if (given.channels.empty()) violations.Add("notice_rules.channels", "REQUIRED", "至少一个渠道");
  CheckRungs(given, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  RETURN_IF_ERROR(CheckReason(reason, "修改提醒规则的原因"));
  NoticeRules rules = given;
  rules.campaign = context.campaign;
  rules.id = "current";
  return std::vector<Change>{Change{"notice_rules.update", std::move(rules), reason}};
}

absl::Time AfterQuietHours(const NoticeRules& rules, absl::Time now) {
  const int from = MinuteOfDay(rules.quiet_from);
  const int until = MinuteOfDay(rules.quiet_until);
  const absl::CivilMinute minute = absl::ToCivilMinute(now, ChinaTime());
  const int at = minute.hour() * 60 + minute.minute();
  const absl::CivilMinute midnight = absl::CivilMinute(absl::CivilDay(minute));
  // Quiet hours may pass midnight: from 20:00 until 08:00.
  const bool quiet = from <= until ? at >= from && at < until : at >= from || at < until;
  if (!quiet) return now;
  const int days = at < until ? 0 : 1;
  return absl::FromCivil(midnight + days * 24 * 60 + until, ChinaTime());
}

Notice QueuedNotice(const NoticeRules& rules, const std::string& id, const std::string& person,
                    std::vector<NoticeLine> lines, absl::Time now) {
  Notice notice{.campaign = rules.campaign,
                .id = id,
                .person = person,
                .date = absl::ToCivilDay(now, ChinaTime()),
                .deliver_after = AfterQuietHours(rules, now),
                .lines = std::move(lines)};
  for (const std::string& channel : rules.channels) {
    notice.deliveries.push_back({.channel = channel, .state = DeliveryState::kQueued, .time = now});
  }
  return notice;
}

std::vector<Change> PlanNotices(const DeskView& view) {
  if (!view.in.calendar.IsWorkday(view.today())) return {};
  return Planner(view).Run();
}

}  // namespace duban::task
