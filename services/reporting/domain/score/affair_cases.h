// The supervision cycle (督查督办) as cases of the leaves: resolutions (K2c), orders (P2a), issues (P3) and
// hidden dangers (K3a), as they stood when the period ended, or at the record's last change while it runs.
// Limit, lead, cooperating units, action, difficulty and exemption of the clock are those in force when the
// period ended: an extension, a transfer or another difficulty decided afterwards moves the periods to come.
// What the rules let in late all the same: withdrawn cards, decided false reports, exemptions and rulings of
// the book, and a difficulty where none was fixed by then.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_AFFAIR_CASES_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_AFFAIR_CASES_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "services/common/period.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/score/contested.h"
#include "services/reporting/domain/score/leaves_k.h"
#include "services/reporting/domain/score/leaves_pb.h"
#include "services/reporting/domain/score/own_inputs.h"

namespace duban::reporting {

// False reports (虚报) in force whose reported period ends inside `period`, by id. One whose period is no
// calendar period counts by the day its decision came in force.
std::vector<const FalseReport*> FalseReportsIn(const Projection& projection, const std::string& campaign,
                                               const Period& period);

// The same by item code; of several of one item the one whose reported period ends last.
std::map<std::string, const FalseReport*> FalseItemsIn(const Projection& projection,
                                                       const std::string& campaign, const Period& period);

// The cases of one campaign and period. Refers to its arguments, which must outlive it.
class AffairCases {
 public:
  AffairCases(const Projection& projection, const std::string& campaign, const Scheme& scheme,
              const Period& period, const OwnInputs& own);

  // Resolutions due inside the period: met when closed (accepted) on the due day or before. The lead counts
  // in full, cooperating units by the scheme's factor; cancelled, suspended and exempted ones are left out.
  std::vector<YesNoCase> Resolutions(const std::string& unit) const;

  // Orders due inside the period, counted by their lead unit alone: met when closed on the due day or before.
  // Cancelled, suspended and exempted ones are left out.
  std::vector<YesNoCase> Orders(const std::string& unit) const;

  // Issues on hand when the period began or raised in it, with the state they had reached at its end; only
  // VERIFIED is solved, only STAGED is staged. An issue without a difficulty has difficulty 0.
  std::vector<IssueCase> Issues(const std::string& unit) const;

  // Hidden dangers whose rectification is due by now, of a unit, or of a task force's actions. Rectified on
  // the day of the claim that its re-check confirmed.
  std::vector<TaskCase> HazardsOfUnit(const std::string& unit) const;
  std::vector<TaskCase> HazardsOfActions(const std::string& task_force,
                                         const std::set<std::string>& actions) const;

 private:
  struct Deadline {
    absl::CivilDay due;
    std::optional<absl::CivilDay> closed;  // before the period's end
  };
  // True when a case due on this day is a case by now: its day is past, or it was closed already.
  bool Counts(const Deadline& deadline) const;
  // Limit, lead and what else may change, in the version in force at the period's end.
  template <typename T>
  const T& Terms(const T& matter) const {
    return InForce(matter, end_);
  }
  std::optional<Rational> FactorOf(const Affair& affair, const std::string& unit) const;
  bool IsExempted(const std::string& unit, const std::string& code) const;
  LedgerLine LineOf(const Affair& affair, const LifeStep& state) const;
  std::optional<TaskCase> HazardCase(const Affair& hazard, const Rational& factor) const;
  std::optional<IssueCase> CaseOfIssue(const Affair& issue, const Rational& factor) const;

  const Projection& projection_;
  const Scheme& scheme_;
  const OwnInputs& own_;
  const Period period_;
  const absl::Time begin_;  // of the period
  const absl::Time end_;
  absl::CivilDay last_day_;  // the last whole day: of the period, or before the record's last change
  std::vector<const Affair*> affairs_;  // of the campaign
  std::vector<const Order*> orders_;
  std::map<std::string, const FalseReport*> false_reports_;
  ContestedConclusions contested_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_AFFAIR_CASES_H_
