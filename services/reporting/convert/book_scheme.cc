#include "services/reporting/convert/book_scheme.h"

namespace duban::reporting {

static_assert(static_cast<int>(SchemeState::kRetired) == v1::Scheme::STATE_RETIRED);

template <typename Io>
void Fields(Io& io, Like<Io, SchemeFinding>& finding) {
  io("rule", finding.rule);
  io("path", finding.path);
  io("text", finding.text);
  io("remedy", finding.remedy);
  io("refused", finding.refused);
}

template <typename Io>
void Fields(Io& io, Like<Io, SchemeDocument>& scheme) {
  io("text", scheme.text);
  io("sha256", scheme.sha256);
  io("state", scheme.state);
  // A draft is in force from no quarter.
  if (scheme.state == SchemeState::kPublished || scheme.state == SchemeState::kRetired) {
    io("in_force_from", scheme.in_force_from);
  }
  io("author", scheme.author);
  io("publisher", scheme.publisher);
  io("publish_time", scheme.publish_time);
  io("basis", scheme.basis);
  io("warnings", scheme.warnings);
}

v1::Scheme ToProto(absl::string_view jurisdiction, const Stored<SchemeDocument>& scheme) {
  return WriteBookMatter<v1::Scheme>(jurisdiction, scheme);
}

v1::SchemeFinding ToProto(const SchemeFinding& finding) {
  return WriteFields<v1::SchemeFinding>("", finding);
}

void AddSchemeCodecs(std::vector<BookCodec>& all) { all.push_back(BookCodecOf<SchemeDocument>()); }

}  // namespace duban::reporting
