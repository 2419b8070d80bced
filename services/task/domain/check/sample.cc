#include "services/task/domain/check/sample.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/decimal.h"
#include "services/common/errors.h"
#include "services/common/sha256.h"
#include "services/common/status_macros.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

// ⌈percent × count ÷ 100⌉.
size_t ShareOf(const std::string& percent, size_t count) {
  const Rational share =
      ParseDecimal(percent).value_or(Rational(100)) * static_cast<std::int64_t>(count) / 100;
  const auto whole = numerator(share) / denominator(share);
  return static_cast<size_t>(whole) + (Rational(whole) < share ? 1 : 0);
}

absl::Status CheckQuarterLocked(const Period& quarter, const ActContext& context) {
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(context.in, context.campaign));
  const Period last = DekadsOf(quarter).back();
  const Deadline lock = DeadlinesOfDekad(last, campaign->due_table, context.calendar()).lock;
  if (context.now >= lock.at) return absl::OkStatus();
  return Precondition("QUARTER_OPEN",
                      absl::StrCat(PeriodTitle(quarter), "最后一旬于 ",
                                   absl::FormatTime("%Y-%m-%d %H:%M", lock.at, ChinaTime()),
                                   " 锁定，之后才能抽样 (draw after the lock)"),
                      {{"lock_time", absl::FormatTime(absl::RFC3339_sec, lock.at, ChinaTime())}});
}

}  // namespace

Sample Redraw(const Sample& sample) {
  Sample drawn = sample;
  std::vector<SampledClaim*> order;
  for (SampledClaim& claim : drawn.claims) {
    claim.lot = HexDigest(absl::StrCat(drawn.seed, "\n", ClaimKey(claim.claim)));
    if (claim.ground != SampleGround::kRisk) {
      claim.ground = claim.claim.red_before ? SampleGround::kRedToDone : SampleGround::kUnspecified;
    }
    order.push_back(&claim);
  }
  std::sort(order.begin(), order.end(),
            [](const SampledClaim* a, const SampledClaim* b) { return a->lot < b->lot; });
  const size_t share = ShareOf(drawn.percent, order.size());
  std::map<std::string, int> of_unit;
  for (size_t i = 0; i < order.size(); ++i) {
    SampledClaim& claim = *order[i];
    int& count = of_unit[claim.claim.unit];
    const bool by_lot = i < share;
    if (!by_lot && count >= drawn.min_per_unit) continue;
    ++count;
    if (claim.ground == SampleGround::kUnspecified) {
      claim.ground = by_lot ? SampleGround::kLot : SampleGround::kUnitMinimum;
    }
  }
  return drawn;
}

absl::StatusOr<std::vector<Change>> DrawSample(const Period& quarter, std::vector<CompletionClaim> claims,
                                               const std::string& seed, const ActContext& context) {
  if (quarter.kind != PeriodKind::kQuarter) {
    return InvalidField("quarter", "PERIOD_ID", "抽样按季度进行，如 2024-Q1");
  }
  RETURN_IF_ERROR(CheckQuarterLocked(quarter, context));
  const CheckRules rules = CheckRulesOf(context.docket(), context.campaign);
  Sample sample{.campaign = context.campaign,
                .id = PeriodId(quarter),
                .seed = seed,
                .percent = rules.sample_percent,
                .min_per_unit = rules.sample_min_per_unit,
                .drawn_by = SignatureOf(context.actor),
                .draw_time = context.now};
  if (context.docket().Find<Sample>(context.campaign, sample.id) != nullptr) {
    return Precondition("ALREADY_DRAWN",
                        absl::StrCat(PeriodTitle(quarter),
                                     "已抽样，结果不能重抽；可用 duban sample redraw 复核，或增加风险点名"));
  }
  for (CompletionClaim& claim : claims) sample.claims.push_back(SampledClaim{.claim = std::move(claim)});
  return std::vector<Change>{Change{"sample.draw", Redraw(sample), ""}};
}

absl::StatusOr<std::vector<Change>> AddRiskPick(const Sample& sample, const std::string& item, ClaimKind kind,
                                                const std::string& milestone, const std::string& reason,
                                                const ActContext& context) {
  RETURN_IF_ERROR(CheckReason(reason, "风险点名须说明理由"));
  Sample changed = sample;
  const auto found = std::find_if(changed.claims.begin(), changed.claims.end(), [&](const SampledClaim& one) {
    return one.claim.item == item && one.claim.kind == kind && one.claim.milestone == milestone;
  });
  if (found == changed.claims.end()) {
    return InvalidField("item", "UNKNOWN_CLAIM",
                        absl::StrCat("本季没有事项“", item, "”的这项申报，可点名的见 duban sample show"));
  }
  if (found->ground != SampleGround::kUnspecified) {
    return Precondition("ALREADY_PICKED", "这项申报已在样本中，无须点名");
  }
  found->ground = SampleGround::kRisk;
  found->picked_by = SignatureOf(context.actor);
  found->pick_reason = reason;
  return std::vector<Change>{Change{"sample.add_risk_pick", std::move(changed), reason}};
}

}  // namespace duban::task
