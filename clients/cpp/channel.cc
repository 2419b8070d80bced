#include "clients/cpp/channel.h"

#include <fcntl.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"

namespace duban::client {
namespace {

// A bulletin with its document and a form with every row must fit.
constexpr int kMaxMessageBytes = 64 << 20;
// A service that was restarted is found again quickly; gRPC's own default waits up to two minutes. A single
// attempt to connect keeps its default of 20 s: nothing drives it between two calls, so a short limit would
// end it unseen.
constexpr int kFirstReconnectMs = 100;
constexpr int kMaxReconnectMs = 1000;

absl::Status FileError(absl::StatusCode code, absl::string_view reason, absl::string_view path,
                       absl::string_view text) {
  return WithDetails(
      absl::Status(code, absl::StrCat(text, path)),
      {.reason = std::string(reason), .metadata = {{"path", std::string(path)}}, .violations = {}});
}

absl::StatusOr<std::string> ReadOptional(const std::string& path) {
  if (path.empty()) return std::string();
  return ReadFile(path);
}

}  // namespace

bool IsLoopback(absl::string_view address) {
  // "127.0.0.1.example" is a name that may lead anywhere: only digits and points count as an address.
  const bool ip4 = absl::StartsWith(address, "127.") &&
                   address.find_first_not_of("0123456789.:") == absl::string_view::npos;
  return ip4 || absl::StartsWith(address, "[::1]:") || absl::StartsWith(address, "localhost:") ||
         absl::StartsWith(address, "unix:");
}

absl::StatusOr<std::shared_ptr<grpc::Channel>> MakeChannel(const std::string& address,
                                                           const TlsOptions& tls) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxMessageBytes);
  arguments.SetMaxSendMessageSize(kMaxMessageBytes);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, kFirstReconnectMs);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, kMaxReconnectMs);
  if (IsLoopback(address) && tls.ca_file.empty()) {
    return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
  }
  grpc::SslCredentialsOptions options;
  ASSIGN_OR_RETURN(options.pem_root_certs, ReadOptional(tls.ca_file));
  ASSIGN_OR_RETURN(options.pem_cert_chain, ReadOptional(tls.cert_file));
  ASSIGN_OR_RETURN(options.pem_private_key, ReadOptional(tls.key_file));
  return grpc::CreateCustomChannel(address, grpc::SslCredentials(options), arguments);
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string content((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  // A folder opens but cannot be read: only peek() notices.
  if (!file.is_open() || file.bad() || (content.empty() && file.fail() && !file.eof())) {
    return FileError(absl::StatusCode::kNotFound, "FILE_NOT_READABLE", path, "无法读取文件：");
  }
  return content;
}

absl::Status WriteFile(const std::string& path, absl::string_view content, bool owner_only) {
  const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, owner_only ? 0600 : 0644);
  const auto failed = [&] {
    return FileError(absl::StatusCode::kPermissionDenied, "FILE_NOT_WRITABLE", path, "无法写入文件：");
  };
  if (fd < 0) return failed();
  while (!content.empty()) {
    const ssize_t written = write(fd, content.data(), content.size());
    if (written <= 0) break;
    content.remove_prefix(static_cast<size_t>(written));
  }
  return close(fd) == 0 && content.empty() ? absl::OkStatus() : failed();
}

}  // namespace duban::client
