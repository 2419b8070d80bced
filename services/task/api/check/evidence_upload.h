// A file of evidence on its way in and on its way out.
#ifndef DUBAN_SERVICES_TASK_API_CHECK_EVIDENCE_UPLOAD_H_
#define DUBAN_SERVICES_TASK_API_CHECK_EVIDENCE_UPLOAD_H_

#include <memory>

#include "duban/task/v1/evidence.pb.h"
#include "services/rpc/serve_stream.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Takes one file: rights and header first, so that nobody sends megabytes for nothing; then content, hashed
// and examined as it passes; then its place on record.
std::unique_ptr<rpc::StreamSink<v1::UploadEvidenceRequest, v1::Evidence>> TakeEvidence(
    const RecordSet& records, const rpc::CallContext& call);

// Sends one file. NOT_FOUND if it is not on record.
absl::StatusOr<std::unique_ptr<rpc::StreamSource<v1::DownloadEvidenceResponse>>> SendEvidence(
    const RecordSet& records, const rpc::CallContext& call, const v1::DownloadEvidenceRequest& request);

// DATA_LOSS (EVIDENCE_BROKEN): the content of `name` is gone or not what it was.
absl::Status EvidenceBroken(absl::string_view name, absl::string_view problem);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_CHECK_EVIDENCE_UPLOAD_H_
