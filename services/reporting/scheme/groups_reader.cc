#include "services/reporting/scheme/groups_reader.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/reporting/domain/score/formula_catalogue.h"

namespace duban::reporting {
namespace {

// "INDEX_RANK（按业绩指数位次，首末名之间等差）、INDEX_STEP（…）"
std::string AdmissibleNames(LeafId leaf) {
  return absl::StrJoin(FormulasFor(leaf), "、", [](std::string* out, const LeafFormula* one) {
    absl::StrAppend(out, one->name, "（", one->title, "）");
  });
}

}  // namespace

// `outer` reports the sum under `key`.
LeafPoints ReadPoints(JsonSection json, JsonSection& outer, const char* key) {
  LeafPoints points{.k1 = json.Decimal("K1"),
                    .k2a = json.Decimal("K2a"),
                    .k2b = json.Decimal("K2b"),
                    .k2c = json.Decimal("K2c"),
                    .k3a = json.Decimal("K3a"),
                    .k3b = json.Decimal("K3b"),
                    .p1 = json.Decimal("P1"),
                    .p2a = json.Decimal("P2a"),
                    .p2b = json.Decimal("P2b"),
                    .p3 = json.Decimal("P3"),
                    .b1 = json.Decimal("B1"),
                    .b2 = json.Decimal("B2"),
                    .b3 = json.Decimal("B3")};
  json.Finish();
  outer.CheckSum(key,
                 points.k1 + points.k2a + points.k2b + points.k2c + points.k3a + points.k3b + points.p1 +
                     points.p2a + points.p2b + points.p3 + points.b1 + points.b2 + points.b3,
                 100);
  return points;
}

std::map<std::string, std::string> ReadFormulas(JsonSection& document) {
  std::map<std::string, std::string> formulas;
  JsonSection json = document.Section("formulas");
  for (int i = 0; i <= static_cast<int>(LeafId::kB3); ++i) {
    const auto leaf = static_cast<LeafId>(i);
    const std::string name(LeafName(leaf));
    std::string formula = json.Text(name.c_str());
    if (!formula.empty() && FindFormula(leaf, formula) == nullptr) {
      json.Report(name.c_str(), "UNKNOWN_FORMULA",
                  absl::StrCat("没有计算式 ", formula, "；此项可用 ", AdmissibleNames(leaf)));
    }
    formulas[name] = std::move(formula);
  }
  json.Finish();
  return formulas;
}

std::vector<RankingGroup> ReadGroups(JsonSection& document) {
  std::vector<RankingGroup> groups;
  std::set<std::string> ids, kinds;
  for (JsonSection& section : document.List("groups")) {
    RankingGroup group{.id = section.Text("id"),
                       .title = section.Text("title"),
                       .unit_kinds = section.TextList("unit_kinds")};
    if (!ids.insert(group.id).second) section.Report("id", "DUPLICATE_KEY", "组别重复");
    for (const std::string& kind : group.unit_kinds) {
      if (kinds.insert(kind).second) continue;
      section.Report("unit_kinds", "DUPLICATE_KEY", absl::StrCat(kind, " 已在另一组：一个单位只在一组排名"));
    }
    section.Finish();
    groups.push_back(std::move(group));
  }
  return groups;
}

std::map<std::string, LeafPoints> ReadGroupPoints(JsonSection& document,
                                                  const std::vector<RankingGroup>& groups) {
  std::map<std::string, LeafPoints> points;
  std::map<std::string, JsonSection> sections = document.Sections("group_points");
  if (sections.empty()) return points;
  JsonSection outer = document.Section("group_points");
  for (auto& [id, section] : sections) {
    points.emplace(id, ReadPoints(section, outer, id.c_str()));
    const bool known = std::any_of(groups.begin(), groups.end(),
                                   [&id = id](const RankingGroup& group) { return group.id == id; });
    if (!known) outer.Report(id.c_str(), "UNKNOWN_GROUP", "groups 中没有这一组");
  }
  return points;
}

}  // namespace duban::reporting
