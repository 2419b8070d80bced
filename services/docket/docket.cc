#include "services/docket/docket.h"

#include "absl/strings/str_format.h"

namespace duban {

void Docket::Put(const Matter& matter, std::int64_t sequence, absl::Time time) {
  std::shared_ptr<Shelf>& shelf = shelves_[matter.kind()];
  if (shelf == nullptr) shelf = std::make_shared<Shelf>();
  // Shared with a docket that must stay as it is; what only this one holds is changed in place.
  if (shelf.use_count() > 1) shelf = std::make_shared<Shelf>(*shelf);
  (*shelf)[matter.path()] = std::make_shared<const Stored<Matter>>(Stored<Matter>{matter, sequence, time});
}

const Docket::Shelf& Docket::ShelfOf(int kind) const {
  static const Shelf* const kEmpty = new Shelf();
  const auto found = shelves_.find(kind);
  return found == shelves_.end() ? *kEmpty : *found->second;
}

const Stored<Matter>* Docket::FindAt(int kind, const std::string& path) const {
  const Shelf& shelf = ShelfOf(kind);
  const auto found = shelf.find(path);
  return found == shelf.end() ? nullptr : found->second.get();
}

std::string Docket::NextIdOf(int kind, const std::string& prefix_path,
                             absl::string_view prefix) const {
  const Shelf& shelf = ShelfOf(kind);
  const auto id_of = [&](int number) { return absl::StrFormat("%s-%04d", prefix, number); };
  // Nothing is ever removed, so the numbers in use have no gaps.
  int used = 0;
  for (int step = 1 << 20; step > 0; step /= 2) {
    if (shelf.contains(absl::StrCat(prefix_path, id_of(used + step)))) used += step;
  }
  return id_of(used + 1);
}

}  // namespace duban
