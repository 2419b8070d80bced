#include "services/reporting/convert/book_evaluation.h"

#include "absl/strings/str_cat.h"

namespace duban::reporting {

static_assert(static_cast<int>(EvaluationState::kFinal) == v1::Evaluation::STATE_FINAL);
static_assert(static_cast<int>(AppealState::kFurther) == v1::Appeal::STATE_FURTHER);

template <typename Io>
void Fields(Io& io, Like<Io, Cause>& cause) {
  io.Path("resource", cause.path);
  io("change_sequence", cause.change_sequence);
  io("act_sequence", cause.act_sequence);
}

template <typename Io>
void Fields(Io& io, Like<Io, Edition>& edition) {
  io("change_sequence", edition.change_sequence);
  io("act_sequence", edition.act_sequence);
  io("digest", edition.digest);
  io("pin_time", edition.time);
  io("person", edition.person);
  io("on_behalf_of", edition.on_behalf_of);
  io("causes", edition.causes);
}

template <typename Io>
void Fields(Io& io, Like<Io, RankMove>& move) {
  io.Unit("unit", move.unit);
  io("group", move.group);
  io("total_before", move.total_before);
  io("total_after", move.total_after);
  io("rank_before", move.rank_before);
  io("rank_after", move.rank_after);
}

template <typename Io>
void Fields(Io& io, Like<Io, Amendment>& amendment) {
  io("edition", amendment.edition);
  io("causes", amendment.causes);
  io("reason", amendment.reason);
  io("moves", amendment.moves);
  io("in_force_time", amendment.in_force);
}

template <typename Io>
void Fields(Io& io, Like<Io, EvaluationStep>& step) {
  io("event", step.event);
  io("person", step.person);
  io("role", step.role);
  io("on_behalf_of", step.on_behalf_of);
  io("step_time", step.time);
  io("reason", step.reason);
}

template <typename Io>
void Fields(Io& io, Like<Io, Evaluation>& evaluation) {
  io("state", evaluation.state);
  io("scheme", evaluation.scheme);
  io("trial", evaluation.trial);
  io("objections_close_time", evaluation.objections_close);
  io("answers_due_time", evaluation.answers_due);
  io("final", evaluation.final_edition);
  io("final_time", evaluation.final_time);
  io("amendments", evaluation.amendments);
  io("proposed_amendment", evaluation.proposed_amendment);
  io.Units("notified_units", evaluation.notified_units);
  io("steps", evaluation.steps);
}

template <typename Io>
void Fields(Io& io, Like<Io, Ruling>& ruling) {
  io("old_points", ruling.old_points);
  io("new_points", ruling.new_points);
  io("reason", ruling.reason);
  io("person", ruling.person);
  io("role", ruling.role);
  io("on_behalf_of", ruling.on_behalf_of);
  io("rule_time", ruling.time);
  io("confirmed_by", ruling.confirmed_by);
  io("confirming_role", ruling.confirming_role);
  io("confirming_on_behalf_of", ruling.confirming_on_behalf_of);
  io("in_force_time", ruling.in_force);
  io("act_sequence", ruling.act);
  io("late", ruling.late);
}

template <typename Io>
void Fields(Io& io, Like<Io, AppealClaim>& claim) {
  io.Unit("unit", claim.unit);
  io("period", claim.period);
  io("leaf", claim.leaf);
  io.Path("resource", claim.resource);
  io("claimed_points", claim.claimed_points);
  io("grounds", claim.grounds);
  io.Paths("evidence", claim.evidence);
}

template <typename Io>
void Fields(Io& io, Like<Io, Appeal>& appeal) {
  io.Unit("unit", appeal.unit);
  io("period", appeal.period);
  io("leaf", appeal.leaf);
  io.Path("resource", appeal.resource);
  io("claimed_points", appeal.claimed_points);
  io("trial_points", appeal.trial_points);
  io("max_points", appeal.leaf_points);
  io("grounds", appeal.grounds);
  io.Paths("evidence", appeal.evidence);
  io("person", appeal.person);
  io("on_behalf_of", appeal.on_behalf_of);
  io("file_time", appeal.file_time);
  io("due_time", appeal.due);
  io("state", appeal.state);
  io("ruling", appeal.ruling);
  io("further_close_time", appeal.further_close);
  io("further_grounds", appeal.further_grounds);
  io.Paths("further_evidence", appeal.further_evidence);
  io("further_time", appeal.further_time);
  io("further_due_time", appeal.further_due);
  io("further_ruling", appeal.further_ruling);
}

v1::Evaluation ToProto(absl::string_view jurisdiction, const Stored<Evaluation>& evaluation) {
  return WriteBookMatter<v1::Evaluation>(jurisdiction, evaluation);
}

void AddPendingCause(absl::string_view jurisdiction, const PendingCause& pending, bool proposed,
                     v1::Evaluation& out) {
  v1::Evaluation::PendingCause& one = *out.add_pending_causes();
  FieldsWriter writer(one, jurisdiction);
  writer("cause", pending.cause);
  if (!pending.unit.empty()) writer.Unit("unit", pending.unit);
  writer("what", pending.what);
  writer("decide_time", pending.time);
  writer("proposed", proposed);
}

absl::StatusOr<std::vector<std::string>> CausePathsFrom(const v1::AmendEvaluationRequest& request,
                                                        absl::string_view jurisdiction) {
  Violations faults;
  std::vector<std::string> paths;
  FieldsReader reader(request, jurisdiction, "", faults);
  reader.Paths("causes", paths);
  if (!faults.empty()) return faults.ToStatus();
  return paths;
}

v1::Appeal ToProto(absl::string_view jurisdiction, const Stored<Appeal>& appeal) {
  return WriteBookMatter<v1::Appeal>(jurisdiction, appeal);
}

AppealClaim ClaimFrom(const v1::Appeal& appeal, absl::string_view jurisdiction, const std::string& at,
                      Violations& out) {
  return ReadFields<AppealClaim>(appeal, jurisdiction, at, out);
}

std::vector<std::string> EvidenceFrom(const v1::FurtherAppealRequest& request, absl::string_view jurisdiction,
                                      Violations& out) {
  std::vector<std::string> evidence;
  FieldsReader reader(request, jurisdiction, "", out);
  reader.Paths("evidence", evidence);
  return evidence;
}

void AddEvaluationCodecs(std::vector<BookCodec>& all) {
  all.push_back(BookCodecOf<Evaluation>());
  all.push_back(BookCodecOf<Appeal>());
}

}  // namespace duban::reporting
