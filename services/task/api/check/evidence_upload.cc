#include "services/task/api/check/evidence_upload.h"

#include <string>
#include <utility>

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/api/commands.h"
#include "services/task/api/matters.h"
#include "services/task/convert/check.h"
#include "services/task/domain/check/evidence_type.h"
#include "services/task/domain/rights.h"

namespace duban::task {
namespace {

constexpr size_t kChunkBytes = 256 * 1024;
constexpr size_t kMaxChunkBytes = 1024 * 1024;

// What a header says, with where it says it.
struct UploadPlace {
  CampaignRef ref;
  Record* record = nullptr;
  EvidenceClaim claim;
};

absl::StatusOr<UploadPlace> PlaceOf(const RecordSet& records, const rpc::CallContext& call,
                                    const v1::UploadEvidenceHeader& header) {
  UploadPlace place;
  ASSIGN_OR_RETURN(place.ref, ParseCampaignName(header.parent(), "header.parent"));
  ASSIGN_OR_RETURN(place.record, records.Find(call, header.parent(), "header.parent"));
  if (!header.unit().empty()) {
    ASSIGN_OR_RETURN(const UnitRef unit, ParseUnitName(header.unit(), "header.unit"));
    place.claim.unit = unit.unit;
  }
  place.claim.file_name = header.file_name();
  place.claim.size_bytes = header.size_bytes();
  return place;
}

// The actor, once rights and header are in order.
absl::StatusOr<Actor> CheckUpload(const UploadPlace& place, const Register& in, const std::string& person,
                                  absl::Time now) {
  ASSIGN_OR_RETURN(Actor actor,
                   RequireRole(in, person, kEvidenceUploaders, Scope{.unit = place.claim.unit}, now));
  RETURN_IF_ERROR(FindCampaign(in, place.ref.campaign).status());
  RETURN_IF_ERROR(CheckEvidenceClaim(place.claim, ActContext{in, place.ref.campaign, actor, now}));
  return actor;
}

absl::Status WrongSize(std::int64_t came, std::int64_t said) {
  return InvalidField("header.size_bytes", "SIZE_MISMATCH",
                      absl::StrCat("收到 ", came, " 字节，文件头注明 ", said,
                                   " 字节：传输不完整，请重新上传 (send it again)"));
}

class UploadSink final : public rpc::StreamSink<v1::UploadEvidenceRequest, v1::Evidence> {
 public:
  UploadSink(const RecordSet& records, rpc::CallContext call) : records_(records), call_(std::move(call)) {}

  absl::Status Take(const v1::UploadEvidenceRequest& message) override {
    if (message.has_header() != (writer_ == nullptr)) {
      return InvalidField("header", "PART_ORDER",
                          "第一条消息须为文件头，其后均为内容 (one header, then chunks)");
    }
    return message.has_header() ? Begin(message.header()) : Append(message.chunk());
  }

  void Finish(rpc::Done<v1::Evidence> done) override {
    if (writer_ == nullptr) {
      return done(InvalidField("header", "PART_ORDER", "没有收到文件头 (no header came)"));
    }
    absl::Status kept = Keep();
    writer_.reset();  // what is not kept is gone before the client hears of it
    if (!kept.ok()) return done(std::move(kept));
    Record& record = *place_.record;
    const auto header = std::make_shared<const v1::UploadEvidenceHeader>(std::move(header_));
    RunCommand(
        record, call_, *header, /*validate_only=*/false,
        [place = place_, person = call_.person, sha256 = sha256_, type = type_,
         header](CommandView& view) -> absl::StatusOr<Decision> {
          ASSIGN_OR_RETURN(Actor actor, CheckUpload(place, view.reg(), person, view.now()));
          const ActContext context{view.reg(), place.ref.campaign, actor, view.now()};
          return Decision{actor, RecordEvidence(place.claim, sha256, type, context)};
        },
        [ref = place_.ref, id = EvidenceId(sha256_)](const Outcome& outcome) {
          if (LastState<Evidence>(outcome) != nullptr)
            return LastMessage<Evidence>(ref.jurisdiction, outcome);
          return ToProto(ref.jurisdiction, *outcome.reg->docket.FindStored<Evidence>(ref.campaign, id));
        },
        std::move(done));
  }

