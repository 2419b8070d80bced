#include "services/task/domain/check/finding.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/decimal.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/check/check_rules.h"
#include "services/task/domain/check/evidence.h"
#include "services/task/domain/check/sample.h"
#include "services/task/domain/names.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr std::array kFindingStateNames = {
    Named<FindingState>{FindingState::kUnspecified, "UNSPECIFIED"},
    Named<FindingState>{FindingState::kRecorded, "RECORDED"},
    Named<FindingState>{FindingState::kConfirmed, "CONFIRMED"},
    Named<FindingState>{FindingState::kWithdrawn, "WITHDRAWN"},
};
constexpr std::array kFindingEventNames = {
    Named<FindingEvent>{FindingEvent::kConfirm, "confirm"},
    Named<FindingEvent>{FindingEvent::kWithdraw, "withdraw"},
};
constexpr MachineText kFindingText{"FINDING_STATE", "核查结果"};

constexpr char kYes[] = "yes";
constexpr char kNo[] = "no";

// What the row says of the subject; empty if nothing.
std::string ReportedIn(const FormRow& row, const Finding& finding) {
  const auto yes_if = [](bool stated) { return std::string(stated ? kYes : ""); };
  switch (finding.subject) {
    case FindingSubject::kValue:
      return row.value;
    case FindingSubject::kProgress:
      return row.progress;
    case FindingSubject::kInvested:
      return row.invested_wan;
    case FindingSubject::kStarted:
      return yes_if(row.started.has_value());
    case FindingSubject::kEntered:
      return yes_if(row.entered.has_value());
    case FindingSubject::kDone:
      return yes_if(row.done.has_value());
    case FindingSubject::kMilestone: {
      const auto& achieved = row.achieved_milestones;
      return yes_if(std::find(achieved.begin(), achieved.end(), finding.milestone) != achieved.end());
    }
    case FindingSubject::kUnspecified:
      break;
  }
  return "";
}

// Whoever had a hand in the form may not verify it.
absl::Status CheckNoHandIn(const FormDocument& document, const ActContext& context) {
  const Form& form = document.form;
  std::vector<std::string> hands = {form.author, form.approver};
  for (const Review& review : form.reviews) hands.push_back(review.reviewer);
  for (const FormRow& row : form.attested_rows) hands.push_back(row.saved_by);
  for (const std::string& hand : hands) {
    if (hand.empty() || !SamePerson(context.actor, hand)) continue;
    return Precondition("SAME_PERSON",
                        absl::StrCat(context.actor.person,
                                     " 参与过本表的填报或审核，不能核查本表，须由他人核查 (four eyes)"));
  }
  return absl::OkStatus();
}

absl::Status CheckLocked(const FormDocument& document) {
  if (document.form.state == FormState::kLocked) return absl::OkStatus();
  return Precondition("FORM_NOT_LOCKED",
                      "报表尚未锁定或正在更正，锁定后方可核查 (only locked forms are verified)");
}

void CheckVerified(Finding& finding, Violations& out) {
  constexpr char kField[] = "finding.verified";
  if (finding.verified.empty()) return out.Add(kField, "REQUIRED", "须填写核查结果");
  if (IsFact(finding.subject)) {
    if (finding.verified != kYes && finding.verified != kNo) {
      out.Add(kField, "YES_OR_NO", "事实核查的结果为 yes（属实）或 no（不属实）");
    }
    return;
  }
  const absl::StatusOr<Rational> value = ParseDecimal(finding.verified);
  if (!value.ok()) return out.Add(kField, "NOT_DECIMAL", std::string(value.status().message()));
  finding.verified = FormatExact(*value);
}

// Takes what was reported from the form, in canonical text.
void TakeReported(Finding& finding, const std::string& item, const Form& form, Violations& out) {
  for (const FormRow& row : form.attested_rows) {
    if (row.item == item) finding.reported = ReportedIn(row, finding);
  }
  if (finding.reported.empty()) {
    return out.Add("finding.subject", "NOTHING_REPORTED", "锁定的报表中没有这项数据或申报，无从核查");
  }
  if (IsFact(finding.subject)) return;
  const absl::StatusOr<Rational> value = ParseDecimal(finding.reported);
  if (value.ok()) finding.reported = FormatExact(*value);
}

void CheckSample(const Finding& finding, const ActContext& context, Violations& out) {
  if (finding.sample.empty()) return;
  const std::string collection = MatterPath<Sample>(context.campaign, "");
  const bool known =
      absl::StartsWith(finding.sample, collection) &&
      context.docket().Find<Sample>(context.campaign, finding.sample.substr(collection.size()));
  if (!known) out.Add("finding.sample", "UNKNOWN_SAMPLE", "没有这份抽查样本，见 duban sample list");
}

