#include "services/task/api/check/sample_service.h"

#include <array>
#include <random>

#include "absl/strings/str_format.h"
#include "services/task/api/matters.h"
#include "services/task/convert/check.h"
#include "services/task/record/form_loader.h"

namespace duban::task {

// Found by its argument, so not in the namespace below.
static Scope ScopeOf(const Sample&) { return {}; }

namespace {

using rpc::CallContext;
using rpc::Done;

// 256 bits from the system's own source, which nobody can foresee.
std::string MakeSeed() {
  std::random_device source;
  std::string seed;
  for (int i = 0; i < 8; ++i) absl::StrAppendFormat(&seed, "%08x", source());
  return seed;
}

// The attested forms of the year up to the quarter's end, in the order of their periods.
absl::StatusOr<std::vector<Stored<Form>>> LoadYear(Record& record, const std::string& campaign,
                                                   const Period& quarter) {
  std::vector<Stored<Form>> forms;
  RETURN_IF_ERROR(record.Read([&](soci::session& session) -> absl::Status {
    for (const Period& dekad : DekadsOf(Period{PeriodKind::kYear, quarter.year, 1})) {
      if (LastDay(dekad) > LastDay(quarter)) break;
      ASSIGN_OR_RETURN(std::vector<Stored<Form>> loaded,
                       LoadForms(session, record.jurisdiction(), campaign, dekad));
      for (Stored<Form>& form : loaded) {
        if (!form.value.attested_rows.empty()) forms.push_back(std::move(form));
      }
    }
    return absl::OkStatus();
  }));
  return forms;
}

absl::StatusOr<v1::Sample> Get(const RecordSet& records, const CallContext& call,
                               const v1::GetSampleRequest& request) {
  return GetMatter<Sample>(records, call, request);
}

absl::StatusOr<v1::ListSamplesResponse> List(const RecordSet& records, const CallContext& call,
                                             const v1::ListSamplesRequest& request) {
  return ListMatters<Sample, v1::ListSamplesResponse>(
      records, call, request, [](auto& response) { return response.mutable_samples(); });
}

// On the executor, since it reads the year's forms. The quarter is locked, so they do not change under the
// lot; a correction that comes between reading and writing is drawn from in its old wording, with its
// sequence.
void Draw(const RecordSet& records, const CallContext& call, const v1::DrawSampleRequest& request,
          Done<v1::Sample> done) {
  const absl::StatusOr<Period> quarter = ParsePeriodId(request.quarter());
  if (!quarter.ok()) return done(InvalidField("quarter", "PERIOD_ID", quarter.status().message()));
  const absl::StatusOr<CampaignRef> ref = ParseCampaignName(request.parent(), "parent");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Reading> reading = BeginReading(records, call, request.parent(), "parent");
  if (!reading.ok()) return done(reading.status());
  if (absl::Status right = RequireSomeRole(*reading->reg, call.person, Role::kSupervision, reading->now);
      !right.ok()) {
    return done(std::move(right));
  }
  const auto forms = LoadYear(*reading->record, ref->campaign, *quarter);
  if (!forms.ok()) return done(forms.status());
  const std::vector<CompletionClaim> claims =
      ClaimsOf(*forms, *reading->reg, *quarter, CheckRulesOf(reading->reg->docket, ref->campaign));
  CreateMatter<Sample>(
      records, call, request, Role::kSupervision, Scope{},
      [quarter = *quarter, claims, seed = MakeSeed()](const ActContext& context) {
        return DrawSample(quarter, claims, seed, context);
      },
      std::move(done));
}

void Pick(const RecordSet& records, const CallContext& call, const v1::AddRiskPickRequest& request,
          Done<v1::Sample> done) {
  Violations violations;
  std::string item = PathFromProto(request.item(), call.jurisdiction, "item", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  ActOnMatter<Sample>(
      records, call, request, Role::kSupervision,
      [&request, item = std::move(item)](const Sample& sample, const ActContext& context) {
        return AddRiskPick(sample, item, static_cast<ClaimKind>(request.kind()), request.milestone(),
                           request.reason(), context);
      },
      std::move(done));
}

absl::StatusOr<v1::RedrawSampleResponse> RedrawOne(const RecordSet& records, const CallContext& call,
                                                   const v1::RedrawSampleRequest& request) {
  ASSIGN_OR_RETURN(const MatterRef ref, ParseMatterName(request.name(), Sample::kCollection, "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  const auto found = reading.reg->docket.FindStored<Sample>(ref.campaign, ref.id);
  if (!found) return NotFound(request.name());
  const Sample again = Redraw(found->value);
  v1::RedrawSampleResponse response;
  response.set_same(again == found->value);
  *response.mutable_sample() = ToProto(ref.jurisdiction, Stored<Sample>{again, found->sequence, found->time});
  return response;
}

}  // namespace

SampleService::SampleService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::SampleService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(SampleService, GetSample, v1::GetSampleRequest, v1::Sample, Get)
DUBAN_SERVE_READ(SampleService, ListSamples, v1::ListSamplesRequest, v1::ListSamplesResponse, List)
DUBAN_SERVE_WRITE(SampleService, AddRiskPick, v1::AddRiskPickRequest, v1::Sample, Pick)
DUBAN_SERVE_READ(SampleService, RedrawSample, v1::RedrawSampleRequest, v1::RedrawSampleResponse, RedrawOne)

grpc::ServerUnaryReactor* SampleService::DrawSample(grpc::CallbackServerContext* context,
                                                    const v1::DrawSampleRequest* request,
                                                    v1::Sample* response) {
  return rpc::ServeBlocking(env_, context, request, response,
                            [this](const CallContext& call, const auto& asked, Done<v1::Sample> done) {
                              Draw(records_, call, asked, std::move(done));
                            });
}

}  // namespace duban::task
