// Evidence through the real service: streams in and out, on disk and on record.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/evidence.grpc.pb.h"
#include "services/common/sha256.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing::evidence_test {
namespace {

namespace v1 = task::v1;
using Service = v1::EvidenceService;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kParent[] = "jurisdictions/hecheng/campaigns/eight-actions-2024";
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;

std::string PdfOf(size_t bytes) {
  std::string content = "%PDF-1.7\n";
  for (size_t i = 0; content.size() < bytes; ++i) absl::StrAppend(&content, i, "\n");
  content.resize(bytes);
  return content;
}

class EvidenceTest : public ::testing::Test {
 protected:
  EvidenceTest() : bench(ChinaAt("2024-03-04 09:00")) { EXPECT_THAT(bench.Import(), IsOk()); }

  v1::UploadEvidenceHeader HeaderOf(const std::string& content, const std::string& file_name = "验收.pdf") {
    v1::UploadEvidenceHeader header;
    header.set_parent(kParent);
    header.set_unit("jurisdictions/hecheng/units/hc-sti");
    header.set_file_name(file_name);
    header.set_size_bytes(static_cast<std::int64_t>(content.size()));
    return header;
  }

  absl::StatusOr<v1::Evidence> Upload(const std::string& person, const v1::UploadEvidenceHeader& header,
                                      const std::string& content) {
    grpc::ClientContext context;
    context.AddMetadata("authorization", "Bearer " + bench.TokenOf(person));
    v1::Evidence answer;
    const auto stub = Service::NewStub(bench.channel());
    const auto stream = stub->UploadEvidence(&context, &answer);
    v1::UploadEvidenceRequest part;
    *part.mutable_header() = header;
    bool open = stream->Write(part);
    for (size_t at = 0; open && at < content.size(); at += 1000000) {
      part.set_chunk(content.substr(at, 1000000));
      open = stream->Write(part);
    }
    stream->WritesDone();
    const grpc::Status status = stream->Finish();
    if (!status.ok()) return rpc::FromGrpcStatus(status);
    return answer;
  }

  absl::StatusOr<std::string> Download(const std::string& person, const std::string& name) {
    grpc::ClientContext context;
    context.AddMetadata("authorization", "Bearer " + bench.TokenOf(person));
    v1::DownloadEvidenceRequest request;
    request.set_name(name);
    const auto stub = Service::NewStub(bench.channel());
    const auto stream = stub->DownloadEvidence(&context, request);
    std::string content;
    v1::DownloadEvidenceResponse part;
    while (stream->Read(&part)) content += part.chunk();
    const grpc::Status status = stream->Finish();
    if (!status.ok()) return rpc::FromGrpcStatus(status);
    return content;
  }

  absl::StatusOr<v1::VerifyEvidenceResponse> Verify(const std::string& person) {
    v1::VerifyEvidenceRequest request;
    request.set_parent(kParent);
    return bench.Call<Service>(person, &Service::Stub::VerifyEvidence, request);
  }

  std::filesystem::path FileOf(const std::string& content) const {
    const std::string hash = HexDigest(content);
    return std::filesystem::path(bench.folder()) / "hecheng.evidence" / hash.substr(0, 2) / hash.substr(2);
  }
  // Files that are half written.
  size_t CountIncoming() const {
    const auto folder = std::filesystem::path(bench.folder()) / "hecheng.evidence" / "incoming";
    return static_cast<size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
  }

