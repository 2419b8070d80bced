#include "services/task/domain/notice/announcement.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/ids.h"
#include "services/common/sha256.h"
#include "services/common/status_macros.h"
#include "services/task/domain/notice/notice_plan.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr size_t kNoticeDigits = 16;  // of a digest: enough that no two announcements of a campaign meet

bool IsLineOfAnnouncement(const NoticeLine& line, const Announcement& announcement) {
  return line.announcement == announcement.kind && line.subject == announcement.subject &&
         line.occasion == announcement.occasion;
}

// Actions by the unit that is their task force.
std::map<std::string, std::set<std::string>> ForceActions(const Register& in, const std::string& campaign) {
  std::map<std::string, std::set<std::string>> actions;
  const auto found = in.campaigns.find(campaign);
  if (found == in.campaigns.end()) return actions;
  for (const Action& action : found->second.value.actions) {
    if (!action.task_force_unit.empty()) actions[action.task_force_unit].insert(action.id);
  }
  return actions;
}

absl::Status CheckAnnouncement(const Announcement& announcement, const Register& in) {
  Violations violations;
  if (announcement.kind == AnnouncementKind::kUnspecified) {
    violations.Add("announcement.kind", "REQUIRED", "须说明告知什么");
  }
  if (announcement.subject.empty()) violations.Add("announcement.subject", "REQUIRED", "须指明所涉文书");
  if (!announcement.occasion.empty() && !IsItemCode(announcement.occasion)) {
    violations.Add("announcement.occasion", "OCCASION", "应为至多 63 位字母、数字或连字符");
  }
  CheckText(announcement.title, "announcement.title", Needed::kRequired, violations);
  if (announcement.units.empty()) violations.Add("announcement.units", "REQUIRED", "须指明单位");
  for (size_t i = 0; i < announcement.units.size(); ++i) {
    if (in.units.contains(announcement.units[i])) continue;
    violations.Add(absl::StrCat("announcement.units[", i, "]"), "UNKNOWN_UNIT",
                   absl::StrCat("没有单位“", announcement.units[i], "”，代码见 duban unit list"));
  }
  return violations.ToStatus();
}

// Who is told for which units, and in which role.
class Recipients {
 public:
  Recipients(const Announcement& announcement, const ActContext& context)
      : context_(context), forces_(ForceActions(context.in, context.campaign)), announcement_(announcement) {}

  // The line of a person; without units for who is not concerned.
  NoticeLine LineOf(const std::vector<RoleBinding>& bindings) const {
    NoticeLine line{.subject = announcement_.subject,
                    .title = announcement_.title,
                    .due = announcement_.due,
                    .announcement = announcement_.kind,
                    .occasion = announcement_.occasion};
    for (const std::string& unit : announcement_.units) {
      const RoleBinding* const told = ToldBy(bindings, unit);
      if (told == nullptr || Has(line.units, unit)) continue;
      line.units.push_back(unit);
      if (line.role == Role::kUnspecified) {
        line.role = told->role;
        line.reason = ReasonOf(*told);
      }
    }
    return line;
  }

 private:
  static bool Has(const std::vector<std::string>& units, const std::string& unit) {
    return std::find(units.begin(), units.end(), unit) != units.end();
  }

  bool Speaks(const RoleBinding& binding, const std::string& unit) const {
    if (binding.role == Role::kUnitLeader || binding.role == Role::kReporter) return binding.unit == unit;
    const auto actions = forces_.find(unit);
    return binding.role == Role::kTfLeader && actions != forces_.end() &&
           actions->second.contains(binding.action);
  }

  // The binding in force today, one in the person's own right before any as a substitute.
  const RoleBinding* ToldBy(const std::vector<RoleBinding>& bindings, const std::string& unit) const {
    const RoleBinding* as_substitute = nullptr;
    for (const RoleBinding& binding : bindings) {
      if (!Speaks(binding, unit) || !InTerm(binding, context_.today())) continue;
      if (binding.substitute_for.empty()) return &binding;
      if (as_substitute == nullptr) as_substitute = &binding;
    }
    return as_substitute;
  }

  static std::string ReasonOf(const RoleBinding& binding) {
    const char* what = binding.role == Role::kUnitLeader ? "单位负责人"
                       : binding.role == Role::kReporter ? "填报人"
                                                         : "专班牵头负责人";
    return binding.substitute_for.empty() ? what : absl::StrCat(what, "（代 ", binding.substitute_for, "）");
  }

  const ActContext& context_;
  const std::map<std::string, std::set<std::string>> forces_;
  const Announcement& announcement_;
};

}  // namespace

std::string AnnouncementNoticeId(const Announcement& announcement, const std::string& person) {
  const std::string digest = HexDigest(absl::StrCat(static_cast<int>(announcement.kind), "\n",
                                                    announcement.subject, "\n", announcement.occasion));
  return absl::StrCat("announcement-", digest.substr(0, kNoticeDigits), "-", person);
}

absl::StatusOr<std::vector<Change>> AnnounceToUnits(const Announcement& announcement,
                                                    const ActContext& context) {
  RETURN_IF_ERROR(CheckAnnouncement(announcement, context.in));
  const NoticeRules rules = NoticeRulesOf(context.docket(), context.campaign);
  const Recipients recipients(announcement, context);
  std::vector<Change> changes;
  for (const auto& [person, bindings] : context.in.bindings_by_person) {
    NoticeLine line = recipients.LineOf(bindings);
    const std::string id = AnnouncementNoticeId(announcement, person);
    if (line.units.empty() || context.docket().Find<Notice>(context.campaign, id) != nullptr) continue;
    changes.push_back(
        {"notice.announce", QueuedNotice(rules, id, person, {std::move(line)}, context.now), ""});
  }
  return changes;
}

std::vector<std::string> UnreachedUnits(const Docket& docket, const std::string& campaign,
                                        const Announcement& announcement) {
  std::set<std::string> reached;
  docket.Each<Notice>(campaign, [&](const Notice& notice, const Stored<Matter>&) {
    for (const NoticeLine& line : notice.lines) {
      if (IsLineOfAnnouncement(line, announcement)) reached.insert(line.units.begin(), line.units.end());
    }
  });
  std::vector<std::string> unreached;
  for (const std::string& unit : announcement.units) {
    if (!reached.contains(unit)) unreached.push_back(unit);
  }
  return unreached;
}

}  // namespace duban::task
