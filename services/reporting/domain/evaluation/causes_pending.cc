// Which decisions an edition does not have yet.
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/reporting/domain/evaluation/cause_text.h"
#include "services/reporting/domain/evaluation/causes.h"
#include "services/reporting/domain/score/affair_cases.h"

namespace duban::reporting {
namespace {

bool PeriodHolds(const Period& period, absl::CivilDay day) {
  return FirstDay(period) <= day && day <= LastDay(period);
}
bool PeriodHolds(const Period& period, const Period& part) {
  return PeriodHolds(period, FirstDay(part)) && PeriodHolds(period, LastDay(part));
}

class PendingFinder {
 public:
  PendingFinder(const EditionView& view, const Evaluation& evaluation, const Period& period)
      : view_(view), evaluation_(evaluation), campaign_(evaluation.campaign), period_(period) {}

  std::vector<PendingCause> Run() && {
    AddCards();
    AddFalseReports();
    AddCredits();
    AddExemptions();
    if (period_.kind == PeriodKind::kYear) AddQuarters();
    std::stable_sort(pending_.begin(), pending_.end(), [](const PendingCause& a, const PendingCause& b) {
      return Place(a.cause) < Place(b.cause);
    });
    return std::move(pending_);
  }

 private:
  // Those of the record first.
  static std::pair<std::int64_t, std::int64_t> Place(const Cause& cause) {
    return {cause.act_sequence, cause.change_sequence};
  }

  bool IsTakenUp(const Cause& cause) const {
    const std::vector<Cause>& causes = EditionOf(evaluation_, 0)->causes;
    return std::find(causes.begin(), causes.end(), cause) != causes.end();
  }

  // What the record says at a step of a life.
  void AddFromRecord(const char* collection, const std::string& id, const std::string& unit, std::string what,
                     const LifeStep* step) {
    if (step == nullptr) return;
    Cause cause{absl::StrCat("campaigns/", campaign_, "/", collection, "/", id), step->sequence, 0};
    if (IsTakenUp(cause)) return;
    pending_.push_back({std::move(cause), unit, std::move(what), step->time});
  }

  template <MatterType T>
  void AddFromBook(const T& matter, const std::string& unit, std::string what, const Stored<Matter>& stored) {
    pending_.push_back({{PathOf(matter), 0, stored.sequence}, unit, std::move(what), stored.time});
  }

  void AddCards() {
    for (const auto& [key, card] : view_.record.cards) {
      if (key.first != campaign_ || card.state != "WITHDRAWN" || !PeriodHolds(period_, card.date)) continue;
      const auto then = view_.record_then.cards.find(key);
      if (then == view_.record_then.cards.end() || then->second.state == "WITHDRAWN") continue;
      AddFromRecord("cards", card.id, card.unit, CardCauseText(card), card.life.FirstInto({"WITHDRAWN"}));
    }
  }

  void AddFalseReports() {
    for (const FalseReport* then : FalseReportsIn(view_.record_then, campaign_, period_)) {
      const auto now = view_.record.false_reports.find({campaign_, then->id});
      if (now == view_.record.false_reports.end() || now->second.is_false) continue;
      AddFromRecord("falseReportCases", then->id, then->unit, FalseReportCauseText(now->second),
                    now->second.life.FirstInto({"FINAL"}));
    }
  }

  void AddCredits() {
    view_.book.docket.Each<Credit>(campaign_, [&](const Credit& credit, const Stored<Matter>& stored) {
      if (!PeriodHolds(period_, credit.period)) return;
      const Credit* const then = view_.book_then.docket.Find<Credit>(campaign_, credit.id);
      const bool counted = then != nullptr && then->state == CreditState::kApproved;
      if (counted == (credit.state == CreditState::kApproved)) return;
      AddFromBook(credit, credit.unit, CreditCauseText(credit), stored);
    });
  }

  // True if what the exemption takes out of the scores lies in the period.
  bool Touches(const Exemption& exemption) const {
    const std::vector<std::string> parts = absl::StrSplit(exemption.subject, '/');
    const std::string& collection = parts.size() == 4 ? parts[2] : exemption.subject;
    const CampaignId key{campaign_, parts.back()};
    if (const auto card = view_.record.cards.find(key);
        collection == "cards" && card != view_.record.cards.end()) {
      return PeriodHolds(period_, card->second.date);
    }
    if (const auto order = view_.record.orders.find(key);
        collection == "orders" && order != view_.record.orders.end() && order->second.due_time) {
      return PeriodHolds(period_, absl::ToCivilDay(*order->second.due_time, ChinaTime()));
    }
    const Credit* const credit = view_.book.docket.Find<Credit>(campaign_, key.second);
    if (collection == Credit::kCollection && credit != nullptr) return PeriodHolds(period_, credit->period);
    return PeriodHolds(period_, exemption.period);
  }

  void AddExemptions() {
    view_.book.docket.Each<Exemption>(campaign_, [&](const Exemption& one, const Stored<Matter>& stored) {
      if (one.state != ExemptionState::kGranted || !Touches(one)) return;
      const Exemption* const then = view_.book_then.docket.Find<Exemption>(campaign_, one.id);
      if (then != nullptr && then->state == ExemptionState::kGranted) return;
      AddFromBook(one, one.unit, ExemptionCauseText(one), stored);
    });
  }

  void AddQuarters() {
    view_.book.docket.Each<Evaluation>(campaign_, [&](const Evaluation& one, const Stored<Matter>& stored) {
      const auto quarter = ParsePeriodId(one.id);
      const bool inside = quarter.ok() && quarter->kind == PeriodKind::kQuarter &&
                          PeriodHolds(period_, *quarter) && one.state == EvaluationState::kFinal;
      if (!inside) return;
      const Evaluation* const then = view_.book_then.docket.Find<Evaluation>(campaign_, one.id);
      if (then != nullptr && NewestEdition(*then) == NewestEdition(one)) return;
      AddFromBook(one, "", QuarterCauseText(one), stored);
    });
  }

  const EditionView& view_;
  const Evaluation& evaluation_;
  const std::string& campaign_;
  const Period& period_;
  std::vector<PendingCause> pending_;
};

}  // namespace

std::vector<PendingCause> PendingCausesOf(const EditionView& view, const Evaluation& evaluation,
                                          const Period& period) {
  if (evaluation.state != EvaluationState::kFinal) return {};
  return PendingFinder(view, evaluation, period).Run();
}

}  // namespace duban::reporting
