#include "services/reporting/api/scores.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/errors.h"
#include "services/reporting/api/acts.h"
#include "services/reporting/convert/to_proto.h"
#include "services/reporting/domain/bulletin/bulletin_record.h"
#include "services/reporting/domain/evaluation/own_inputs_of.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

// Four quarters and the year of a campaign, before and after a change or two.
constexpr size_t kQuarters = 24;

std::string EvaluationNameOf(const Known& known, const std::string& campaign, const std::string& id) {
  return MatterName(known.record().jurisdiction, campaign, Evaluation::kCollection, id);
}

absl::StatusOr<std::shared_ptr<const ComputedQuarter>> ComputeScores(const Known& present,
                                                                     const Scored& asked,
                                                                     const std::string& campaign,
                                                                     const Period& period) {
  const Projection& record = asked.known.record();
  OwnInputs own = OwnInputsOf(record, *asked.known.book, *asked.scheme, campaign, period);
  AddRulings(*present.book, record.jurisdiction, campaign, asked.appeals, own);
  auto computed = std::make_shared<ComputedQuarter>();
  ASSIGN_OR_RETURN(computed->result, ComputePeriod(record, *asked.scheme, campaign, period, own));
  computed->digest = ScoresDigest(computed->result);
  return computed;
}

}  // namespace

Scores::Scores(Desk& desk, ReportingStore& store)
    : desk_(desk), replays_(store, desk.keeper(), desk.jurisdiction()), quarters_(kQuarters) {}

absl::StatusOr<Scored> Scores::Make(const Known& present, Scored asked, const std::string& campaign,
                                    const Period& period) {
  asked.scheme = desk_.SchemeOf(*asked.known.book, campaign, period);
  const std::string key =
      absl::StrCat(asked.known.record().last_sequence, "|", asked.known.book->sequence, "|", campaign, "|",
                   PeriodId(period), "|", asked.scheme->id, "|", absl::StrJoin(asked.appeals, ","));
  ASSIGN_OR_RETURN(asked.quarter,
                   quarters_.Get(key, [&] { return ComputeScores(present, asked, campaign, period); }));
  return asked;
}

absl::StatusOr<Scored> Scores::Compute(const Known& known, const std::string& campaign,
                                       const Period& period) {
  Scored asked;
  asked.known = known;
  return Make(known, std::move(asked), campaign, period);
}

absl::StatusOr<Scored> Scores::OfEdition(const Known& present, const Evaluation& evaluation, int number) {
  const Edition* const edition = EditionOf(evaluation, number);
  if (edition == nullptr) {
    return NotFound(absl::StrCat(EvaluationNameOf(present, evaluation.campaign, evaluation.id), "@", number));
  }
  ASSIGN_OR_RETURN(const Period period, ParsePeriodId(evaluation.id));
  Scored asked;
  ASSIGN_OR_RETURN(asked.known, replays_.At(present, edition->change_sequence, edition->act_sequence));
  asked.evaluation = evaluation.id;
  asked.edition = number == 0 ? NewestEdition(evaluation) : number;
  asked.appeals = edition->appeals;
  return Make(present, std::move(asked), evaluation.campaign, period);
}

absl::StatusOr<Scored> Scores::WithAppeals(const Known& present, Scored edition, const Period& period,
                                           const std::string& campaign, const std::string& more) {
  edition.appeals.push_back(more);
  ++edition.edition;
  ASSIGN_OR_RETURN(edition.quarter, ComputeScores(present, edition, campaign, period));
  return edition;
}

absl::StatusOr<Scored> Scores::Standing(const Known& known, const std::string& campaign,
                                        const Period& period) {
  const Evaluation* const evaluation = FindEvaluation(*known.book, campaign, period);
  if (evaluation != nullptr && evaluation->state == EvaluationState::kFinal) {
    return OfEdition(known, *evaluation, 0);
  }
  return Compute(known, campaign, period);
}

absl::StatusOr<Known> Scores::KnownAt(const View& view, const std::string& campaign,
                                      const v1::AsOfPoint& as_of) {
  const Known present = KnownNow(view);
  if (as_of.has_sequences()) {
    // A place that a request leaves open is the present; of an edition or a bulletin, 0 is before the first.
    const auto place = [](std::int64_t sequence) {
      return sequence == 0 ? std::nullopt : std::optional<std::int64_t>(sequence);
    };
    return replays_.At(present, place(as_of.sequences().change_sequence()),
                       place(as_of.sequences().act_sequence()));
  }
  if (!as_of.has_bulletin()) return present;
  ASSIGN_OR_RETURN(const BookName name,
                   ParseBookName(as_of.bulletin(), Bulletin::kCollection, "as_of.bulletin"));
  const Bulletin* const bulletin = view.book->docket.Find<Bulletin>(name.campaign, name.id);
  if (bulletin == nullptr || name.campaign != campaign) return NotFound(as_of.bulletin());
  return replays_.At(present, bulletin->basis.change_sequence, bulletin->basis.act_sequence);
}

absl::StatusOr<Scored> Scores::Find(const View& view, const std::string& campaign, const Period& period,
                                    const v1::AsOfPoint& as_of) {
  if (as_of.has_evaluation()) {
    ASSIGN_OR_RETURN(const BookName name,
                     ParseBookName(as_of.evaluation(), Evaluation::kCollection, "as_of.evaluation"));
    if (name.campaign != campaign || name.id != PeriodId(period)) {
      return InvalidField("as_of.evaluation", "OTHER_PERIOD", "应为同一年度行动、同一周期的考评");
    }
    const Evaluation* const evaluation = FindEvaluation(*view.book, campaign, period);
    if (evaluation == nullptr) return NotFound(as_of.evaluation());
    return OfEdition(KnownNow(view), *evaluation, as_of.edition());
  }
  ASSIGN_OR_RETURN(const Known known, KnownAt(view, campaign, as_of));
  // A bulletin prints what its basis gives.
  if (as_of.has_sequences() || as_of.has_bulletin()) return Compute(known, campaign, period);
  return Standing(known, campaign, period);
}

v1::AsOf AsOfOf(const View& view, const std::string& campaign, const Scored& scored) {
  v1::AsOf as_of = ToProto(scored.result().as_of, view.simulated || scored.known.snapshot->simulated);
  as_of.set_scheme(scored.scheme->id);
  as_of.set_act_sequence(scored.known.book->sequence);
  if (scored.edition == 0) return as_of;
  as_of.set_evaluation(EvaluationNameOf(scored.known, campaign, scored.evaluation));
  as_of.set_edition(scored.edition);
  return as_of;
}

}  // namespace duban::reporting
