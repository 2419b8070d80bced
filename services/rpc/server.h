// A gRPC server as all of ours are: health, reflection, limits, keepalive, TLS off loopback, graceful end.
#ifndef DUBAN_SERVICES_RPC_SERVER_H_
#define DUBAN_SERVICES_RPC_SERVER_H_

#include <grpcpp/server.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace duban::rpc {

struct ServerOptions {
  // Loopback and any free port: nothing is open to others until an operator says so.
  std::string listen_address = "127.0.0.1:0";
  // PEM files; both or neither. Without them only loopback may be served, since tokens would be readable.
  std::string tls_cert_file = {};
  std::string tls_key_file = {};
  // PEM file of the authorities whose client certificates are demanded (mTLS); empty: none is demanded.
  std::string tls_client_ca_file = {};
  // A form of 1,000 rows has about 1 MB; more in one message is a mistake or an attack.
  int max_message_bytes = 4 * 1024 * 1024;
  // Finds clients whose machine or network has gone, which would hold their long poll for ever.
  absl::Duration keepalive = absl::Seconds(60);
  // Clients may ping this often; oftener looks like a flood and ends the connection.
  absl::Duration min_client_ping = absl::Seconds(10);
};

// A running server. Thread-safe.
class Server {
 public:
  // Starts serving `services`, which must outlive the result.
  // FAILED_PRECONDITION: TLS_REQUIRED (an address off loopback without certificate), TLS_FILES (a PEM file is
  // missing or unreadable), ADDRESS_UNUSABLE (cannot listen there).
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerOptions& options,
                                                       const std::vector<grpc::Service*>& services);
  // Shuts down without grace when Shutdown() was not called.
  ~Server();

  // The port in use.
  int port() const { return port_; }

  // Health becomes NOT_SERVING, new calls are refused, running ones may end within `grace` and are cancelled
  // then. Returns when all have been answered, so whatever answers long polls must be stopped first.
  void Shutdown(absl::Duration grace);

 private:
  Server(std::unique_ptr<grpc::Server> server, int port);

  // Constant after construction.
  const std::unique_ptr<grpc::Server> server_;
  const int port_;
};

// True for "localhost:…", "127.x.x.x:…", "[::1]:…" and "unix:…".
bool IsLoopback(absl::string_view address);

}  // namespace duban::rpc

#endif  // DUBAN_SERVICES_RPC_SERVER_H_
