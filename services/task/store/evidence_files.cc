#include "services/task/store/evidence_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"

namespace duban::task {
namespace {

constexpr char kTemporary[] = "incoming";

absl::Status Failed(absl::string_view what, int error) {
  if (error == ENOSPC || error == EDQUOT) {
    return WithDetails(absl::ResourceExhaustedError("服务器磁盘已满，文件未保存，请联系管理员"),
                       {"DISK_FULL", {}, {}});
  }
  return absl::InternalError(absl::StrCat("evidence: ", what, ": ", std::strerror(error)));
}

std::string PathOfContent(absl::string_view folder, absl::string_view sha256) {
  return absl::StrCat(folder, "/", sha256.substr(0, 2), "/", sha256.substr(2));
}

absl::Status MakeFolder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  return error ? Failed(path, error.value()) : absl::OkStatus();
}

// A new name is only durable once its folder is.
absl::Status SyncFolder(const std::string& path) {
  const int folder = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return Failed(path, errno);
  const int result = fsync(folder);
  const int error = errno;
  close(folder);
  return result == 0 ? absl::OkStatus() : Failed(path, error);
}

}  // namespace

EvidenceWriter::EvidenceWriter(std::string folder, std::string path, int file)
    : folder_(std::move(folder)), path_(std::move(path)), file_(file) {}

EvidenceWriter::~EvidenceWriter() {
  if (file_ >= 0) close(file_);
  if (!path_.empty()) unlink(path_.c_str());
}

absl::Status EvidenceWriter::Append(absl::string_view piece) {
  hash_.Add(piece);
  size_ += static_cast<std::int64_t>(piece.size());
  while (!piece.empty()) {
    const ssize_t written = write(file_, piece.data(), piece.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return Failed("write", errno);
    piece.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

absl::Status EvidenceWriter::Keep(absl::string_view sha256) {
  if (fsync(file_) != 0) return Failed("fsync", errno);
  const std::string path = PathOfContent(folder_, sha256);
  const std::string shelf = path.substr(0, path.rfind('/'));
  RETURN_IF_ERROR(MakeFolder(shelf));
  if (rename(path_.c_str(), path.c_str()) != 0) return Failed("rename", errno);
  path_.clear();
  RETURN_IF_ERROR(SyncFolder(shelf));
  return SyncFolder(folder_);
}

EvidenceReader::~EvidenceReader() { close(file_); }

absl::StatusOr<std::string> EvidenceReader::Read(size_t bytes) {
  std::string piece(bytes, '\0');
  ssize_t got;
  do {
    got = read(file_, piece.data(), bytes);
  } while (got < 0 && errno == EINTR);
  if (got < 0) return Failed("read", errno);
  piece.resize(static_cast<size_t>(got));
  return piece;
}

absl::StatusOr<std::unique_ptr<EvidenceFiles>> EvidenceFiles::Open(std::string folder) {
  const std::string temporary = absl::StrCat(folder, "/", kTemporary);
  std::error_code error;
  std::filesystem::remove_all(temporary, error);
  if (error) return Failed(temporary, error.value());
  RETURN_IF_ERROR(MakeFolder(temporary));
  return std::unique_ptr<EvidenceFiles>(new EvidenceFiles(std::move(folder)));
}

absl::StatusOr<std::unique_ptr<EvidenceWriter>> EvidenceFiles::Write() const {
  std::string path = absl::StrCat(folder_, "/", kTemporary, "/XXXXXX");
  const int file = mkostemp(path.data(), O_CLOEXEC);
  if (file < 0) return Failed(path, errno);
  return std::make_unique<EvidenceWriter>(folder_, std::move(path), file);
}

absl::StatusOr<std::unique_ptr<EvidenceReader>> EvidenceFiles::Read(absl::string_view sha256) const {
  const int file = open(PathOfContent(folder_, sha256).c_str(), O_RDONLY | O_CLOEXEC);
  if (file >= 0) return std::make_unique<EvidenceReader>(file);
  if (errno == ENOENT) return NotFound(sha256);
  return Failed(sha256, errno);
}

}  // namespace duban::task
