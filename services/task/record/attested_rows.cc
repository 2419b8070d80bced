#include "services/task/record/attested_rows.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "services/common/status_macros.h"
#include "services/task/convert/change_codec.h"
#include "services/task/domain/change.h"
#include "services/task/domain/names.h"
#include "services/task/store/change_reader.h"

namespace duban::task {
namespace {

// No item changes more often than that in a year; older leads beyond it would be overlooked.
constexpr int kMaxVersions = 1000;

// The units that ever led the item, the latest first.
absl::StatusOr<std::vector<std::string>> LeadsOf(soci::session& session, const std::string& jurisdiction,
                                                 const Item& item) {
  ASSIGN_OR_RETURN(
      const std::vector<HistoryEntry> history,
      ReadHistory(session, KindOf<Item>(), ItemName(jurisdiction, item.campaign, item.id), 0, kMaxVersions));
  std::vector<std::string> leads = {item.lead_unit};
  for (const HistoryEntry& entry : history) {
    ASSIGN_OR_RETURN(const DecodedChange change, DecodeChange(entry.change.body));
    const std::string& lead = std::get<Item>(change.state).lead_unit;
    if (std::find(leads.begin(), leads.end(), lead) == leads.end()) leads.push_back(lead);
  }
  return leads;
}

// The item's attested row in a form; nullopt if there is none.
absl::StatusOr<std::optional<FormRow>> RowIn(soci::session& session, const std::string& jurisdiction,
                                             const FormKey& key, const std::string& item) {
  ASSIGN_OR_RETURN(const std::optional<StoredChange> found,
                   ReadPresent(session, KindOf<Form>(), FormName(jurisdiction, key)));
  if (!found) return std::nullopt;
  ASSIGN_OR_RETURN(const DecodedChange change, DecodeChange(found->body));
  for (const FormRow& row : std::get<Form>(change.state).attested_rows) {
    if (row.item == item) return row;
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<AttestedRows> LoadAttestedRows(soci::session& session, const std::string& jurisdiction,
                                              const Item& item, int year) {
  ASSIGN_OR_RETURN(const std::vector<std::string> leads, LeadsOf(session, jurisdiction, item));
  AttestedRows rows;
  for (const Period& dekad : DekadsOf(Period{PeriodKind::kYear, year, 1})) {
    for (const std::string& unit : leads) {
      ASSIGN_OR_RETURN(const std::optional<FormRow> row,
                       RowIn(session, jurisdiction, FormKey{item.campaign, dekad, unit}, item.id));
      if (!row) continue;
      rows[dekad] = AttestedRow{unit, *row};
      break;
    }
  }
  return rows;
}

}  // namespace duban::task
