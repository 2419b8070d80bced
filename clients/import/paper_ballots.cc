#include "clients/import/paper_ballots.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "clients/import/row_reader.h"
#include "services/common/status_macros.h"

namespace duban::client {

using reporting::v1::BallotMark;
using reporting::v1::PaperBallot;
using reporting::v1::RecordPaperBallotsRequest;

namespace {

constexpr char kVoterColumn[] = "voter_number";
constexpr char kUnitColumn[] = "unit";

std::optional<BallotMark::Grade> GradeOf(const std::string& word) {
  static const auto& terms = *new std::map<std::string, BallotMark::Grade>{
      {"优秀", BallotMark::GRADE_EXCELLENT},
      {"良好", BallotMark::GRADE_GOOD},
      {"一般", BallotMark::GRADE_FAIR},
      {"较差", BallotMark::GRADE_POOR},
  };
  if (const auto term = terms.find(word); term != terms.end()) return term->second;
  BallotMark::Grade grade = BallotMark::GRADE_UNSPECIFIED;
  const bool known = BallotMark::Grade_Parse(absl::StrCat("GRADE_", absl::AsciiStrToUpper(word)), &grade);
  if (!known || grade == BallotMark::GRADE_UNSPECIFIED) return std::nullopt;
  return grade;
}

std::vector<std::string> LeafColumns(const CsvTable& table) {
  std::vector<std::string> leaves;
  for (const std::string& column : table.header()) {
    if (column != kVoterColumn && column != kUnitColumn) leaves.push_back(column);
  }
  return leaves;
}

// An empty cell stays an empty mark, so that the server names the cell.
void AddMark(const std::string& leaf, const std::string& cell, PaperBallot& ballot) {
  BallotMark& mark = *ballot.add_marks();
  mark.set_leaf(leaf);
  if (const auto grade = GradeOf(cell)) {
    mark.set_grade(*grade);
  } else if (!cell.empty()) {
    mark.set_points(cell);
  }
}

std::shared_ptr<const ColumnMap> ColumnsOfMark(const std::string& leaf) {
  return std::make_shared<const ColumnMap>(
      ColumnMap{{"", leaf}, {"leaf", leaf}, {"points", leaf}, {"grade", leaf}});
}

}  // namespace

absl::StatusOr<Sourced<RecordPaperBallotsRequest>> PaperBallotRequest(const Names& names, TablePtr table) {
  RETURN_IF_ERROR(table->RequireColumns({kVoterColumn, kUnitColumn}));
  const auto columns =
      std::make_shared<const ColumnMap>(ColumnMap{{"voter_number", kVoterColumn}, {"unit", kUnitColumn}});
  const std::vector<std::string> leaves = LeafColumns(*table);
  std::vector<std::shared_ptr<const ColumnMap>> columns_of_marks;
  for (const std::string& leaf : leaves) columns_of_marks.push_back(ColumnsOfMark(leaf));
  Sourced<RecordPaperBallotsRequest> made;
  for (size_t i = 0; i < table->size(); ++i) {
    PaperBallot& ballot = *made.request.add_ballots();
    ballot.set_voter_number(table->Get(i, kVoterColumn));
    ballot.set_unit(names.Unit(table->Get(i, kUnitColumn)));
    const std::string at = absl::StrCat("ballots[", i, "]");
    made.places.Add(at, table, i, columns);
    for (size_t k = 0; k < leaves.size(); ++k) {
      AddMark(leaves[k], table->Get(i, leaves[k]), ballot);
      made.places.Add(absl::StrCat(at, ".marks[", k, "]"), table, i, columns_of_marks[k]);
    }
  }
  return made;
}

}  // namespace duban::client
