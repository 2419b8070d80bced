// One service as a caller sees it: typed unary calls with token, deadline and retry.
//
//   ASSIGN_OR_RETURN(Endpoint task, Endpoint::Connect("127.0.0.1:7601", {.token = token}));
//   ASSIGN_OR_RETURN(v1::Form form, task.Call(&v1::FormService::Stub::SubmitForm, request));
#ifndef DUBAN_CLIENTS_CPP_ENDPOINT_H_
#define DUBAN_CLIENTS_CPP_ENDPOINT_H_

#include <grpcpp/grpcpp.h>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <type_traits>
#include <typeindex>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "clients/cpp/channel.h"
#include "services/common/status_macros.h"

namespace duban::client {

struct EndpointOptions {
  std::string token;  // bearer token, sent with every call; empty = none
  TlsOptions tls;
  // A call that takes longer is not worth waiting for; exports and rebuilds set their own.
  absl::Duration deadline = absl::Seconds(30);
  // UNAVAILABLE is retried this long in all: longer than a restart of a service, shorter than a clerk's
  // patience.
  absl::Duration retry_for = absl::Seconds(5);
};

// A service at an address. Copies share the channel. Thread-safe.
class Endpoint {
 public:
  // Makes the channel; connects on the first call. NOT_FOUND (FILE_NOT_READABLE) for TLS files.
  static absl::StatusOr<Endpoint> Connect(const std::string& address, EndpointOptions options);

  // The same service as another person.
  Endpoint WithToken(std::string token) const;

  // Calls `method` of a generated stub. A request that can carry a request id and has none gets a random one,
  // so that a retry after a lost answer does not act twice. Errors are those of the server with their
  // ErrorDetails (services/common/errors.h); UNAVAILABLE and DEADLINE_EXCEEDED when it does not answer.
  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> Call(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                                Request request) const {
    if constexpr (requires { request.set_request_id(""); }) {
      if (request.request_id().empty()) request.set_request_id(RandomUuid());
    }
    Stub& stub = StubOf<Stub>();
    Response response;
    RETURN_IF_ERROR(Attempt([&](grpc::ClientContext* context) {
      response.Clear();
      return (stub.*method)(context, request, &response);
    }));
    return response;
  }

  // Makes a streaming call: `call` is (Stub&, grpc::ClientContext*) → grpc::Status and runs again from its
  // beginning on UNAVAILABLE, so what it sends must be harmless twice. Errors as Call.
  template <typename Stub, typename Fn>
  absl::Status Stream(Fn call) const {
    Stub& stub = StubOf<Stub>();
    return Attempt([&](grpc::ClientContext* context) { return call(stub, context); });
  }

  // A request id for calls that Call does not make.
  static std::string RandomUuid();

  // Calls a List… method page by page and returns all elements; `elements` gives the field of a page:
  // `[](auto& page) { return page.mutable_units(); }`.
  template <typename Stub, typename Request, typename Response, typename Elements>
  auto ListAll(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*), Request request,
               Elements elements) const {
    using Element = typename std::remove_pointer_t<decltype(elements(std::declval<Response&>()))>::value_type;
    return ListPages<Element>(method, std::move(request), elements);
  }

 private:
  // The stubs made so far, each once, by type.
  struct Stubs {
    std::mutex mu;
    std::map<std::type_index, std::shared_ptr<void>> by_type;  // Guarded by mu.
  };

  template <typename Stub>
  Stub& StubOf() const {
    const std::lock_guard lock(stubs_->mu);
    std::shared_ptr<void>& stub = stubs_->by_type[typeid(Stub)];
    if (stub == nullptr) stub = std::make_shared<Stub>(channel_);
    return *static_cast<Stub*>(stub.get());
  }

  Endpoint() = default;

  // Runs `call` with a fresh context, again on UNAVAILABLE.
  absl::Status Attempt(const std::function<grpc::Status(grpc::ClientContext*)>& call) const;

  template <typename Element, typename Stub, typename Request, typename Response, typename Elements>
  absl::StatusOr<std::vector<Element>> ListPages(grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                                              const Request&, Response*),
                                                 Request request, Elements elements) const {
    std::vector<Element> all;
    request.set_page_size(1000);
    do {
      ASSIGN_OR_RETURN(Response page, Call(method, request));
      for (Element& element : *elements(page)) all.push_back(std::move(element));
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return all;
  }

  // Constant after construction.
  std::shared_ptr<grpc::Channel> channel_;
  std::shared_ptr<Stubs> stubs_;
  EndpointOptions options_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_ENDPOINT_H_
