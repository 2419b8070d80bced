#include "services/rpc/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <fstream>
#include <iterator>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"

namespace duban::rpc {
namespace {

using Credentials = std::shared_ptr<grpc::ServerCredentials>;

absl::Status TlsFiles(absl::string_view problem) { return Precondition("TLS_FILES", problem); }

absl::StatusOr<std::string> ReadPem(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file || !absl::StrContains(text, "-----BEGIN ")) {
    return TlsFiles(absl::StrCat("无法读取 PEM 文件：", path));
  }
  return text;
}

absl::StatusOr<Credentials> TlsCredentials(const ServerOptions& options) {
  grpc::SslServerCredentialsOptions tls;
  ASSIGN_OR_RETURN(std::string key, ReadPem(options.tls_key_file));
  ASSIGN_OR_RETURN(std::string cert, ReadPem(options.tls_cert_file));
  tls.pem_key_cert_pairs.push_back({std::move(key), std::move(cert)});
  if (!options.tls_client_ca_file.empty()) {
    ASSIGN_OR_RETURN(tls.pem_root_certs, ReadPem(options.tls_client_ca_file));
    tls.client_certificate_request = GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY;
  }
  return grpc::SslServerCredentials(tls);
}

absl::StatusOr<Credentials> CredentialsFor(const ServerOptions& options) {
  const bool cert = !options.tls_cert_file.empty();
  const bool key = !options.tls_key_file.empty();
  if (cert != key) return TlsFiles("--tls-cert 与 --tls-key 必须同时给出");
  if (cert) return TlsCredentials(options);
  if (!options.tls_client_ca_file.empty())
    return TlsFiles("--tls-client-ca 需要同时给出 --tls-cert 与 --tls-key");
  if (IsLoopback(options.listen_address)) return grpc::InsecureServerCredentials();
  return Precondition("TLS_REQUIRED",
                      absl::StrCat("监听地址 ", options.listen_address,
                                   " 不是本机回环地址，必须启用 TLS：请设置 --tls-cert 与 --tls-key，"
                                   "或改用 127.0.0.1"),
                      {{"address", options.listen_address}});
}

void SetLimits(const ServerOptions& options, grpc::ServerBuilder& builder) {
  const auto millis = [](absl::Duration d) { return static_cast<int>(absl::ToInt64Milliseconds(d)); };
  builder.SetMaxReceiveMessageSize(options.max_message_bytes);
  builder.SetMaxSendMessageSize(options.max_message_bytes);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, millis(options.keepalive));
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
                             millis(options.min_client_ping));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  // A second process on the same port must fail to start, not take half of the calls.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
}

// gRPC keeps both as process-wide switches that must be set before the first builder.
void EnablePlugins() {
  static const bool once = [] {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    return true;
  }();
  static_cast<void>(once);
}

}  // namespace

bool IsLoopback(absl::string_view address) {
  const absl::string_view host = address.substr(0, address.rfind(':'));
  // "127.example.org" is a name, not an address.
  const bool numeric = host.find_first_not_of("0123456789.") == absl::string_view::npos;
  return (numeric && absl::StartsWith(host, "127.")) || host == "localhost" || host == "[::1]" ||
         absl::StartsWith(address, "unix:");
}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerOptions& options,
                                                      const std::vector<grpc::Service*>& services) {
  ASSIGN_OR_RETURN(const Credentials credentials, CredentialsFor(options));
  EnablePlugins();
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(options.listen_address, credentials, &port);
  SetLimits(options, builder);
  for (grpc::Service* service : services) builder.RegisterService(service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr || (port == 0 && !absl::StartsWith(options.listen_address, "unix:"))) {
    return Precondition("ADDRESS_UNUSABLE",
                        absl::StrCat("无法监听 ", options.listen_address,
                                     "：端口已被占用、地址不属于本机，或证书与私钥不匹配"),
                        {{"address", options.listen_address}});
  }
  return std::unique_ptr<Server>(new Server(std::move(server), port));
}

Server::Server(std::unique_ptr<grpc::Server> server, int port) : server_(std::move(server)), port_(port) {}

Server::~Server() { Shutdown(absl::ZeroDuration()); }

void Server::Shutdown(absl::Duration grace) {
  if (auto* health = server_->GetHealthCheckService(); health != nullptr) health->Shutdown();
  server_->Shutdown(gpr_time_from_millis(absl::ToInt64Milliseconds(grace), GPR_TIMESPAN));
}

}  // namespace duban::rpc
