#include "clients/cpp/endpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "duban/task/v1/form_service.grpc.pb.h"
#include "services/common/ids.h"
#include "tests/support/status_matchers.h"

namespace duban::client {
namespace {

using ::duban::testing::IsOk;
using ::duban::testing::StatusIs;

// Refuses the first `failures` calls with `code`, then answers; remembers what it was asked.
class FakeForms : public task::v1::FormService::Service {
 public:
  int failures = 0;
  grpc::StatusCode code = grpc::StatusCode::UNAVAILABLE;
  int calls = 0;
  std::set<std::string> request_ids;
  std::string authorization;

  grpc::Status SubmitForm(grpc::ServerContext* context, const task::v1::SubmitFormRequest* request,
                          task::v1::Form* form) override {
    ++calls;
    request_ids.insert(request->request_id());
    const auto token = context->client_metadata().find("authorization");
    if (token != context->client_metadata().end())
      authorization.assign(token->second.data(), token->second.size());
    if (calls <= failures) return {code, "not now"};
    form->set_name(request->name());
    return grpc::Status::OK;
  }

  grpc::Status ListForms(grpc::ServerContext*, const task::v1::ListFormsRequest* request,
                         task::v1::ListFormsResponse* page) override {
    ++calls;
    page->add_forms()->set_name("form-" + request->page_token());
    if (request->page_token().size() < 2) page->set_next_page_token(request->page_token() + "x");
    return grpc::Status::OK;
  }
};

class EndpointTest : public ::testing::Test {
 protected:
  EndpointTest() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(&forms_);
    server_ = builder.BuildAndStart();
  }

  Endpoint Connect(absl::Duration retry_for) {
    EndpointOptions options;
    options.token = "secret";
    options.retry_for = retry_for;
    return *Endpoint::Connect(absl::StrCat("127.0.0.1:", port_), options);
  }

  static task::v1::SubmitFormRequest Request() {
    task::v1::SubmitFormRequest request;
    request.set_name("form");
    return request;
  }

  FakeForms forms_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

TEST_F(EndpointTest, RetriesUnavailableWithTheSameRequestId) {
  forms_.failures = 2;
  const auto form = Connect(absl::Seconds(20)).Call(&task::v1::FormService::Stub::SubmitForm, Request());
  ASSERT_THAT(form, IsOk());
  EXPECT_EQ(form->name(), "form");
  EXPECT_EQ(forms_.calls, 3);
  ASSERT_EQ(forms_.request_ids.size(), 1u);
  EXPECT_TRUE(IsUuid4(*forms_.request_ids.begin()));
  EXPECT_EQ(forms_.authorization, "Bearer secret");
}

TEST_F(EndpointTest, RetriesNothingElse) {
  forms_.failures = 1;
  for (const auto code :
       {grpc::StatusCode::ABORTED, grpc::StatusCode::RESOURCE_EXHAUSTED, grpc::StatusCode::INTERNAL}) {
    forms_.calls = 0;
    forms_.code = code;
    EXPECT_THAT(Connect(absl::Seconds(20)).Call(&task::v1::FormService::Stub::SubmitForm, Request()),
                StatusIs(static_cast<absl::StatusCode>(code)));
    EXPECT_EQ(forms_.calls, 1);
  }
}

TEST_F(EndpointTest, GivesUpInTheEnd) {
  forms_.failures = 1000;
  EXPECT_THAT(Connect(absl::ZeroDuration()).Call(&task::v1::FormService::Stub::SubmitForm, Request()),
              StatusIs(absl::StatusCode::kUnavailable, "not now"));
  EXPECT_EQ(forms_.calls, 1);
}

TEST_F(EndpointTest, ListAllReadsEveryPage) {
  const auto forms = Connect(absl::ZeroDuration())
                         .ListAll(&task::v1::FormService::Stub::ListForms, task::v1::ListFormsRequest(),
                                  [](auto& page) { return page.mutable_forms(); });
  ASSERT_THAT(forms, IsOk());
  ASSERT_EQ(forms->size(), 3u);
  EXPECT_EQ(forms->back().name(), "form-xx");
}

TEST(ChannelTest, PlainTextOnLoopbackOnly) {
  for (const char* address : {"127.0.0.1:7601", "[::1]:7601", "localhost:7601", "unix:/run/duban.sock"}) {
    EXPECT_TRUE(IsLoopback(address)) << address;
  }
  for (const char* address : {"10.0.0.1:7601", "duban.example:7601", "0.0.0.0:7601", "localhost.example:7601",
                              "127.0.0.1.example:7601"}) {
    EXPECT_FALSE(IsLoopback(address)) << address;
  }
  EXPECT_THAT(MakeChannel("10.0.0.1:1", {.ca_file = "/nowhere/ca.pem"}),
              StatusIs(absl::StatusCode::kNotFound));
}

}  // namespace
}  // namespace duban::client
