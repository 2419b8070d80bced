// The bare gRPC server that submit_vs_echo compares with: duban-task's messages, no token, no rules, no
// store.
#include <grpcpp/grpcpp.h>

#include <iostream>

#include "duban/task/v1/form_service.grpc.pb.h"
#include "services/rpc/termination.h"

namespace duban::testing {
namespace {

// Answers each FillForm at once with the rows it came with.
class EchoService final : public task::v1::FormService::CallbackService {
 public:
  grpc::ServerUnaryReactor* FillForm(grpc::CallbackServerContext* context,
                                     const task::v1::FillFormRequest* request,
                                     task::v1::FillFormResponse* response) override {
    *response->mutable_rows() = request->rows();
    response->set_etag("\"1\"");
    response->set_sequence(1);
    grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
};

int Run() {
  rpc::BlockTerminationSignals();
  EchoService service;
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr) return 1;
  std::cout << port << std::endl;
  rpc::WaitForTermination();
  server->Shutdown();
  return 0;
}

}  // namespace
}  // namespace duban::testing

int main() { return duban::testing::Run(); }
