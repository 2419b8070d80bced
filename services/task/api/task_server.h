// All services of duban-task over one set of records.
#ifndef DUBAN_SERVICES_TASK_API_TASK_SERVER_H_
#define DUBAN_SERVICES_TASK_API_TASK_SERVER_H_

#include <vector>

#include "services/task/api/change_service.h"
#include "services/task/api/form/form_service.h"
#include "services/task/api/meeting/assessment_service.h"
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
        changes(server, records),
        assessments(server, records) {}

  std::vector<grpc::Service*> All() {
    return {&units, &roles, &calendars, &campaigns, &items, &periods, &forms, &changes, &assessments};
  }

  UnitService units;
  RoleBindingService roles;
  CalendarService calendars;
  CampaignService campaigns;
  ItemService items;
  PeriodService periods;
  FormService forms;
  ChangeService changes;
  AssessmentService assessments;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_TASK_SERVER_H_
