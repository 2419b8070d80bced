#include "services/task/domain/desk/burden.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/task/domain/form/form_lock.h"
#include "services/task/domain/meeting/meeting.h"
#include "services/task/domain/order/order.h"

namespace duban::task {
namespace {

std::string Text(const std::optional<absl::CivilDay>& day) { return day ? absl::FormatCivilTime(*day) : ""; }

// What a person keys in, as text; empty = not filled in.
std::vector<std::string> CellsOf(const FormRow& row) {
  return {row.value,
          row.pending ? "pending" : "",
          row.progress,
          Text(row.done),
          row.invested_wan,
          Text(row.started),
          Text(row.entered),
          row.note,
          absl::StrJoin(row.achieved_milestones, ",")};
}

const FormRow* FindRow(const FormDocument& document, const std::string& item) {
  const auto row = document.rows.find(item);
  return row == document.rows.end() ? nullptr : &row->second;
}

void CountForm(const FormDocument& document, const FormDocument* before, UnitBurden& burden) {
  ++burden.forms;
  for (const auto& [item, row] : document.rows) {
    ++burden.rows;
    const RowCells cells = CountRowCells(row, before == nullptr ? nullptr : FindRow(*before, item));
    burden.typed += cells.typed;
    burden.reused += cells.reused;
  }
}

int CountMeetings(const Register& in, const std::string& campaign, const std::string& unit,
                  const Period& month) {
  int count = 0;
  in.docket.Each<Meeting>(campaign, [&](const Meeting& meeting, const Stored<Matter>&) {
    if (!meeting.held_time) return;
    const absl::CivilDay day = absl::ToCivilDay(meeting.planned_time, ChinaTime());
    if (day < FirstDay(month) || day > LastDay(month)) return;
    count += std::any_of(meeting.attendance.begin(), meeting.attendance.end(),
                         [&](const Attendance& one) { return one.unit == unit; });
  });
  return count;
}

int CountOrders(const Register& in, const std::string& campaign, const std::string& unit,
                const Period& month) {
  int count = 0;
  in.docket.Each<Order>(campaign, [&](const Order& order, const Stored<Matter>&) {
    if (order.lead_unit != unit || !order.issue_time) return;
    const absl::CivilDay day = absl::ToCivilDay(*order.issue_time, ChinaTime());
    count += FirstDay(month) <= day && day <= LastDay(month);
  });
  return count;
}

}  // namespace

RowCells CountRowCells(const FormRow& row, const FormRow* before) {
  const std::vector<std::string> cells = CellsOf(row);
  const std::vector<std::string> old = CellsOf(before == nullptr ? FormRow{} : *before);
  RowCells count;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    ++(cells[i] == old[i] ? count.reused : count.typed);
  }
  return count;
}

std::vector<UnitBurden> CountBurden(const Register& in, const Campaign& campaign, const Period& month,
                                    const std::map<FormKey, FormDocument>& documents) {
  const auto find = [&](const Period& dekad, const std::string& unit) -> const FormDocument* {
    const auto found = documents.find({campaign.id, dekad, unit});
    return found == documents.end() ? nullptr : &found->second;
  };
  std::vector<UnitBurden> burdens;
  for (const std::string& id : ReportingUnits(in, campaign.id)) {
    UnitBurden burden{.unit = &in.units.at(id).value};
    for (const Period& dekad : DekadsOf(month)) {
      const FormDocument* const document = find(dekad, id);
      if (document != nullptr) CountForm(*document, find(Previous(dekad), id), burden);
    }
    burden.orders = CountOrders(in, campaign.id, id, month);
    burden.meetings = CountMeetings(in, campaign.id, id, month);
    burdens.push_back(burden);
  }
  return burdens;
}

}  // namespace duban::task
