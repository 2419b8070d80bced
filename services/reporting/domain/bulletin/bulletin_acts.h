// What is done with a bulletin, step by step. Nothing here composes: whoever writes the state composes it
// anew.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_BULLETIN_ACTS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_BULLETIN_ACTS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/bulletin/bulletin_machine.h"
#include "services/reporting/domain/bulletin/bulletin_rules.h"
#include "services/reporting/domain/bulletin/part_text.h"
#include "services/reporting/domain/record/projection.h"

namespace duban::reporting {

// What a drafter writes.
struct BulletinEdit {
  std::vector<BulletinPart> parts;  // an empty text takes back what was written
  std::vector<BulletinEntry> demands;
  std::vector<BulletinAnswer> answers;
  std::optional<BulletinFrame> frame = {};  // in place of what was set; none: it stays
};

// Writes an edit into a draft; `figures` are those of the draft as it stands. INVALID_ARGUMENT: UNKNOWN_PART,
// UNKNOWN_FIGURE, FIGURE_REMOVED, TEXT_REQUIRED, UNIT_REQUIRED, UNKNOWN_UNIT, UNKNOWN_ENTRY, REASON_REQUIRED,
// ENTRY_BOUND (data tell how it stands), COPY_NUMBER, SECRECY_MARK, STATE_SECRET. Errors of StateAfter.
absl::StatusOr<Bulletin> Edited(const Bulletin& draft, const BulletinEdit& edit, const Figures& figures,
                                const Projection& record, const BulletinRules& rules, const Signature& actor);

// INVALID_ARGUMENT (COPY_NUMBER, SECRECY_MARK, STATE_SECRET) on `field` unless a document may carry the
// frame: a copy number of six digits above zero, a mark of the rules with an optional term ("内部★1年"), no
// state secret. Basis: GB/T 9704-2012, 7.2.1–7.2.3; 政府督查工作条例 art. 9.
absl::Status CheckFrame(const BulletinFrame& frame, const std::string& field, const BulletinRules& rules);

// 审核. PERMISSION_DENIED (SAME_PERSON) for who drafted it or wrote in it. Errors of StateAfter, here and
// below.
absl::StatusOr<Bulletin> Reviewed(const Bulletin& draft, const Signature& actor, absl::Time now);
// 退回. INVALID_ARGUMENT (REASON_REQUIRED).
absl::StatusOr<Bulletin> Returned(const Bulletin& bulletin, const std::string& reason);
// 签发. PERMISSION_DENIED (SAME_PERSON) for who drafted, wrote or reviewed it; FAILED_PRECONDITION
// (AGENCY_CODE_PLACEHOLDER) while the agency code of its kind is a placeholder.
absl::StatusOr<Bulletin> Signed(const Bulletin& bulletin, const BulletinRules& rules, const Signature& actor,
                                absl::Time now);
// 编号: the next serial of the kind's series in the year of `now`; a later edition keeps the number of the
// first. FAILED_PRECONDITION (AGENCY_CODE_PLACEHOLDER) as above.
absl::StatusOr<Bulletin> Numbered(const Bulletin& bulletin, const Book& book, const Campaign& campaign,
                                  const BulletinRules& rules, const Signature& actor, absl::Time now);
// 印发.
absl::StatusOr<Bulletin> Issued(const Bulletin& bulletin, const Signature& actor, absl::Time now);

// 更正: the issued edition with its link, and the next one as a draft with what people had written.
// INVALID_ARGUMENT (REASON_REQUIRED); ALREADY_EXISTS if there is a next one.
struct AmendedBulletin {
  Bulletin issued;
  Bulletin draft;
};
absl::StatusOr<AmendedBulletin> Amended(const Bulletin& bulletin, const std::string& cause,
                                        const Signature& actor, absl::Time now);

// "区政办通〔2024〕3号" or "第3期".
std::string NumberText(const BulletinKindRules& kind, const std::string& series, int year, int serial);

// Why nothing may be signed or numbered under a kind's agency code yet, with the remedy; empty: it may.
std::string PlaceholderNotice(const BulletinKindRules& kind);

BulletinHand HandOf(const Signature& actor, absl::Time now);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_BULLETIN_ACTS_H_
