// Everything that duban-reporting serves, wired together.
#ifndef DUBAN_SERVICES_REPORTING_API_REPORTING_SERVICES_H_
#define DUBAN_SERVICES_REPORTING_API_REPORTING_SERVICES_H_

#include <vector>

#include "services/reporting/api/bulletin_service.h"
#include "services/reporting/api/score_service.h"
#include "services/reporting/api/summary_service.h"

namespace duban::reporting {

// `desk` and `store` outlive it.
struct ReportingServices {
  ReportingServices(const rpc::ServerEnv& server, Desk& desk, ReportingStore& store)
      : score(server, desk, store), summary(server, desk), bulletin(server, desk, store) {}

  std::vector<grpc::Service*> All() { return {&score, &summary, &bulletin}; }

  ScoreService score;
  SummaryService summary;
  BulletinService bulletin;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_REPORTING_SERVICES_H_
