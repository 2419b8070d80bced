// Corrections, excuses, reopenings and the rules of the checks on forms as messages.
#ifndef DUBAN_SERVICES_TASK_CONVERT_FORM_MATTERS_H_
#define DUBAN_SERVICES_TASK_CONVERT_FORM_MATTERS_H_

#include <string>
#include <vector>

#include "duban/task/v1/correction.pb.h"
#include "duban/task/v1/excuse.pb.h"
#include "duban/task/v1/form_rules.pb.h"
#include "duban/task/v1/reopening.pb.h"
#include "services/common/errors.h"
#include "services/task/convert/matters.h"
#include "services/task/domain/form/correction.h"
#include "services/task/domain/form/excuse.h"
#include "services/task/domain/form/form_rules.h"
#include "services/task/domain/form/reopening.h"

namespace duban::task {

v1::Correction ToProto(absl::string_view jurisdiction, const Stored<Correction>& correction);
v1::Excuse ToProto(absl::string_view jurisdiction, const Stored<Excuse>& excuse);
v1::Reopening ToProto(absl::string_view jurisdiction, const Stored<Reopening>& reopening);
v1::FormRules ToProto(absl::string_view jurisdiction, const Stored<FormRules>& rules);

// Errors as FieldsReader.
Correction FromProto(const v1::Correction& correction, absl::string_view jurisdiction, const std::string& at,
                     Violations& out);
Excuse FromProto(const v1::Excuse& excuse, absl::string_view jurisdiction, const std::string& at,
                 Violations& out);
Reopening FromProto(const v1::Reopening& reopening, absl::string_view jurisdiction, const std::string& at,
                    Violations& out);
FormRules FromProto(const v1::FormRules& rules, absl::string_view jurisdiction, const std::string& at,
                    Violations& out);

void AddFormCodecs(std::vector<MatterCodec>& all);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_FORM_MATTERS_H_
