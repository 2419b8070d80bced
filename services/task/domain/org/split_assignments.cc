#include "services/task/domain/org/split_assignments.h"

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"

namespace duban::task {
namespace {

// The duties that need an heir of their own.
std::vector<std::string> PathsToAssign(const Split& split, const UnitDuties& duties) {
  std::vector<std::string> paths = duties.Paths();
  const std::vector<std::string> all = paths;
  for (const Successor& successor : split.successors) std::erase(paths, absl::StrCat("units/", successor.id));
  for (const OpenMatter& open : duties.matters) {
    if (absl::c_linear_search(all, open.follows)) std::erase(paths, open.matter.path());
  }
  return paths;
}

}  // namespace

std::map<std::string, std::string> ReadAssignments(const Split& split, const UnitDuties& duties,
                                                   Violations& out) {
  const std::vector<std::string> paths = PathsToAssign(split, duties);
  std::map<std::string, std::string> heirs;
  for (size_t i = 0; i < split.assignments.size(); ++i) {
    const auto& [resource, successor] = split.assignments[i];
    const std::string at = absl::StrCat("assignments[", i, "]");
    if (!absl::c_linear_search(paths, resource)) {
      out.Add(absl::StrCat(at, ".resource"), "ASSIGNMENT_UNKNOWN",
              absl::StrCat("“", resource, "”不是单位 ", split.unit, " 须指明承接的职责"));
    } else if (!heirs.emplace(resource, successor).second) {
      out.Add(absl::StrCat(at, ".resource"), "DUPLICATE_ID", absl::StrCat("“", resource, "”重复"));
    }
    const bool known =
        absl::c_any_of(split.successors, [&](const Successor& other) { return other.id == successor; });
    if (!known) {
      out.Add(absl::StrCat(at, ".successor_id"), "UNKNOWN_SUCCESSOR",
              absl::StrCat("“", successor, "”不在承接单位之列"));
    }
  }
  for (const std::string& path : paths) {
    if (!heirs.contains(path)) {
      out.Add("assignments", "ASSIGNMENT_MISSING", absl::StrCat("未指明由谁承接：", path));
    }
  }
  for (const OpenMatter& open : duties.matters) {
    const auto leader = heirs.find(open.follows);
    if (leader != heirs.end()) heirs.emplace(open.matter.path(), leader->second);
  }
  return heirs;
}

}  // namespace duban::task
