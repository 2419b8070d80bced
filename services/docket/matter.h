// Matters (办理事项): what a service keeps on record by kinds — orders, meetings, findings; ballots, appeals, bulletins.
// Each kind is a plain struct in a room of its own; here they are all alike, so that record, codec, lists and history
// need no line per kind.
//
// A struct T is a kind of matter when it has
//   static constexpr SomeEnum kKind;             // its number on record
//   static constexpr char kCollection[] = "…";   // its place in resource names, e.g. "orders"
//   std::string campaign;  std::string id;       // its name: campaigns/{campaign}/{kCollection}/{id}
// and compares with ==.
#ifndef DUBAN_SERVICES_DOCKET_MATTER_H_
#define DUBAN_SERVICES_DOCKET_MATTER_H_

#include <concepts>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace duban {

template <typename T>
concept MatterType = std::is_enum_v<std::remove_cv_t<decltype(T::kKind)>> && requires(const T& matter) {
  { matter.campaign } -> std::convertible_to<std::string>;
  { matter.id } -> std::convertible_to<std::string>;
  { matter == matter } -> std::convertible_to<bool>;
  { T::kCollection[0] } -> std::convertible_to<char>;
};

// The matter's place below its jurisdiction: "campaigns/{campaign}/orders/{id}".
template <MatterType T>
std::string MatterPath(absl::string_view campaign, absl::string_view id) {
  return absl::StrCat("campaigns/", campaign, "/", T::kCollection, "/", id);
}
template <MatterType T>
std::string PathOf(const T& matter) {
  return MatterPath<T>(matter.campaign, matter.id);
}

// Any one matter in one state. Immutable; copies share it.
class Matter {
 public:
  template <MatterType T>
  Matter(T matter)  // NOLINT(google-explicit-constructor): a matter of a kind is a matter.
      : kind_(static_cast<int>(T::kKind)),
        path_(PathOf(matter)),
        equal_([](const void* a, const void* b) {
          return *static_cast<const T*>(a) == *static_cast<const T*>(b);
        }),
        value_(std::make_shared<const T>(std::move(matter))) {}

  int kind() const { return kind_; }
  // As PathOf.
  const std::string& path() const { return path_; }

  // The matter as a T; null if it is of another kind.
  template <MatterType T>
  const T* As() const {
    return kind_ == static_cast<int>(T::kKind) ? static_cast<const T*>(value_.get()) : nullptr;
  }

  friend bool operator==(const Matter& a, const Matter& b) {
    return a.kind_ == b.kind_ && a.path_ == b.path_ && a.equal_(a.value_.get(), b.value_.get());
  }

 private:
  int kind_;
  std::string path_;
  bool (*equal_)(const void*, const void*);
  std::shared_ptr<const void> value_;
};

}  // namespace duban

#endif  // DUBAN_SERVICES_DOCKET_MATTER_H_
