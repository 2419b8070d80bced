#include "clients/cli/labels.h"

#include <map>
#include <utility>

#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "duban/reporting/v1/bulletin.pb.h"
#include "duban/task/v1/form.pb.h"
#include "duban/task/v1/item.pb.h"
#include "duban/task/v1/period.pb.h"
#include "duban/task/v1/role.pb.h"
#include "duban/task/v1/unit.pb.h"

namespace duban::client {

using reporting::v1::Bulletin;
using task::v1::Form;
using task::v1::Indicator;
using task::v1::Item;
using task::v1::Period;
using task::v1::Project;
using task::v1::Role;
using task::v1::Unit;

namespace {

// The Chinese term at the enum's number, or the name without `prefix`.
template <size_t kSize>
std::string Pick(Language language, const char* const (&terms)[kSize], int value, absl::string_view name,
                 absl::string_view prefix) {
  if (language == Language::kZh && value >= 0 && static_cast<size_t>(value) < kSize) return terms[value];
  return value == 0 ? "-" : std::string(absl::StripPrefix(name, prefix));
}

}  // namespace

std::string Label(Language language, Form::State value) {
  constexpr const char* kTerms[] = {"-",          "未开放",     "待填报", "草稿",   "已提交",
                                    "单位已审定", "专班已审核", "已退回", "已锁定", "漏报"};
  return Pick(language, kTerms, value, Form::State_Name(value), "STATE_");
}

std::string Label(Language language, Form::Class value) {
  constexpr const char* kTerms[] = {"-", "按时", "迟报", "漏报", "免责"};
  return Pick(language, kTerms, value, Form::Class_Name(value), "CLASS_");
}

std::string Label(Language language, Form::Flag value) {
  constexpr const char* kTerms[] = {"-", "专班未审", "退回未改"};
  return Pick(language, kTerms, value, Form::Flag_Name(value), "FLAG_");
}

std::string Label(Language language, Form::Review::Outcome value) {
  constexpr const char* kTerms[] = {"未审", "通过", "退回"};
  return Pick(language, kTerms, value, Form::Review::Outcome_Name(value), "OUTCOME_");
}

std::string Label(Language language, Period::State value) {
  constexpr const char* kTerms[] = {"-", "未开始", "填报中", "待锁定", "已锁定"};
  return Pick(language, kTerms, value, Period::State_Name(value), "STATE_");
}

std::string Label(Language language, Period::Kind value) {
  constexpr const char* kTerms[] = {"-", "旬", "月", "季", "年"};
  return Pick(language, kTerms, value, Period::Kind_Name(value), "KIND_");
}

std::string Label(Language language, Role value) {
  constexpr const char* kTerms[] = {"-",      "填报人", "单位负责人", "专班审核人", "总专班办",
                                    "督查室", "区领导", "管理员",     "变更订阅"};
  return Pick(language, kTerms, value, task::v1::Role_Name(value), "ROLE_");
}

std::string Label(Language language, Unit::Kind value) {
  constexpr const char* kTerms[] = {"-",        "区直部门", "乡镇街道", "行动专班",
                                    "总专班办", "督查室",   "其他直属", "不参评"};
  return Pick(language, kTerms, value, Unit::Kind_Name(value), "KIND_");
}

std::string Label(Language language, Indicator::Kind value) {
  constexpr const char* kTerms[] = {"-",    "累计量", "新增数", "时点数", "增速", "占比",
                                    "上限", "清零",   "等级",   "关系",   "定性"};
  return Pick(language, kTerms, value, Indicator::Kind_Name(value), "KIND_");
}

std::string Label(Language language, Project::ProjectClass value) {
  constexpr const char* kTerms[] = {"-", "开工建设类", "前期储备类", "招商处遗类"};
  return Pick(language, kTerms, value, Project::ProjectClass_Name(value), "PROJECT_CLASS_");
}

std::string Label(Language language, Bulletin::Kind value) {
  constexpr const char* kTerms[] = {"-", "月通报", "季讲评材料"};
  return Pick(language, kTerms, value, Bulletin::Kind_Name(value), "KIND_");
}

std::string ItemKindWord(const Item& item) {
  switch (item.detail_case()) {
    case Item::kIndicator:
      return "indicator";
    case Item::kTask:
      return "task";
    case Item::kPolicy:
      return "policy";
    case Item::kProject:
      return "project";
    case Item::DETAIL_NOT_SET:
      break;
  }
  return "-";
}

std::string ItemKindLabel(Language language, const Item& item) {
  static const auto* const kTerms = new std::map<std::string, std::string>{
      {"indicator", "指标"}, {"task", "任务"}, {"policy", "政策"}, {"project", "项目"}};
  const std::string word = ItemKindWord(item);
  const auto term = kTerms->find(word);
  return language == Language::kZh && term != kTerms->end() ? term->second : word;
}

}  // namespace duban::client
