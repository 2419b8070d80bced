#include "services/reporting/api/scheme_service.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/sha256.h"
#include "services/common/status_macros.h"
#include "services/reporting/api/acts.h"
#include "services/reporting/api/scheme_file.h"
#include "services/reporting/api/serving.h"
#include "services/reporting/convert/book_scheme.h"
#include "services/reporting/domain/panel/panel.h"
#include "services/reporting/domain/scheme/scheme_lint.h"
#include "services/reporting/domain/score/formula_catalogue.h"
#include "services/reporting/scheme/scheme_reader.h"

namespace duban::reporting {
namespace {

constexpr size_t kMaxTextBytes = 200000;  // the shipped one has 5000
constexpr size_t kMaxIdLength = 63;

using States = absl::StatusOr<std::vector<Matter>>;

absl::Status CheckSize(const std::string& text) {
  if (text.size() <= kMaxTextBytes) return absl::OkStatus();
  return InvalidField("text", "TOO_LONG", absl::StrCat("评分办法至多 ", kMaxTextBytes, " 字节"));
}

bool IsSchemeId(absl::string_view id) {
  const auto fits = [](char c) {
    return absl::ascii_islower(static_cast<unsigned char>(c)) ||
           absl::ascii_isdigit(static_cast<unsigned char>(c)) || c == '.' || c == '-';
  };
  return !id.empty() && id.size() <= kMaxIdLength && std::all_of(id.begin(), id.end(), fits) &&
         absl::ascii_isalnum(static_cast<unsigned char>(id.front())) &&
         absl::ascii_isalnum(static_cast<unsigned char>(id.back()));
}

absl::StatusOr<Scheme> ReadScheme(const std::string& text) {
  RETURN_IF_ERROR(CheckSize(text));
  ASSIGN_OR_RETURN(Scheme scheme, ParseScheme(text));
  if (!IsSchemeId(scheme.id)) {
    return InvalidField("id", "SCHEME_ID", "评分办法的 id 应为小写字母、数字、点和连字符，如 rubric.v2");
  }
  return scheme;
}

std::vector<std::string> SchemeWriters() { return ActorsOf(kSchemeMachine, SchemeEvent::kUpdate); }

std::vector<SchemeFinding> LintFor(const View& view, const Scheme& scheme, const std::string& campaign,
                                   const std::optional<Period>& in_force_from) {
  LintContext context;
  context.today = absl::ToCivilDay(view.now, ChinaTime());
  context.in_force_from = in_force_from;
  const Period period = in_force_from.value_or(PeriodContaining(PeriodKind::kQuarter, context.today));
  context.group_sizes = GroupSizes(view.projection(), scheme, campaign, period);
  return LintScheme(scheme, context);
}

// The faults of a text; false when the error names none.
bool AddFaults(const absl::Status& status, google::protobuf::RepeatedPtrField<v1::SchemeFault>& faults) {
  const auto details = DetailsOf(status);
  if (!details) return false;
  for (const FieldViolation& violation : details->violations) {
    v1::SchemeFault& fault = *faults.Add();
    fault.set_path(violation.field);
    fault.set_rule(violation.reason);
    fault.set_text(violation.description);
  }
  return true;
}

// What a published text lacks, or why it cannot be read.
void AddReading(v1::Scheme& scheme) {
  if (scheme.state() == v1::Scheme::STATE_DRAFT) return;
  const absl::StatusOr<Scheme> read = ParsePublishedScheme(scheme.text());
  if (!read.ok()) {
    AddFaults(read.status(), *scheme.mutable_faults());
    return;
  }
  for (const std::string& key : read->filled_keys) scheme.add_filled_keys(key);
}

v1::Formula ToProto(LeafId leaf, const LeafFormula& from, const Scheme& scheme) {
  v1::Formula formula;
  formula.set_leaf(std::string(LeafName(leaf)));
  formula.set_formula(std::string(from.name));
  formula.set_title(std::string(from.title));
  formula.set_text(from.text(leaf, FormatExact(LeafPointsOf(scheme.points, leaf)), scheme));
  for (const absl::string_view key : from.keys) formula.add_keys(std::string(key));
  formula.set_chosen(IsScoredBy(leaf, from.name, scheme));
  return formula;
}

// The default scheme is on no record; people start their own version from its text.
v1::Scheme BuiltInScheme(const std::string& name) {
  v1::Scheme scheme;
  scheme.set_name(name);
  scheme.set_text(BuiltInSchemeText());
  scheme.set_sha256(HexDigest(scheme.text()));
  scheme.set_state(v1::Scheme::STATE_PUBLISHED);
  scheme.set_basis("系统自带的默认版");
  return scheme;
}

}  // namespace

SchemeService::SchemeService(const rpc::ServerEnv& server, Desk& desk)
    : env_(server, v1::SchemeService::service_full_name()), desk_(desk) {}

absl::StatusOr<v1::Scheme> SchemeService::Get(const rpc::CallContext& call,
                                              const v1::GetSchemeRequest& request) {
  auto found = GetBookMatter<SchemeDocument>(desk_, call, request);
  if (found.ok()) AddReading(*found);
  if (found.ok() || !absl::IsNotFound(found.status())) return found;
  ASSIGN_OR_RETURN(const BookName name, ParseBookName(request.name(), SchemeDocument::kCollection, "name"));
  ASSIGN_OR_RETURN(const Scheme built_in, LoadScheme(""));
  if (name.id != built_in.id || name.id != desk_.scheme().id) return found;
  return BuiltInScheme(request.name());
}

absl::StatusOr<v1::ListSchemesResponse> SchemeService::List(const rpc::CallContext& call,
                                                            const v1::ListSchemesRequest& request) {
  ASSIGN_OR_RETURN(
      v1::ListSchemesResponse page,
      (ListBookMatters<SchemeDocument, v1::ListSchemesResponse>(
          desk_, call, request, [](v1::ListSchemesResponse& response) { return response.mutable_schemes(); },
          [](const View&, const SchemeDocument&) { return true; })));
  for (v1::Scheme& scheme : *page.mutable_schemes()) AddReading(scheme);
  return page;
}

absl::StatusOr<v1::ListFormulasResponse> SchemeService::Formulas(const rpc::CallContext& call,
                                                                 const v1::ListFormulasRequest& request) {
  ASSIGN_OR_RETURN(const BookName name,
                   ParseBookName(request.parent(), SchemeDocument::kCollection, "parent"));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, name.jurisdiction, 0));
  RETURN_IF_ERROR(FindCampaign(view, name.campaign).status());
  ASSIGN_OR_RETURN(const auto scheme, desk_.SchemeById(*view.book, name.campaign, name.id));
  v1::ListFormulasResponse response;
  for (int i = 0; i <= static_cast<int>(LeafId::kB3); ++i) {
    const auto leaf = static_cast<LeafId>(i);
    for (const LeafFormula* one : FormulasFor(leaf)) *response.add_formulas() = ToProto(leaf, *one, *scheme);
  }
  return response;
}

