#include "services/task/domain/plan/milestone_sets.h"

#include <algorithm>

namespace duban::task {
namespace {

constexpr DefaultMilestone kBuild[] = {
    {"approval", "审批核准备案", "5"},     {"land-site", "用地与场地", "10"},
    {"planning-permit", "规划许可", "10"}, {"construction-permit", "施工许可", "10"},
    {"works-start", "开工", "20"},         {"statistics-entry", "入统", "10"},
    {"main-structure", "主体完成", "20"},  {"completion-check", "竣工验收", "10"},
    {"in-use", "投产使用", "5"},
};
constexpr DefaultMilestone kReserve[] = {
    {"in-library", "入库", "10"},          {"feasibility", "项目建议书与可研", "20"},
    {"land-site", "用地与选址", "15"},     {"environment-review", "环评能评", "10"},
    {"funding", "资金落实", "20"},         {"design-budget", "设计与概算", "15"},
    {"converted", "转为开工建设类", "10"},
};
constexpr DefaultMilestone kAttract[] = {
    {"lead", "线索", "10"},          {"framework", "框架协议", "10"}, {"contract", "签约", "20"},
    {"registered", "注册", "10"},    {"land-site", "用地", "15"},     {"works-start", "开工", "20"},
    {"in-production", "投产", "15"},
};
constexpr DefaultMilestone kLegacy[] = {
    {"file-opened", "建档", "10"},       {"cause-plan", "查因定策", "20"},
    {"plan-approved", "方案审定", "15"}, {"carrying-out", "组织实施", "25"},
    {"settled", "办证或资产盘活", "20"}, {"legacy-closed", "销号", "10"},
};

}  // namespace

std::span<const DefaultMilestone> DefaultMilestones(ProjectClass project_class, ProjectSubtype subtype) {
  switch (project_class) {
    case ProjectClass::kBuild:
      return kBuild;
    case ProjectClass::kReserve:
      return kReserve;
    case ProjectClass::kAttractLegacy:
      if (subtype == ProjectSubtype::kAttract) return kAttract;
      if (subtype == ProjectSubtype::kLegacy) return kLegacy;
      return {};
    case ProjectClass::kUnspecified:
      return {};
  }
  return {};
}

void FillMilestones(Project& project) {
  const std::span<const DefaultMilestone> set = DefaultMilestones(project.project_class, project.subtype);
  for (Milestone& milestone : project.milestones) {
    const auto found = std::find_if(set.begin(), set.end(), [&](const DefaultMilestone& one) {
      return one.id == absl::string_view(milestone.id);
    });
    if (found == set.end()) continue;
    if (milestone.weight.empty()) milestone.weight = std::string(found->weight);
    if (milestone.display_name.empty()) milestone.display_name = std::string(found->display_name);
  }
}

}  // namespace duban::task
