// The record stores these numbers: a mismatch would change what old changes say.
#include "services/task/convert/enums.h"

#include "duban/task/v1/form.pb.h"
#include "duban/task/v1/period.pb.h"
#include "duban/task/v1/role.pb.h"
#include "duban/task/v1/unit.pb.h"
#include "services/task/domain/form/form.h"
#include "services/task/domain/plan/period_view.h"
#include "services/task/domain/plan/plan.h"
#include "services/task/convert/same.h"

namespace duban::task {
namespace {

static_assert(Same(UnitKind::kUnspecified, v1::Unit::KIND_UNSPECIFIED));
static_assert(Same(UnitKind::kDepartment, v1::Unit::KIND_DEPARTMENT));
static_assert(Same(UnitKind::kTownship, v1::Unit::KIND_TOWNSHIP));
static_assert(Same(UnitKind::kTaskForce, v1::Unit::KIND_TASK_FORCE));
static_assert(Same(UnitKind::kGeneralOffice, v1::Unit::KIND_GENERAL_OFFICE));
static_assert(Same(UnitKind::kSupervisionOffice, v1::Unit::KIND_SUPERVISION_OFFICE));
static_assert(Same(UnitKind::kInstitution, v1::Unit::KIND_INSTITUTION));
static_assert(Same(UnitKind::kOther, v1::Unit::KIND_OTHER));
static_assert(Same(UnitKind::kOther, v1::Unit::Kind_MAX));

static_assert(Same(Role::kUnspecified, v1::ROLE_UNSPECIFIED));
static_assert(Same(Role::kReporter, v1::ROLE_REPORTER));
static_assert(Same(Role::kUnitLeader, v1::ROLE_UNIT_LEADER));
static_assert(Same(Role::kTfReviewer, v1::ROLE_TF_REVIEWER));
static_assert(Same(Role::kGeneralOffice, v1::ROLE_GENERAL_OFFICE));
static_assert(Same(Role::kSupervision, v1::ROLE_SUPERVISION));
static_assert(Same(Role::kLeader, v1::ROLE_LEADER));
static_assert(Same(Role::kAdmin, v1::ROLE_ADMIN));
static_assert(Same(Role::kFeed, v1::ROLE_FEED));
static_assert(Same(Role::kStatistics, v1::ROLE_STATISTICS));
static_assert(Same(Role::kHead, v1::ROLE_HEAD));
static_assert(Same(Role::kExecutiveDeputy, v1::ROLE_EXECUTIVE_DEPUTY));
static_assert(Same(Role::kActionLeader, v1::ROLE_ACTION_LEADER));
static_assert(Same(Role::kContactLeader, v1::ROLE_CONTACT_LEADER));
static_assert(Same(Role::kCommander, v1::ROLE_COMMANDER));
static_assert(Same(Role::kVerifier, v1::ROLE_VERIFIER));
static_assert(Same(Role::kSupervisionHead, v1::ROLE_SUPERVISION_HEAD));
static_assert(Same(Role::kPerformance, v1::ROLE_PERFORMANCE));
static_assert(Same(Role::kTfLeader, v1::ROLE_TF_LEADER));
static_assert(Same(Role::kSafetyOffice, v1::ROLE_SAFETY_OFFICE));
static_assert(Same(Role::kSafetyOffice, v1::Role_MAX));

static_assert(Same(FormState::kUnspecified, v1::Form::STATE_UNSPECIFIED));
static_assert(Same(FormState::kNotOpen, v1::Form::STATE_NOT_OPEN));
static_assert(Same(FormState::kOpen, v1::Form::STATE_OPEN));
static_assert(Same(FormState::kDraft, v1::Form::STATE_DRAFT));
static_assert(Same(FormState::kSubmitted, v1::Form::STATE_SUBMITTED));
static_assert(Same(FormState::kUnitOk, v1::Form::STATE_UNIT_OK));
static_assert(Same(FormState::kTfOk, v1::Form::STATE_TF_OK));
static_assert(Same(FormState::kReturned, v1::Form::STATE_RETURNED));
static_assert(Same(FormState::kLocked, v1::Form::STATE_LOCKED));
static_assert(Same(FormState::kMissing, v1::Form::STATE_MISSING));
static_assert(Same(FormState::kLateDraft, v1::Form::STATE_LATE_DRAFT));
static_assert(Same(FormState::kLateSubmitted, v1::Form::STATE_LATE_SUBMITTED));
static_assert(Same(FormState::kLateUnitOk, v1::Form::STATE_LATE_UNIT_OK));
static_assert(Same(FormState::kLateReturned, v1::Form::STATE_LATE_RETURNED));
static_assert(Same(FormState::kCorrPending, v1::Form::STATE_CORR_PENDING));
static_assert(Same(FormState::kCorrPending, v1::Form::State_MAX));

static_assert(Same(FormClass::kUnspecified, v1::Form::CLASS_UNSPECIFIED));
static_assert(Same(FormClass::kOnTime, v1::Form::CLASS_ON_TIME));
static_assert(Same(FormClass::kLate, v1::Form::CLASS_LATE));
static_assert(Same(FormClass::kMissing, v1::Form::CLASS_MISSING));
static_assert(Same(FormClass::kExcused, v1::Form::CLASS_EXCUSED));
static_assert(Same(FormClass::kExcused, v1::Form::Class_MAX));

static_assert(Same(FormFlag::kUnspecified, v1::Form::FLAG_UNSPECIFIED));
static_assert(Same(FormFlag::kTfUnreviewed, v1::Form::FLAG_TF_UNREVIEWED));
static_assert(Same(FormFlag::kUnresolvedReturn, v1::Form::FLAG_UNRESOLVED_RETURN));
static_assert(Same(FormFlag::kCorrected, v1::Form::FLAG_CORRECTED));
static_assert(Same(FormFlag::kReopened, v1::Form::FLAG_REOPENED));
static_assert(Same(FormFlag::kLateFilled, v1::Form::FLAG_LATE_FILLED));
static_assert(Same(FormFlag::kLateFilled, v1::Form::Flag_MAX));

static_assert(Same(RowOrigin::kUnspecified, v1::FormRow::ORIGIN_UNSPECIFIED));
static_assert(Same(RowOrigin::kOwn, v1::FormRow::ORIGIN_OWN));
static_assert(Same(RowOrigin::kPrefilled, v1::FormRow::ORIGIN_PREFILLED));
static_assert(Same(RowOrigin::kConfirmed, v1::FormRow::ORIGIN_CONFIRMED));
static_assert(Same(RowOrigin::kConfirmed, v1::FormRow::Origin_MAX));

static_assert(Same(ReviewOutcome::kPending, v1::Form::Review::OUTCOME_UNSPECIFIED));
static_assert(Same(ReviewOutcome::kApproved, v1::Form::Review::OUTCOME_APPROVED));
static_assert(Same(ReviewOutcome::kReturned, v1::Form::Review::OUTCOME_RETURNED));
static_assert(Same(ReviewOutcome::kReturned, v1::Form::Review::Outcome_MAX));

static_assert(Same(PeriodState::kUnspecified, v1::Period::STATE_UNSPECIFIED));
static_assert(Same(PeriodState::kNotOpen, v1::Period::STATE_NOT_OPEN));
static_assert(Same(PeriodState::kOpen, v1::Period::STATE_OPEN));
static_assert(Same(PeriodState::kClosed, v1::Period::STATE_CLOSED));
static_assert(Same(PeriodState::kLocked, v1::Period::STATE_LOCKED));
static_assert(Same(PeriodState::kLocked, v1::Period::State_MAX));

// The domain's kinds have no "unspecified" and so lie one below.
static_assert(Same(static_cast<int>(PeriodKind::kDekad) + 1, v1::Period::KIND_DEKAD));
static_assert(Same(static_cast<int>(PeriodKind::kMonth) + 1, v1::Period::KIND_MONTH));
static_assert(Same(static_cast<int>(PeriodKind::kQuarter) + 1, v1::Period::KIND_QUARTER));
static_assert(Same(static_cast<int>(PeriodKind::kYear) + 1, v1::Period::KIND_YEAR));
static_assert(v1::Period::KIND_CUSTOM == v1::Period::Kind_MAX);  // a matter, see custom_period.h

}  // namespace
}  // namespace duban::task
