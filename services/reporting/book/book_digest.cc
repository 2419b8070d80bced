#include "services/reporting/book/book_digest.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/sha256.h"
#include "services/common/status_macros.h"
#include "services/reporting/book/book_keeper.h"
#include "services/reporting/convert/book_codec.h"

namespace duban::reporting {
namespace {

// The matter at a name as the bytes an act would carry; empty when there is none.
std::string DigestBytesOf(const Book& book, absl::string_view jurisdiction, const std::string& name) {
  const std::vector<std::string> parts = absl::StrSplit(name, '/');
  for (const BookCodec& codec : BookCodecs()) {
    if (parts.size() != 6 || codec.collection != parts[4]) continue;
    const auto found = codec.find(book.docket, parts[3], parts[5]);
    if (!found) return "";
    v1::Act act;
    act.set_sequence(found->sequence);
    codec.write(jurisdiction, found->value,
                *act.GetReflection()->MutableMessage(&act, ActFieldOf(codec.kind)));
    return act.SerializeAsString();
  }
  return "";
}

}  // namespace

absl::StatusOr<std::set<std::string>> NamesInActs(BookKeeper& keeper, std::int64_t upto) {
  std::set<std::string> names;
  RETURN_IF_ERROR(keeper.Each(0, upto, [&](const v1::Act& act) {
    for (const BookCodec& codec : BookCodecs()) {
      if (!act.GetReflection()->HasField(act, ActFieldOf(codec.kind))) continue;
      const google::protobuf::Message& state = act.GetReflection()->GetMessage(act, ActFieldOf(codec.kind));
      names.insert(state.GetReflection()->GetString(state, state.GetDescriptor()->FindFieldByName("name")));
    }
    return absl::OkStatus();
  }));
  return names;
}

std::string BookDigest(const Book& book, absl::string_view jurisdiction, const std::set<std::string>& names) {
  std::string text = absl::StrCat(book.sequence, "|", absl::ToUnixNanos(book.time), "\n");
  for (const BookCodec& codec : BookCodecs()) {
    absl::StrAppend(&text, codec.collection, "=", book.docket.Count(static_cast<int>(codec.kind)), "\n");
  }
  for (const std::string& name : names) {
    absl::StrAppend(&text, name, "=", HexDigest(DigestBytesOf(book, jurisdiction, name)), "\n");
  }
  return HexDigest(text);
}

}  // namespace duban::reporting
