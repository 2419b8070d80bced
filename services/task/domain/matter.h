// The kinds of matters (办理事项) that the task service keeps beside its plan and its forms. What a matter is:
// services/docket/matter.h; how each stands in a change: services/task/convert/matters_*.cc.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_MATTER_H_
#define DUBAN_SERVICES_TASK_DOMAIN_MATTER_H_

#include "services/docket/matter.h"

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

using duban::PathOf;  // beside the plan's own

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_MATTER_H_
