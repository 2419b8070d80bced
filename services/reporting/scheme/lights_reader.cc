#include "services/reporting/scheme/lights_reader.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace duban::reporting {
namespace {

// Which policies suit which class of items.
std::map<std::string, std::string> ReadPolicies(JsonSection& lights) {
  struct Choice {
    const char* item_class;
    std::set<std::string> policies;
  };
  static const auto& choices =
      *new std::vector<Choice>{{"INDICATOR", {"RATIO", "PP", "RELATIVE50"}},
                               {"TASK", {"TASK", "PP", "RELATIVE50"}},
                               {"POLICY", {"TASK", "PP", "RELATIVE50"}},
                               {"PROJECT_START", {"START"}},
                               {"PROJECT_MILESTONES", {"RATIO", "PP", "RELATIVE50", "TASK"}},
                               {"PROJECT_ENTRY", {"STATS_ENTRY"}}};
  std::map<std::string, std::string> policies;
  JsonSection json = lights.Section("policies");
  for (const Choice& choice : choices) {
    std::string policy = json.Text(choice.item_class);
    if (!policy.empty() && !choice.policies.contains(policy)) {
      json.Report(choice.item_class, "OUT_OF_RANGE",
                  absl::StrCat("应为 ", absl::StrJoin(choice.policies, "、"), " 之一"));
    }
    policies[choice.item_class] = std::move(policy);
  }
  json.Finish();
  return policies;
}

std::map<std::string, std::string> ReadPalette(JsonSection& lights) {
  std::map<std::string, std::string> palette;
  JsonSection json = lights.Section("palette");
  for (const char* light : {"GREEN", "YELLOW", "RED", "BLUE", "GREY"}) palette[light] = json.Text(light);
  json.Finish();
  return palette;
}

}  // namespace

LadderRules ReadLadder(JsonSection json) {
  LadderRules rules{.lag_months = json.Count("lag_months"),
                    .last_places = json.Count("last_places"),
                    .last_quarters = json.Count("last_quarters")};
  json.Finish();
  return rules;
}

LightRules ReadLights(JsonSection json) {
  LightRules rules{.tolerance = json.Share("tolerance"),
                   .ratio_yellow = json.Share("ratio_yellow"),
                   .early_guard_months = json.Count("early_guard_months"),
                   .start_red_months = json.Count("start_red_months"),
                   .task_yellow_points = json.Decimal("task_yellow_points"),
                   .task_red_points = json.Decimal("task_red_points"),
                   .task_red_days = json.Count("task_red_days"),
                   .pp_yellow_points = json.Decimal("pp_yellow_points"),
                   .pp_red_points = json.Decimal("pp_red_points"),
                   .relative_red_share = json.Share("relative_red_share"),
                   .entry_yellow_months = json.Count("entry_yellow_months"),
                   .entry_red_months = json.Count("entry_red_months"),
                   .due_soon_days = json.Count("due_soon_days"),
                   .policies = ReadPolicies(json),
                   .palette = ReadPalette(json),
                   .propose_red_months = json.Count("propose_red_months"),
                   .propose_yellow_months = json.Count("propose_yellow_months"),
                   .supervise_red_months = json.Count("supervise_red_months"),
                   .propose_attainment = json.Share("propose_attainment")};
  if (rules.early_guard_months > 12) json.Report("early_guard_months", "OUT_OF_RANGE", "应不大于 12");
  if (rules.task_red_points < rules.task_yellow_points) {
    json.Report("task_red_points", "NOT_ASCENDING", "红灯界限应不小于黄灯界限");
  }
  if (rules.pp_red_points < rules.pp_yellow_points) {
    json.Report("pp_red_points", "NOT_ASCENDING", "红灯界限应不小于黄灯界限");
  }
  if (rules.entry_red_months < rules.entry_yellow_months) {
    json.Report("entry_red_months", "NOT_ASCENDING", "红灯月数应不小于黄灯月数");
  }
  json.Finish();
  return rules;
}

}  // namespace duban::reporting