absl::StatusOr<v1::Scheme> SchemeService::Create(const rpc::CallContext& call,
                                                 const v1::CreateSchemeRequest& request) {
  return CreateBookMatter<SchemeDocument>(
      desk_, call, request, SchemeWriters(), {}, [&](const ActContext& act) -> States {
        ASSIGN_OR_RETURN(const Scheme scheme, ReadScheme(request.text()));
        const bool taken = act.book.docket.Find<SchemeDocument>(act.campaign, scheme.id) != nullptr;
        if (taken || scheme.id == desk_.scheme().id) {
          return AlreadyExists(absl::StrCat("jurisdictions/", desk_.jurisdiction(), "/",
                                            MatterPath<SchemeDocument>(act.campaign, scheme.id)));
        }
        return std::vector<Matter>{SchemeDocument{.campaign = act.campaign,
                                                  .id = scheme.id,
                                                  .text = request.text(),
                                                  .sha256 = HexDigest(request.text()),
                                                  .state = SchemeState::kDraft,
                                                  .author = act.actor.person}};
      });
}

absl::StatusOr<v1::Scheme> SchemeService::Update(const rpc::CallContext& call,
                                                 const v1::UpdateSchemeRequest& request) {
  return ActOnBookMatter<SchemeDocument>(
      desk_, call, request, SchemeWriters(), [](const SchemeDocument&) { return MatterScope(); },
      [&](const SchemeDocument& draft, const ActContext& act) -> States {
        ASSIGN_OR_RETURN(const SchemeDocument document,
                         WithText(draft, request.text(), HexDigest(request.text()), act.actor.person));
        ASSIGN_OR_RETURN(const Scheme scheme, ReadScheme(request.text()));
        if (scheme.id != draft.id) {
          return InvalidField("id", "SCHEME_ID", absl::StrCat("应仍为 ", draft.id, "；改名请另起一个版本"));
        }
        return std::vector<Matter>{document};
      });
}

