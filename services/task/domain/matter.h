// Matters (办理事项): what a district handles beside its plan and its forms — orders, meetings, findings,
// corrections and the like. Each kind is a plain struct in a room of its own; here they are all alike, so
// that record, codec, lists and history need no line per kind.
//
// A struct T is a kind of matter when it has
//   static constexpr MatterKind kKind;           // its number on record
//   static constexpr char kCollection[] = "…";   // its place in resource names, e.g. "orders"
//   std::string campaign;  std::string id;       // its name: campaigns/{campaign}/{kCollection}/{id}
// and compares with ==. Its message in duban.task.v1 is described in services/task/convert/matters_*.cc.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_MATTER_H_
#define DUBAN_SERVICES_TASK_DOMAIN_MATTER_H_

#include <concepts>
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace duban::task {

// Stored in the database by number; never renumber. The numbers below belong to the plan and the forms (see
// change.h). The message's field in duban.task.v1.Change has this number plus 20.
enum class MatterKind {
  kChangeRequest = 20,    // 变更申请
  kCorrection = 21,       // 更正
  kReopening = 22,        // 重新开放
  kExcuse = 23,           // 迟报免责
  kFormRules = 24,        // 填报规则
  kEvidence = 25,         // 佐证材料
  kStatistic = 26,        // 官方统计值
  kSample = 27,           // 抽查
  kFinding = 28,          // 核查结果
  kFalseReportCase = 29,  // 虚报处理
  kCheckRules = 30,       // 核查规则
  kOrder = 31,            // 督办件
  kCard = 32,             // 黄牌、红牌
  kConclusion = 33,       // 督查结论
  kOrderRules = 34,       // 督办规则
  kProposal = 35,         // 系统提议
  kMeeting = 36,          // 调度会
  kMeetingRules = 37,     // 会议规则
  kNotice = 38,           // 提醒
  kNoticeRules = 39,      // 提醒规则
  kCustomPeriod = 40,     // 专项周期
  kAssessment = 41,       // 跟踪评估
  kInspectionPlan = 42,   // 督查计划
  kItemRules = 43,        // 事项规则
};

template <typename T>
concept MatterType = std::same_as<std::remove_cv_t<decltype(T::kKind)>, MatterKind> &&
    requires(const T& matter) {
  { matter.campaign } -> std::convertible_to<std::string>;
  { matter.id } -> std::convertible_to<std::string>;
  { matter == matter } -> std::convertible_to<bool>;
  { T::kCollection[0] } -> std::convertible_to<char>;
};

// The matter's place below its jurisdiction: "campaigns/{campaign}/orders/{id}".
template <MatterType T>
std::string MatterPath(absl::string_view campaign, absl::string_view id) {
  return absl::StrCat("campaigns/", campaign, "/", T::kCollection, "/", id);
}
template <MatterType T>
std::string PathOf(const T& matter) {
  return MatterPath<T>(matter.campaign, matter.id);
}

// Any one matter in one state. Immutable; copies share it.
class Matter {
 public:
  template <MatterType T>
  Matter(T matter)  // NOLINT(google-explicit-constructor): a matter of a kind is a matter.
      : kind_(T::kKind),
        path_(PathOf(matter)),
        equal_([](const void* a, const void* b) {
          return *static_cast<const T*>(a) == *static_cast<const T*>(b);
        }),
        value_(std::make_shared<const T>(std::move(matter))) {}

  MatterKind kind() const { return kind_; }
  // As PathOf.
  const std::string& path() const { return path_; }

  // The matter as a T; null if it is of another kind.
  template <MatterType T>
  const T* As() const {
    return kind_ == T::kKind ? static_cast<const T*>(value_.get()) : nullptr;
  }

  friend bool operator==(const Matter& a, const Matter& b) {
    return a.kind_ == b.kind_ && a.path_ == b.path_ && a.equal_(a.value_.get(), b.value_.get());
  }

 private:
  MatterKind kind_;
  std::string path_;
  bool (*equal_)(const void*, const void*);
  std::shared_ptr<const void> value_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_MATTER_H_
