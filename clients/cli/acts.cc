#include "clients/cli/acts.h"

#include "absl/strings/match.h"

namespace duban::client {

using google::protobuf::Descriptor;
using google::protobuf::Message;

Noun::Noun(CLI::App& program, Context& the_context, const std::string& word, const std::string& help)
    : app(AddCommand(&program, word, help, "")), context(the_context) {
  app->require_subcommand(1);
}

std::shared_ptr<RequestOptions> AddOptions(CLI::App* command, const Descriptor* request,
                                           const std::vector<Bound>& bounds) {
  auto options = std::make_shared<RequestOptions>(command, request);
  options->AddName();
  for (const Bound& bound : bounds) options->Add(bound);
  options->AddUsual();
  // Requests that change something carry a request id.
  if (request->FindFieldByName("request_id") != nullptr) options->AddFile();
  return options;
}

absl::StatusOr<Endpoint> ServiceOf(const Context& context, const Descriptor& request) {
  return absl::StartsWith(request.file()->package(), "duban.reporting") ? context.Reporting()
                                                                        : context.Task();
}

Rows ElementsOf(const Message& response) {
  Rows rows;
  for (int i = 0; i < response.GetDescriptor()->field_count(); ++i) {
    const auto* const field = response.GetDescriptor()->field(i);
    if (!field->is_repeated() || field->message_type() == nullptr) continue;
    const int count = response.GetReflection()->FieldSize(response, field);
    for (int k = 0; k < count; ++k) {
      rows.push_back(&response.GetReflection()->GetRepeatedMessage(response, field, k));
    }
    break;
  }
  return rows;
}

}  // namespace duban::client
