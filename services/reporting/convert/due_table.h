// Due tables (时限表) of campaigns.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_DUE_TABLE_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_DUE_TABLE_H_

#include "duban/task/v1/campaign.pb.h"
#include "services/common/deadlines.h"

namespace duban::reporting {

// What the table does not state keeps the usual value.
DueTable DueTableFrom(const task::v1::DueTable& from);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_DUE_TABLE_H_
