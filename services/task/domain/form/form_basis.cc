#include "services/task/domain/form/form_basis.h"

#include <algorithm>

#include "services/common/status_macros.h"
#include "services/task/domain/form/form_rules.h"
#include "services/task/domain/register.h"

namespace duban::task {
namespace {

// An item that changed hands is looked for in so many periods before.
constexpr int kPeriodsOfMovedItems = 2;

// When the item was last changed: before that its lead was the same.
absl::Time LastChangeOf(const Register& in, const Item& item) {
  return in.items.at(item.campaign).at(item.id).time;
}

void AddRow(const Period& period, const FormRow& row, FormHistory& history) {
  const auto at = std::find_if(history.before.begin(), history.before.end(),
                               [&](const EarlierRows& earlier) { return earlier.period <= period; });
  if (at != history.before.end() && at->period == period) {
    at->rows[row.item] = row;
  } else {
    history.before.insert(at, EarlierRows{period, {{row.item, row}}});
  }
}

// Finds the row of an item in any unit's attested form of the period; null if there is none.
absl::StatusOr<const FormRow*> FindAttested(const FormLoader& load, const Register& in, FormKey key,
                                            const std::string& item) {
  for (const auto& [unit, stored] : in.units) {
    key.unit = unit;
    ASSIGN_OR_RETURN(const FormDocument* const document, load(key));
    for (const FormRow& row : document->form.attested_rows) {
      if (row.item == item) return &row;
    }
  }
  return nullptr;
}

absl::Status AddMovedItem(const FormLoader& load, const Register& in, const FormKey& key, const Item& item,
                          FormHistory& history) {
  FormKey earlier = key;
  for (int step = 0; step < kPeriodsOfMovedItems && earlier.period.index > 1; ++step) {
    earlier.period = Previous(earlier.period);
    if (LastChangeOf(in, item) < absl::FromCivil(FirstDay(earlier.period), ChinaTime())) break;
    ASSIGN_OR_RETURN(const FormRow* const row, FindAttested(load, in, earlier, item.id));
    if (row == nullptr) continue;
    AddRow(earlier.period, *row, history);
    break;
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<FormHistory> LoadHistory(const FormLoader& load, const Register& in, const FormKey& key,
                                        const std::vector<const Item*>& items, size_t count) {
  FormHistory history;
  FormKey earlier = key;
  while (earlier.period.index > 1 && history.before.size() < count) {
    earlier.period = Previous(earlier.period);
    ASSIGN_OR_RETURN(const FormDocument* const document, load(earlier));
    if (document->form.attested_rows.empty()) continue;
    history.before.push_back({earlier.period, ByItem(document->form.attested_rows)});
  }
  for (const Item* item : items) {
    if (history.Last(item->id) == nullptr) {
      RETURN_IF_ERROR(AddMovedItem(load, in, key, *item, history));
    }
  }
  return history;
}

absl::StatusOr<CheckBasis> LoadBasis(const FormLoader& load, const Register& in, const FormKey& key,
                                     const std::vector<const Item*>& items) {
  CheckBasis basis{.rules = CurrentFormRules(in.docket, key.campaign)};
  const size_t count = std::max(basis.rules.equal_periods - 1, 1);
  ASSIGN_OR_RETURN(basis.history, LoadHistory(load, in, key, items, count));
  return basis;
}

}  // namespace duban::task
