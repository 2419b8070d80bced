// The rules of bulletins as data: who drafts, reviews and signs which kind, how long it may be, how it is
// numbered and addressed. Read from a versioned document (schemes/bulletin.v1.json).
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_BULLETIN_RULES_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_BULLETIN_RULES_H_

#include <map>
#include <string>
#include <vector>

#include "services/common/decimal.h"
#include "services/reporting/domain/bulletin/bulletin_record.h"
#include "services/reporting/domain/light/lights.h"

namespace duban::reporting {

// Who may do each step, as the record names roles.
struct BulletinRoles {
  std::vector<std::string> draft, review, sign, issue;  // numbering goes with the issue
};

// One kind of bulletin. `{action}` in mark and series stands for the action's title.
struct BulletinKindRules {
  BulletinRoles roles;
  std::string mark;               // issuing mark (发文机关标志), or the name of a 简报
  std::string series;             // agency code (机关代字) or, of a 简报, the name it is counted by
  bool counted_as_issue = false;  // 第n期 instead of 〔year〕n号
  bool placeholder_code = false;  // the agency code is not settled: nothing is signed or numbered under it
  std::string issuer;             // signature (发文机关署名); of a 简报 the editing unit
  std::string addressee;          // empty: the unit concerned
  std::string reports_to, copies_to, sends_to;
  std::string secrecy;  // "内部"; "-" = none
  int copies = 0;
  int length_limit = 0;    // characters; 0 = none
  int limit_workdays = 0;  // time given by a letter; 0 = none
};

// Which rows of long lists are printed; the workbook has all of them.
struct PrintRules {
  std::vector<Light> lights;      // always
  std::vector<Light> changed_to;  // if it came to this colour since the period before
  int key_tasks = 0;   // a 旬简报 prints at least so many tasks and projects, the most urgent first,
  int most_tasks = 0;  // and at most so many
  std::vector<Light> trend_lights;  // indicators whose course is drawn
  int trend_charts = 0;             // at most so many of them are printed
};

// All of it.
struct BulletinRules {
  std::string id;                                  // "bulletin.v1", in every bulletin
  std::map<std::string, BulletinKindRules> kinds;  // "MONTHLY"; "DEKAD.ACTION" for a task force's own
  int shingle_characters = 0;                      // length of the pieces that repeated text is found by
  int repeated_minimum = 0;                        // shorter parts (in characters) are not looked at
  Rational repeated_share;                         // of equal pieces from which on a part counts as repeated
  std::string contact;                             // of letters
  PrintRules print;
  std::vector<std::string> secrecy_marks;  // that an editor may set
  std::vector<std::string> state_secrets;  // marks that are refused: such documents stay out of the system
};

// The rules of a bulletin's kind. The rules document has all of them: see ParseBulletinRules.
const BulletinKindRules& RulesOf(const BulletinRules& rules, const Bulletin& bulletin);

// The key of a kind in the rules: "DEKAD.ACTION", "MONTHLY".
std::string RulesKey(const Bulletin& bulletin);
// Every key that the rules must have.
std::vector<std::string> AllRulesKeys();

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_BULLETIN_RULES_H_
