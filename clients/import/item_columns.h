// Columns of the items' tables that need not be there: what the lists may hold beside what every list has.
#ifndef DUBAN_CLIENTS_IMPORT_ITEM_COLUMNS_H_
#define DUBAN_CLIENTS_IMPORT_ITEM_COLUMNS_H_

#include "clients/import/places.h"
#include "clients/import/row_reader.h"
#include "duban/task/v1/item.pb.h"

namespace duban::client {

// Fills in the optional columns that the row has: those of every item and those of its detail, which must be
// set. A word that is none of its column's is a violation (UNKNOWN_WORD, NOT_DATE, NOT_NUMBER).
//   all         weight, strength (ENSURE, STRIVE, PLAIN), evidence_policy (CLAIMS, NONE), lead_leader,
//   contact_leader,
//               commander, responsible_person, internal, livelihood (是 or true), and, but for projects,
//               milestones: "id:name:weight:2024-06-30;…", the date may be left out
//   indicators  direction, range_low, range_high, caliber, data_source, frequency, lag_days, tolerance,
//   left_series,
//               right_series, monthly_plan: twelve values divided by ";"
//   tasks       quantified_goal, monthly_plan
//   policies    number, valid_from, valid_until, measure, beneficiaries, delivery_amount_wan,
//   delivery_number, rule_due
void FillOptionalColumns(const RowReader& row, task::v1::Item& item);

// Where faults of these fields belong.
ColumnMap OptionalColumns();

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_IMPORT_ITEM_COLUMNS_H_
