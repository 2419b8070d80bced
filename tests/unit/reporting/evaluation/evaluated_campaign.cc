#include "tests/unit/reporting/evaluation/evaluated_campaign.h"

#include <cstdlib>

#include "services/reporting/domain/evaluation/appeal_rules.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

RoleGrant Grant(const char* id, const char* person, const char* role, const char* unit, const char* action) {
  RoleGrant grant;
  grant.id = id;
  grant.person = person;
  grant.role = role;
  grant.unit = unit;
  grant.action = action;
  return grant;
}

}  // namespace

EvaluatedCampaign::EvaluatedCampaign() {
  builder.AddIndicator("I-1");
  builder.AddIndicator("I-2", [](Item& item) { item.lead_unit = "dept-b"; });
  builder.Put(Grant("r1", "li.si", "REPORTER", "dept-a", ""));
  builder.Put(Grant("r2", "wang.wu", "UNIT_LEADER", "dept-a", ""));
  builder.Put(Grant("r3", "shen.he", "TF_REVIEWER", "", "A1"));
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "20")});
  builder.AddForm("dept-b", "2024-M03-D3", {ValueRow("I-2", "24")});
  builder.Lock("2024-Q1");
}

void EvaluatedCampaign::Write(const Matter& matter, absl::Time time) {
  ++book.sequence;
  book.time = time;
  book.docket.Put(matter, book.sequence, time);
}

QuarterResult EvaluatedCampaign::Compute() const {
  const OwnInputs own =
      OwnInputsOf(builder.projection(), book, Rubric(), CampaignBuilder::kCampaign, quarter);
  return ComputeQuarter(builder.projection(), Rubric(), CampaignBuilder::kCampaign, quarter, own).value();
}

const LeafResult& EvaluatedCampaign::Leaf(const QuarterResult& result, const std::string& unit,
                                          LeafId leaf) const {
  const Scorecard* const card = result.Find(unit);
  const LeafResult* const found = card == nullptr ? nullptr : FindLeaf(*card, leaf);
  if (found == nullptr) std::abort();
  return *found;
}

Evaluation EvaluatedCampaign::WithTrial(absl::Time time) {
  const Evaluation trial = OpenTrial(book, builder.projection(), builder.campaign(), Compute(),
                                     Step("ji.xiao", "PERFORMANCE", time))
                               .value();
  Write(trial, time);
  return trial;
}

absl::StatusOr<Appeal> EvaluatedCampaign::File(const char* claimed, absl::Time time) {
  AppealClaim claim;
  claim.unit = "dept-a";
  claim.period = quarter;
  claim.leaf = "K1";
  claim.claimed_points = Dec(claimed);
  claim.grounds = "统计口径有误";
  const QuarterResult result = Compute();
  absl::StatusOr<Appeal> appeal = FileAppeal(book, CampaignBuilder::kCampaign, claim, result.Find("dept-a"),
                                             {"wang.wu", "UNIT_LEADER", "dept-a", ""}, time);
  if (appeal.ok()) Write(*appeal, time);
  return appeal;
}

AppealContext EvaluatedCampaign::Context(const Signature& actor, absl::Time time) const {
  return {book, builder.projection(), actor, time, Rubric().appeal};
}

EvaluationStep EvaluatedCampaign::Step(const std::string& person, const std::string& role,
                                       absl::Time time) const {
  return {.event = "", .person = person, .role = role, .on_behalf_of = "", .time = time, .reason = "依规"};
}

Signature General() { return {"zong.ban", "GENERAL_OFFICE", "", ""}; }
Signature Performance() { return {"ji.xiao", "PERFORMANCE", "", ""}; }
Signature Deputy() { return {"chang.wu", "EXECUTIVE_DEPUTY", "", ""}; }

}  // namespace duban::reporting
