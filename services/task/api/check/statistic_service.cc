#include "services/task/api/check/statistic_service.h"

#include "services/task/api/matters.h"
#include "services/task/convert/check.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

absl::StatusOr<v1::Statistic> Get(const RecordSet& records, const CallContext& call,
                                  const v1::GetStatisticRequest& request) {
  return GetMatter<Statistic>(records, call, request);
}

absl::StatusOr<v1::ListStatisticsResponse> List(const RecordSet& records, const CallContext& call,
                                                const v1::ListStatisticsRequest& request) {
  return ListMatters<Statistic, v1::ListStatisticsResponse>(
      records, call, request, [](auto& response) { return response.mutable_statistics(); });
}

v1::ImportStatisticsResponse Answer(const std::string& jurisdiction, int row_count, const Outcome& outcome) {
  v1::ImportStatisticsResponse response;
  for (const WrittenState& written : outcome.states) {
    const Statistic& statistic = *StateAs<Statistic>(written.value);
    *response.add_statistics() =
        ToProto(jurisdiction, Stored<Statistic>{statistic, written.sequence, written.time});
  }
  response.set_unchanged_count(row_count - response.statistics_size());
  return response;
}

void Import(const RecordSet& records, const CallContext& call, const v1::ImportStatisticsRequest& request,
            Done<v1::ImportStatisticsResponse> done) {
  const absl::StatusOr<CampaignRef> ref = ParseCampaignName(request.parent(), "parent");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.parent(), "parent");
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, request.validate_only(),
      [ref = *ref, person = call.person, &request](CommandView& view) -> absl::StatusOr<Decision> {
        ASSIGN_OR_RETURN(Actor actor,
                         RequireRole(view.reg(), person, Role::kStatistics, Scope{}, view.now()));
        RETURN_IF_ERROR(FindCampaign(view.reg(), ref.campaign).status());
        Violations violations;
        const std::vector<StatisticRow> rows = FromProto(request.rows(), ref.jurisdiction, violations);
        RETURN_IF_ERROR(violations.ToStatus());
        const ActContext context{view.reg(), ref.campaign, actor, view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes, ImportStatistics(rows, context));
        return Decision{std::move(actor), std::move(changes)};
      },
      [jurisdiction = ref->jurisdiction, row_count = request.rows_size()](const Outcome& outcome) {
        return Answer(jurisdiction, row_count, outcome);
      },
      std::move(done));
}

}  // namespace

StatisticService::StatisticService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::StatisticService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(StatisticService, GetStatistic, v1::GetStatisticRequest, v1::Statistic, Get)
DUBAN_SERVE_READ(StatisticService, ListStatistics, v1::ListStatisticsRequest, v1::ListStatisticsResponse,
                 List)
DUBAN_SERVE_WRITE(StatisticService, ImportStatistics, v1::ImportStatisticsRequest,
                  v1::ImportStatisticsResponse, Import)

}  // namespace duban::task
