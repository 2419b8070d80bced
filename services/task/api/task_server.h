// All services of duban-task over one set of records.
#ifndef DUBAN_SERVICES_TASK_API_TASK_SERVER_H_
#define DUBAN_SERVICES_TASK_API_TASK_SERVER_H_

#include <vector>

#include "services/task/api/change_service.h"
#include "services/task/api/check/check_rules_service.h"
#include "services/task/api/check/evidence_service.h"
#include "services/task/api/check/false_report_service.h"
#include "services/task/api/check/finding_service.h"
#include "services/task/api/check/sample_service.h"
#include "services/task/api/check/statistic_service.h"
#include "services/task/api/desk/desk_service.h"
#include "services/task/api/form/correction_service.h"
#include "services/task/api/form/excuse_service.h"
#include "services/task/api/form/form_rules_service.h"
#include "services/task/api/form/form_service.h"
#include "services/task/api/form/reopening_service.h"
#include "services/task/api/item/change_services.h"
#include "services/task/api/meeting/assessment_service.h"
#include "services/task/api/meeting/meeting_service.h"
#include "services/task/api/notice/notice_service.h"
#include "services/task/api/order/ladder_services.h"
#include "services/task/api/order/order_service.h"
#include "services/task/api/org/role_service.h"
#include "services/task/api/org/unit_service.h"
#include "services/task/api/plan/custom_period_service.h"
#include "services/task/api/plan/period_service.h"
#include "services/task/api/plan/plan_services.h"

namespace duban::task {

// Made from plain parts, so that a test can serve it in-process; `records` outlives it.
struct TaskServices {
  TaskServices(const rpc::ServerEnv& server, const RecordSet& records)
      : units(server, records),
        roles(server, records),
        calendars(server, records),
        campaigns(server, records),
        items(server, records),
        periods(server, records),
        forms(server, records),
        corrections(server, records),
        excuses(server, records),
        reopenings(server, records),
        form_rules(server, records),
        changes(server, records),
        assessments(server, records),
        meetings(server, records),
        notices(server, records),
        desks(server, records),
        orders(server, records),
        order_rules(server, records),
        proposals(server, records),
        cards(server, records),
        conclusions(server, records),
        inspection_plans(server, records),
        custom_periods(server, records),
        change_requests(server, records),
        item_rules(server, records),
        evidence(server, records),
        statistics(server, records),
        check_rules(server, records),
        samples(server, records),
        findings(server, records),
        false_reports(server, records) {}

  std::vector<grpc::Service*> All() {
    return {&units,
            &roles,
            &calendars,
            &campaigns,
            &items,
            &periods,
            &forms,
            &corrections,
            &excuses,
            &reopenings,
            &form_rules,
            &changes,
            &assessments,
            &meetings,
            &notices,
            &desks,
            &orders,
            &order_rules,
            &proposals,
            &cards,
            &conclusions,
            &inspection_plans,
            &custom_periods,
            &change_requests,
            &item_rules,
            &evidence,
            &statistics,
            &check_rules,
            &samples,
            &findings,
            &false_reports};
  }

  UnitService units;
  RoleBindingService roles;
  CalendarService calendars;
  CampaignService campaigns;
  ItemService items;
  PeriodService periods;
  FormService forms;
  CorrectionService corrections;
  ExcuseService excuses;
  ReopeningService reopenings;
  FormRulesService form_rules;
  ChangeService changes;
  AssessmentService assessments;
  MeetingService meetings;
  NoticeService notices;
  DeskService desks;
  OrderService orders;
  OrderRulesService order_rules;
  ProposalService proposals;
  CardService cards;
  ConclusionService conclusions;
  InspectionPlanService inspection_plans;
  CustomPeriodService custom_periods;
  ChangeRequestService change_requests;
  ItemRulesService item_rules;
  EvidenceService evidence;
  StatisticService statistics;
  CheckRulesService check_rules;
  SampleService samples;
  FindingService findings;
  FalseReportService false_reports;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_TASK_SERVER_H_
