#include "services/reporting/domain/record/form.h"

#include <utility>

#include "absl/strings/str_join.h"

namespace duban::reporting {
namespace {

std::string Text(const std::optional<Rational>& number) { return number ? FormatExact(*number) : ""; }
std::string Text(const std::optional<absl::CivilDay>& day) { return day ? absl::FormatCivilTime(*day) : ""; }
std::string Text(bool holds) { return holds ? "true" : ""; }

// A figure of a row and its text.
using Figures = std::vector<std::pair<const char*, std::string>>;

// What a unit reports of an item, but for what it says about it; an absent row has the figures of an empty
// one.
Figures FiguresOf(const FormRow& row) {
  return {{"value", Text(row.value)},
          {"pending", Text(row.pending)},
          {"progress", Text(row.progress)},
          {"done_date", Text(row.done)},
          {"invested_wan", Text(row.invested_wan)},
          {"started_date", Text(row.started)},
          {"entered_date", Text(row.entered)},
          {"achieved_milestones", absl::StrJoin(row.achieved_milestones, " ")},
          {"not_applicable", Text(row.not_applicable)}};
}

FormRow RowOf(const Form& form, const std::string& item) {
  const auto found = form.rows.find(item);
  return found == form.rows.end() ? FormRow{} : found->second;
}

}  // namespace

std::vector<CorrectionFact> DifferencesOf(const Form& before, const Form& after) {
  std::set<std::string> items;
  for (const Form* form : {&before, &after}) {
    for (const auto& [item, row] : form->rows) items.insert(item);
  }
  std::vector<CorrectionFact> facts;
  for (const std::string& item : items) {
    const Figures old_figures = FiguresOf(RowOf(before, item));
    const Figures new_figures = FiguresOf(RowOf(after, item));
    for (size_t at = 0; at < old_figures.size(); ++at) {
      const auto& [field, old_text] = old_figures[at];
      if (old_text == new_figures[at].second) continue;
      CorrectionFact& fact = facts.emplace_back();
      fact.form = after.key;
      fact.item = item;
      fact.field = field;
      fact.old_text = old_text;
      fact.new_text = new_figures[at].second;
    }
  }
  return facts;
}

}  // namespace duban::reporting
