#include "services/reporting/domain/credit/credit.h"

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/book/sha256_text.h"
#include "services/reporting/domain/scheme/formalism.h"

namespace duban::reporting {
namespace {

constexpr MachineText kCreditText = {"CREDIT_STATE", "加分扣分"};

bool HasLevel(CreditKind kind) { return kind == CreditKind::kCommendation || kind == CreditKind::kCriticism; }

void Require(const std::string& value, const char* field, const char* what, Violations& faults) {
  if (value.empty()) faults.Add(absl::StrCat("credit.", field), "REQUIRED", absl::StrCat("须写明", what));
}

void CheckCommon(const Projection& record, const Credit& credit, Violations& faults) {
  if (credit.kind == CreditKind::kUnspecified) faults.Add("credit.kind", "REQUIRED", "须写明类别");
  if (!record.units.contains(credit.unit)) {
    faults.Add("credit.unit", "UNKNOWN_UNIT", absl::StrCat("没有单位“", credit.unit, "”"));
  }
  if (credit.period.kind != PeriodKind::kQuarter) {
    faults.Add("credit.period", "PERIOD_KIND", "应为季度，如 2024-Q1");
  }
  if (HasLevel(credit.kind) && credit.level == CreditLevel::kUnspecified) {
    faults.Add("credit.level", "REQUIRED", "须写明文件层级");
  }
  Require(credit.document_number, "document_number", "文号：没有正式文件不加分、不扣分", faults);
  Require(credit.document_title, "document_title", "文件标题", faults);
  Require(credit.matter, "matter", "事项：同一事项只计最高一级", faults);
  if (!credit.evidence_sha256.empty() && !IsSha256Text(credit.evidence_sha256)) {
    faults.Add("credit.evidence_sha256", "NOT_SHA256", "应为 64 位小写十六进制");
  }
}

// What is not counted, whatever paper stands behind it.
void CheckCommendation(const Scheme& scheme, const Credit& credit, Violations& faults) {
  const AdjustmentRules& rules = scheme.adjustments;
  const auto not_counted = rules.not_counted.find(credit.category);
  if (not_counted != rules.not_counted.end()) {
    faults.Add("credit.category", "CREDIT_NOT_COUNTED",
               absl::StrCat(not_counted->second, "不加分（评分办法 ", scheme.id, "）"));
    return;
  }
  if (!rules.bonus_categories.contains(credit.category)) {
    faults.Add("credit.category", "UNKNOWN_CATEGORY",
               absl::StrCat("评分办法 ", scheme.id, " 没有加分类别“", credit.category, "”"));
  }
  const Formalism* found = FormalismIn(credit.matter);
  if (found == nullptr && !IsCommendingTitle(credit.document_title))
    found = FormalismIn(credit.document_title);
  if (found == nullptr) return;
  faults.Add("credit.matter", "CREDIT_NOT_COUNTED",
             absl::StrCat("属于", found->title,
                          "，不加分（整治形式主义为基层减负若干规定）；只认表彰、奖励、激励的正式文件"));
}

void CheckVetoGround(const Credit& credit, Violations& faults) {
  if (credit.accident_grade == AccidentGrade::kUnspecified) return;
  if (credit.accident_grade == AccidentGrade::kOrdinary) {
    faults.Add("credit.accident_grade", "ACCIDENT_GRADE", "一般事故不作否决依据；较大及以上才是");
  }
  if (!credit.responsibility_confirmed) {
    faults.Add("credit.responsibility_confirmed", "RESPONSIBILITY_OPEN",
               "责任尚未认定，不能否决；待认定后再提出");
  }
}

absl::Status CheckDecider(const Credit& credit, const Signature& actor) {
  if (SameHand(actor, {credit.proposer, "", "", credit.proposer_for})) {
    return PermissionDenied("SAME_PERSON", "提出人（含其代理人）不能审批自己提出的事项");
  }
  if (credit.kind == CreditKind::kVetoGround && actor.role != "HEAD" && actor.role != "EXECUTIVE_DEPUTY") {
    return PermissionDenied("VETO_BY_HEAD", "否决依据由区长或常务副区长审批");
  }
  return absl::OkStatus();
}

}  // namespace

absl::string_view StateName(CreditState state) {
  switch (state) {
    case CreditState::kUnspecified:
      return "UNSPECIFIED";
    case CreditState::kProposed:
      return "PROPOSED";
    case CreditState::kApproved:
      return "APPROVED";
    case CreditState::kRefused:
      return "REFUSED";
    case CreditState::kWithdrawn:
      return "WITHDRAWN";
  }
  return "";
}

absl::string_view EventName(CreditEvent event) {
  switch (event) {
    case CreditEvent::kApprove:
      return "approve";
    case CreditEvent::kRefuse:
      return "refuse";
    case CreditEvent::kWithdraw:
      return "withdraw";
  }
  return "";
}

absl::string_view KindTitle(CreditKind kind) {
  switch (kind) {
    case CreditKind::kUnspecified:
      return "";
    case CreditKind::kCommendation:
      return "表彰奖励";
    case CreditKind::kCriticism:
      return "通报批评";
    case CreditKind::kConductProblem:
      return "作风问题";
    case CreditKind::kVetoGround:
      return "否决依据";
    case CreditKind::kForceMajeure:
      return "不可抗力";
  }
  return "";
}

std::vector<std::string> CreditProposers() {
  return {"PERFORMANCE", "GENERAL_OFFICE", "SUPERVISION", "UNIT_LEADER"};
}

absl::StatusOr<Credit> ProposeCredit(const Projection& record, const Scheme& scheme, Credit credit,
                                     const Signature& actor) {
  if (actor.role == "UNIT_LEADER" && credit.kind != CreditKind::kCommendation) {
    return PermissionDenied("OWN_UNIT_ONLY",
                            "单位只能为本单位提出表彰加分；其他由绩效办、总专班办或督查室提出");
  }
  Violations faults;
  CheckCommon(record, credit, faults);
  if (credit.kind == CreditKind::kCommendation) CheckCommendation(scheme, credit, faults);
  if (credit.kind == CreditKind::kVetoGround) CheckVetoGround(credit, faults);
  if (!faults.empty()) return faults.ToStatus();
  credit.state = CreditState::kProposed;
  credit.proposer = actor.person;
  credit.proposer_for = actor.on_behalf_of;
  return credit;
}

absl::StatusOr<Credit> DecideCredit(Credit credit, bool approved, const std::string& reason,
                                    const Signature& actor, absl::Time now) {
  const CreditEvent event = approved ? CreditEvent::kApprove : CreditEvent::kRefuse;
  ASSIGN_OR_RETURN(const CreditState next, NextState(kCreditMachine, kCreditText, credit.state, event));
  RETURN_IF_ERROR(CheckDecider(credit, actor));
  if (!approved && reason.empty()) return InvalidField("reason", "REASON_REQUIRED", "须写明理由");
  credit.state = next;
  credit.decider = actor.person;
  credit.decider_for = actor.on_behalf_of;
  credit.decision_reason = reason;
  credit.decision_time = now;
  return credit;
}

absl::StatusOr<Credit> WithdrawCredit(Credit credit, const std::string& reason, const Signature& actor) {
  ASSIGN_OR_RETURN(const CreditState next,
                   NextState(kCreditMachine, kCreditText, credit.state, CreditEvent::kWithdraw));
  if (!Allows(kCreditMachine, credit.state, CreditEvent::kWithdraw, actor.role)) {
    return PermissionDenied("ROLE_REQUIRED",
                            absl::StrCat("处于 ", StateName(credit.state), " 时 ", actor.role, " 不能撤回"));
  }
  if (actor.role == "UNIT_LEADER" && actor.person != credit.proposer) {
    return PermissionDenied("OWN_PROPOSAL_ONLY", "单位只能撤回自己提出的事项");
  }
  if (reason.empty()) return InvalidField("reason", "REASON_REQUIRED", "须写明理由");
  credit.state = next;
  credit.withdrawer = actor.person;
  credit.withdrawer_for = actor.on_behalf_of;
  credit.withdrawal_reason = reason;
  return credit;
}

}  // namespace duban::reporting
