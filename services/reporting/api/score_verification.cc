// The proof: everything again from the first change and the first act on.
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status_macros.h"
#include "services/reporting/api/score_service.h"
#include "services/reporting/book/book_digest.h"
#include "services/reporting/domain/evaluation/causes.h"
#include "services/reporting/domain/evaluation/own_inputs_of.h"
#include "services/reporting/domain/names.h"
#include "services/reporting/feed/snapshot.h"

namespace duban::reporting {
namespace {

// Every evaluation with its editions.
struct EditionAt {
  const Evaluation* evaluation = nullptr;
  int number = 0;
};

std::vector<EditionAt> EditionsOf(const Projection& record, const Book& book) {
  std::vector<EditionAt> editions;
  for (const auto& [id, campaign] : record.campaigns) {
    book.docket.Each<Evaluation>(id, [&](const Evaluation& evaluation, const Stored<Matter>&) {
      for (int number = 1; number <= NewestEdition(evaluation); ++number) {
        editions.push_back({&evaluation, number});
      }
    });
  }
  return editions;
}

}  // namespace

absl::StatusOr<v1::VerifyScoresResponse> ScoreService::Verify(const rpc::CallContext& call,
                                                              const v1::VerifyScoresRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParseJurisdictionName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, parsed.jurisdiction, 0));
  const Projection& kept = view.projection();
  ASSIGN_OR_RETURN(const Snapshot rebuilt, Rebuild(store_, desk_.jurisdiction(), kept.last_sequence));
  ASSIGN_OR_RETURN(const auto book, desk_.keeper().At(view.book->sequence));
  v1::VerifyScoresResponse response;
  response.set_incremental_digest(ProjectionDigest(kept));
  response.set_rebuilt_digest(ProjectionDigest(rebuilt.projection));
  response.set_change_count(rebuilt.projection.last_sequence);
  ASSIGN_OR_RETURN(const std::set<std::string> names, NamesInActs(desk_.keeper(), view.book->sequence));
  response.set_book_digest(BookDigest(*view.book, desk_.jurisdiction(), names));
  response.set_rebuilt_book_digest(BookDigest(*book, desk_.jurisdiction(), names));
  response.set_act_count(book->sequence);
  bool equal = response.incremental_digest() == response.rebuilt_digest() &&
               response.book_digest() == response.rebuilt_book_digest();
  for (const EditionAt& at : EditionsOf(kept, *book)) {
    const Edition& edition = *EditionOf(*at.evaluation, at.number);
    // A replay of its own, nothing that was kept.
    ASSIGN_OR_RETURN(Snapshot then, Rebuild(store_, desk_.jurisdiction(), edition.change_sequence));
    ASSIGN_OR_RETURN(const auto book_then, desk_.keeper().At(edition.act_sequence));
    ASSIGN_OR_RETURN(const Period period, ParsePeriodId(at.evaluation->id));
    const std::string& campaign = at.evaluation->campaign;
    ASSIGN_OR_RETURN(const auto scheme, desk_.SchemeOf(*book_then, campaign, period));
    ASSIGN_OR_RETURN(const Book decided, WithCauses(*book_then, edition.causes, [&](std::int64_t act) {
                       return desk_.keeper().At(act);
                     }));
    if (TouchesRecord(edition.causes)) {
      then.projection = WithCauses(std::move(then.projection), edition.causes, rebuilt.projection);
    }
    OwnInputs own = OwnInputsOf(then.projection, decided, *scheme, campaign, period);
    AddAmendmentNotes(then.projection, decided, edition.causes, own);
    ASSIGN_OR_RETURN(const QuarterResult result,
                     ComputePeriod(then.projection, *scheme, campaign, period, own));
    auto* const added = response.add_editions();
    added->set_evaluation(
        MatterName(desk_.jurisdiction(), campaign, Evaluation::kCollection, at.evaluation->id));
    added->set_edition(at.number);
    added->set_stored_digest(edition.digest);
    added->set_rebuilt_digest(ScoresDigest(result));
    equal = equal && added->stored_digest() == added->rebuilt_digest();
  }
  response.set_equal(equal);
  return response;
}

}  // namespace duban::reporting
