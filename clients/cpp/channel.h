// Channels to a service: plain on loopback, TLS everywhere else.
#ifndef DUBAN_CLIENTS_CPP_CHANNEL_H_
#define DUBAN_CLIENTS_CPP_CHANNEL_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace duban::client {

// How to reach a service that is not on this machine. Paths of PEM files; empty = not used.
struct TlsOptions {
  std::string ca_file;    // whom to trust; empty = the system's authorities
  std::string cert_file;  // our certificate where the server asks for one (mTLS), with key_file
  std::string key_file;
};

// True for "127.0.0.1:7601", "[::1]:7601", "localhost:7601" and "unix:…": plain text is allowed there only.
bool IsLoopback(absl::string_view address);

// A channel to `address` ("host:port"). Plain text on loopback unless a CA is given, else TLS: a bearer token
// must not cross a network in the clear. Connects on the first call.
// NOT_FOUND (FILE_NOT_READABLE) when a file of `tls` cannot be read.
absl::StatusOr<std::shared_ptr<grpc::Channel>> MakeChannel(const std::string& address, const TlsOptions& tls);

// The whole content of the file at `path`. NOT_FOUND (FILE_NOT_READABLE) when it cannot be read.
absl::StatusOr<std::string> ReadFile(const std::string& path);

// Writes `content` to `path`, replacing what was there; `owner_only` makes a new file readable by its owner
// alone (keys). PERMISSION_DENIED (FILE_NOT_WRITABLE) when that fails.
absl::Status WriteFile(const std::string& path, absl::string_view content, bool owner_only = false);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_CHANNEL_H_
