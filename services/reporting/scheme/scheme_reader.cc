#include "services/reporting/scheme/scheme_reader.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/reporting/scheme/additions.h"
#include "services/reporting/scheme/groups_reader.h"
#include "services/reporting/scheme/hints_reader.h"
#include "services/reporting/scheme/json_section.h"
#include "services/reporting/scheme/lights_reader.h"

namespace duban::reporting {
namespace {

AppealRules ReadAppeal(JsonSection json) {
  AppealRules rules{.further_workdays = json.Count("further_workdays"),
                    .further_answer_workdays = json.Count("further_answer_workdays")};
  for (const auto& [key, days] : {std::pair{"further_workdays", rules.further_workdays},
                                  std::pair{"further_answer_workdays", rules.further_answer_workdays}}) {
    if (days < 1) json.Report(key, "OUT_OF_RANGE", "应不小于1");
  }
  json.Finish();
  return rules;
}

std::map<std::string, Rational> ReadStrength(JsonSection json) {
  std::map<std::string, Rational> factors;
  for (const char* strength : {"ENSURE", "STRIVE", "PLAIN"}) factors[strength] = json.Decimal(strength);
  json.Finish();
  return factors;
}

ExemptionRules ReadExemption(JsonSection json) {
  ExemptionRules rules{.filing_workdays = json.Count("filing_workdays"),
                       .decision_days = json.Count("decision_days")};
  if (rules.filing_workdays < 1) json.Report("filing_workdays", "OUT_OF_RANGE", "应不小于1");
  json.Finish();
  return rules;
}

IndicatorRules ReadIndicator(JsonSection json) {
  IndicatorRules rules{.zero_below = json.Share("zero_below"),
                       .over_fulfilment_cap = json.Decimal("over_fulfilment_cap"),
                       .pp_full_loss = json.Decimal("pp_full_loss"),
                       .ordinal_step = json.Share("ordinal_step"),
                       .cooperating_factor = json.Share("cooperating_factor")};
  if (rules.pp_full_loss == 0) json.Report("pp_full_loss", "OUT_OF_RANGE", "应大于 0");
  json.Finish();
  return rules;
}

DisciplineRules ReadDiscipline(JsonSection json) {
  DisciplineRules rules{.late = json.Decimal("late"),
                        .missing = json.Decimal("missing"),
                        .extra_return = json.Decimal("extra_return"),
                        .free_returns = json.Count("free_returns")};
  json.Finish();
  return rules;
}

TaskRules ReadTask(JsonSection json) {
  TaskRules rules{.late_steps = {}, .done_later = json.Share("done_later")};
  for (JsonSection& step : json.List("late_steps")) {
    rules.late_steps.push_back({.days = step.Count("days"), .value = step.Share("value")});
    step.Finish();
    const size_t count = rules.late_steps.size();
    if (count > 1 && rules.late_steps[count - 2].days >= rules.late_steps[count - 1].days) {
      step.Report("days", "NOT_ASCENDING", "天数应逐档增加");
    }
  }
  json.Finish();
  return rules;
}

ProjectRules ReadProject(JsonSection& document) {
  JsonSection json = document.Section("project");
  ProjectRules rules{.class_titles = json.Texts("class_titles"),
                     .start = json.Share("start"),
                     .investment = json.Share("investment"),
                     .entry = json.Share("entry"),
                     .entry_minimum_wan = json.Decimal("entry_minimum_wan")};
  json.Finish();
  document.CheckSum("project", rules.start + rules.investment + rules.entry, 1);
  return rules;
}

IssueRules ReadIssue(JsonSection json) {
  IssueRules rules{
      .verified = json.Share("verified"), .staged = json.Share("staged"), .open = json.Share("open")};
  json.Finish();
  return rules;
}

IndexRules ReadIndex(JsonSection& document) {
  JsonSection json = document.Section("index");
  IndexRules rules{.attainment = json.Share("attainment"),
                   .key_tasks = json.Share("key_tasks"),
                   .rank_span = json.Share("rank_span"),
                   .rank_step = json.Decimal("rank_step")};
  json.Finish();
  document.CheckSum("index", rules.attainment + rules.key_tasks, 1);
  return rules;
}

std::vector<PanelGroup> ReadPanelGroups(JsonSection& json) {
  std::vector<PanelGroup> groups;
  std::set<std::string> ids;
  Rational weights = 0;
  for (JsonSection& section : json.List("groups")) {
    groups.push_back({.id = section.Text("id"),
                      .title = section.Text("title"),
                      .weight = section.Share("weight"),
                      .minimum_ballots = section.Count("minimum_ballots")});
    section.Finish();
    weights += groups.back().weight;
    if (!ids.insert(groups.back().id).second) section.Report("id", "DUPLICATE_KEY", "组别重复");
  }
  json.CheckSum("groups", weights, 1);
  return groups;
}

PanelRules ReadPanel(JsonSection json) {
  PanelRules rules{.groups = ReadPanelGroups(json),
                   .vote_excellent = json.Share("vote_excellent"),
                   .vote_good = json.Share("vote_good"),
                   .vote_fair = json.Share("vote_fair"),
                   .vote_poor = json.Share("vote_poor"),
                   .trim_none_below = json.Count("trim_none_below"),
                   .trim_one_below = json.Count("trim_one_below"),
                   .trim_share = json.Share("trim_share"),
                   .conduct_penalty = json.Decimal("conduct_penalty"),
                   .outlier_points = json.Decimal("outlier_points"),
                   .rank_span = json.Share("rank_span")};
  // Otherwise trimming could drop every ballot of a group.
  if (rules.trim_none_below < 3) json.Report("trim_none_below", "OUT_OF_RANGE", "应不小于 3");
  if (rules.trim_share * 2 >= 1) json.Report("trim_share", "OUT_OF_RANGE", "应小于 0.5");
  json.Finish();
  return rules;
}

AdjustmentRules ReadAdjustments(JsonSection json) {
  AdjustmentRules rules{.bonus_cap_quarter = json.Decimal("bonus_cap_quarter"),
                        .bonus_cap_year = json.Decimal("bonus_cap_year"),
                        .deduction_cap = json.Decimal("deduction_cap"),
                        .total_cap = json.Decimal("total_cap"),
                        .bonus_national = json.Decimal("bonus_national"),
                        .bonus_provincial = json.Decimal("bonus_provincial"),
                        .bonus_city = json.Decimal("bonus_city"),
                        .yellow_card = json.Decimal("yellow_card"),
                        .red_card = json.Decimal("red_card"),
                        .false_report = json.Decimal("false_report"),
                        .criticism_national = json.Decimal("criticism_national"),
                        .criticism_provincial = json.Decimal("criticism_provincial"),
                        .criticism_city = json.Decimal("criticism_city"),
                        .bonus_categories = json.Texts("bonus_categories"),
                        .not_counted = json.Texts("not_counted"),
                        .yellow_per_red = json.Count("yellow_per_red")};
  if (rules.yellow_per_red < 1) json.Report("yellow_per_red", "OUT_OF_RANGE", "应不小于1");
  json.Finish();
  return rules;
}

GradeRules ReadGrades(JsonSection json) {
  GradeRules rules{.excellent = json.Decimal("excellent"),
                   .good = json.Decimal("good"),
                   .fair = json.Decimal("fair"),
                   .title_excellent = json.Text("title_excellent"),
                   .title_good = json.Text("title_good"),
                   .title_fair = json.Text("title_fair"),
                   .title_poor = json.Text("title_poor"),
                   .quota = json.Share("quota"),
                   .quota_from = json.Count("quota_from"),
                   .red_list = json.Count("red_list"),
                   .black_list = json.Count("black_list"),
                   .target_met = json.Decimal("target_met"),
                   .minimum_unit_days = json.Count("minimum_unit_days")};
  if (rules.good < rules.fair) json.Report("good", "NOT_ASCENDING", "良好界限应不低于一般界限");
  if (rules.excellent < rules.good) json.Report("excellent", "NOT_ASCENDING", "优秀界限应不低于良好界限");
  json.Finish();
  return rules;
}

YearRules ReadYear(JsonSection& document) {
  JsonSection json = document.Section("year");
  YearRules rules{.quarters = json.Share("quarters"),
                  .annual = json.Share("annual"),
                  .minimum_quarters = json.Count("minimum_quarters"),
                  .converted_points = json.Decimal("converted_points"),
                  .red_cards_down = json.Count("red_cards_down")};
  json.Finish();
  document.CheckSum("year", rules.quarters + rules.annual, 1);
  return rules;
}

Rounding ReadMode(JsonSection& json) {
  const std::string mode = json.Text("mode");
  if (mode == "HALF_EVEN") return Rounding::kHalfEven;
  if (!mode.empty() && mode != "HALF_AWAY")
    json.Report("mode", "OUT_OF_RANGE", "应为 HALF_AWAY 或 HALF_EVEN");
  return Rounding::kHalfAway;
}

Scheme ReadDocument(JsonSection& document) {
  JsonSection rounding = document.Section("rounding");
  Scheme scheme{.id = document.Text("id"),
                .title = document.Text("title"),
                .places = rounding.Count("places"),
                .rounding = ReadMode(rounding),
                .component_titles = document.Texts("component_titles"),
                .formulas = ReadFormulas(document),
                .points = ReadPoints(document.Section("points"), document, "points"),
                .groups = ReadGroups(document),
                .indicator = ReadIndicator(document.Section("indicator")),
                .discipline = ReadDiscipline(document.Section("discipline")),
                .task = ReadTask(document.Section("task")),
                .project = ReadProject(document),
                .issue = ReadIssue(document.Section("issue")),
                .index = ReadIndex(document),
                .panel = ReadPanel(document.Section("panel")),
                .lights = ReadLights(document.Section("lights")),
                .ladder = ReadLadder(document.Section("ladder")),
                .hints = ReadHints(document.Section("hints")),
                .strength = ReadStrength(document.Section("strength_factor")),
                .appeal = ReadAppeal(document.Section("appeal")),
                .exemption = ReadExemption(document.Section("exemption")),
                .adjustments = ReadAdjustments(document.Section("adjustments")),
                .grades = ReadGrades(document.Section("grades")),
                .year = ReadYear(document)};
  scheme.group_points = ReadGroupPoints(document, scheme.groups);
  if (scheme.places > 9) rounding.Report("places", "OUT_OF_RANGE", "应在 0 与 9 之间");
  rounding.Finish();
  document.Finish();
  return scheme;
}

// Parses the text and reports keys that stand twice in one object: the parser itself would keep the last one.
nlohmann::json ParseJson(absl::string_view text, Violations& violations) {
  using Event = nlohmann::json::parse_event_t;
  std::vector<std::set<std::string>> open;
  const auto watch = [&](int, Event event, nlohmann::json& parsed) {
    if (event == Event::object_start) open.emplace_back();
    if (event == Event::object_end) open.pop_back();
    if (event == Event::key && !open.back().insert(parsed.get<std::string>()).second) {
      violations.Add(parsed.get<std::string>(), "DUPLICATE_KEY", "同一对象中重复出现");
    }
    return true;
  };
  return nlohmann::json::parse(text.begin(), text.end(), watch, /*allow_exceptions=*/false);
}

// Says of a key that came later what leaving everything as it was would be.
absl::Status WithFormerValues(const Violations& found) {
  Violations told;
  for (const FieldViolation& one : found.list()) {
    const SchemeAddition* addition = FindSchemeAddition(one.field);
    const bool missing = one.reason == "MISSING_KEY" && addition != nullptr;
    told.Add(one.field, one.reason,
             missing ? absl::StrCat(one.description, "；", addition->since, " 新增，沿用原做法写 ",
                                    addition->value.dump())
                     : one.description);
  }
  return told.ToStatus();
}

absl::StatusOr<Scheme> Parse(absl::string_view text, bool published) {
  Violations violations;
  nlohmann::json json = ParseJson(text, violations);
  if (json.is_discarded()) return InvalidField("scheme", "NOT_JSON", "评分办法不是有效的 JSON 文档");
  std::vector<std::string> filled;
  if (published) filled = FillSchemeAdditions(json);
  JsonSection document(json, "", violations);
  Scheme scheme = ReadDocument(document);
  if (!violations.empty()) return WithFormerValues(violations);
  scheme.filled_keys = std::move(filled);
  return scheme;
}

}  // namespace

absl::StatusOr<Scheme> ParseScheme(absl::string_view text) { return Parse(text, /*published=*/false); }

absl::StatusOr<Scheme> ParsePublishedScheme(absl::string_view text) {
  return Parse(text, /*published=*/true);
}

}  // namespace duban::reporting
