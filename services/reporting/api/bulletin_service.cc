#include "services/reporting/api/bulletin_service.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "services/common/calendar.h"
#include "services/common/sha256.h"
#include "services/reporting/api/serving.h"
#include "services/reporting/convert/book_bulletin.h"
#include "services/reporting/domain/bulletin/bulletin_acts.h"

namespace duban::reporting {
namespace {

// Whose matter: a task force's own product is that of its action.
MatterScope BulletinScope(const Bulletin& bulletin) { return {"", bulletin.action}; }

absl::StatusOr<BulletinEdit> ReadEdit(const v1::UpdateBulletinRequest& request,
                                      const std::string& jurisdiction) {
  Violations violations;
  BulletinEdit edit;
  for (const v1::Bulletin::Part& part : request.parts()) edit.parts.push_back({part.key(), part.text(), ""});
  for (const v1::Bulletin::Entry& demand : request.demands()) {
    const std::string at = absl::StrCat("demands[", edit.demands.size(), "]");
    edit.demands.push_back(FromProto(demand, jurisdiction, at, violations));
  }
  for (const v1::Bulletin::Answer& answer : request.answers()) {
    const std::string at = absl::StrCat("answers[", edit.answers.size(), "]");
    edit.answers.push_back(FromProto(answer, jurisdiction, at, violations));
  }
  if (request.has_frame()) edit.frame = FromProto(request.frame(), jurisdiction, "frame", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  return edit;
}

// A letter goes out once per step of its matter: while one is not issued there is no second.
absl::StatusOr<std::string> FreeId(const Bulletin& bulletin, const Book& book,
                                   const std::string& jurisdiction) {
  const std::string first = BulletinIdOf(bulletin);
  std::string id = first;
  for (int count = 2;; ++count) {
    const Bulletin* present = book.docket.Find<Bulletin>(bulletin.campaign, id);
    if (present == nullptr) return id;
    if (!IsLetter(bulletin.kind) || present->state != BulletinState::kIssued) {
      return AlreadyExists(absl::StrCat("jurisdictions/", jurisdiction, "/", PathOf(*present)));
    }
    id = absl::StrCat(first, "-", count);
  }
}

}  // namespace

BulletinService::BulletinService(const rpc::ServerEnv& server, Scores& scores, ReportingStore& store,
                                 const BulletinRules& rules)
    : env_(server, v1::BulletinService::service_full_name()),
      desk_(scores.desk()),
      store_(store),
      bulletins_(scores, store, rules) {}

absl::StatusOr<v1::Bulletin> BulletinService::Create(const rpc::CallContext& call,
                                                     const v1::CreateBulletinRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parent, ParseCampaignName(request.parent(), "parent"));
  Violations violations;
  Bulletin asked = FromProto(request.bulletin(), parent.jurisdiction, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  asked.campaign = parent.campaign;
  const BulletinKindRules& kind = RulesOf(bulletins_.rules(), asked);
  return CreateBookMatter<Bulletin>(
      desk_, call, request, kind.roles.draft, BulletinScope(asked),
      [&](const ActContext& context) -> absl::StatusOr<std::vector<Matter>> {
        Bulletin draft = asked;
        if (IsLetter(draft.kind)) {
          draft.period = PeriodContaining(PeriodKind::kMonth, absl::ToCivilDay(context.now, ChinaTime()));
        }
        ASSIGN_OR_RETURN(draft.id, FreeId(draft, context.book, parent.jurisdiction));
        draft.create_time = context.now;
        draft.author = HandOf(context.actor, context.now);
        ASSIGN_OR_RETURN(draft.basis, bulletins_.Pin(context.view, context.book, draft));
        RETURN_IF_ERROR(bulletins_.Finish(context.view, draft));
        return std::vector<Matter>{Matter(std::move(draft))};
      });
}

absl::StatusOr<BulletinService::Found> BulletinService::Find(const rpc::CallContext& call,
                                                             const std::string& name) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParseBulletinName(name, "name"));
  ASSIGN_OR_RETURN(View view, desk_.Open(call, parsed.jurisdiction, 0));
  const Bulletin* bulletin = view.book->docket.Find<Bulletin>(parsed.campaign, parsed.id);
  if (bulletin == nullptr) return NotFound(name);
  return Found{view, *bulletin};
}

std::vector<std::string> BulletinService::RolesFor(const rpc::CallContext& call, const std::string& name,
                                                   Roles roles) {
  const absl::StatusOr<Found> found = Find(call, name);
  if (found.ok()) return RulesOf(bulletins_.rules(), found->bulletin).roles.*roles;
  std::set<std::string> all;
  for (const auto& [key, kind] : bulletins_.rules().kinds) {
    all.insert((kind.roles.*roles).begin(), (kind.roles.*roles).end());
  }
  return {all.begin(), all.end()};
}

