#include "services/reporting/api/names.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/common/errors.h"
#include "services/common/ids.h"

namespace duban::reporting {
namespace {

using Collections = std::vector<absl::string_view>;

// Period ids, bulletin ids and the codes of items have capital letters; the others do not.
bool IsId(absl::string_view collection, absl::string_view id) {
  if (collection == "periods") return ParsePeriodId(id).ok();
  const bool code = collection == "bulletins" || collection == "items" || collection == "lights";
  return code ? IsItemCode(id) : IsResourceId(id);
}

bool Fits(const Collections& parts, const Collections& collections) {
  if (parts.size() != 2 * collections.size()) return false;
  for (size_t i = 0; i < collections.size(); ++i) {
    if (parts[2 * i] != collections[i] || !IsId(collections[i], parts[2 * i + 1])) return false;
  }
  return true;
}

absl::StatusOr<ParsedName> Parse(absl::string_view name, absl::string_view field,
                                 const Collections& collections) {
  const Collections parts = absl::StrSplit(name, '/');
  if (!Fits(parts, collections)) {
    return InvalidField(
        field, "RESOURCE_NAME",
        absl::StrCat("应为 ", absl::StrJoin(collections, "/{编号}/"), "/{编号}，收到“", name, "”"));
  }
  ParsedName parsed{.jurisdiction = std::string(parts[1])};
  if (parts.size() > 2) parsed.campaign = std::string(parts[3]);
  if (parts.size() > 4 && parts[4] == "periods") parsed.period = *ParsePeriodId(parts[5]);
  parsed.id = std::string(parts.back());
  return parsed;
}

}  // namespace

absl::StatusOr<ParsedName> ParseJurisdictionName(absl::string_view name, absl::string_view field) {
  return Parse(name, field, {"jurisdictions"});
}

absl::StatusOr<ParsedName> ParseCampaignName(absl::string_view name, absl::string_view field) {
  return Parse(name, field, {"jurisdictions", "campaigns"});
}

absl::StatusOr<ParsedName> ParsePeriodName(absl::string_view name, absl::string_view field) {
  return Parse(name, field, {"jurisdictions", "campaigns", "periods"});
}

absl::StatusOr<ParsedName> ParseScorecardName(absl::string_view name, absl::string_view field) {
  return Parse(name, field, {"jurisdictions", "campaigns", "periods", "scorecards"});
}

absl::StatusOr<ParsedName> ParseItemName(absl::string_view name, absl::string_view field) {
  return Parse(name, field, {"jurisdictions", "campaigns", "items"});
}

absl::StatusOr<ParsedName> ParseLightName(absl::string_view name, absl::string_view field) {
  return Parse(name, field, {"jurisdictions", "campaigns", "periods", "lights"});
}

absl::StatusOr<ParsedName> ParseBulletinName(absl::string_view name, absl::string_view field) {
  return Parse(name, field, {"jurisdictions", "campaigns", "bulletins"});
}

}  // namespace duban::reporting
