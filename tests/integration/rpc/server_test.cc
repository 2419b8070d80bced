#include "services/rpc/server.h"

#include <gmock/gmock.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <future>

#include "services/common/errors.h"
#include "tests/integration/rpc/echo_service.h"
#include "tests/integration/rpc/self_signed.h"

namespace duban::rpc {
namespace {

std::string Reason(const absl::StatusOr<std::unique_ptr<Server>>& server) {
  if (server.ok()) return "OK";
  EXPECT_EQ(server.status().code(), absl::StatusCode::kFailedPrecondition);
  return DetailsOf(server.status()).value_or(ErrorDetails{}).reason;
}

// The answer of grpc.health.v1.Health.Check as bytes: field 1 is the status, 1 is SERVING.
std::string Health(const std::shared_ptr<grpc::Channel>& channel, const std::string& request_bytes = "") {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  const grpc::Slice request_slice(request_bytes);
  grpc::ByteBuffer request(&request_slice, 1);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> answered;
  stub.UnaryCall(&context, "/grpc.health.v1.Health/Check", {}, &request, &response,
                 [&](grpc::Status status) { answered.set_value(std::move(status)); });
  if (const grpc::Status status = answered.get_future().get(); !status.ok()) return status.error_message();
  grpc::Slice slice;
  if (!response.DumpToSingleSlice(&slice).ok()) return "no bytes";
  return std::string(reinterpret_cast<const char*>(slice.begin()), slice.size());
}
constexpr char kServing[] = "\x08\x01";

std::shared_ptr<grpc::Channel> Plain(const Server& server) {
  return grpc::CreateChannel(absl::StrCat("127.0.0.1:", server.port()), grpc::InsecureChannelCredentials());
}

// A client that trusts `root` and shows `client`'s certificate, if it has one.
std::shared_ptr<grpc::Channel> Secure(const Server& server, const SelfSigned& root,
                                      const SelfSigned& client = {}) {
  return grpc::CreateChannel(absl::StrCat("127.0.0.1:", server.port()),
                             grpc::SslCredentials({root.cert_pem, client.key_pem, client.cert_pem}));
}

ServerOptions TlsOptions(const SelfSigned& identity, const std::string& address) {
  return {.listen_address = address,
          .tls_cert_file = WriteTemp("cert.pem", identity.cert_pem),
          .tls_key_file = WriteTemp("key.pem", identity.key_pem)};
}

TEST(ServerTest, LoopbackServesHealthWithoutToken) {
  const auto server = Server::Start({}, {});
  ASSERT_TRUE(server.ok()) << server.status();
  EXPECT_GT((*server)->port(), 0);
  EXPECT_EQ(Health(Plain(**server)), kServing);
}

TEST(ServerTest, OffLoopbackNeedsTls) {
  for (const char* address : {"0.0.0.0:0", "[::]:0", "10.0.0.5:50051", "duban.hecheng.gov.cn:443"}) {
    const auto server = Server::Start({.listen_address = address}, {});
    EXPECT_EQ(Reason(server), "TLS_REQUIRED") << address;
    EXPECT_THAT(std::string(server.status().message()), testing::HasSubstr("--tls-cert"));
  }
}

TEST(ServerTest, LookalikesAreNotLoopback) {
  EXPECT_TRUE(IsLoopback("127.0.0.1:80"));
  EXPECT_TRUE(IsLoopback("[::1]:80"));
  EXPECT_TRUE(IsLoopback("localhost:80"));
  EXPECT_FALSE(IsLoopback("127.example.org:80"));
  EXPECT_FALSE(IsLoopback("localhost.example.org:80"));
  EXPECT_FALSE(IsLoopback("[::1:2]:80"));
  EXPECT_FALSE(IsLoopback(""));
}

TEST(ServerTest, TlsServesWhoTrustsTheCertificate) {
  const SelfSigned identity = MakeSelfSigned();
  const auto server = Server::Start(TlsOptions(identity, "0.0.0.0:0"), {});
  ASSERT_TRUE(server.ok()) << server.status();
  EXPECT_EQ(Health(Secure(**server, identity)), kServing);
  EXPECT_NE(Health(Secure(**server, MakeSelfSigned())), kServing);
  EXPECT_NE(Health(Plain(**server)), kServing);
}

TEST(ServerTest, ClientCertificatesAreDemandedWhenConfigured) {
  const SelfSigned identity = MakeSelfSigned();
  const SelfSigned client = MakeSelfSigned();
  ServerOptions options = TlsOptions(identity, "127.0.0.1:0");
  options.tls_client_ca_file = WriteTemp("client-ca.pem", client.cert_pem);
  const auto server = Server::Start(options, {});
  ASSERT_TRUE(server.ok()) << server.status();
  EXPECT_EQ(Health(Secure(**server, identity, client)), kServing);
  EXPECT_NE(Health(Secure(**server, identity)), kServing);
}

TEST(ServerTest, BadTlsFilesAreNamed) {
  EXPECT_EQ(
      Reason(Server::Start({.tls_cert_file = "/nowhere/cert.pem", .tls_key_file = "/nowhere/key.pem"}, {})),
      "TLS_FILES");
  EXPECT_EQ(Reason(Server::Start({.tls_cert_file = WriteTemp("c", "x")}, {})), "TLS_FILES");
  EXPECT_EQ(Reason(Server::Start({.tls_client_ca_file = WriteTemp("c", "x")}, {})), "TLS_FILES");
}

TEST(ServerTest, PortInUseIsRefused) {
  const auto first = Server::Start({}, {});
  ASSERT_TRUE(first.ok()) << first.status();
  const std::string address = absl::StrCat("127.0.0.1:", (*first)->port());
  EXPECT_EQ(Reason(Server::Start({.listen_address = address}, {})), "ADDRESS_UNUSABLE");
}

TEST(ServerTest, ShutdownRefusesNewCalls) {
  const auto server = Server::Start({}, {});
  ASSERT_TRUE(server.ok()) << server.status();
  const auto channel = Plain(**server);
  ASSERT_EQ(Health(channel), kServing);
  (*server)->Shutdown(absl::Seconds(5));
  EXPECT_NE(Health(channel), kServing);
}

TEST(ServerTest, TooLargeMessagesAreRefused) {
  const auto server = Server::Start({.max_message_bytes = 100}, {});
  ASSERT_TRUE(server.ok()) << server.status();
  EXPECT_EQ(Health(Plain(**server)), kServing);
  EXPECT_THAT(Health(Plain(**server), std::string(101, 'x')), testing::HasSubstr("larger than max"));
}

}  // namespace
}  // namespace duban::rpc
