#include "services/task/domain/check/statistic.h"

#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/decimal.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

std::string StatisticId(absl::string_view item, absl::string_view period) {
  return absl::StrCat(item, "-", period);
}

// True if the two say the same; who imported them and when does not matter.
bool SameStatement(const StatisticVersion& a, const StatisticVersion& b) {
  return a.value == b.value && a.status == b.status && a.source_document == b.source_document &&
         a.publication == b.publication;
}

// Checks one row and makes the state after it.
class RowImporter {
 public:
  RowImporter(const StatisticRow& row, std::string at, const ActContext& context, Violations& out)
      : row_(row), at_(std::move(at)), context_(context), out_(out), version_(row.version) {}

  // The statistic with the row's version added, or as it was if it says the same. Without meaning when a
  // fault was added.
  Statistic Import() {
    const std::string item = CheckItemPath(context_.in, context_.campaign, row_.item, At("item"), out_);
    if (!item.empty()) CheckIndicator(**FindItem(context_.in, context_.campaign, item));
    CheckPeriod();
    CheckValue();
    CheckSource();
    Statistic statistic{.campaign = context_.campaign,
                        .id = StatisticId(item, row_.period),
                        .item = row_.item,
                        .period = row_.period};
    if (const auto* known = context_.docket().Find<Statistic>(context_.campaign, statistic.id)) {
      statistic = *known;
      if (SameStatement(known->Current(), version_)) return statistic;
      CheckSuccession(known->Current());
    }
    version_.importer = SignatureOf(context_.actor);
    version_.import_time = context_.now;
    statistic.versions.push_back(std::move(version_));
    return statistic;
  }

 private:
  std::string At(absl::string_view part) const { return absl::StrCat(at_, ".", part); }

  void CheckIndicator(const Item& item) {
    if (!item.indicator) {
      return out_.Add(At("item"), "NOT_INDICATOR",
                      absl::StrCat("事项 ", item.id, " 不是指标，没有官方统计值"));
    }
    if (!row_.unit_of_measure.empty() && row_.unit_of_measure != item.indicator->unit_of_measure) {
      out_.Add(At("unit_of_measure"), "UNIT_OF_MEASURE",
               absl::StrCat("计量单位应为“", item.indicator->unit_of_measure, "”，收到“",
                            row_.unit_of_measure, "”，请先换算 (convert it first)"));
    }
  }

  void CheckPeriod() {
    const absl::StatusOr<Period> period = ParsePeriodId(row_.period);
    if (!period.ok()) {
      out_.Add(At("period"), "PERIOD_ID", std::string(period.status().message()));
    } else if (FirstDay(*period) > context_.today()) {
      out_.Add(At("period"), "FUTURE_PERIOD", absl::StrCat(PeriodTitle(*period), "尚未开始，不会有统计值"));
    }
  }

  void CheckValue() {
    if (version_.status == StatisticStatus::kUnspecified) {
      out_.Add(At("version.status"), "REQUIRED", "须注明 PENDING、FLASH、PRELIM 或 FINAL");
    } else if (version_.status == StatisticStatus::kPending) {
      if (!version_.value.empty()) {
        out_.Add(At("version.value"), "VALUE_PENDING",
                 "待公布的指标没有数值；已有数值请注明 FLASH、PRELIM 或 FINAL");
      }
      return;
    }
    if (version_.value.empty())
      return out_.Add(At("version.value"), "VALUE_REQUIRED", "缺数值；尚未公布请注明 PENDING");
    const absl::StatusOr<Rational> value = ParseDecimal(version_.value);
    if (!value.ok())
      return out_.Add(At("version.value"), "NOT_DECIMAL", std::string(value.status().message()));
    version_.value = FormatExact(*value);
  }

  void CheckSource() {
    if (IsBlank(version_.source_document)) {
      out_.Add(At("version.source_document"), "SOURCE_REQUIRED",
               "须注明来源文件，如统计公报或数据册的名称和期号");
    }
    CheckText(version_.source_document, At("version.source_document"), Needed::kOptional, out_);
    CheckText(version_.revision_reason, At("version.revision_reason"), Needed::kOptional, out_);
    if (version_.publication == absl::CivilDay()) {
      out_.Add(At("version.publication_date"), "PUBLICATION_DATE", "须注明公布日期；待公布的注明预计日期");
    } else if (version_.status != StatisticStatus::kPending && version_.publication > context_.today()) {
      out_.Add(At("version.publication_date"), "PUBLICATION_DATE", "已有数值的公布日期不能在今天之后");
    }
  }

  void CheckSuccession(const StatisticVersion& before) {
    if (version_.status < before.status) {
      return out_.Add(At("version.status"), "STATUS_BACKWARD",
                      "已有更正式的版本在案，不能退回；更正请以同一状态导入并注明 revision_reason");
    }
    if (version_.status == before.status && IsBlank(version_.revision_reason)) {
      out_.Add(At("version.revision_reason"), "REVISION_REASON",
               absl::StrCat("同一状态已有数值“", before.value, "”，修订须说明原因 (say why it is revised)"));
    }
  }

  const StatisticRow& row_;
  const std::string at_;
  const ActContext& context_;
  Violations& out_;
  StatisticVersion version_;
};

bool IsInForce(const Statistic& statistic, const ActContext& context) {
  const auto* known = context.docket().Find<Statistic>(context.campaign, statistic.id);
  return known != nullptr && *known == statistic;
}

}  // namespace

absl::StatusOr<std::vector<Change>> ImportStatistics(const std::vector<StatisticRow>& rows,
                                                     const ActContext& context) {
  Violations violations;
  if (rows.empty()) violations.Add("rows", "REQUIRED", "没有要导入的行");
  if (rows.size() > kMaxStatisticRows) {
    violations.Add("rows", "TOO_MANY", absl::StrCat("一次最多导入 ", kMaxStatisticRows, " 行，请分批导入"));
    return violations.ToStatus();
  }
  std::vector<Change> changes;
  std::set<std::string> seen;
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string at = absl::StrCat("rows[", i, "]");
    if (!seen.insert(StatisticId(rows[i].item, rows[i].period)).second) {
      violations.Add(at, "DUPLICATE_ROW", "同一指标同一时期出现两行，只能保留一行");
      continue;
    }
    Statistic statistic = RowImporter(rows[i], at, context, violations).Import();
    if (IsInForce(statistic, context)) continue;
    const std::string reason = statistic.Current().revision_reason;
    changes.push_back(Change{"statistic.import", std::move(statistic), reason});
  }
  RETURN_IF_ERROR(violations.ToStatus());
  return changes;
}

const Statistic* OfficialValue(const Docket& in, absl::string_view campaign, absl::string_view item,
                               const Period& period) {
  return in.Find<Statistic>(campaign, StatisticId(item, PeriodId(period)));
}

}  // namespace duban::task
