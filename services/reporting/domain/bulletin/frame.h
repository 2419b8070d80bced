// Header, imprint and facts of a bulletin: everything around its text.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_FRAME_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_FRAME_H_

#include <string>

#include "services/reporting/domain/bulletin/composer.h"

namespace duban::reporting {

// The title, e.g. "八大行动2024年3月工作情况通报".
std::string BulletinTitle(const Composer& composer);

// Fills in form, header, title, addressee, signature and imprint by the rules of the kind; dates as far as
// the bulletin has come.
void WriteFrame(Composer& composer);

// Fills in what the document says about itself; `digest` is the content's.
void WriteFacts(Composer& composer, absl::CivilDay cut_off, const std::string& digest);

// SHA-256 (hexadecimal) over title, addressee and text, printed or in the workbook: the same whatever the
// format and the state.
std::string ContentDigest(const Document& document);

// `{action}` in a rule's text replaced.
std::string FillAction(const std::string& text, const Campaign& campaign, const std::string& action);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_FRAME_H_
