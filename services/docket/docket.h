// The docket (案卷): the present state of every matter of a jurisdiction, kept in memory.
#ifndef DUBAN_SERVICES_DOCKET_DOCKET_H_
#define DUBAN_SERVICES_DOCKET_DOCKET_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/common/errors.h"
#include "services/docket/matter.h"
#include "services/docket/stored.h"

namespace duban {

// Matters by kind and path. Copies share what they do not change, so a copy is cheap and a reader's copy
// stays as it was.
class Docket {
 public:
  // Brings one matter in, in place of its state before.
  void Put(const Matter& matter, std::int64_t sequence, absl::Time time);

  // The matter; null if there is none.
  template <MatterType T>
  const T* Find(absl::string_view campaign, absl::string_view id) const {
    const Stored<Matter>* found = FindAt(static_cast<int>(T::kKind), MatterPath<T>(campaign, id));
    return found == nullptr ? nullptr : found->value.As<T>();
  }

  // The matter with the change it stands at; nullopt if there is none.
  template <MatterType T>
  std::optional<Stored<T>> FindStored(absl::string_view campaign, absl::string_view id) const {
    const Stored<Matter>* found = FindAt(static_cast<int>(T::kKind), MatterPath<T>(campaign, id));
    if (found == nullptr) return std::nullopt;
    return Stored<T>{*found->value.As<T>(), found->sequence, found->time};
  }

  // Calls `fn` — (const T&, const Stored<Matter>&) — for each matter of a campaign, in the order of their
  // ids.
  template <MatterType T, typename Fn>
  void Each(absl::string_view campaign, Fn fn) const {
    const Shelf& shelf = ShelfOf(static_cast<int>(T::kKind));
    const std::string prefix = MatterPath<T>(campaign, "");
    for (auto at = shelf.lower_bound(prefix); at != shelf.end() && at->first.starts_with(prefix); ++at) {
      fn(*at->second->value.template As<T>(), *at->second);
    }
  }

  // The matters of a campaign for which `fits` — (const T&) → bool — holds. The pointers live as long as this
  // docket or a copy of it holds the same state.
  template <MatterType T, typename Fits>
  std::vector<const T*> Select(absl::string_view campaign, Fits fits) const {
    std::vector<const T*> selected;
    Each<T>(campaign, [&](const T& matter, const Stored<Matter>&) {
      if (fits(matter)) selected.push_back(&matter);
    });
    return selected;
  }

  // The id for the next matter of a kind made by the server: "{prefix}-0001", counting within the campaign,
  // so that ids sort in the order of their making.
  template <MatterType T>
  std::string NextId(absl::string_view campaign, absl::string_view prefix) const {
    return NextIdOf(static_cast<int>(T::kKind), MatterPath<T>(campaign, ""), prefix);
  }

  // How many matters of a kind there are, in all campaigns.
  size_t Count(int kind) const { return ShelfOf(kind).size(); }

 private:
  using Shelf = std::map<std::string, std::shared_ptr<const Stored<Matter>>>;

  const Shelf& ShelfOf(int kind) const;
  const Stored<Matter>* FindAt(int kind, const std::string& path) const;
  std::string NextIdOf(int kind, const std::string& prefix_path, absl::string_view prefix) const;

  std::map<int, std::shared_ptr<Shelf>> shelves_;
};

// The matter, or NOT_FOUND by its full name.
template <MatterType T>
absl::StatusOr<const T*> FindMatter(const Docket& in, absl::string_view jurisdiction,
                                    absl::string_view campaign, absl::string_view id) {
  if (const T* found = in.Find<T>(campaign, id)) return found;
  return NotFound(absl::StrCat("jurisdictions/", jurisdiction, "/", MatterPath<T>(campaign, id)));
}

}  // namespace duban

#endif  // DUBAN_SERVICES_DOCKET_DOCKET_H_