template <typename Request>
absl::StatusOr<v1::Bulletin> BulletinService::Act(const rpc::CallContext& call, const Request& request,
                                                  Roles roles, const Decide& decide) {
  return ActOnBookMatter<Bulletin>(
      desk_, call, request, RolesFor(call, request.name(), roles), BulletinScope,
      [&](const Bulletin& present, const ActContext& context) -> absl::StatusOr<std::vector<Matter>> {
        ASSIGN_OR_RETURN(std::vector<Bulletin> states, decide(present, context));
        RETURN_IF_ERROR(bulletins_.Finish(context.view, states.back()));
        std::vector<Matter> matters;
        for (Bulletin& state : states) matters.emplace_back(std::move(state));
        return matters;
      });
}

absl::StatusOr<v1::Bulletin> BulletinService::Update(const rpc::CallContext& call,
                                                     const v1::UpdateBulletinRequest& request) {
  ASSIGN_OR_RETURN(const BulletinEdit edit, ReadEdit(request, desk_.jurisdiction()));
  return Act(
      call, request, &BulletinRoles::draft,
      [&](const Bulletin& present, const ActContext& context) -> absl::StatusOr<std::vector<Bulletin>> {
        RETURN_IF_ERROR(StateAfter(present.state, BulletinEvent::kUpdate).status());
        ASSIGN_OR_RETURN(const Composition composed, bulletins_.ComposeAt(context.view, present));
        ASSIGN_OR_RETURN(Bulletin after, Edited(present, edit, composed.figures, context.record(),
                                                bulletins_.rules(), context.actor));
        return std::vector<Bulletin>{std::move(after)};
      });
}

absl::StatusOr<v1::Bulletin> BulletinService::Refresh(const rpc::CallContext& call,
                                                      const v1::RefreshBulletinRequest& request) {
  return Act(
      call, request, &BulletinRoles::draft,
      [&](const Bulletin& present, const ActContext& context) -> absl::StatusOr<std::vector<Bulletin>> {
        Bulletin after = present;
        ASSIGN_OR_RETURN(after.state, StateAfter(present.state, BulletinEvent::kRefresh));
        ASSIGN_OR_RETURN(after.basis, bulletins_.Pin(context.view, context.book, after));
        return std::vector<Bulletin>{std::move(after)};
      });
}

absl::StatusOr<v1::Bulletin> BulletinService::Review(const rpc::CallContext& call,
                                                     const v1::ReviewBulletinRequest& request) {
  return Act(call, request, &BulletinRoles::review,
             [](const Bulletin& present, const ActContext& context) -> absl::StatusOr<std::vector<Bulletin>> {
               ASSIGN_OR_RETURN(Bulletin after, Reviewed(present, context.actor, context.now));
               return std::vector<Bulletin>{std::move(after)};
             });
}

absl::StatusOr<v1::Bulletin> BulletinService::Return(const rpc::CallContext& call,
                                                     const v1::ReturnBulletinRequest& request) {
  // Who reviews may take back a review; who signs may refuse to.
  const absl::StatusOr<Found> found = Find(call, request.name());
  const bool signs = found.ok() && RequireRole(found->view, call.person,
                                               RulesOf(bulletins_.rules(), found->bulletin).roles.sign,
                                               BulletinScope(found->bulletin))
                                       .ok();
  return Act(call, request, signs ? &BulletinRoles::sign : &BulletinRoles::review,
             [&](const Bulletin& present, const ActContext&) -> absl::StatusOr<std::vector<Bulletin>> {
               ASSIGN_OR_RETURN(Bulletin after, Returned(present, request.reason()));
               return std::vector<Bulletin>{std::move(after)};
             });
}

absl::StatusOr<v1::Bulletin> BulletinService::Sign(const rpc::CallContext& call,
                                                   const v1::SignBulletinRequest& request) {
  return Act(
      call, request, &BulletinRoles::sign,
      [&](const Bulletin& present, const ActContext& context) -> absl::StatusOr<std::vector<Bulletin>> {
        ASSIGN_OR_RETURN(Bulletin after, Signed(present, bulletins_.rules(), context.actor, context.now));
        return std::vector<Bulletin>{std::move(after)};
      });
}

absl::StatusOr<v1::Bulletin> BulletinService::Number(const rpc::CallContext& call,
                                                     const v1::NumberBulletinRequest& request) {
  return Act(
      call, request, &BulletinRoles::issue,
      [&](const Bulletin& present, const ActContext& context) -> absl::StatusOr<std::vector<Bulletin>> {
        ASSIGN_OR_RETURN(const Campaign* campaign, FindCampaign(context.view, context.campaign));
        ASSIGN_OR_RETURN(Bulletin after, Numbered(present, context.book, *campaign, bulletins_.rules(),
                                                  context.actor, context.now));
        return std::vector<Bulletin>{std::move(after)};
      });
}

