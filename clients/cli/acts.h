// Commands that send one request each. A noun is a list of them:
//
//   void AddAssessmentCommands(CLI::App& app, Context& context) {
//     const Noun noun(app, context, "assessment", "跟踪评估：年中、年末各一次");
//     AddAct(noun, {"show", "查看一份评估", "duban assessment show I-A1-01-mid-year"},
//            &AssessmentService::Stub::GetAssessment);
//     AddList(noun, {"list", "列出评估", "duban assessment list"}, &AssessmentService::Stub::ListAssessments,
//             {"name", "item", "half", "update_time"});
//     AddAct(noun, {"record", "记录一份评估", "duban assessment record --item I-A1-01 --half mid-year …"},
//            &AssessmentService::Stub::RecordAssessment,
//            {{"--item", "assessment.item"}, {"--half", "assessment.half"}, {"--goal", "assessment.goal"}});
//   }
//
// The request's usual fields come by themselves: a field `name` is the first positional (an id is enough),
// `parent` is made of --jurisdiction and --campaign, and there are --reason, --etag, --request-id, --filter,
// --order-by and, for acts, --from FILE (the request as JSON). request_options.h tells how values are read
// and what is required. The answer is printed by resource_text.h, or as JSON. The service is the one that the
// request's package belongs to.
#ifndef DUBAN_CLIENTS_CLI_ACTS_H_
#define DUBAN_CLIENTS_CLI_ACTS_H_

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "clients/cli/context.h"
#include "clients/cli/request_options.h"
#include "clients/cli/resource_text.h"
#include "services/common/status_macros.h"

namespace duban::client {

// A noun of the command line with the commands that are added to it.
struct Noun {
  Noun(CLI::App& program, Context& the_context, const std::string& word, const std::string& help);

  CLI::App* app;
  Context& context;
};

// What `--help` says of a command.
struct ActText {
  const char* verb;
  const char* help;
  const char* example;
};

// The method of a stub.
template <typename Stub, typename Request, typename Response>
using Method = grpc::Status (Stub::*)(grpc::ClientContext*, const Request&, Response*);

// The command's options: usual ones and `bounds`.
std::shared_ptr<RequestOptions> AddOptions(CLI::App* command, const google::protobuf::Descriptor* request,
                                           const std::vector<Bound>& bounds);
// The service of a package: "duban.reporting…" is served by reporting, all else by task.
absl::StatusOr<Endpoint> ServiceOf(const Context& context, const google::protobuf::Descriptor& request);
// The first repeated message field of a List response: its elements.
Rows ElementsOf(const google::protobuf::Message& response);

// Adds a command that sends one request and prints the answer.
template <typename Stub, typename Request, typename Response>
CLI::App* AddAct(const Noun& noun, const ActText& text, Method<Stub, Request, Response> method,
                 const std::vector<Bound>& bounds = {}) {
  CLI::App* command = AddCommand(noun.app, text.verb, text.help, text.example);
  const auto options = AddOptions(command, Request::descriptor(), bounds);
  command->callback([&context = noun.context, options, method] {
    context.command = [&context, options, method]() -> absl::Status {
      Request request;
      RETURN_IF_ERROR(options->Fill(context, request));
      ASSIGN_OR_RETURN(const Endpoint service, ServiceOf(context, *Request::descriptor()));
      ASSIGN_OR_RETURN(const Response answer, service.Call(method, std::move(request)));
      return context.Print(answer, [&] { return ResourceText(context, answer); });
    };
  });
  return command;
}

// Adds a command that reads all pages of a List method and prints the `columns` of its elements.
template <typename Stub, typename Request, typename Response>
CLI::App* AddList(const Noun& noun, const ActText& text, Method<Stub, Request, Response> method,
                  const std::vector<std::string>& columns, const std::vector<Bound>& bounds = {}) {
  CLI::App* command = AddCommand(noun.app, text.verb, text.help, text.example);
  const auto options = AddOptions(command, Request::descriptor(), bounds);
  command->callback([&context = noun.context, options, method, columns] {
    context.command = [&context, options, method, columns]() -> absl::Status {
      Request request;
      RETURN_IF_ERROR(options->Fill(context, request));
      ASSIGN_OR_RETURN(const Endpoint service, ServiceOf(context, *Request::descriptor()));
      request.set_page_size(1000);
      Response all;
      do {
        ASSIGN_OR_RETURN(Response page, service.Call(method, request));
        request.set_page_token(page.next_page_token());
        all.MergeFrom(page);
      } while (!request.page_token().empty());
      all.clear_next_page_token();
      return context.Print(all, [&] { return ListText(context, ElementsOf(all), columns); });
    };
  });
  return command;
}

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_ACTS_H_