  TaskBench bench;
};

TEST_F(EvidenceTest, WhatGoesInComesOutAndOutlivesARestart) {
  const std::string content = PdfOf(3 * 1024 * 1024 + 17);
  const auto stored = Upload(kReporter, HeaderOf(content), content);
  ASSERT_THAT(stored, IsOk());
  EXPECT_EQ(stored->sha256(), HexDigest(content));
  EXPECT_EQ(stored->name(), absl::StrCat(kParent, "/evidence/", HexDigest(content).substr(0, 32)));
  EXPECT_EQ(stored->type(), v1::Evidence::TYPE_PDF);
  bench.Restart();
  EXPECT_THAT(Download(kReviewerA1, stored->name()), IsOkAndHolds(content));
  const auto verified = Verify(kOfficeClerk);
  ASSERT_THAT(verified, IsOk());
  EXPECT_EQ(verified->checked_count(), 1);
  EXPECT_EQ(verified->checked_bytes(), static_cast<std::int64_t>(content.size()));
}

TEST_F(EvidenceTest, TheSameContentIsTheSameResource) {
  const std::string content = PdfOf(100);
  const auto first = Upload(kReporter, HeaderOf(content), content);
  const auto again = Upload(kLeader, HeaderOf(content, "另一名.pdf"), content);
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(first->name(), again->name());
  ASSERT_EQ(again->uploads_size(), 2);
  EXPECT_EQ(again->uploads(0).person(), kReporter);
  EXPECT_EQ(again->uploads(1).file_name(), "另一名.pdf");
  const std::int64_t changes = bench.CountChanges();
  EXPECT_THAT(Upload(kReporter, HeaderOf(content), content), IsOk());
  EXPECT_EQ(bench.CountChanges(), changes);
}

TEST_F(EvidenceTest, RefusedUploadsLeaveNothingBehind) {
  const std::string content = PdfOf(2000000);
  EXPECT_THAT(Upload(kReviewerA1, HeaderOf(content), content),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(Upload(kHousingLeader, HeaderOf(content), content),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(Upload(kReporter, HeaderOf(content + "x"), content), IsRefusal(kInvalid, "SIZE_MISMATCH"));
  EXPECT_THAT(Upload(kReporter, HeaderOf(content.substr(1)), content), IsRefusal(kInvalid, "SIZE_MISMATCH"));
  EXPECT_THAT(Upload(kReporter, HeaderOf(content, "验收.png"), content),
              IsRefusal(kInvalid, "NAME_TYPE_MISMATCH"));
  EXPECT_THAT(Upload(kReporter, HeaderOf(std::string("MZ\x90\0", 4)), std::string("MZ\x90\0", 4)),
              IsRefusal(kInvalid, "EVIDENCE_TYPE"));
  v1::UploadEvidenceHeader large = HeaderOf(content);
  large.set_size_bytes(20 * 1024 * 1024 + 1);
  EXPECT_THAT(Upload(kReporter, large, content), IsRefusal(kInvalid, "EVIDENCE_TOO_LARGE"));
  v1::UploadEvidenceHeader other = HeaderOf(content);
  other.set_sha256(std::string(64, '0'));
  EXPECT_THAT(Upload(kReporter, other, content), IsRefusal(kInvalid, "HASH_MISMATCH"));
  EXPECT_EQ(CountIncoming(), 0u);
  EXPECT_FALSE(std::filesystem::exists(FileOf(content)));
  v1::ListEvidenceRequest list;
  list.set_parent(kParent);
  EXPECT_EQ(bench.Call<Service>(kReporter, &Service::Stub::ListEvidence, list)->evidence_size(), 0);
}

TEST_F(EvidenceTest, StreamsNeedAValidTokenToo) {
  grpc::ClientContext context;
  v1::Evidence answer;
  const auto stub = Service::NewStub(bench.channel());
  const auto upload = stub->UploadEvidence(&context, &answer);
  EXPECT_THAT(rpc::FromGrpcStatus(upload->Finish()),
              IsRefusal(absl::StatusCode::kUnauthenticated, "TOKEN_MISSING"));
  grpc::ClientContext other;
  const auto download = stub->DownloadEvidence(&other, v1::DownloadEvidenceRequest());
  v1::DownloadEvidenceResponse part;
  EXPECT_FALSE(download->Read(&part));
  EXPECT_THAT(rpc::FromGrpcStatus(download->Finish()),
              IsRefusal(absl::StatusCode::kUnauthenticated, "TOKEN_MISSING"));
}

TEST_F(EvidenceTest, ARequestIdStandsForOneContent) {
  const std::string content = PdfOf(100);
  v1::UploadEvidenceHeader header = HeaderOf(content);
  header.set_request_id("6f1f1c1e-7b0e-4b63-9f6f-0a8a4d0b8a01");
  const auto first = Upload(kReporter, header, content);
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(Upload(kReporter, header, content)->etag(), first->etag());
  const std::string other = PdfOf(99) + "!";
  EXPECT_THAT(Upload(kReporter, header, other), IsRefusal(kInvalid, "REQUEST_ID_REUSED"));
}

TEST_F(EvidenceTest, ChangedAndLostFilesAreNamed) {
  const std::string changed = PdfOf(100);
  const std::string lost = PdfOf(200);
  const auto one = Upload(kReporter, HeaderOf(changed), changed);
  const auto two = Upload(kReporter, HeaderOf(lost), lost);
  ASSERT_THAT(two, IsOk());
  std::ofstream(FileOf(changed)) << "%PDF-1.7 forged";
  std::filesystem::remove(FileOf(lost));
  EXPECT_THAT(Download(kReporter, one->name()), IsRefusal(absl::StatusCode::kDataLoss, "EVIDENCE_BROKEN"));
  EXPECT_THAT(Download(kReporter, two->name()), IsRefusal(absl::StatusCode::kDataLoss, "EVIDENCE_BROKEN"));
  const auto found = Verify(kOfficeClerk);
  ASSERT_THAT(found, IsOk());
  EXPECT_THAT(found->broken(), ElementsAre(one->name()));
  EXPECT_THAT(found->missing(), ElementsAre(two->name()));
  EXPECT_EQ(Verify(kReporter).status().code(), absl::StatusCode::kPermissionDenied);
}

TEST_F(EvidenceTest, WhatACrashLeftHalfWrittenIsRemovedAtStart) {
  std::ofstream(std::filesystem::path(bench.folder()) / "hecheng.evidence" / "incoming" / "half") << "%PDF";
  EXPECT_EQ(CountIncoming(), 1u);
  bench.Restart();
  EXPECT_EQ(CountIncoming(), 0u);
}

TEST_F(EvidenceTest, AClientThatGoesAwayLeavesNothing) {
  const std::string content = PdfOf(2000000);
  {
    grpc::ClientContext context;
    context.AddMetadata("authorization", "Bearer " + bench.TokenOf(kReporter));
    v1::Evidence answer;
    const auto stub = Service::NewStub(bench.channel());
    const auto stream = stub->UploadEvidence(&context, &answer);
    v1::UploadEvidenceRequest part;
    *part.mutable_header() = HeaderOf(content);
    stream->Write(part);
    part.set_chunk(content.substr(0, 1000000));
    stream->Write(part);
    context.TryCancel();
    EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
  }
  bench.Restart();  // ends every call
  EXPECT_FALSE(std::filesystem::exists(FileOf(content)));
}

}  // namespace
}  // namespace duban::testing::evidence_test
