// The record stores these numbers: a mismatch would change what old changes say.
#include "duban/task/v1/item.pb.h"
#include "services/task/domain/plan/item.h"
#include "services/task/convert/same.h"

namespace duban::task {
namespace {

static_assert(Same(IndicatorKind::kUnspecified, v1::Indicator::KIND_UNSPECIFIED));
static_assert(Same(IndicatorKind::kCum, v1::Indicator::KIND_CUM));
static_assert(Same(IndicatorKind::kCount, v1::Indicator::KIND_COUNT));
static_assert(Same(IndicatorKind::kStock, v1::Indicator::KIND_STOCK));
static_assert(Same(IndicatorKind::kRate, v1::Indicator::KIND_RATE));
static_assert(Same(IndicatorKind::kRatio, v1::Indicator::KIND_RATIO));
static_assert(Same(IndicatorKind::kCap, v1::Indicator::KIND_CAP));
static_assert(Same(IndicatorKind::kZero, v1::Indicator::KIND_ZERO));
static_assert(Same(IndicatorKind::kOrdinal, v1::Indicator::KIND_ORDINAL));
static_assert(Same(IndicatorKind::kRelation, v1::Indicator::KIND_RELATION));
static_assert(Same(IndicatorKind::kMilestone, v1::Indicator::KIND_MILESTONE));
static_assert(Same(IndicatorKind::kMilestone, v1::Indicator::Kind_MAX));

static_assert(Same(Comparator::kUnspecified, v1::Indicator::COMPARATOR_UNSPECIFIED));
static_assert(Same(Comparator::kAtLeast, v1::Indicator::COMPARATOR_AT_LEAST));
static_assert(Same(Comparator::kMoreThan, v1::Indicator::COMPARATOR_MORE_THAN));
static_assert(Same(Comparator::kAtMost, v1::Indicator::COMPARATOR_AT_MOST));
static_assert(Same(Comparator::kLessThan, v1::Indicator::COMPARATOR_LESS_THAN));
static_assert(Same(Comparator::kEqual, v1::Indicator::COMPARATOR_EQUAL));
static_assert(Same(Comparator::kEqual, v1::Indicator::Comparator_MAX));

static_assert(Same(Direction::kUnspecified, v1::Indicator::DIRECTION_UNSPECIFIED));
static_assert(Same(Direction::kHigher, v1::Indicator::DIRECTION_HIGHER));
static_assert(Same(Direction::kLower, v1::Indicator::DIRECTION_LOWER));
static_assert(Same(Direction::kRange, v1::Indicator::DIRECTION_RANGE));
static_assert(Same(Direction::kRange, v1::Indicator::Direction_MAX));

static_assert(Same(DataSource::kUnspecified, v1::Indicator::DATA_SOURCE_UNSPECIFIED));
static_assert(Same(DataSource::kOfficialStat, v1::Indicator::DATA_SOURCE_OFFICIAL_STAT));
static_assert(Same(DataSource::kDepartment, v1::Indicator::DATA_SOURCE_DEPARTMENT));
static_assert(Same(DataSource::kSelf, v1::Indicator::DATA_SOURCE_SELF));
static_assert(Same(DataSource::kSelf, v1::Indicator::DataSource_MAX));

static_assert(Same(Frequency::kUnspecified, v1::Indicator::FREQUENCY_UNSPECIFIED));
static_assert(Same(Frequency::kMonth, v1::Indicator::FREQUENCY_MONTH));
static_assert(Same(Frequency::kQuarter, v1::Indicator::FREQUENCY_QUARTER));
static_assert(Same(Frequency::kYear, v1::Indicator::FREQUENCY_YEAR));
static_assert(Same(Frequency::kYear, v1::Indicator::Frequency_MAX));

static_assert(Same(ScheduleKind::kUnspecified, v1::Indicator::SCHEDULE_UNSPECIFIED));
static_assert(Same(ScheduleKind::kLinear, v1::Indicator::SCHEDULE_LINEAR));
static_assert(Same(ScheduleKind::kPlan, v1::Indicator::SCHEDULE_PLAN));
static_assert(Same(ScheduleKind::kPlan, v1::Indicator::Schedule_MAX));

static_assert(Same(ProjectClass::kUnspecified, v1::Project::PROJECT_CLASS_UNSPECIFIED));
static_assert(Same(ProjectClass::kBuild, v1::Project::PROJECT_CLASS_BUILD));
static_assert(Same(ProjectClass::kReserve, v1::Project::PROJECT_CLASS_RESERVE));
static_assert(Same(ProjectClass::kAttractLegacy, v1::Project::PROJECT_CLASS_ATTRACT_LEGACY));
static_assert(Same(ProjectClass::kAttractLegacy, v1::Project::ProjectClass_MAX));

static_assert(Same(ProjectSubtype::kUnspecified, v1::Project::SUBTYPE_UNSPECIFIED));
static_assert(Same(ProjectSubtype::kAttract, v1::Project::SUBTYPE_ATTRACT));
static_assert(Same(ProjectSubtype::kLegacy, v1::Project::SUBTYPE_LEGACY));
static_assert(Same(ProjectSubtype::kLegacy, v1::Project::Subtype_MAX));

static_assert(Same(Support::kUnspecified, v1::Issue::SUPPORT_UNSPECIFIED));
static_assert(Same(Support::kLand, v1::Issue::SUPPORT_LAND));
static_assert(Same(Support::kWater, v1::Issue::SUPPORT_WATER));
static_assert(Same(Support::kEnergy, v1::Issue::SUPPORT_ENERGY));
static_assert(Same(Support::kEnvironment, v1::Issue::SUPPORT_ENVIRONMENT));
static_assert(Same(Support::kEnvironment, v1::Issue::Support_MAX));

static_assert(Same(HazardSource::kUnspecified, v1::Hazard::SOURCE_UNSPECIFIED));
static_assert(Same(HazardSource::kSelfCheck, v1::Hazard::SOURCE_SELF_CHECK));
static_assert(Same(HazardSource::kSectorCheck, v1::Hazard::SOURCE_SECTOR_CHECK));
static_assert(Same(HazardSource::kJointInspection, v1::Hazard::SOURCE_JOINT_INSPECTION));
static_assert(Same(HazardSource::kInspectionTour, v1::Hazard::SOURCE_INSPECTION_TOUR));
static_assert(Same(HazardSource::kAudit, v1::Hazard::SOURCE_AUDIT));
static_assert(Same(HazardSource::kEnvironmental, v1::Hazard::SOURCE_ENVIRONMENTAL));
static_assert(Same(HazardSource::kPetition, v1::Hazard::SOURCE_PETITION));
static_assert(Same(HazardSource::kMedia, v1::Hazard::SOURCE_MEDIA));
static_assert(Same(HazardSource::kMedia, v1::Hazard::Source_MAX));

static_assert(Same(HazardGrade::kUnspecified, v1::Hazard::GRADE_UNSPECIFIED));
static_assert(Same(HazardGrade::kOrdinary, v1::Hazard::GRADE_ORDINARY));
static_assert(Same(HazardGrade::kSerious, v1::Hazard::GRADE_SERIOUS));
static_assert(Same(HazardGrade::kMajor, v1::Hazard::GRADE_MAJOR));
static_assert(Same(HazardGrade::kMajor, v1::Hazard::Grade_MAX));

static_assert(Same(ExtensionDecision::kUnspecified, v1::Extension::DECISION_UNSPECIFIED));
static_assert(Same(ExtensionDecision::kGranted, v1::Extension::DECISION_GRANTED));
static_assert(Same(ExtensionDecision::kRefused, v1::Extension::DECISION_REFUSED));
static_assert(Same(ExtensionDecision::kRefused, v1::Extension::Decision_MAX));

static_assert(Same(ItemState::kUnspecified, v1::Item::STATE_UNSPECIFIED));
static_assert(Same(ItemState::kPlanned, v1::Item::STATE_PLANNED));
static_assert(Same(ItemState::kActive, v1::Item::STATE_ACTIVE));
static_assert(Same(ItemState::kDoneClaimed, v1::Item::STATE_DONE_CLAIMED));
static_assert(Same(ItemState::kAccepted, v1::Item::STATE_ACCEPTED));
static_assert(Same(ItemState::kSuspended, v1::Item::STATE_SUSPENDED));
static_assert(Same(ItemState::kCancelled, v1::Item::STATE_CANCELLED));
static_assert(Same(ItemState::kCarriedOver, v1::Item::STATE_CARRIED_OVER));
static_assert(Same(ItemState::kDrafting, v1::Item::STATE_DRAFTING));
static_assert(Same(ItemState::kIssued, v1::Item::STATE_ISSUED));
static_assert(Same(ItemState::kInDelivery, v1::Item::STATE_IN_DELIVERY));
static_assert(Same(ItemState::kDelivered, v1::Item::STATE_DELIVERED));
static_assert(Same(ItemState::kExpired, v1::Item::STATE_EXPIRED));
static_assert(Same(ItemState::kRaised, v1::Item::STATE_RAISED));
static_assert(Same(ItemState::kAssigned, v1::Item::STATE_ASSIGNED));
static_assert(Same(ItemState::kInHand, v1::Item::STATE_IN_HAND));
static_assert(Same(ItemState::kStaged, v1::Item::STATE_STAGED));
static_assert(Same(ItemState::kResolvedClaimed, v1::Item::STATE_RESOLVED_CLAIMED));
static_assert(Same(ItemState::kVerified, v1::Item::STATE_VERIFIED));
static_assert(Same(ItemState::kFound, v1::Item::STATE_FOUND));
static_assert(Same(ItemState::kRegistered, v1::Item::STATE_REGISTERED));
static_assert(Same(ItemState::kOrdered, v1::Item::STATE_ORDERED));
static_assert(Same(ItemState::kRectifying, v1::Item::STATE_RECTIFYING));
static_assert(Same(ItemState::kClaimed, v1::Item::STATE_CLAIMED));
static_assert(Same(ItemState::kRechecked, v1::Item::STATE_RECHECKED));
static_assert(Same(ItemState::kClosed, v1::Item::STATE_CLOSED));
static_assert(Same(ItemState::kBounced, v1::Item::STATE_BOUNCED));
static_assert(Same(ItemState::kBounced, v1::Item::State_MAX));

static_assert(Same(Strength::kUnspecified, v1::Item::STRENGTH_UNSPECIFIED));
static_assert(Same(Strength::kEnsure, v1::Item::STRENGTH_ENSURE));
static_assert(Same(Strength::kStrive, v1::Item::STRENGTH_STRIVE));
static_assert(Same(Strength::kPlain, v1::Item::STRENGTH_PLAIN));
static_assert(Same(Strength::kPlain, v1::Item::Strength_MAX));

static_assert(Same(EvidencePolicy::kUnspecified, v1::Item::EVIDENCE_POLICY_UNSPECIFIED));
static_assert(Same(EvidencePolicy::kClaims, v1::Item::EVIDENCE_POLICY_CLAIMS));
static_assert(Same(EvidencePolicy::kNone, v1::Item::EVIDENCE_POLICY_NONE));
static_assert(Same(EvidencePolicy::kNone, v1::Item::EvidencePolicy_MAX));

}  // namespace
}  // namespace duban::task
