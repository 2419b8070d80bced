#include "services/task/api/check/evidence_service.h"

#include "services/rpc/serve_stream.h"
#include "services/task/api/check/evidence_upload.h"
#include "services/task/api/matters.h"
#include "services/task/convert/check.h"

namespace duban::task {
namespace {

using rpc::CallContext;

constexpr size_t kPieceBytes = 1024 * 1024;

absl::StatusOr<v1::Evidence> Get(const RecordSet& records, const CallContext& call,
                                 const v1::GetEvidenceRequest& request) {
  return GetMatter<Evidence>(records, call, request);
}

absl::StatusOr<v1::ListEvidenceResponse> List(const RecordSet& records, const CallContext& call,
                                              const v1::ListEvidenceRequest& request) {
  return ListMatters<Evidence, v1::ListEvidenceResponse>(
      records, call, request, [](auto& response) { return response.mutable_evidence(); });
}

// Hashes one file and enters what is wrong with it.
absl::Status VerifyOne(const EvidenceFiles& files, const Evidence& evidence, const std::string& name,
                       v1::VerifyEvidenceResponse& found) {
  found.set_checked_count(found.checked_count() + 1);
  const auto reader = files.Read(evidence.sha256);
  if (absl::IsNotFound(reader.status())) {
    found.add_missing(name);
    return absl::OkStatus();
  }
  RETURN_IF_ERROR(reader.status());
  Sha256Stream hash;
  while (true) {
    ASSIGN_OR_RETURN(const std::string piece, (*reader)->Read(kPieceBytes));
    if (piece.empty()) break;
    hash.Add(piece);
    found.set_checked_bytes(found.checked_bytes() + static_cast<std::int64_t>(piece.size()));
  }
  if (hash.Finish() != evidence.sha256) found.add_broken(name);
  return absl::OkStatus();
}

absl::StatusOr<v1::VerifyEvidenceResponse> Verify(const RecordSet& records, const CallContext& call,
                                                  const v1::VerifyEvidenceRequest& request) {
  ASSIGN_OR_RETURN(const CampaignRef ref, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  RETURN_IF_ERROR(
      RequireAnyRole(*reading.reg, call.person,
                     {Role::kSupervision, Role::kSupervisionHead, Role::kGeneralOffice, Role::kAdmin},
                     reading.now)
          .status());
  RETURN_IF_ERROR(FindCampaign(*reading.reg, ref.campaign).status());
  v1::VerifyEvidenceResponse found;
  absl::Status status;
  reading.reg->docket.Each<Evidence>(
      ref.campaign, [&](const Evidence& evidence, const Stored<Matter>& stored) {
        if (!status.ok()) return;
        const std::string name = absl::StrCat(JurisdictionName(ref.jurisdiction), "/", stored.value.path());
        status = VerifyOne(reading.record->evidence_files(), evidence, name, found);
      });
  RETURN_IF_ERROR(status);
  return found;
}

}  // namespace

EvidenceService::EvidenceService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::EvidenceService::service_full_name()), records_(records) {}

grpc::ServerReadReactor<v1::UploadEvidenceRequest>* EvidenceService::UploadEvidence(
    grpc::CallbackServerContext* context, v1::Evidence* response) {
  return rpc::ServeUpload<v1::UploadEvidenceRequest>(
      env_, context, response, [this](const CallContext& call) { return TakeEvidence(records_, call); });
}

grpc::ServerWriteReactor<v1::DownloadEvidenceResponse>* EvidenceService::DownloadEvidence(
    grpc::CallbackServerContext* context, const v1::DownloadEvidenceRequest* request) {
  return rpc::ServeDownload<v1::DownloadEvidenceResponse>(
      env_, context, request,
      [this](const CallContext& call, const auto& asked) { return SendEvidence(records_, call, asked); });
}

DUBAN_SERVE_READ(EvidenceService, GetEvidence, v1::GetEvidenceRequest, v1::Evidence, Get)
DUBAN_SERVE_READ(EvidenceService, ListEvidence, v1::ListEvidenceRequest, v1::ListEvidenceResponse, List)
DUBAN_SERVE_READ(EvidenceService, VerifyEvidence, v1::VerifyEvidenceRequest, v1::VerifyEvidenceResponse,
                 Verify)

}  // namespace duban::task
