#include "services/reporting/scheme/bulletin_rules_reader.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status_macros.h"
#include "services/reporting/scheme/json_section.h"

namespace duban::reporting {
namespace {

// "-" is written where nothing is printed, so that nothing is left out by mistake.
std::string TextOrNone(JsonSection& json, const char* key) {
  std::string text = json.Text(key);
  return text == "-" ? "" : text;
}

bool IsCountedAsIssue(JsonSection& json) {
  const std::string numbering = json.Text("numbering");
  if (!numbering.empty() && numbering != "ISSUE" && numbering != "DOCUMENT") {
    json.Report("numbering", "OUT_OF_RANGE", "应为 ISSUE（第n期）或 DOCUMENT（〔年〕n号）");
  }
  return numbering == "ISSUE";
}

// NONE for what is counted as an issue; PLACEHOLDER until the district has settled it.
bool IsPlaceholder(JsonSection& json, bool counted_as_issue) {
  const std::string code = json.Text("agency_code");
  const bool fits = counted_as_issue ? code == "NONE" : code == "PLACEHOLDER" || code == "SETTLED";
  if (!code.empty() && !fits) {
    json.Report("agency_code", "OUT_OF_RANGE",
                counted_as_issue ? "按期编号的文种没有机关代字，应为 NONE"
                                 : "应为 SETTLED（机关代字已核定）或 PLACEHOLDER（占位，待核定）");
  }
  return code == "PLACEHOLDER";
}

std::vector<Light> LightList(JsonSection& json, const char* key) {
  std::vector<Light> lights;
  for (const std::string& name : json.TextList(key)) {
    const std::optional<Light> light = ParseLight(name);
    if (light) lights.push_back(*light);
    if (!light) json.Report(key, "OUT_OF_RANGE", "应为 GREEN、YELLOW、RED、BLUE 或 GREY");
  }
  return lights;
}

PrintRules ReadPrint(JsonSection json) {
  PrintRules rules{.lights = LightList(json, "lights"),
                   .changed_to = LightList(json, "changed_to"),
                   .key_tasks = json.Count("key_tasks"),
                   .most_tasks = json.Count("most_tasks"),
                   .trend_lights = LightList(json, "trend_lights"),
                   .trend_charts = json.Count("trend_charts")};
  if (rules.most_tasks < rules.key_tasks) json.Report("most_tasks", "OUT_OF_RANGE", "应不小于 key_tasks");
  json.Finish();
  return rules;
}

BulletinKindRules ReadKind(JsonSection json) {
  const bool counted_as_issue = IsCountedAsIssue(json);
  BulletinKindRules rules{.roles = {.draft = json.TextList("draft"),
                                    .review = json.TextList("review"),
                                    .sign = json.TextList("sign"),
                                    .issue = json.TextList("issue")},
                          .mark = json.Text("mark"),
                          .series = json.Text("series"),
                          .counted_as_issue = counted_as_issue,
                          .placeholder_code = IsPlaceholder(json, counted_as_issue),
                          .issuer = json.Text("issuer"),
                          .addressee = TextOrNone(json, "addressee"),
                          .reports_to = TextOrNone(json, "reports_to"),
                          .copies_to = TextOrNone(json, "copies_to"),
                          .sends_to = TextOrNone(json, "sends_to"),
                          .secrecy = TextOrNone(json, "secrecy"),
                          .copies = json.Count("copies"),
                          .length_limit = json.Count("length_limit"),
                          .limit_workdays = json.Count("limit_workdays")};
  json.Finish();
  return rules;
}

}  // namespace

absl::StatusOr<BulletinRules> ParseBulletinRules(absl::string_view text) {
  const nlohmann::json json = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
  if (json.is_discarded()) return InvalidField("", "NOT_JSON", "不是 JSON 文档");
  Violations violations;
  JsonSection document(json, "", violations);
  BulletinRules rules{.id = document.Text("id")};
  for (auto& [kind, section] : document.Sections("kinds")) rules.kinds[kind] = ReadKind(section);
  for (const std::string& kind : AllRulesKeys()) {
    if (!rules.kinds.contains(kind)) violations.Add(absl::StrCat("kinds.", kind), "MISSING_KEY", "缺少此项");
  }
  rules.shingle_characters = document.Count("shingle_characters");
  if (rules.shingle_characters < 1) document.Report("shingle_characters", "OUT_OF_RANGE", "应不小于1");
  rules.repeated_minimum = document.Count("repeated_minimum");
  rules.repeated_share = document.Share("repeated_share");
  rules.contact = document.Text("contact");
  rules.print = ReadPrint(document.Section("print"));
  rules.secrecy_marks = document.TextList("secrecy_marks");
  rules.state_secrets = document.TextList("state_secrets");
  document.Finish();
  RETURN_IF_ERROR(violations.ToStatus());
  return rules;
}

}  // namespace duban::reporting