 private:
  absl::Status Begin(const v1::UploadEvidenceHeader& header) {
    header_ = header;
    ASSIGN_OR_RETURN(place_, PlaceOf(records_, call_, header_));
    RETURN_IF_ERROR(CheckRequestId(header_.request_id()));
    RETURN_IF_ERROR(CheckUpload(place_, *place_.record->reg(), call_.person, place_.record->Now()).status());
    ASSIGN_OR_RETURN(writer_, place_.record->evidence_files().Write());
    return absl::OkStatus();
  }

  absl::Status Append(const std::string& chunk) {
    if (chunk.size() > kMaxChunkBytes) {
      return InvalidField("chunk", "CHUNK_TOO_LARGE", absl::StrCat("每段最多 ", kMaxChunkBytes, " 字节"));
    }
    const std::int64_t size = writer_->size() + static_cast<std::int64_t>(chunk.size());
    if (size > place_.claim.size_bytes) return WrongSize(size, place_.claim.size_bytes);
    inspector_.Add(chunk);
    return writer_->Append(chunk);
  }

  // Content is made durable before the record speaks of it: after a crash there may be content without a
  // record of it, never the reverse.
  absl::Status Keep() {
    if (writer_->size() != place_.claim.size_bytes)
      return WrongSize(writer_->size(), place_.claim.size_bytes);
    type_ = inspector_.Type();
    RETURN_IF_ERROR(CheckEvidenceType(type_, place_.claim.file_name));
    sha256_ = writer_->Digest();
    if (!header_.sha256().empty() && header_.sha256() != sha256_) {
      return InvalidField("header.sha256", "HASH_MISMATCH",
                          "内容与注明的 SHA-256 不符，请重新上传 (send it again)");
    }
    header_.set_sha256(sha256_);  // so that a reused request id with other content is noticed
    return writer_->Keep(sha256_);
  }

  const RecordSet& records_;
  const rpc::CallContext call_;
  v1::UploadEvidenceHeader header_;
  UploadPlace place_;
  std::unique_ptr<EvidenceWriter> writer_;
  ContentInspector inspector_;
  std::string sha256_;
  EvidenceType type_ = EvidenceType::kUnspecified;
};

class DownloadSource final : public rpc::StreamSource<v1::DownloadEvidenceResponse> {
 public:
  DownloadSource(v1::Evidence evidence, std::unique_ptr<EvidenceReader> reader)
      : evidence_(std::move(evidence)), reader_(std::move(reader)) {}

  absl::StatusOr<bool> Next(v1::DownloadEvidenceResponse& message) override {
    if (!std::exchange(begun_, true)) {
      *message.mutable_evidence() = evidence_;
      return true;
    }
    ASSIGN_OR_RETURN(std::string piece, reader_->Read(kChunkBytes));
    if (piece.empty()) {
      if (hash_.Finish() == evidence_.sha256()) return false;
      return EvidenceBroken(evidence_.name(), "内容与登记的 SHA-256 不符 (its content has changed)");
    }
    hash_.Add(piece);
    message.set_chunk(std::move(piece));
    return true;
  }

 private:
  const v1::Evidence evidence_;
  const std::unique_ptr<EvidenceReader> reader_;
  bool begun_ = false;
  Sha256Stream hash_;
};

}  // namespace

absl::Status EvidenceBroken(absl::string_view name, absl::string_view problem) {
  return WithDetails(absl::DataLossError(absl::StrCat(name, "：", problem, "，请从备份恢复该文件")),
                     {"EVIDENCE_BROKEN", {{"name", std::string(name)}}, {}});
}

std::unique_ptr<rpc::StreamSink<v1::UploadEvidenceRequest, v1::Evidence>> TakeEvidence(
    const RecordSet& records, const rpc::CallContext& call) {
  return std::make_unique<UploadSink>(records, call);
}

absl::StatusOr<std::unique_ptr<rpc::StreamSource<v1::DownloadEvidenceResponse>>> SendEvidence(
    const RecordSet& records, const rpc::CallContext& call, const v1::DownloadEvidenceRequest& request) {
  ASSIGN_OR_RETURN(v1::Evidence evidence, GetMatter<Evidence>(records, call, request));
  ASSIGN_OR_RETURN(Record* const record, records.Find(call, request.name(), "name"));
  absl::StatusOr<std::unique_ptr<EvidenceReader>> reader = record->evidence_files().Read(evidence.sha256());
  if (absl::IsNotFound(reader.status()))
    return EvidenceBroken(request.name(), "文件已丢失 (the file is gone)");
  RETURN_IF_ERROR(reader.status());
  return std::make_unique<DownloadSource>(std::move(evidence), *std::move(reader));
}

}  // namespace duban::task
