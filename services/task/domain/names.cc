#include "services/task/domain/names.h"

#include <iterator>
#include <variant>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"

namespace duban::task {
namespace {

// Matches `name` against a pattern such as "jurisdictions/{}/units/{}" and returns what stands for the
// braces.
absl::StatusOr<std::vector<std::string>> Match(absl::string_view name, absl::string_view pattern,
                                               absl::string_view field) {
  const std::vector<std::string> have = absl::StrSplit(name, '/');
  const std::vector<std::string> want = absl::StrSplit(pattern, '/');
  std::vector<std::string> ids;
  bool matches = have.size() == want.size();
  for (size_t i = 0; matches && i < want.size(); ++i) {
    if (want[i] == "{}") {
      matches = !have[i].empty();
      ids.push_back(have[i]);
    } else {
      matches = have[i] == want[i];
    }
  }
  if (!matches) {
    return InvalidField(
        field, "RESOURCE_NAME",
        absl::StrCat("资源名应为 ", pattern, "，收到 \"", name, "\" (a name of this form is needed)"));
  }
  return ids;
}

absl::StatusOr<Period> ParseDekad(const std::string& id, absl::string_view field) {
  const absl::StatusOr<Period> period = ParsePeriodId(id);
  if (period.ok() && period->kind == PeriodKind::kDekad) return period;
  return InvalidField(field, "PERIOD_ID",
                      absl::StrCat("旬期应如 2024-M03-D1，收到 \"", id, "\" (forms belong to dekads)"));
}

constexpr char kCampaignPattern[] = "jurisdictions/{}/campaigns/{}";

// Where the matters of each kind stand in names; the structs' kCollection say the same.
struct MatterCollection {
  absl::string_view collection;
  MatterKind kind;
};
constexpr MatterCollection kMatterCollections[] = {
    {"changeRequests", MatterKind::kChangeRequest},
    {"corrections", MatterKind::kCorrection},
    {"reopenings", MatterKind::kReopening},
    {"excuses", MatterKind::kExcuse},
    {"formRules", MatterKind::kFormRules},
    {"evidence", MatterKind::kEvidence},
    {"statistics", MatterKind::kStatistic},
    {"samples", MatterKind::kSample},
    {"findings", MatterKind::kFinding},
    {"falseReportCases", MatterKind::kFalseReportCase},
    {"checkRules", MatterKind::kCheckRules},
    {"orders", MatterKind::kOrder},
    {"cards", MatterKind::kCard},
    {"conclusions", MatterKind::kConclusion},
    {"orderRules", MatterKind::kOrderRules},
    {"proposals", MatterKind::kProposal},
    {"meetings", MatterKind::kMeeting},
    {"meetingRules", MatterKind::kMeetingRules},
    {"notices", MatterKind::kNotice},
    {"noticeRules", MatterKind::kNoticeRules},
    {"customPeriods", MatterKind::kCustomPeriod},
    {"assessments", MatterKind::kAssessment},
    {"inspectionPlans", MatterKind::kInspectionPlan},
    {"itemRules", MatterKind::kItemRules},
};

// Names a resource for std::visit.
struct Namer {
  absl::string_view j;
  std::string operator()(const Unit& unit) const { return UnitName(j, unit.id); }
  std::string operator()(const RoleBinding& binding) const { return RoleBindingName(j, binding.id); }
  std::string operator()(const CalendarYear& year) const { return CalendarName(j, year.year); }
  std::string operator()(const Campaign& campaign) const { return CampaignName(j, campaign.id); }
  std::string operator()(const Item& item) const { return ItemName(j, item.campaign, item.id); }
  std::string operator()(const PeriodLock& lock) const { return PeriodName(j, lock.campaign, lock.period); }
  std::string operator()(const Form& form) const { return FormName(j, form.key); }
  std::string operator()(const FormRowState& row) const { return FormRowName(j, row.key, row.row.item); }
  std::string operator()(const Matter& matter) const {
    return absl::StrCat(JurisdictionName(j), "/", matter.path());
  }
};

}  // namespace

std::string JurisdictionName(absl::string_view jurisdiction) {
  return absl::StrCat("jurisdictions/", jurisdiction);
}
std::string UnitName(absl::string_view jurisdiction, absl::string_view unit) {
  return absl::StrCat(JurisdictionName(jurisdiction), "/units/", unit);
}
std::string RoleBindingName(absl::string_view jurisdiction, absl::string_view binding) {
  return absl::StrCat(JurisdictionName(jurisdiction), "/roleBindings/", binding);
}
std::string CalendarName(absl::string_view jurisdiction, int year) {
  return absl::StrCat(JurisdictionName(jurisdiction), "/calendars/", year);
}
std::string CampaignName(absl::string_view jurisdiction, absl::string_view campaign) {
  return absl::StrCat(JurisdictionName(jurisdiction), "/campaigns/", campaign);
}
std::string ItemName(absl::string_view jurisdiction, absl::string_view campaign, absl::string_view item) {
  return absl::StrCat(CampaignName(jurisdiction, campaign), "/items/", item);
}
std::string PeriodName(absl::string_view jurisdiction, absl::string_view campaign, const Period& period) {
  return absl::StrCat(CampaignName(jurisdiction, campaign), "/periods/", PeriodId(period));
}
std::string FormName(absl::string_view jurisdiction, const FormKey& key) {
  return absl::StrCat(PeriodName(jurisdiction, key.campaign, key.period), "/forms/", key.unit);
}
std::string FormRowName(absl::string_view jurisdiction, const FormKey& key, absl::string_view item) {
  return absl::StrCat(FormName(jurisdiction, key), "/rows/", item);
}

std::string NameOf(absl::string_view jurisdiction, const ResourceState& state) {
  return std::visit(Namer{jurisdiction}, state);
}

absl::StatusOr<std::string> ParseJurisdictionName(absl::string_view name, absl::string_view field) {
  ASSIGN_OR_RETURN(const auto ids, Match(name, "jurisdictions/{}", field));
  return ids[0];
}

absl::StatusOr<UnitRef> ParseUnitName(absl::string_view name, absl::string_view field) {
  ASSIGN_OR_RETURN(const auto ids, Match(name, "jurisdictions/{}/units/{}", field));
  return UnitRef{ids[0], ids[1]};
}

absl::StatusOr<CalendarRef> ParseCalendarName(absl::string_view name, absl::string_view field) {
  ASSIGN_OR_RETURN(const auto ids, Match(name, "jurisdictions/{}/calendars/{}", field));
  CalendarRef ref{.jurisdiction = ids[0]};
  if (absl::SimpleAtoi(ids[1], &ref.year)) return ref;
  return InvalidField(field, "RESOURCE_NAME", absl::StrCat("日历以年份为编号，收到 \"", name, "\""));
}

absl::StatusOr<RoleBindingRef> ParseRoleBindingName(absl::string_view name, absl::string_view field) {
  ASSIGN_OR_RETURN(const auto ids, Match(name, "jurisdictions/{}/roleBindings/{}", field));
  return RoleBindingRef{ids[0], ids[1]};
}

absl::StatusOr<CampaignRef> ParseCampaignName(absl::string_view name, absl::string_view field) {
  ASSIGN_OR_RETURN(const auto ids, Match(name, kCampaignPattern, field));
  return CampaignRef{ids[0], ids[1]};
}

absl::StatusOr<ItemRef> ParseItemName(absl::string_view name, absl::string_view field) {
  ASSIGN_OR_RETURN(const auto ids, Match(name, absl::StrCat(kCampaignPattern, "/items/{}"), field));
  return ItemRef{ids[0], ids[1], ids[2]};
}

absl::StatusOr<PeriodRef> ParsePeriodName(absl::string_view name, absl::string_view field) {
  ASSIGN_OR_RETURN(const auto ids, Match(name, absl::StrCat(kCampaignPattern, "/periods/{}"), field));
  const absl::StatusOr<Period> period = ParsePeriodId(ids[2]);
  if (!period.ok()) return InvalidField(field, "PERIOD_ID", period.status().message());
  return PeriodRef{ids[0], ids[1], *period};
}

absl::StatusOr<FormRef> ParseFormName(absl::string_view name, absl::string_view field) {
  ASSIGN_OR_RETURN(const auto ids,
                   Match(name, absl::StrCat(kCampaignPattern, "/periods/{}/forms/{}"), field));
  ASSIGN_OR_RETURN(const Period period, ParseDekad(ids[2], field));
  return FormRef{ids[0], FormKey{ids[1], period, ids[3]}};
}

absl::StatusOr<FormRowRef> ParseFormRowName(absl::string_view name, absl::string_view field) {
  ASSIGN_OR_RETURN(const auto ids,
                   Match(name, absl::StrCat(kCampaignPattern, "/periods/{}/forms/{}/rows/{}"), field));
  ASSIGN_OR_RETURN(const Period period, ParseDekad(ids[2], field));
  return FormRowRef{ids[0], FormKey{ids[1], period, ids[3]}, ids[4]};
}

absl::StatusOr<MatterRef> ParseMatterName(absl::string_view name, absl::string_view collection,
                                          absl::string_view field) {
  ASSIGN_OR_RETURN(const auto ids,
                   Match(name, absl::StrCat(kCampaignPattern, "/", collection, "/{}"), field));
  return MatterRef{ids[0], ids[1], ids[2]};
}

absl::StatusOr<int> KindOfName(absl::string_view name, absl::string_view field) {
  constexpr absl::string_view kPatterns[] = {
      "jurisdictions/{}/units/{}",
      "jurisdictions/{}/roleBindings/{}",
      "jurisdictions/{}/calendars/{}",
      kCampaignPattern,
      "jurisdictions/{}/campaigns/{}/items/{}",
      "jurisdictions/{}/campaigns/{}/periods/{}",
      "jurisdictions/{}/campaigns/{}/periods/{}/forms/{}",
      "jurisdictions/{}/campaigns/{}/periods/{}/forms/{}/rows/{}",
  };
  static_assert(std::size(kPatterns) + 1 == std::variant_size_v<ResourceState>);
  for (size_t kind = 0; kind < std::size(kPatterns); ++kind) {
    if (Match(name, kPatterns[kind], field).ok()) return static_cast<int>(kind);
  }
  if (const auto ids = Match(name, "jurisdictions/{}/campaigns/{}/{}/{}", field); ids.ok()) {
    for (const auto& [collection, kind] : kMatterCollections) {
      if ((*ids)[2] == collection) return static_cast<int>(kind);
    }
  }
  return InvalidField(field, "RESOURCE_NAME", absl::StrCat("不是任何资源的名称：\"", name, "\""));
}

std::vector<MatterKind> AllMatterKinds() {
  std::vector<MatterKind> kinds;
  for (const MatterCollection& entry : kMatterCollections) kinds.push_back(entry.kind);
  return kinds;
}

absl::StatusOr<std::string> JurisdictionOf(absl::string_view name, absl::string_view field) {
  const std::vector<std::string> parts = absl::StrSplit(name, '/');
  if (parts.size() < 2 || parts[0] != "jurisdictions" || parts[1].empty()) {
    return InvalidField(field, "RESOURCE_NAME",
                        absl::StrCat("资源名应以 jurisdictions/{} 开头，收到 \"", name, "\""));
  }
  return parts[1];
}

}  // namespace duban::task
