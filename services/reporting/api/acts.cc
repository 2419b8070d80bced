#include "services/reporting/api/acts.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/ids.h"
#include "services/common/sha256.h"
#include "services/message/stable_bytes.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

// The text of a field; empty when the message has none of that name.
std::string TextOf(const google::protobuf::Message& message, const char* name) {
  const google::protobuf::FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
  if (field == nullptr || field->is_repeated() ||
      field->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_STRING)
    return "";
  return message.GetReflection()->GetString(message, field);
}

// "FileAppeal" of "duban.reporting.v1.AppealService.FileAppeal".
std::string EventOf(const rpc::CallContext& call) {
  const size_t dot = call.method.find_last_of("./");
  return dot == std::string::npos ? call.method : call.method.substr(dot + 1);
}

}  // namespace

absl::StatusOr<BookName> ParseBookName(absl::string_view name, absl::string_view collection,
                                       absl::string_view field) {
  const std::vector<std::string> parts = absl::StrSplit(name, '/');
  const bool fits = parts.size() == 6 && parts[0] == "jurisdictions" && parts[2] == "campaigns" &&
                    parts[4] == collection && !parts[1].empty() && !parts[3].empty() && !parts[5].empty();
  if (fits) return BookName{parts[1], parts[3], parts[5]};
  return InvalidField(
      field, "RESOURCE_NAME",
      absl::StrCat("资源名应如 jurisdictions/{}/campaigns/{}/", collection, "/{}，收到“", name, "”"));
}

absl::StatusOr<ActHead> HeadOf(const View& view, const rpc::CallContext& call, Signature actor,
                               const google::protobuf::Message& request) {
  ActHead head{.actor = std::move(actor), .event = EventOf(call)};
  head.reason = TextOf(request, "reason");
  head.request_id = TextOf(request, "request_id");
  if (!head.request_id.empty() && !IsUuid4(head.request_id)) {
    return InvalidField("request_id", "NOT_UUID4", "应为第 4 版 UUID");
  }
  if (!head.request_id.empty()) head.request_digest = HexDigest(StableBytes(request));
  head.now = view.now;
  head.simulated = view.simulated;
  head.change_sequence = view.projection().last_sequence;
  return head;
}

absl::StatusOr<const Campaign*> FindCampaign(const View& view, const std::string& campaign) {
  const auto found = view.projection().campaigns.find(campaign);
  if (found == view.projection().campaigns.end()) {
    return NotFound(CampaignName(view.projection().jurisdiction, campaign));
  }
  return &found->second;
}

}  // namespace duban::reporting
