#include "services/reporting/domain/credit/exemption.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/book/sha256_text.h"
#include "services/reporting/domain/credit/credit.h"

namespace duban::reporting {
namespace {

constexpr MachineText kExemptionText = {"EXEMPTION_STATE", "容错免责申请"};

// "campaigns/{campaign}/{collection}/{id}".
struct Subject {
  std::string campaign, collection, id;
};
Subject SubjectOf(const std::string& path) {
  const std::vector<std::string> parts = absl::StrSplit(path, '/');
  if (parts.size() != 4 || parts[0] != "campaigns") return {};
  return {parts[1], parts[2], parts[3]};
}

bool IsItemOf(const Projection& record, const Subject& subject, const std::string& unit) {
  const auto& items = ItemsOf(record, subject.campaign);
  const auto found = items.find(subject.id);
  if (found == items.end()) return false;
  const auto& coop = found->second.coop_units;
  return found->second.lead_unit == unit || std::find(coop.begin(), coop.end(), unit) != coop.end();
}

// True if the unit has such a matter against it.
bool IsOfUnit(const Book& book, const Projection& record, const Subject& subject, const std::string& unit) {
  const CampaignId id{subject.campaign, subject.id};
  if (subject.collection == "items") return IsItemOf(record, subject, unit);
  if (subject.collection == "cards") {
    const auto found = record.cards.find(id);
    return found != record.cards.end() && found->second.unit == unit;
  }
  if (subject.collection == "orders") {
    const auto found = record.orders.find(id);
    return found != record.orders.end() && found->second.lead_unit == unit;
  }
  if (subject.collection != Credit::kCollection) return false;
  const Credit* credit = book.docket.Find<Credit>(subject.campaign, subject.id);
  return credit != nullptr && credit->unit == unit && credit->kind != CreditKind::kCommendation &&
         credit->kind != CreditKind::kForceMajeure;
}

// The code of the item a subject is about; empty when it is about none.
std::string ItemOf(const Projection& record, const Subject& subject) {
  if (subject.collection == "items") return subject.id;
  const auto card = record.cards.find({subject.campaign, subject.id});
  if (subject.collection != "cards" || card == record.cards.end()) return "";
  return card->second.item.substr(card->second.item.rfind('/') + 1);
}

// Why it is never exempted; empty when it may be.
std::string ExclusionOf(const Book& book, const Projection& record, const Exemption& exemption) {
  if (exemption.cause == ExemptionCause::kFalseData) return "数据不实";
  if (exemption.cause == ExemptionCause::kAccident) return "安全生产、生态环境责任事故";
  const Subject subject = SubjectOf(exemption.subject);
  if (subject.collection == Credit::kCollection) {
    const Credit* credit = book.docket.Find<Credit>(subject.campaign, subject.id);
    const bool accident = credit != nullptr && credit->accident_grade != AccidentGrade::kUnspecified;
    return accident ? "安全生产、生态环境责任事故" : "";
  }
  const std::string item = ItemOf(record, subject);
  for (const auto& [id, report] : record.false_reports) {
    if (report.campaign != subject.campaign || report.unit != exemption.unit || !report.is_false) continue;
    if (!item.empty() && report.item == item) return "该事项已认定虚报";
  }
  return "";
}

Signature FilerOf(const Exemption& exemption) { return {exemption.filer, "", "", exemption.filer_for}; }

void CheckGrounds(const ExemptionGrounds& grounds, Violations& faults) {
  const struct {
    const char* field;
    const std::string& text;
    const char* title;
  } kGrounds[] = {{"lawful", grounds.lawful, "符合法律法规和政策"},
                  {"reform_purpose", grounds.reform_purpose, "出于改革创新目的"},
                  {"duty_of_care", grounds.duty_of_care, "勤勉尽责"},
                  {"public_interest", grounds.public_interest, "为公不谋私利"},
                  {"procedure", grounds.procedure, "程序正当"},
                  {"corrected", grounds.corrected, "及时纠正"}};
  for (const auto& ground : kGrounds) {
    if (!ground.text.empty()) continue;
    faults.Add(absl::StrCat("exemption.grounds.", ground.field), "GROUND_MISSING",
               absl::StrCat("六项条件须逐项说明，缺少：", ground.title));
  }
}

absl::Status CheckApplication(const Book& book, const Projection& record, const Exemption& exemption,
                              absl::CivilDay today) {
  Violations faults;
  if (!record.units.contains(exemption.unit)) {
    faults.Add("exemption.unit", "UNKNOWN_UNIT", absl::StrCat("没有单位“", exemption.unit, "”"));
  }
  if (exemption.period.kind != PeriodKind::kQuarter) {
    faults.Add("exemption.period", "PERIOD_KIND", "应为季度，如 2024-Q1");
  }
  if (exemption.cause == ExemptionCause::kUnspecified) {
    faults.Add("exemption.cause", "REQUIRED", "须写明问题类型");
  }
  const Subject subject = SubjectOf(exemption.subject);
  if (subject.campaign != exemption.campaign || !IsOfUnit(book, record, subject, exemption.unit)) {
    faults.Add("exemption.subject", "EXEMPTION_SUBJECT", "应为本单位的事项、黄红牌、督办件或扣分的资源名");
  }
  if (exemption.finding_date == absl::CivilDay()) {
    faults.Add("exemption.finding_date", "REQUIRED", "须写明发现日期");
  }
  if (exemption.finding_date > today) {
    faults.Add("exemption.finding_date", "DATE_IN_FUTURE", "发现日期不能晚于今天");
  }
  if (!exemption.evidence_sha256.empty() && !IsSha256Text(exemption.evidence_sha256)) {
    faults.Add("exemption.evidence_sha256", "NOT_SHA256", "应为 64 位小写十六进制");
  }
  CheckGrounds(exemption.grounds, faults);
  return faults.ToStatus();
}

absl::Status CheckNotPending(const Book& book, const Exemption& exemption) {
  const auto same = book.docket.Select<Exemption>(exemption.campaign, [&](const Exemption& other) {
    return other.unit == exemption.unit && other.subject == exemption.subject &&
           other.period == exemption.period && other.state != ExemptionState::kRefused &&
           other.state != ExemptionState::kWithdrawn;
  });
  if (same.empty()) return absl::OkStatus();
  return Precondition("EXEMPTION_PENDING", absl::StrCat("已有申请 ", same.front()->id),
                      {{"exemption", same.front()->id}});
}

}  // namespace

absl::string_view StateName(ExemptionState state) {
  switch (state) {
    case ExemptionState::kUnspecified:
      return "UNSPECIFIED";
    case ExemptionState::kFiled:
      return "FILED";
    case ExemptionState::kChecked:
      return "CHECKED";
    case ExemptionState::kGranted:
      return "GRANTED";
    case ExemptionState::kRefused:
      return "REFUSED";
    case ExemptionState::kWithdrawn:
      return "WITHDRAWN";
  }
  return "";
}

absl::string_view EventName(ExemptionEvent event) {
  switch (event) {
    case ExemptionEvent::kCheck:
      return "check";
    case ExemptionEvent::kGrant:
      return "grant";
    case ExemptionEvent::kRefuse:
      return "refuse";
    case ExemptionEvent::kWithdraw:
      return "withdraw";
  }
  return "";
}

absl::StatusOr<Exemption> FileExemption(const Book& book, const Projection& record, const Scheme& scheme,
                                        Exemption exemption, const Signature& actor, absl::Time now) {
  const absl::CivilDay today = absl::ToCivilDay(now, ChinaTime());
  RETURN_IF_ERROR(CheckApplication(book, record, exemption, today));
  const std::string exclusion = ExclusionOf(book, record, exemption);
  if (!exclusion.empty()) {
    return Precondition("EXEMPTION_EXCLUDED", absl::StrCat(exclusion, "，不适用容错免责"));
  }
  const WorkCalendar calendar(record.calendars);
  const absl::CivilDay last = calendar.AddWorkdays(exemption.finding_date, scheme.exemption.filing_workdays);
  if (today > last) {
    return Precondition("EXEMPTION_LATE",
                        absl::StrCat("申请期限为发现后", scheme.exemption.filing_workdays, "个工作日，已于 ",
                                     absl::FormatCivilTime(last), " 届满"),
                        {{"last_day", absl::FormatCivilTime(last)}});
  }
  RETURN_IF_ERROR(CheckNotPending(book, exemption));
  exemption.state = ExemptionState::kFiled;
  exemption.filer = actor.person;
  exemption.filer_for = actor.on_behalf_of;
  exemption.file_time = now;
  exemption.decision_due_date = calendar.EndOfTerm(today, scheme.exemption.decision_days);
  return exemption;
}

absl::StatusOr<Exemption> CheckExemption(Exemption exemption, bool supports, const std::string& opinion,
                                         const Signature& actor, absl::Time now) {
  ASSIGN_OR_RETURN(exemption.state,
                   NextState(kExemptionMachine, kExemptionText, exemption.state, ExemptionEvent::kCheck));
  if (SameHand(actor, FilerOf(exemption))) {
    return PermissionDenied("SAME_PERSON", "申请人（含其代理人）不能核查自己的申请");
  }
  if (opinion.empty()) return InvalidField("opinion", "REQUIRED", "须写明核查意见");
  exemption.checker = actor.person;
  exemption.checker_for = actor.on_behalf_of;
  exemption.check_opinion = opinion;
  exemption.check_supports = supports;
  exemption.check_time = now;
  return exemption;
}

absl::StatusOr<Exemption> DecideExemption(Exemption exemption, bool granted, const std::string& number,
                                          const std::string& reason, const Signature& actor, absl::Time now) {
  const ExemptionEvent event = granted ? ExemptionEvent::kGrant : ExemptionEvent::kRefuse;
  ASSIGN_OR_RETURN(exemption.state, NextState(kExemptionMachine, kExemptionText, exemption.state, event));
  const Signature checker = {exemption.checker, "", "", exemption.checker_for};
  if (SameHand(actor, FilerOf(exemption)) || SameHand(actor, checker)) {
    return PermissionDenied("SAME_PERSON", "申请人、核查人（含其代理人）不能作决定");
  }
  Violations faults;
  if (number.empty()) faults.Add("decision_number", "REQUIRED", "须写明决定文号");
  if (reason.empty()) faults.Add("reason", "REQUIRED", "须写明理由");
  if (!faults.empty()) return faults.ToStatus();
  exemption.decider = actor.person;
  exemption.decider_for = actor.on_behalf_of;
  exemption.decision_number = number;
  exemption.decision_reason = reason;
  exemption.decision_time = now;
  exemption.decided_late = absl::ToCivilDay(now, ChinaTime()) > exemption.decision_due_date;
  return exemption;
}

absl::StatusOr<Exemption> WithdrawExemption(Exemption exemption) {
  ASSIGN_OR_RETURN(exemption.state,
                   NextState(kExemptionMachine, kExemptionText, exemption.state, ExemptionEvent::kWithdraw));
  return exemption;
}

Exempted ExemptionsOf(const Book& book, const std::string& campaign, const Period& period) {
  Exempted exempted;
  book.docket.Each<Exemption>(campaign, [&](const Exemption& one, const Stored<Matter>&) {
    if (one.state != ExemptionState::kGranted) return;
    const Subject subject = SubjectOf(one.subject);
    const bool inside = FirstDay(period) <= FirstDay(one.period) && LastDay(one.period) <= LastDay(period);
    if (subject.collection == "items" && inside) exempted.items.insert({one.unit, subject.id});
    if (subject.collection == "cards") exempted.cards.insert(subject.id);
    if (subject.collection == "orders") exempted.orders.insert(subject.id);
    if (subject.collection == Credit::kCollection) exempted.credits.insert(subject.id);
  });
  return exempted;
}

}  // namespace duban::reporting
