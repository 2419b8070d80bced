// The content of evidence, as files named by their SHA-256: {folder}/ab/cdef…. A file is written under a
// temporary name, flushed to disk and only then given its name, so a name always stands for whole content;
// what a crash left half written is removed at the next start.
#ifndef DUBAN_SERVICES_TASK_STORE_EVIDENCE_FILES_H_
#define DUBAN_SERVICES_TASK_STORE_EVIDENCE_FILES_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/common/sha256_stream.h"

namespace duban::task {

// A file on its way in; one that is not kept leaves nothing behind.
class EvidenceWriter {
 public:
  EvidenceWriter(std::string folder, std::string path, int file);
  ~EvidenceWriter();
  EvidenceWriter(const EvidenceWriter&) = delete;
  EvidenceWriter& operator=(const EvidenceWriter&) = delete;

  // RESOURCE_EXHAUSTED (DISK_FULL) when the disk is full; INTERNAL for other faults of it.
  absl::Status Append(absl::string_view piece);
  std::int64_t size() const { return size_; }
  // The content's SHA-256 in hexadecimal. Once, after the last Append.
  std::string Digest() { return hash_.Finish(); }
  // Makes the content durable under `sha256`. Errors as Append.
  absl::Status Keep(absl::string_view sha256);

 private:
  const std::string folder_;
  std::string path_;  // empty once it is kept
  int file_;
  std::int64_t size_ = 0;
  Sha256Stream hash_;
};

// A file on its way out.
class EvidenceReader {
 public:
  explicit EvidenceReader(int file) : file_(file) {}
  ~EvidenceReader();
  EvidenceReader(const EvidenceReader&) = delete;
  EvidenceReader& operator=(const EvidenceReader&) = delete;

  // Up to `bytes` more; empty at the end. INTERNAL when the disk fails.
  absl::StatusOr<std::string> Read(size_t bytes);

 private:
  const int file_;
};

// Thread-safe.
class EvidenceFiles {
 public:
  // Makes the folder if there is none and removes what a crash left half written. INTERNAL when the disk
  // refuses.
  static absl::StatusOr<std::unique_ptr<EvidenceFiles>> Open(std::string folder);

  absl::StatusOr<std::unique_ptr<EvidenceWriter>> Write() const;
  // NOT_FOUND if there is no such content.
  absl::StatusOr<std::unique_ptr<EvidenceReader>> Read(absl::string_view sha256) const;

 private:
  explicit EvidenceFiles(std::string folder) : folder_(std::move(folder)) {}

  // Constant after construction.
  const std::string folder_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_STORE_EVIDENCE_FILES_H_
