// Supervision orders (督办件): one matter that one unit must deal with, from proposal to archive. Basis:
// 政府督查工作条例 (2021). The acts stand in order_case.h, order_handling.h and order_review.h, the state
// machine in order_machine.h, the limits in order_rules.h and order_terms.h.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/order_limits.h"
#include "services/task/domain/matter.h"

namespace duban::task {

// The enums of this header are stored in the database by number (as in the proto); never renumber.

// 督查类型 (政府督查工作条例 art. 14). All but daily follow-up are inspections and need a plan (art. 15).
enum class OrderType {
  kUnspecified = 0,
  kComprehensive = 1,
  kSpecial = 2,
  kEventInquiry = 3,
  kDailyFollowUp = 4,
  kClueCheck = 5,
};

enum class OrderState {
  kUnspecified = 0,
  kDraft = 1,
  kProposed = 2,
  kApproved = 3,
  kRejected = 4,
  kIssued = 5,
  kInProgress = 6,
  kTransferRequested = 7,
  kExtensionRequested = 8,
  kFeedback = 9,
  kVerifying = 10,
  kClosePending = 11,
  kClosed = 12,
  kSuspended = 13,
  kCancelled = 14,
  kArchived = 15,
};

// Levels of the escalation ladder: none, 催办, 提醒函, 督办函 (yellow), 通报 (red), 约谈, 提请问责.
enum class OrderLevel { kUnspecified = 0, kNone = 1, kL0 = 2, kL1 = 3, kL2 = 4, kL3 = 5, kL4 = 6, kL5 = 7 };

// What follows from record and clock; never stored.
enum class OrderFlag { kUnspecified = 0, kUnsigned = 1, kOverdue = 2, kStaged = 3 };

enum class SourceKind {
  kUnspecified = 0,
  kDecision = 1,
  kMinutes = 2,
  kInstruction = 3,
  kRedLight = 4,
  kLedger = 5,
  kClue = 6,
  kBulletin = 7,
  kItem = 8,
  kConclusion = 9,
};

// Where an order comes from: a resource, or a text that says what and where.
struct OrderSource {
  SourceKind kind = SourceKind::kUnspecified;
  std::string resource;  // path below the jurisdiction
  std::string text;

  friend bool operator==(const OrderSource&, const OrderSource&) = default;
};

// What the handling unit reported: one matter, one report. A draft has no signer.
struct OrderFeedback {
  std::string text;
  std::vector<std::string> evidence;
  std::string author;
  std::string signer;
  std::optional<absl::Time> feedback_time;
  std::optional<absl::Time> due_time;  // the limit it answers to
  std::string return_reason;

  friend bool operator==(const OrderFeedback&, const OrderFeedback&) = default;
};

enum class OrderAnswer { kUnspecified = 0, kGranted = 1, kRefused = 2 };

// A request for more time (延期).
struct OrderExtension {
  std::string reason;
  std::string progress;
  absl::CivilDay expected_date;
  std::string asked_by;
  absl::Time ask_time;
  absl::Time answer_due_time;
  std::string checked_by;
  std::string check_opinion;
  OrderAnswer answer = OrderAnswer::kUnspecified;
  std::string answered_by;
  std::optional<absl::Time> answer_time;
  std::string answer_reason;
  std::optional<absl::Time> due_time;  // the new limit

  friend bool operator==(const OrderExtension&, const OrderExtension&) = default;
};

// A request to hand the order to another unit (转办).
struct OrderTransfer {
  std::string reason;
  std::string proposed_unit;
  std::string asked_by;
  absl::Time ask_time;
  OrderAnswer answer = OrderAnswer::kUnspecified;
  std::string answered_by;
  std::optional<absl::Time> answer_time;
  std::string answer_reason;
  std::string from_unit;

  friend bool operator==(const OrderTransfer&, const OrderTransfer&) = default;
};

// One stage that was reached (阶段性办结).
struct OrderStage {
  std::string result;
  absl::CivilDay next_date;
  std::string staged_by;
  absl::Time stage_time;

  friend bool operator==(const OrderStage&, const OrderStage&) = default;
};

// What one verifier found.
struct OrderOpinion {
  std::string verifier;
  bool passed = false;
  std::string finding;
  bool false_feedback = false;
  absl::Time opinion_time;

