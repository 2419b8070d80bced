#include "services/reporting/api/scores.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
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
  std::optional<Projection> changed;
  if (TouchesRecord(asked.causes)) {
    changed = WithCauses(asked.known.record(), asked.causes, present.record());
  }
  const Projection& record = changed ? *changed : asked.known.record();
  OwnInputs own = OwnInputsOf(record, *asked.known.book, *asked.scheme, campaign, period);
  AddAmendmentNotes(record, *asked.known.book, asked.causes, own);
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
  ASSIGN_OR_RETURN(asked.scheme, desk_.SchemeOf(*asked.known.book, campaign, period));
  const std::string key = absl::StrCat(asked.known.record().last_sequence, "|", asked.known.book->sequence,
                                       "|", campaign, "|", PeriodId(period), "|", asked.scheme->id, "|",
                                       asked.known.taken_up, "|", CausesText(asked.causes));
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
  ASSIGN_OR_RETURN(asked.known, KnownOf(present, *edition));
  asked.evaluation = evaluation.id;
  asked.edition = number == 0 ? NewestEdition(evaluation) : number;
  asked.causes = edition->causes;
  return Make(present, std::move(asked), evaluation.campaign, period);
}

absl::StatusOr<Known> Scores::KnownWith(const Known& present, Known base, const std::vector<Cause>& causes) {
  if (causes.empty()) return base;
  const auto book_at = [&](std::int64_t act) -> absl::StatusOr<std::shared_ptr<const Book>> {
    ASSIGN_OR_RETURN(const Known then, replays_.At(present, std::nullopt, act));
    return then.book;
  };
  ASSIGN_OR_RETURN(Book book, WithCauses(*base.book, causes, book_at));
  base.book = std::make_shared<const Book>(std::move(book));
  base.taken_up += CausesText(causes);
  return base;
}

absl::StatusOr<Known> Scores::KnownOf(const Known& present, const Edition& edition) {
  ASSIGN_OR_RETURN(Known base, replays_.At(present, edition.change_sequence, edition.act_sequence));
  return KnownWith(present, std::move(base), edition.causes);
}

absl::StatusOr<std::vector<PendingCause>> Scores::PendingOf(const Known& present,
                                                            const Evaluation& evaluation) {
  if (evaluation.state != EvaluationState::kFinal) return std::vector<PendingCause>();
  ASSIGN_OR_RETURN(const Period period, ParsePeriodId(evaluation.id));
  ASSIGN_OR_RETURN(const Known then, KnownOf(present, *EditionOf(evaluation, 0)));
  return PendingCausesOf({then.record(), *then.book, present.record(), *present.book}, evaluation, period);
}

absl::StatusOr<AmendedScores> Scores::Amended(const Known& present, const Evaluation& evaluation,
                                              std::vector<Cause> causes) {
  ASSIGN_OR_RETURN(const Period period, ParsePeriodId(evaluation.id));
  ASSIGN_OR_RETURN(const Scored before, OfEdition(present, evaluation, 0));
  Scored after = before;
  ASSIGN_OR_RETURN(after.known, KnownWith(present, before.known, causes));
  after.causes.insert(after.causes.end(), causes.begin(), causes.end());
  ASSIGN_OR_RETURN(after.quarter, ComputeScores(present, after, evaluation.campaign, period));
  AmendedScores amended{std::move(causes), after.quarter->digest, {}};
  if (period.kind == PeriodKind::kYear) {
    ASSIGN_OR_RETURN(const ScoredYear year_before, YearOf(present, before));
    ASSIGN_OR_RETURN(const ScoredYear year_after, YearOf(present, std::move(after)));
    amended.moves = MovesBetween(year_before.result, year_after.result);
  } else {
    amended.moves = MovesBetween(before.result(), after.result());
  }
  return amended;
}

absl::StatusOr<Scored> Scores::Standing(const Known& known, const std::string& campaign,
                                        const Period& period) {
  return StandingAt(known, known, campaign, period);
}

absl::StatusOr<Scored> Scores::StandingAt(const Known& present, const Known& known,
                                          const std::string& campaign, const Period& period) {
  const Evaluation* const evaluation = FindEvaluation(*known.book, campaign, period);
  if (evaluation != nullptr && evaluation->state == EvaluationState::kFinal) {
    return OfEdition(present, *evaluation, 0);
  }
  return Compute(known, campaign, period);
}

absl::StatusOr<ScoredYear> Scores::YearOf(const Known& present, Scored annual) {
  ScoredYear year;
  const QuarterResult& result = annual.result();
  for (int index = 1; index <= PeriodsPerYear(PeriodKind::kQuarter); ++index) {
    const Period quarter{PeriodKind::kQuarter, result.quarter.year, index};
    ASSIGN_OR_RETURN(const Scored scored, StandingAt(present, annual.known, result.campaign, quarter));
    if (!scored.result().complete) continue;
    year.quarters.push_back(scored.result());
    if (scored.edition != 0) year.frozen.insert(quarter);
  }
  year.result = ComputeYear(year.quarters, result, *annual.scheme);
  year.annual = std::move(annual);
  return year;
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