absl::StatusOr<v1::Bulletin> BulletinService::Issue(const rpc::CallContext& call,
                                                    const v1::IssueBulletinRequest& request) {
  return Act(call, request, &BulletinRoles::issue,
             [](const Bulletin& present, const ActContext& context) -> absl::StatusOr<std::vector<Bulletin>> {
               ASSIGN_OR_RETURN(Bulletin after, Issued(present, context.actor, context.now));
               return std::vector<Bulletin>{std::move(after)};
             });
}

absl::StatusOr<v1::Bulletin> BulletinService::Amend(const rpc::CallContext& call,
                                                    const v1::AmendBulletinRequest& request) {
  return Act(
      call, request, &BulletinRoles::draft,
      [&](const Bulletin& present, const ActContext& context) -> absl::StatusOr<std::vector<Bulletin>> {
        ASSIGN_OR_RETURN(AmendedBulletin amended,
                         Amended(present, request.reason(), context.actor, context.now));
        ASSIGN_OR_RETURN(amended.draft.basis, bulletins_.Pin(context.view, context.book, amended.draft));
        return std::vector<Bulletin>{std::move(amended.issued), std::move(amended.draft)};
      });
}

absl::StatusOr<v1::Bulletin> BulletinService::Get(const rpc::CallContext& call,
                                                  const v1::GetBulletinRequest& request) {
  return GetBookMatter<Bulletin>(desk_, call, request);
}

absl::StatusOr<v1::BulletinDocument> BulletinService::GetDocument(
    const rpc::CallContext& call, const v1::GetBulletinDocumentRequest& request) {
  ASSIGN_OR_RETURN(const Found found, Find(call, request.name()));
  const auto format = request.format() == v1::Bulletin::FORMAT_UNSPECIFIED
                          ? FileFormat::kHtml
                          : static_cast<FileFormat>(request.format());
  v1::BulletinDocument document;
  document.set_name(request.name());
  document.set_format(static_cast<v1::Bulletin::Format>(format));
  document.set_media_type(MediaType(format));
  ASSIGN_OR_RETURN(*document.mutable_content(), bulletins_.Content(found.view, found.bulletin, format));
  document.set_sha256(HexDigest(document.content()));
  return document;
}

absl::StatusOr<v1::ListBulletinsResponse> BulletinService::List(const rpc::CallContext& call,
                                                                const v1::ListBulletinsRequest& request) {
  ASSIGN_OR_RETURN(
      auto response,
      (ListBookMatters<Bulletin, v1::ListBulletinsResponse>(
          desk_, call, request, [](v1::ListBulletinsResponse& page) { return page.mutable_bulletins(); },
          [](const View&, const Bulletin&) { return true; })));
  // A page of a thousand with all their texts would not fit into an answer.
  for (v1::Bulletin& bulletin : *response.mutable_bulletins()) {
    bulletin.clear_parts();
    bulletin.clear_drafted_parts();
    bulletin.clear_entries();
    bulletin.clear_follow_ups();
    bulletin.clear_changes();
  }
  return response;
}

DUBAN_SERVE(BulletinService, CreateBulletin, v1::CreateBulletinRequest, v1::Bulletin, Create)
DUBAN_SERVE(BulletinService, UpdateBulletin, v1::UpdateBulletinRequest, v1::Bulletin, Update)
DUBAN_SERVE(BulletinService, RefreshBulletin, v1::RefreshBulletinRequest, v1::Bulletin, Refresh)
DUBAN_SERVE(BulletinService, ReviewBulletin, v1::ReviewBulletinRequest, v1::Bulletin, Review)
DUBAN_SERVE(BulletinService, ReturnBulletin, v1::ReturnBulletinRequest, v1::Bulletin, Return)
DUBAN_SERVE(BulletinService, SignBulletin, v1::SignBulletinRequest, v1::Bulletin, Sign)
DUBAN_SERVE(BulletinService, NumberBulletin, v1::NumberBulletinRequest, v1::Bulletin, Number)
DUBAN_SERVE(BulletinService, IssueBulletin, v1::IssueBulletinRequest, v1::Bulletin, Issue)
DUBAN_SERVE(BulletinService, AmendBulletin, v1::AmendBulletinRequest, v1::Bulletin, Amend)
DUBAN_SERVE(BulletinService, GetBulletin, v1::GetBulletinRequest, v1::Bulletin, Get)
DUBAN_SERVE(BulletinService, GetBulletinDocument, v1::GetBulletinDocumentRequest, v1::BulletinDocument,
            GetDocument)
DUBAN_SERVE(BulletinService, ListBulletins, v1::ListBulletinsRequest, v1::ListBulletinsResponse, List)
DUBAN_SERVE(BulletinService, VerifyBulletin, v1::VerifyBulletinRequest, v1::VerifyBulletinResponse, Verify)

}  // namespace duban::reporting
