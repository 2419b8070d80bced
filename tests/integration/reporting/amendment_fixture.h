// What is decided after final scores, as calls and changes.
#ifndef DUBAN_TESTS_INTEGRATION_REPORTING_AMENDMENT_FIXTURE_H_
#define DUBAN_TESTS_INTEGRATION_REPORTING_AMENDMENT_FIXTURE_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "duban/reporting/v1/credit.grpc.pb.h"
#include "duban/reporting/v1/exemption.grpc.pb.h"
#include "tests/integration/reporting/evaluation_fixture.h"

namespace duban::reporting {

class AmendmentFixture : public EvaluationFixture {
 protected:
  // A card of the unit in a state, e.g. pb::Card::STATE_VALID.
  static task::v1::Change CardIn(const std::string& id, const std::string& unit, absl::CivilDay date,
                                 bool red, task::v1::Card::State state) {
    task::v1::Change change;
    change.set_type("card.issue");
    change.set_name(absl::StrCat(kCampaign, "/cards/", id));
    change.set_person("wang.wu");
    change.mutable_change_time()->set_seconds(1712900000);
    task::v1::Card& card = *change.mutable_card();
    card.set_name(change.name());
    card.set_color(red ? task::v1::Card::COLOR_RED : task::v1::Card::COLOR_YELLOW);
    card.set_unit(absl::StrCat(kJurisdiction, "/units/", unit));
    card.set_state(state);
    card.mutable_card_date()->set_year(static_cast<int>(date.year()));
    card.mutable_card_date()->set_month(date.month());
    card.mutable_card_date()->set_day(date.day());
    return change;
  }

  absl::StatusOr<v1::Credit> Propose(v1::Credit::Kind kind, const std::string& unit,
                                     const std::string& period, v1::Credit::Level level,
                                     const std::string& matter) {
    v1::ProposeCreditRequest request;
    request.set_parent(kCampaign);
    v1::Credit& credit = *request.mutable_credit();
    credit.set_kind(kind);
    credit.set_unit(absl::StrCat(kJurisdiction, "/units/", unit));
    credit.set_period(period);
    credit.set_level(level);
    if (kind == v1::Credit::KIND_COMMENDATION) credit.set_category("COMMENDATION");
    credit.set_document_number("湘政发〔2024〕3号");
    credit.set_document_title("关于表彰先进单位的决定");
    credit.set_matter(matter);
    return Call(credit_, &v1::CreditService::Stub::ProposeCredit, request, "ji.xiao");
  }
  absl::StatusOr<v1::Credit> Approve(const std::string& name) {
    v1::ApproveCreditRequest request;
    request.set_name(name);
    return Call(credit_, &v1::CreditService::Stub::ApproveCredit, request, "chang.wu");
  }
  // A commendation that counts.
  v1::Credit Commend(const std::string& unit, const std::string& period, v1::Credit::Level level,
                     const std::string& matter) {
    const auto proposed = Propose(v1::Credit::KIND_COMMENDATION, unit, period, level, matter);
    EXPECT_TRUE(proposed.ok()) << proposed.status();
    const auto approved = Approve(proposed->name());
    EXPECT_TRUE(approved.ok()) << approved.status();
    return *approved;
  }

  // Files an exemption of "finance" for its item, found on 2024-05-06, and has it checked.
  absl::StatusOr<v1::Exemption> FileExemption(const std::string& item) {
    v1::FileExemptionRequest request;
    request.set_parent(kCampaign);
    v1::Exemption& exemption = *request.mutable_exemption();
    exemption.set_unit(absl::StrCat(kJurisdiction, "/units/finance"));
    exemption.set_period("2024-Q1");
    exemption.set_subject(absl::StrCat(kCampaign, "/items/", item));
    exemption.set_cause(v1::Exemption::CAUSE_SHORTFALL);
    const absl::CivilDay today = absl::ToCivilDay(clock_.TimeNow(), ChinaTime());
    exemption.mutable_finding_date()->set_year(static_cast<int>(today.year()));
    exemption.mutable_finding_date()->set_month(today.month());
    exemption.mutable_finding_date()->set_day(today.day());
    v1::Exemption::Grounds& grounds = *exemption.mutable_grounds();
    grounds.set_lawful("合法");
    grounds.set_reform_purpose("改革");
    grounds.set_duty_of_care("尽责");
    grounds.set_public_interest("为公");
    grounds.set_procedure("集体研究");
    grounds.set_corrected("已纠正");
    const auto filed = Call(exemption_, &v1::ExemptionService::Stub::FileExemption, request, "cai.zheng");
    if (!filed.ok()) return filed;
    v1::CheckExemptionRequest check;
    check.set_name(filed->name());
    check.set_opinion("六项条件属实");
    check.set_supports(true);
    return Call(exemption_, &v1::ExemptionService::Stub::CheckExemption, check, "sun.du");
  }
  absl::StatusOr<v1::Exemption> Grant(const std::string& name) {
    v1::DecideExemptionRequest request;
    request.set_name(name);
    request.set_granted(true);
    request.set_decision_number("区政办〔2024〕8号");
    request.set_reason("符合六项条件");
    return Call(exemption_, &v1::ExemptionService::Stub::DecideExemption, request, "chang.wu");
  }

  static std::string EvaluationName(const std::string& id) {
    return absl::StrCat(kCampaign, "/evaluations/", id);
  }
  absl::StatusOr<v1::Evaluation> Get(const std::string& id = "2024-Q1") {
    v1::GetEvaluationRequest request;
    request.set_name(EvaluationName(id));
    return Call(evaluation_, &v1::EvaluationService::Stub::GetEvaluation, request, "li.si");
  }
  absl::StatusOr<v1::Evaluation> Amend(const std::string& id = "2024-Q1",
                                       const std::vector<std::string>& causes = {},
                                       const std::string& person = "ji.xiao") {
    v1::AmendEvaluationRequest request;
    request.set_name(EvaluationName(id));
    for (const std::string& cause : causes) request.add_causes(cause);
    request.set_reason("决定已生效");
    return Call(evaluation_, &v1::EvaluationService::Stub::AmendEvaluation, request, person);
  }
  absl::StatusOr<v1::Evaluation> ConfirmIn(const std::string& id, const std::string& person = "zong.ban") {
    v1::ConfirmEvaluationRequest request;
    request.set_name(EvaluationName(id));
    return Call(evaluation_, &v1::EvaluationService::Stub::ConfirmEvaluation, request, person);
  }

  const std::unique_ptr<v1::CreditService::Stub> credit_ = v1::CreditService::NewStub(channel_);
  const std::unique_ptr<v1::ExemptionService::Stub> exemption_ = v1::ExemptionService::NewStub(channel_);
};

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_INTEGRATION_REPORTING_AMENDMENT_FIXTURE_H_
