#include "services/reporting/domain/evaluation/cause_text.h"

#include "absl/strings/str_cat.h"
#include "services/common/period.h"

namespace duban::reporting {

std::string CreditCauseText(const Credit& credit) {
  const bool counts = credit.state == CreditState::kApproved;
  return absl::StrCat(counts ? "计入" : "撤回", KindTitle(credit.kind), "：", credit.document_title, "（",
                      credit.document_number, "）", counts ? "" : "，理由：",
                      counts ? "" : credit.withdrawal_reason);
}

std::string ExemptionCauseText(const Exemption& exemption) {
  return absl::StrCat("容错免责（", exemption.decision_number, "），", exemption.decision_reason);
}

std::string CardCauseText(const Card& card) {
  return absl::StrCat("撤销", card.red ? "红牌" : "黄牌", card.decision.empty() ? "" : "：", card.decision);
}

std::string FalseReportCauseText(const FalseReport& report) {
  return absl::StrCat("经复核不再认定虚报：", report.item, "，", report.period);
}

std::string QuarterCauseText(const Evaluation& evaluation) {
  const auto period = ParsePeriodId(evaluation.id);
  const std::string title = period.ok() ? PeriodTitle(*period) : evaluation.id;
  if (evaluation.amendments.empty()) return absl::StrCat(title, "考评定稿");
  return absl::StrCat(title, "考评更正为第", NewestEdition(evaluation), "版");
}

}  // namespace duban::reporting
