#include "services/task/record/form_loader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status_macros.h"
#include "services/task/convert/change_codec.h"
#include "services/task/domain/names.h"
#include "services/task/store/change_reader.h"

namespace duban::task {
namespace {

template <typename T>
absl::StatusOr<Stored<T>> Decode(const StoredChange& change) {
  ASSIGN_OR_RETURN(DecodedChange decoded, DecodeChange(change.body));
  T* const state = std::get_if<T>(&decoded.state);
  if (state == nullptr)
    return absl::DataLossError(absl::StrCat("change ", change.sequence, " is of another kind"));
  return Stored<T>{std::move(*state), change.sequence, decoded.meta.time};
}

void Touch(FormDocument& document, std::int64_t sequence, absl::Time time) {
  if (sequence <= document.sequence) return;
  document.sequence = sequence;
  document.update_time = time;
}

}  // namespace

absl::StatusOr<FormDocument> LoadFormDocument(soci::session& session, const std::string& jurisdiction,
                                              const FormKey& key) {
  FormDocument document{.form = Form{.key = key}};
  const std::string name = FormName(jurisdiction, key);
  ASSIGN_OR_RETURN(const std::optional<StoredChange> header, ReadPresent(session, KindOf<Form>(), name));
  if (header) {
    ASSIGN_OR_RETURN(Stored<Form> form, Decode<Form>(*header));
    document.form = std::move(form.value);
    Touch(document, form.sequence, form.time);
  }
  ASSIGN_OR_RETURN(const std::vector<StoredChange> rows,
                   ReadPresents(session, KindOf<FormRowState>(), absl::StrCat(name, "/rows/"), "", 0));
  for (const StoredChange& change : rows) {
    ASSIGN_OR_RETURN(Stored<FormRowState> row, Decode<FormRowState>(change));
    Touch(document, row.sequence, row.time);
    document.rows[row.value.row.item] = std::move(row.value.row);
  }
  return document;
}

absl::StatusOr<std::vector<Stored<Form>>> LoadForms(soci::session& session, const std::string& jurisdiction,
                                                    const std::string& campaign, const Period& period) {
  const std::string prefix = absl::StrCat(PeriodName(jurisdiction, campaign, period), "/forms/");
  ASSIGN_OR_RETURN(const std::vector<StoredChange> changes,
                   ReadPresents(session, KindOf<Form>(), prefix, "", 0));
  std::vector<Stored<Form>> forms;
  for (const StoredChange& change : changes) {
    ASSIGN_OR_RETURN(Stored<Form> form, Decode<Form>(change));
    forms.push_back(std::move(form));
  }
  return forms;
}

}  // namespace duban::task
