#include "services/task/convert/changing.h"
#include "services/task/convert/enums.h"
#include "services/task/convert/items.h"
#include "services/task/domain/names.h"
#include "services/task/convert/same.h"

namespace duban::task {
namespace {

// The record stores these numbers: a mismatch would change what old changes say.
static_assert(Same(ChangeRequestKind::kAdd, v1::ChangeRequest::KIND_ADD));
static_assert(Same(ChangeRequestKind::kRemove, v1::ChangeRequest::KIND_REMOVE));
static_assert(Same(ChangeRequestKind::kMerge, v1::ChangeRequest::KIND_MERGE));
static_assert(Same(ChangeRequestKind::kChange, v1::ChangeRequest::KIND_CHANGE));
static_assert(Same(ChangeRequestKind::kChange, v1::ChangeRequest::Kind_MAX));
static_assert(Same(ChangeRequestState::kSubmitted, v1::ChangeRequest::STATE_SUBMITTED));
static_assert(Same(ChangeRequestState::kTfApproved, v1::ChangeRequest::STATE_TF_APPROVED));
static_assert(Same(ChangeRequestState::kApproved, v1::ChangeRequest::STATE_APPROVED));
static_assert(Same(ChangeRequestState::kRejected, v1::ChangeRequest::STATE_REJECTED));
static_assert(Same(ChangeRequestState::kWithdrawn, v1::ChangeRequest::STATE_WITHDRAWN));
static_assert(Same(ChangeRequestState::kWithdrawn, v1::ChangeRequest::State_MAX));
static_assert(Same(ChangeField::kTarget, v1::ChangeRequest::FIELD_TARGET));
static_assert(Same(ChangeField::kDueDate, v1::ChangeRequest::FIELD_DUE_DATE));
static_assert(Same(ChangeField::kStartDate, v1::ChangeRequest::FIELD_START_DATE));
static_assert(Same(ChangeField::kLeadUnit, v1::ChangeRequest::FIELD_LEAD_UNIT));
static_assert(Same(ChangeField::kWeight, v1::ChangeRequest::FIELD_WEIGHT));
static_assert(Same(ChangeField::kMilestoneDueDate, v1::ChangeRequest::FIELD_MILESTONE_DUE_DATE));
static_assert(Same(ChangeField::kAnnualPlan, v1::ChangeRequest::FIELD_ANNUAL_PLAN));
static_assert(Same(ChangeField::kPlannedStart, v1::ChangeRequest::FIELD_PLANNED_START));
static_assert(Same(ChangeField::kPlannedCompletion, v1::ChangeRequest::FIELD_PLANNED_COMPLETION));
static_assert(Same(ChangeField::kRangeLow, v1::ChangeRequest::FIELD_RANGE_LOW));
static_assert(Same(ChangeField::kRangeHigh, v1::ChangeRequest::FIELD_RANGE_HIGH));
static_assert(Same(ChangeField::kRangeHigh, v1::ChangeRequest::Field_MAX));

}  // namespace

template <typename Io>
void Fields(Io& io, Like<Io, FieldChange>& change) {
  io("field", change.field);
  io("milestone", change.milestone);
  io("old_value", change.old_value);
  io("new_value", change.new_value);
}

template <typename Io>
void Fields(Io& io, Like<Io, ChangeRequest>& request) {
  io("kind", request.kind);
  io.Path("item", request.item);
  io.Path("merge_into", request.merge_into);
  io("changes", request.changes);
  io("new_item_id", request.new_item_id);
  io("new_item", request.new_item);
  io("reason", request.reason);
  io("basis_document", request.basis_document);
  io("formal_document_number", request.formal_document_number);
  io("state", request.state);
  io("author", request.author);
  io("tf_approver", request.tf_approver);
  io("office_approver", request.office_approver);
  io("closing_reason", request.closing_reason);
  io("action", request.action);
  io("create_time", request.created);
}

template <typename Io>
void Fields(Io& io, Like<Io, ItemRules>& rules) {
  io("major_report_hours", rules.major_report_hours);
  io("recheck_days", rules.recheck_days);
  io("reason", rules.reason);
}

v1::ChangeRequest ToProto(absl::string_view jurisdiction, const Stored<ChangeRequest>& request) {
  return WriteMatter<v1::ChangeRequest>(jurisdiction, request);
}

ChangeRequest FromProto(const v1::ChangeRequest& request, absl::string_view jurisdiction,
                        const std::string& at, Violations& out) {
  const auto read = ReadFields<ChangeRequest>(request, jurisdiction, at, out);
  ChangeRequest given;
  given.kind = read.kind;
  given.item = read.item;
  given.merge_into = read.merge_into;
  given.changes = read.changes;
  given.new_item_id = read.new_item_id;
  given.new_item = read.new_item;
  if (given.new_item) DropRecorded(*given.new_item);
  given.reason = read.reason;
  given.basis_document = read.basis_document;
  given.formal_document_number = read.formal_document_number;
  return given;
}

v1::ItemRules ToProto(absl::string_view jurisdiction, const Stored<ItemRules>& rules) {
  return WriteMatter<v1::ItemRules>(jurisdiction, rules);
}

ItemRules FromProto(const v1::ItemRules& rules, absl::string_view jurisdiction, const std::string& at,
                    Violations& out) {
  return ReadFields<ItemRules>(rules, jurisdiction, at, out);
}

void AddChangingCodecs(std::vector<MatterCodec>& all) {
  all.push_back(CodecOf<ChangeRequest>());
  all.push_back(CodecOf<ItemRules>());
}

}  // namespace duban::task