  friend bool operator==(const OrderOpinion&, const OrderOpinion&) = default;
};

// One verification (核查) by two persons.
struct OrderVerification {
  std::vector<std::string> verifiers;
  absl::Time start_time;
  absl::Time due_time;
  std::vector<OrderOpinion> opinions;

  friend bool operator==(const OrderVerification&, const OrderVerification&) = default;
};

enum class PauseGround { kUnspecified = 0, kSuspension = 1, kExemption = 2 };

// A span in which the clock stands: nothing is proposed inside it.
struct OrderPause {
  PauseGround ground = PauseGround::kUnspecified;
  std::string basis;
  std::string decided_by;
  absl::Time start_time;
  std::optional<absl::Time> end_time;  // nullopt = still

  friend bool operator==(const OrderPause&, const OrderPause&) = default;
};

// One publication of the result (结果公开).
struct OrderPublication {
  std::string channel;  // 渠道
  std::string text;
  absl::CivilDay publish_date;
  std::string recorded_by;
  absl::Time record_time;

  friend bool operator==(const OrderPublication&, const OrderPublication&) = default;
};

enum class CallOccasion { kUnspecified = 0, kBeforeDue = 1, kOnDue = 2, kUnsigned = 3 };

// An automatic call (催办).
struct OrderCall {
  CallOccasion occasion = CallOccasion::kUnspecified;
  absl::Time due_time;  // the limit it was about
  absl::Time call_time;

  friend bool operator==(const OrderCall&, const OrderCall&) = default;
};

struct Order {
  static constexpr MatterKind kKind = MatterKind::kOrder;
  static constexpr char kCollection[] = "orders";

  std::string campaign;
  std::string id;

  // As proposed.
  OrderType type = OrderType::kUnspecified;
  std::vector<OrderSource> sources;
  std::string matter;
  std::string object;
  std::string demands;
  std::string lead_unit;
  std::vector<std::string> coop_units;
  std::string action;
  OrderUrgency urgency = OrderUrgency::kUnspecified;
  std::string inspection_plan;  // path
  std::string conclusion;       // path
  std::string duplicate_reason;
  std::optional<absl::CivilDay> demanded_date;  // by the source, e.g. a resolution or a conclusion
  bool public_result = false;

  // As it went.
  OrderState state = OrderState::kDraft;
  OrderLevel level = OrderLevel::kNone;
  std::string case_number;
  int case_year = 0;
  int case_serial = 0;
  std::string proposed_by;
  std::string assigning_leader;
  std::string feedback_form;
  std::optional<absl::Time> propose_time;
  std::optional<absl::Time> approve_time;
  std::optional<absl::Time> issue_time;
  std::optional<absl::Time> sign_due_time;
  std::optional<absl::Time> sign_time;
  std::string signed_by;
  std::optional<absl::Time> first_report_due_time;
  std::optional<absl::Time> original_due_time;
  std::optional<absl::Time> due_time;
  std::optional<absl::Time> level_due_time;
  std::optional<absl::Time> level_time;
  std::optional<absl::Time> feedback_time;
  std::optional<absl::Time> close_time;
  std::string closed_by;
  std::string leader_opinion;
  std::optional<absl::CivilDay> publication_due_date;
  int return_count = 0;
  int reopen_count = 0;
  OrderState suspended_from = OrderState::kUnspecified;
  std::optional<OrderFeedback> draft;
  std::vector<OrderFeedback> feedbacks;
  std::vector<OrderExtension> extensions;
  std::vector<OrderTransfer> transfers;
  std::vector<OrderStage> stages;
  std::vector<OrderVerification> verifications;
  std::vector<OrderPause> pauses;
  std::vector<OrderCall> calls;
  std::vector<OrderPublication> publications;
  int rules_version = 0;

  friend bool operator==(const Order&, const Order&) = default;
};

// Decided, and neither finished nor called off.
bool IsOpen(const Order& order);
// A proposed order or an open one: it counts as a duplicate of another on the same object and matter.
bool IsActive(const Order& order);
// The handling unit owes something and the clock runs: also while a transfer or an extension is asked for.
bool IsUnderClock(const Order& order);
bool IsUnsigned(const Order& order, absl::Time now);
bool IsOverdue(const Order& order, absl::Time now);
// Closed with a result that is to be public and has not been published since (整改结果公开).
bool AwaitsPublication(const Order& order);
// Works towards the next node of a stage that was reached.
bool IsStaged(const Order& order);
std::vector<OrderFlag> FlagsOf(const Order& order, absl::Time now);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_H_
