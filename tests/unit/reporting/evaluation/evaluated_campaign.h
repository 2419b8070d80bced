// A small quarter that is locked, scored and evaluated, step by step.
#ifndef DUBAN_TESTS_UNIT_REPORTING_EVALUATION_EVALUATED_CAMPAIGN_H_
#define DUBAN_TESTS_UNIT_REPORTING_EVALUATION_EVALUATED_CAMPAIGN_H_

#include <string>

#include "services/reporting/domain/evaluation/appeal.h"
#include "services/reporting/domain/evaluation/evaluation.h"
#include "services/reporting/domain/evaluation/own_inputs_of.h"
#include "tests/unit/reporting/campaign_builder.h"

namespace duban::reporting {

// 2024-Q1 of CampaignBuilder's campaign: dept-a and dept-b with an indicator each, all periods locked.
// li.si reports for dept-a, wang.wu leads it, shen.he reviews for A1.
class EvaluatedCampaign {
 public:
  EvaluatedCampaign();

  // The next act writes the matter.
  void Write(const Matter& matter, absl::Time time);

  // The quarter as record and book have it.
  QuarterResult Compute() const;
  const LeafResult& Leaf(const QuarterResult& result, const std::string& unit, LeafId leaf) const;

  // Opens the trial at `time` and writes it.
  Evaluation WithTrial(absl::Time time);
  // Files on K1 of dept-a for `claimed` points and writes it.
  absl::StatusOr<Appeal> File(const char* claimed, absl::Time time);
  // Who decides in `role`.
  AppealContext Context(const Signature& actor, absl::Time time) const;
  EvaluationStep Step(const std::string& person, const std::string& role, absl::Time time) const;

  CampaignBuilder builder;
  Book book;
  const Period quarter = PeriodOf("2024-Q1");
};

// Signatures of the two offices and of the leading group.
Signature General();
Signature Performance();
Signature Deputy();

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_UNIT_REPORTING_EVALUATION_EVALUATED_CAMPAIGN_H_