void Judge(Finding& finding, const CheckRules& rules) {
  finding.ok_percent = rules.ok_percent;
  finding.error_percent = rules.error_percent;
  finding.deviation_floor = rules.deviation_floor;
  finding.deviation_percent =
      IsFact(finding.subject) ? (finding.verified == kYes ? "0" : "100")
                              : DeviationPercent(finding.reported, finding.verified, rules.deviation_floor);
  finding.deviation_class = Classify(finding.deviation_percent, rules.ok_percent, rules.error_percent);
}

}  // namespace

absl::string_view StateName(FindingState state) { return NameIn(kFindingStateNames, state); }
absl::string_view EventName(FindingEvent event) { return NameIn(kFindingEventNames, event); }

std::string DeviationPercent(const std::string& reported, const std::string& verified,
                             const std::string& floor) {
  const Rational truth = ParseDecimal(verified).value();
  const Rational divisor = std::max(Rational(abs(truth)), ParseDecimal(floor).value());
  return FormatExact(abs(ParseDecimal(reported).value() - truth) / divisor * 100);
}

DeviationClass Classify(const std::string& deviation_percent, const std::string& ok_percent,
                        const std::string& error_percent) {
  const Rational deviation = ParseExact(deviation_percent).value();
  if (deviation <= ParseDecimal(ok_percent).value()) return DeviationClass::kOk;
  return deviation <= ParseDecimal(error_percent).value() ? DeviationClass::kError : DeviationClass::kMajor;
}

absl::StatusOr<FormKey> FormKeyOf(const Finding& finding) {
  ASSIGN_OR_RETURN(const FormRef ref,
                   ParseFormName(absl::StrCat(JurisdictionName("-"), "/", finding.form), "finding.form"));
  return ref.key;
}

absl::StatusOr<std::vector<Change>> RecordFinding(const Finding& given, const FormDocument& document,
                                                  const ActContext& context) {
  RETURN_IF_ERROR(CheckNoHandIn(document, context));
  RETURN_IF_ERROR(CheckLocked(document));
  Finding finding = given;
  finding.reported.clear();
  Violations violations;
  const std::string item =
      CheckItemPath(context.in, context.campaign, finding.item, "finding.item", violations);
  if (finding.subject == FindingSubject::kUnspecified) {
    violations.Add("finding.subject", "REQUIRED", "须指明核查哪一项数据或申报");
  } else {
    TakeReported(finding, item, document.form, violations);
    CheckVerified(finding, violations);
  }
  CheckText(finding.method, "finding.method", Needed::kRequired, violations);
  CheckEvidence(context.in, context.campaign, finding.evidence, "finding.evidence", violations);
  CheckSample(finding, context, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  finding.campaign = context.campaign;
  finding.id = context.docket().NextId<Finding>(context.campaign, "f");
  finding.state = FindingState::kRecorded;
  finding.unit = document.form.key.unit;
  finding.first_verifier = SignatureOf(context.actor);
  finding.second_verifier.clear();
  finding.record_time = context.now;
  finding.confirm_time.reset();
  finding.form_sequence = document.sequence;
  Judge(finding, CheckRulesOf(context.docket(), context.campaign));
  return std::vector<Change>{Change{"finding.record", std::move(finding), ""}};
}

absl::StatusOr<std::vector<Change>> ConfirmFinding(const Finding& finding, const FormDocument& document,
                                                   const ActContext& context) {
  Finding changed = finding;
  ASSIGN_OR_RETURN(changed.state, NextState(kFindingMachine, kFindingText, finding.state, FindingEvent::kConfirm));
  if (SamePerson(context.actor, finding.first_verifier)) {
    return Precondition("SAME_PERSON", "核查须由两人进行，第二核查人须为他人 (two verifiers)");
  }
  RETURN_IF_ERROR(CheckNoHandIn(document, context));
  changed.second_verifier = SignatureOf(context.actor);
  changed.confirm_time = context.now;
  return std::vector<Change>{Change{"finding.confirm", std::move(changed), ""}};
}

absl::StatusOr<std::vector<Change>> WithdrawFinding(const Finding& finding, const std::string& reason) {
  RETURN_IF_ERROR(CheckReason(reason, "撤回核查结果须说明理由"));
  Finding changed = finding;
  ASSIGN_OR_RETURN(changed.state, NextState(kFindingMachine, kFindingText, finding.state, FindingEvent::kWithdraw));
  return std::vector<Change>{Change{"finding.withdraw", std::move(changed), reason}};
}

}  // namespace duban::task
