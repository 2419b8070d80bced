#include "tests/fault/ack_log.h"

#include <fcntl.h>
#include <unistd.h>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/cpp/channel.h"
#include "services/common/status_macros.h"

namespace duban::testing {

absl::StatusOr<std::unique_ptr<AckLog>> AckLog::Open(const std::string& path) {
  const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (fd < 0) return absl::InternalError(absl::StrCat("cannot open ", path));
  return std::unique_ptr<AckLog>(new AckLog(fd));
}

AckLog::~AckLog() { close(fd_); }

absl::Status AckLog::Append(const Acknowledged& ack) {
  const std::string line =
      absl::StrCat(ack.request_id, " ", ack.sequence, " ", ack.item, " ", ack.value, "\n");
  const std::lock_guard lock(mu_);
  const bool written = write(fd_, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  if (!written || fsync(fd_) != 0) return absl::InternalError("cannot write the client's log");
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Acknowledged>> ReadAckLog(const std::string& path) {
  ASSIGN_OR_RETURN(const std::string text, client::ReadFile(path));
  std::vector<Acknowledged> acks;
  for (const absl::string_view line : absl::StrSplit(text, '\n', absl::SkipEmpty())) {
    const std::vector<std::string> parts = absl::StrSplit(line, ' ');
    Acknowledged ack;
    if (parts.size() != 4 || !absl::SimpleAtoi(parts[1], &ack.sequence)) {
      return absl::DataLossError(absl::StrCat("not a line of the client's log: ", line));
    }
    ack.request_id = parts[0];
    ack.item = parts[2];
    ack.value = parts[3];
    acks.push_back(std::move(ack));
  }
  return acks;
}

}  // namespace duban::testing
