// A press for bulletins without services: composes, takes them through their steps and keeps them in a book.
#ifndef DUBAN_TESTS_UNIT_REPORTING_BULLETIN_BULLETIN_PRESS_H_
#define DUBAN_TESTS_UNIT_REPORTING_BULLETIN_BULLETIN_PRESS_H_

#include <string>
#include <vector>

#include "services/reporting/domain/bulletin/bulletin_acts.h"
#include "services/reporting/domain/bulletin/compose.h"
#include "tests/unit/reporting/campaign_builder.h"

namespace duban::reporting {

// The rules that come with the program, as JSON.
std::string BuiltInRulesText();
// The same with agency codes that the district has settled.
const BulletinRules& PressRules();

// One campaign's record and book.
class BulletinPress {
 public:
  CampaignBuilder record;
  Book book;

  // A bulletin to draft, as of `now`.
  Bulletin New(BulletinKind kind, const std::string& period, absl::Time now, const std::string& action = "");

  // Composes it and fills in what follows, as the service does.
  absl::StatusOr<Composition> Finish(Bulletin& bulletin);
  // Draft → issued by three persons; kept in the book.
  Bulletin Issue(Bulletin bulletin, absl::Time now);
  void Keep(const Bulletin& bulletin);
};

// Headings of level 1, in order.
std::vector<std::string> SectionsOf(const Document& document);
// All text of paragraphs and tables, a line each.
std::string TextOf(const Document& document);

Signature Actor(const std::string& person, const std::string& role = "GENERAL_OFFICE");

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_UNIT_REPORTING_BULLETIN_BULLETIN_PRESS_H_
