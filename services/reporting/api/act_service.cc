#include "services/reporting/api/act_service.h"

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/page_token.h"
#include "services/common/status_macros.h"
#include "services/reporting/api/names.h"
#include "services/reporting/api/serving.h"

namespace duban::reporting {
namespace {

// The name of the resource an act is about; empty when it carries no state.
std::string ResourceOf(const v1::Act& act) {
  const google::protobuf::OneofDescriptor* oneof = v1::Act::descriptor()->FindOneofByName("state");
  const google::protobuf::FieldDescriptor* field = act.GetReflection()->GetOneofFieldDescriptor(act, oneof);
  if (field == nullptr) return "";
  const google::protobuf::Message& state = act.GetReflection()->GetMessage(act, field);
  return state.GetReflection()->GetString(state, state.GetDescriptor()->FindFieldByName("name"));
}

// Who voted how is told to nobody.
v1::Act Shown(const v1::Act& act) {
  v1::Act shown = act;
  if (shown.has_ballot()) {
    shown.clear_ballot();
    shown.clear_person();
    shown.clear_unit();
    shown.clear_role();
    shown.clear_on_behalf_of();
    shown.clear_request_id();
    shown.clear_request_digest();
  }
  return shown;
}

}  // namespace

ActService::ActService(const rpc::ServerEnv& server, Desk& desk, ReportingStore& store)
    : env_(server, v1::ActService::service_full_name()), desk_(desk), store_(store) {}

absl::StatusOr<v1::ListActsResponse> ActService::List(const rpc::CallContext& call,
                                                      const v1::ListActsRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parent, ParseJurisdictionName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const int size, ClampPageSize(request.page_size()));
  const std::string list = absl::StrCat(request.parent(), "\n", request.resource());
  ASSIGN_OR_RETURN(const std::string after_text, ParsePageToken(request.page_token(), list));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, parent.jurisdiction, 0));
  std::int64_t after = 0;
  if (!after_text.empty() && !absl::SimpleAtoi(after_text, &after)) {
    return InvalidField("page_token", "PAGE_TOKEN", "不是本列表给出的页标记");
  }
  v1::ListActsResponse response;
  RETURN_IF_ERROR(desk_.keeper().Each(after, view.book->sequence, [&](const v1::Act& act) {
    const bool secret = act.has_ballot() && !request.resource().empty();
    if (secret || (!request.resource().empty() && ResourceOf(act) != request.resource()))
      return absl::OkStatus();
    if (response.acts_size() < size) {
      *response.add_acts() = Shown(act);
    } else if (response.next_page_token().empty()) {
      const std::int64_t last = response.acts(size - 1).sequence();
      response.set_next_page_token(MakePageToken(absl::StrCat(last), list));
    }
    return absl::OkStatus();
  }));
  return response;
}

absl::StatusOr<v1::VerifyActsResponse> ActService::Verify(const rpc::CallContext& call,
                                                          const v1::VerifyActsRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parent, ParseJurisdictionName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const View view,
                   desk_.Open(call, parent.jurisdiction, 0, {"ADMIN", "SUPERVISION", "PERFORMANCE"}));
  v1::VerifyActsResponse response;
  const absl::Status walked = desk_.keeper().Each(0, view.book->sequence, [&](const v1::Act& act) {
    response.set_act_count(act.sequence());
    return absl::OkStatus();
  });
  if (!walked.ok() || response.act_count() != view.book->sequence) {
    response.set_broken_sequence(response.act_count() + 1);
  } else {
    response.set_last_hash(absl::BytesToHexString(store_.last_act_hash()));
  }
  return response;
}

DUBAN_SERVE(ActService, ListActs, v1::ListActsRequest, v1::ListActsResponse, List)
DUBAN_SERVE(ActService, VerifyActs, v1::VerifyActsRequest, v1::VerifyActsResponse, Verify)

}  // namespace duban::reporting
