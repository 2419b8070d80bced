// The sections that bulletins are made of, and each kind's own content in the order of the district's plan.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_SECTIONS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_SECTIONS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/reporting/domain/bulletin/composer.h"
#include "services/reporting/domain/bulletin/item_standing.h"

namespace duban::reporting {

// What the kinds share: the items that a bulletin is about, read at its data's period.
struct BulletinData {
  ItemReader reader;
  Period period;  // of the data: of a 月报 the last ten-day period locked by the 25th
  std::vector<ItemStanding> indicators, tasks, projects;

  std::vector<const ItemStanding*> All() const;
};
BulletinData ReadData(const Composer& composer, const Period& period, bool attested);

// Registers the figures of all items: "{I-A1-01.cumulative}", "….progress", "….light".
void ShowItems(Composer& composer, const BulletinData& data);

// Counts of lights with a chart by action, and what changed since `before`, as MarkChanges noted it in `data`
// (null: nothing is said of changes).
void WriteLights(Composer& composer, const BulletinData& data, const BulletinData* before);

Table IndicatorTable(const Composer& composer, const std::vector<ItemStanding>& indicators);
Table TaskTable(const Composer& composer, const std::vector<ItemStanding>& tasks);
// Projects by class, or by unit.
Table ProjectTable(const Composer& composer, const std::vector<ItemStanding>& projects, bool by_unit);

// Forms due, on time, late, missing, and everything that went around the rule with its reason: excused,
// reopened, corrected after the lock, lights changed by hand.
void WriteReporting(Composer& composer, const Period& month);
// The forms of the month that are missing to this day.
std::vector<const Form*> MissingForms(const Composer& composer, const Period& month);

// Tracking assessments since the last issue, told in full; call it only when there are some.
bool HasAssessments(const Composer& composer);
void WriteAssessments(Composer& composer);

// Orders: total, closed, in hand, overdue by name.
void WriteOrders(Composer& composer);

// The orders of the bulletin's scope that are issued and open, and of them those that are overdue.
std::vector<const Order*> OrdersOf(const Composer& composer);
std::vector<const Order*> OverdueOrders(const Composer& composer);
// The issues that are not solved yet, by code.
std::vector<const Affair*> OpenIssues(const Composer& composer);
Table IssueTable(const Composer& composer, const std::vector<const Affair*>& issues);

// Raise what the next issue has to take up.
void RaiseRedItems(Composer& composer, const BulletinData& data);
void RaiseOverdueOrders(Composer& composer);
void RaiseIssues(Composer& composer);
// The demand on a red item: who, what, how far.
std::string RedDemand(const Composer& composer, const ItemStanding& standing);

// Planned against actual, January to the month, of the indicators that lag and have a completion: as many
// charts printed as the rules say, the others in the workbook.
void WriteTrends(Composer& composer, const BulletinData& data);

// 旬简报: lights, key tasks, difficult points with help asked, next steps.
void ComposeDekad(Composer& composer, const BulletinData& data);
// 月通报: indicators, tasks, projects, orders, reporting, demands.
void ComposeMonth(Composer& composer, const BulletinData& data);
// 月报: exactly four parts.
void ComposeReport(Composer& composer, const BulletinData& data);
// 季讲评: scores and ranks, lists, cases, statements, unsolved issues, next quarter. Errors of
// ComputeQuarter.
absl::Status ComposeQuarter(Composer& composer, const BulletinData& data);
// 提醒函, 督办函 and 通报: matter, basis, facts, demand or decision, limit. NOT_FOUND when the subject is
// gone.
absl::Status ComposeLetter(Composer& composer);

// The orders' common words: the order that a letter's subject leads to. Null for a proposal or card about an
// item alone. NOT_FOUND when the subject is not on record; FAILED_PRECONDITION (LETTER_SUBJECT) when it does
// not carry the kind.
struct LetterSubject {
  const Order* order = nullptr;
  std::string unit;     // addressed, id
  std::string matter;   // what it is about
  std::string level;    // "L1", "L2", "L3"
  std::string grounds;  // how it came to it: rule, card, decision
  std::string target;   // path for the entry: of the order, else of the item; may be empty
};
absl::StatusOr<LetterSubject> ReadSubject(const Projection& record, const Bulletin& bulletin);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_SECTIONS_H_
