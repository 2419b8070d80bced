#include "clients/workbook/form_merge.h"

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"

namespace duban::client {

using task::v1::Form;
using task::v1::FormRow;

namespace {

RowOutcome::Kind KindOf(const FilledLine& line, const FormRow& recorded) {
  if (SameContent(line.row, recorded)) return RowOutcome::Kind::kSame;
  const bool touched = Fingerprint(line.row) != line.base;
  const bool theirs = Fingerprint(recorded) != line.base;
  if (!touched) return RowOutcome::Kind::kTheirs;
  if (theirs) return RowOutcome::Kind::kConflict;
  return recorded.version() == 0 ? RowOutcome::Kind::kCreated : RowOutcome::Kind::kChanged;
}

}  // namespace

std::vector<RowOutcome> CompareSheet(const FilledSheet& filled, const Form& current) {
  std::map<std::string, FormRow> recorded;
  for (const FormRow& row : current.rows()) recorded[row.item()] = row;
  std::vector<RowOutcome> outcomes;
  for (const FilledLine& line : filled.lines) {
    const FormRow& before = recorded[line.row.item()];
    RowOutcome& outcome = outcomes.emplace_back();
    outcome.kind = KindOf(line, before);
    outcome.row = line.row;
    outcome.places = line.places;
    if (outcome.kind == RowOutcome::Kind::kSame) continue;
    for (const std::string& field : FilledFields()) {
      FieldChange change{field, FieldOf(before, field), FieldOf(line.row, field)};
      if (change.before != change.after) outcome.changes.push_back(std::move(change));
    }
  }
  return outcomes;
}

absl::Status CheckConflicts(const std::vector<RowOutcome>& outcomes, const std::string& form) {
  ErrorDetails details{.reason = "ETAG_MISMATCH", .metadata = {{"name", form}}, .violations = {}};
  for (const RowOutcome& outcome : outcomes) {
    if (outcome.kind != RowOutcome::Kind::kConflict) continue;
    for (const FieldChange& change : outcome.changes) {
      const auto place = outcome.places.find(change.field);
      details.violations.push_back({place == outcome.places.end() ? outcome.row.item() : place->second,
                                    "ETAG_MISMATCH",
                                    absl::StrCat(outcome.row.item(), "：导出后已被他人改为“", change.before,
                                                 "”，表中是“", change.after, "”：请重新导出后再填")});
    }
  }
  if (details.violations.empty()) return absl::OkStatus();
  return WithDetails(absl::AbortedError("表中有行在导出后已被他人修改，整表未导入"), details);
}

}  // namespace duban::client
