// Everything that duban-reporting serves, wired together.
#ifndef DUBAN_SERVICES_REPORTING_API_REPORTING_SERVICES_H_
#define DUBAN_SERVICES_REPORTING_API_REPORTING_SERVICES_H_

#include <vector>

#include "services/reporting/api/act_service.h"
#include "services/reporting/api/announcement_service.h"
#include "services/reporting/api/appeal_service.h"
#include "services/reporting/api/bulletin_service.h"
#include "services/reporting/api/credit_service.h"
#include "services/reporting/api/evaluation_service.h"
#include "services/reporting/api/exemption_service.h"
#include "services/reporting/api/hint_service.h"
#include "services/reporting/api/light_service.h"
#include "services/reporting/api/panel_service.h"
#include "services/reporting/api/scheme_service.h"
#include "services/reporting/api/score_service.h"
#include "services/reporting/api/scores.h"
#include "services/reporting/api/summary_service.h"

namespace duban::reporting {

// `desk`, `store`, `sender`, `rules` and `announcer` outlive it; without a sender no proposals are delivered,
// without an announcer nobody is told.
struct ReportingServices {
  ReportingServices(const rpc::ServerEnv& server, Desk& desk, ReportingStore& store,
                    ProposalSender* sender = nullptr, const BulletinRules& rules = DefaultBulletinRules(),
                    AnnouncementSender* announcer = nullptr)
      : scores(desk, store),
        act(server, desk, store),
        score(server, scores, store),
        evaluation(server, scores),
        appeal(server, scores),
        summary(server, scores),
        bulletin(server, scores, store, rules),
        scheme(server, desk),
        panel(server, desk),
        credit(server, desk),
        exemption(server, desk),
        light(server, scores, sender),
        hint(server, scores),
        announcement(server, desk, announcer) {}

  std::vector<grpc::Service*> All() {
    return {&act,   &score,  &evaluation, &appeal, &summary, &bulletin,    &scheme,
            &panel, &credit, &exemption,  &light,  &hint,    &announcement};
  }

  Scores scores;  // First: the services share it.
  ActService act;
  ScoreService score;
  EvaluationService evaluation;
  AppealService appeal;
  SummaryService summary;
  BulletinService bulletin;
  SchemeService scheme;
  PanelService panel;
  CreditService credit;
  ExemptionService exemption;
  LightService light;
  HintService hint;
  AnnouncementService announcement;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_REPORTING_SERVICES_H_
