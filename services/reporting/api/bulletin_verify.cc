// The proof of a bulletin: rendered again from record and book, compared with what is kept.
#include "services/common/sha256.h"
#include "services/reporting/api/bulletin_service.h"

namespace duban::reporting {

absl::StatusOr<v1::VerifyBulletinResponse> BulletinService::Verify(const rpc::CallContext& call,
                                                                   const v1::VerifyBulletinRequest& request) {
  ASSIGN_OR_RETURN(const Found found, Find(call, request.name()));
  ASSIGN_OR_RETURN(const Composition composed, bulletins_.ComposeFresh(found.bulletin));
  // A draft has no documents yet.
  const bool rendered = found.bulletin.state != BulletinState::kDraft;
  std::vector<RenderedFile> rebuilt;
  if (rendered) {
    ASSIGN_OR_RETURN(rebuilt, RenderAll(composed.document));
  }
  v1::VerifyBulletinResponse response;
  response.set_stored_digest(found.bulletin.digest);
  response.set_rebuilt_digest(composed.digest);
  bool matches = found.bulletin.digest == composed.digest &&
                 (!rendered || found.bulletin.files.size() == rebuilt.size());
  for (const BulletinFile& file : rendered ? found.bulletin.files : std::vector<BulletinFile>()) {
    v1::VerifyBulletinResponse::Comparison& one = *response.add_formats();
    one.set_format(static_cast<v1::Bulletin::Format>(file.format));
    one.set_recorded_sha256(file.sha256);
    const absl::StatusOr<std::string> stored = store_.GetDocument(file.sha256);
    if (stored.ok()) one.set_stored_sha256(HexDigest(*stored));
    for (const RenderedFile& again : rebuilt) {
      if (again.format == file.format) one.set_rebuilt_sha256(HexDigest(again.bytes));
    }
    matches = matches && one.stored_sha256() == file.sha256 && one.rebuilt_sha256() == file.sha256;
  }
  response.set_matches(matches);
  return response;
}

}  // namespace duban::reporting
