// The book (考评台账): what reporting itself keeps on record — schemes, panels and ballots, commendations and
// criticism, exemptions, evaluations and appeals, overrides of lights, bulletins. Everything else it says
// follows from the task service's record and from this.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BOOK_BOOK_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BOOK_BOOK_H_

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "services/docket/docket.h"

namespace duban::reporting {

// Stored in the database by number; never renumber. The message's field in duban.reporting.v1.Act has this
// number plus 20.
enum class BookKind {
  kScheme = 1,         // 评分办法
  kPanel = 2,          // 评议组
  kBallot = 3,         // 评议票
  kCredit = 4,         // 加分、扣分、作风问题、否决依据
  kExemption = 5,      // 容错免责
  kEvaluation = 6,     // 季度、年度考评
  kAppeal = 7,         // 申诉
  kLightOverride = 8,  // 人工改灯
  kBulletin = 9,       // 通报
};

// Who acts: signed into every act. With a substitute both names stand.
struct Signature {
  std::string person;
  std::string role;          // "SUPERVISION", …; the role used
  std::string unit;          // in which the role is held; may be empty
  std::string on_behalf_of;  // the person whose place is taken; empty in one's own right

  friend bool operator==(const Signature&, const Signature&) = default;
};

// True when the two stand for one person: a substitute and the principal are one.
inline bool SameHand(const Signature& a, const Signature& b) {
  if (a.person == b.person || a.person == b.on_behalf_of || b.person == a.on_behalf_of) return true;
  return !a.on_behalf_of.empty() && a.on_behalf_of == b.on_behalf_of;
}

// The present state of everything in the book, up to its last act. Copies are cheap.
struct Book {
  Docket docket;
  std::int64_t sequence = 0;  // of the last act; 0 = none
  absl::Time time;            // of the last act
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BOOK_BOOK_H_
