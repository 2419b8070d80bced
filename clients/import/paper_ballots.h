// Paper ballots (纸质评议票) from a table: a row per ballot and unit, as the office types them from its
// sheets.
#ifndef DUBAN_CLIENTS_IMPORT_PAPER_BALLOTS_H_
#define DUBAN_CLIENTS_IMPORT_PAPER_BALLOTS_H_

#include "clients/import/requests.h"
#include "duban/reporting/v1/panel_service.pb.h"

namespace duban::client {

// The ballots of a request, without panel, group and source. Columns voter_number and unit; every other
// column is a leaf ("P1", "P2b" …), its cells points ("92.5") or a grade (优秀, 良好, 一般, 较差; EXCELLENT,
// GOOD, FAIR, POOR). INVALID_ARGUMENT: CSV_COLUMN. Marks are the server's to check; each keeps the place of
// its cell.
absl::StatusOr<Sourced<reporting::v1::RecordPaperBallotsRequest>> PaperBallotRequest(const Names& names,
                                                                                     TablePtr table);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_IMPORT_PAPER_BALLOTS_H_
