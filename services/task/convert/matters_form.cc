#include "services/task/convert/form_matters.h"
#include "services/task/convert/same.h"

namespace duban::task {
namespace {

static_assert(Same(CorrectionState::kAsked, v1::Correction::STATE_ASKED));
static_assert(Same(CorrectionState::kPending, v1::Correction::STATE_PENDING));
static_assert(Same(CorrectionState::kApproved, v1::Correction::STATE_APPROVED));
static_assert(Same(CorrectionState::kRejected, v1::Correction::STATE_REJECTED));
static_assert(Same(CorrectionState::kRejected, v1::Correction::State_MAX));
static_assert(Same(ExcuseState::kAsked, v1::Excuse::STATE_ASKED));
static_assert(Same(ExcuseState::kConfirmed, v1::Excuse::STATE_CONFIRMED));
static_assert(Same(ExcuseState::kRefused, v1::Excuse::STATE_REFUSED));
static_assert(Same(ExcuseState::kRefused, v1::Excuse::State_MAX));
static_assert(Same(ExcuseCause::kSystemOutage, v1::Excuse::CAUSE_SYSTEM_OUTAGE));
static_assert(Same(ExcuseCause::kForceMajeure, v1::Excuse::CAUSE_FORCE_MAJEURE));
static_assert(Same(ExcuseCause::kHolidayError, v1::Excuse::CAUSE_HOLIDAY_ERROR));
static_assert(Same(ExcuseCause::kHolidayError, v1::Excuse::Cause_MAX));
static_assert(Same(ReopeningState::kOrdered, v1::Reopening::STATE_ORDERED));
static_assert(Same(ReopeningState::kRunning, v1::Reopening::STATE_RUNNING));
static_assert(Same(ReopeningState::kRefused, v1::Reopening::STATE_REFUSED));
static_assert(Same(ReopeningState::kExpired, v1::Reopening::STATE_EXPIRED));
static_assert(Same(ReopeningState::kExpired, v1::Reopening::State_MAX));
static_assert(Same(ClaimCheck::kExplain, v1::FormRules::CLAIM_CHECK_EXPLAIN));
static_assert(Same(ClaimCheck::kRequire, v1::FormRules::CLAIM_CHECK_REQUIRE));
static_assert(Same(ClaimCheck::kOff, v1::FormRules::CLAIM_CHECK_OFF));
static_assert(Same(ClaimCheck::kOff, v1::FormRules::ClaimCheck_MAX));

}  // namespace

template <typename Io>
void Fields(Io& io, Like<Io, RowPart>& part) {
  io("display_name", part.display_name);
  io("value", part.value);
}

template <typename Io>
void Fields(Io& io, Like<Io, FormRow>& row) {
  io("item", row.item);
  io("value", row.value);
  io("unit_of_measure", row.unit_of_measure);
  io("pending", row.pending);
  io("progress", row.progress);
  io("done_date", row.done);
  io("invested_wan", row.invested_wan);
  io("started_date", row.started);
  io("entered_date", row.entered);
  io("achieved_milestones", row.achieved_milestones);
  io("note", row.note);
  io("revision_reason", row.revision_reason);
  io("saved_by", row.saved_by);
  io("version", row.version);
  io("explanation", row.explanation);
  io.Paths("evidence", row.evidence);
  io("permit_record", row.permit_record);
  io("not_applicable", row.not_applicable);
  io("not_applicable_reason", row.not_applicable_reason);
  io("parts", row.parts);
  io("origin", row.origin);
}

template <typename Io>
void Fields(Io& io, Like<Io, CorrectionApproval>& approval) {
  io("action", approval.action);
  io("person", approval.person);
  io("approve_time", approval.time);
}

template <typename Io>
void Fields(Io& io, Like<Io, Correction>& correction) {
  io.Path("form", correction.form);
  io("state", correction.state);
  io("reason", correction.reason);
  io("evidence", correction.evidence);
  io("rows", correction.rows);
  io("old_rows", correction.old_rows);
  io("asker", correction.asker);
  io("ask_time", correction.ask_time);
  io("endorser", correction.endorser);
  io("approvals", correction.approvals);
  io("decider", correction.decider);
  io("decide_time", correction.decide_time);
  io("reject_reason", correction.reject_reason);
}

template <typename Io>
void Fields(Io& io, Like<Io, Excuse>& excuse) {
  io.Path("form", excuse.form);
  io("state", excuse.state);
  io("cause", excuse.cause);
  io("reason", excuse.reason);
  io("evidence", excuse.evidence);
  io("asker", excuse.asker);
  io("ask_time", excuse.ask_time);
  io("decider", excuse.decider);
  io("decide_time", excuse.decide_time);
  io("refuse_reason", excuse.refuse_reason);
}

template <typename Io>
void Fields(Io& io, Like<Io, Reopening>& reopening) {
  io.Path("form", reopening.form);
  io("state", reopening.state);
  io("reason", reopening.reason);
  io("end_time", reopening.end);
  io("orderer", reopening.orderer);
  io("order_time", reopening.order_time);
  io("approver", reopening.approver);
  io("decide_time", reopening.decide_time);
  io("refuse_reason", reopening.refuse_reason);
}

template <typename Io>
void Fields(Io& io, Like<Io, FormRules>& rules) {
  io("jump_percent", rules.jump_percent);
  io("completion_percent", rules.completion_percent);
  io("equal_periods", rules.equal_periods);
  io("claim_check", rules.claim_check);
  io("reason", rules.reason);
}

v1::Correction ToProto(absl::string_view jurisdiction, const Stored<Correction>& correction) {
  return WriteMatter<v1::Correction>(jurisdiction, correction);
}
v1::Excuse ToProto(absl::string_view jurisdiction, const Stored<Excuse>& excuse) {
  return WriteMatter<v1::Excuse>(jurisdiction, excuse);
}
v1::Reopening ToProto(absl::string_view jurisdiction, const Stored<Reopening>& reopening) {
  return WriteMatter<v1::Reopening>(jurisdiction, reopening);
}
v1::FormRules ToProto(absl::string_view jurisdiction, const Stored<FormRules>& rules) {
  return WriteMatter<v1::FormRules>(jurisdiction, rules);
}

Correction FromProto(const v1::Correction& correction, absl::string_view jurisdiction, const std::string& at,
                     Violations& out) {
  return ReadFields<Correction>(correction, jurisdiction, at, out);
}
Excuse FromProto(const v1::Excuse& excuse, absl::string_view jurisdiction, const std::string& at,
                 Violations& out) {
  return ReadFields<Excuse>(excuse, jurisdiction, at, out);
}
Reopening FromProto(const v1::Reopening& reopening, absl::string_view jurisdiction, const std::string& at,
                    Violations& out) {
  return ReadFields<Reopening>(reopening, jurisdiction, at, out);
}
FormRules FromProto(const v1::FormRules& rules, absl::string_view jurisdiction, const std::string& at,
                    Violations& out) {
  return ReadFields<FormRules>(rules, jurisdiction, at, out);
}

void AddFormCodecs(std::vector<MatterCodec>& all) {
  all.push_back(CodecOf<Correction>());
  all.push_back(CodecOf<Excuse>());
  all.push_back(CodecOf<Reopening>());
  all.push_back(CodecOf<FormRules>());
}

}  // namespace duban::task