absl::StatusOr<v1::CheckSchemeResponse> SchemeService::Check(const rpc::CallContext& call,
                                                             const v1::CheckSchemeRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parent, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, parent.jurisdiction, 0));
  RETURN_IF_ERROR(FindCampaign(view, parent.campaign).status());
  std::optional<Period> from;
  if (!request.in_force_from().empty()) {
    const auto period = ParsePeriodId(request.in_force_from());
    if (!period.ok()) return InvalidField("in_force_from", "PERIOD_ID", "应为季度，如 2024-Q3");
    from = *period;
  }
  v1::CheckSchemeResponse response;
  const absl::StatusOr<Scheme> scheme = ReadScheme(request.text());
  if (!scheme.ok()) {
    if (!AddFaults(scheme.status(), *response.mutable_faults())) return scheme.status();
    return response;
  }
  response.set_scheme(scheme->id);
  for (const SchemeFinding& finding : LintFor(view, *scheme, parent.campaign, from)) {
    *response.add_findings() = ToProto(finding);
  }
  return response;
}

absl::StatusOr<v1::Scheme> SchemeService::Publish(const rpc::CallContext& call,
                                                  const v1::PublishSchemeRequest& request) {
  return ActOnBookMatter<SchemeDocument>(
      desk_, call, request, ActorsOf(kSchemeMachine, SchemeEvent::kPublish),
      [](const SchemeDocument&) { return MatterScope(); },
      [&](const SchemeDocument& draft, const ActContext& act) -> States {
        const auto from = ParsePeriodId(request.in_force_from());
        if (!from.ok()) return InvalidField("in_force_from", "PERIOD_ID", "应为季度，如 2024-Q3");
        ASSIGN_OR_RETURN(const Scheme scheme, ReadScheme(draft.text));
        const Publication publication{*from, request.basis(), act.actor.person, request.accept_warnings(),
                                      act.now};
        ASSIGN_OR_RETURN(
            const std::vector<SchemeDocument> documents,
            reporting::Publish(act.book, draft, publication, LintFor(act.view, scheme, act.campaign, *from)));
        return std::vector<Matter>(documents.begin(), documents.end());
      });
}

DUBAN_SERVE(SchemeService, GetScheme, v1::GetSchemeRequest, v1::Scheme, Get)
DUBAN_SERVE(SchemeService, ListSchemes, v1::ListSchemesRequest, v1::ListSchemesResponse, List)
DUBAN_SERVE(SchemeService, ListFormulas, v1::ListFormulasRequest, v1::ListFormulasResponse, Formulas)
DUBAN_SERVE(SchemeService, CreateScheme, v1::CreateSchemeRequest, v1::Scheme, Create)
DUBAN_SERVE(SchemeService, UpdateScheme, v1::UpdateSchemeRequest, v1::Scheme, Update)
DUBAN_SERVE(SchemeService, CheckScheme, v1::CheckSchemeRequest, v1::CheckSchemeResponse, Check)
DUBAN_SERVE(SchemeService, PublishScheme, v1::PublishSchemeRequest, v1::Scheme, Publish)

}  // namespace duban::reporting
