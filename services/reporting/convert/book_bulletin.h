// Bulletins in their messages and in the book.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_BOOK_BULLETIN_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_BOOK_BULLETIN_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "duban/reporting/v1/bulletin.pb.h"
#include "services/common/errors.h"
#include "services/docket/stored.h"
#include "services/reporting/convert/book_codec.h"
#include "services/reporting/domain/bulletin/bulletin_record.h"

namespace duban::reporting {

v1::Bulletin ToProto(absl::string_view jurisdiction, const Stored<Bulletin>& bulletin);

// What a request to create asks for: kind, period, action, subject and tone. Violations as FieldsReader, and
// KIND_REQUIRED, PERIOD_ID, SUBJECT_REQUIRED.
Bulletin FromProto(const v1::Bulletin& bulletin, absl::string_view jurisdiction, Violations& out);

BulletinEntry FromProto(const v1::Bulletin::Entry& entry, absl::string_view jurisdiction,
                        const std::string& at, Violations& out);
BulletinAnswer FromProto(const v1::Bulletin::Answer& answer, absl::string_view jurisdiction,
                         const std::string& at, Violations& out);

BulletinFrame FromProto(const v1::Bulletin::Frame& frame, absl::string_view jurisdiction,
                        const std::string& at, Violations& out);

// Adds the codec of bulletins.
void AddBulletinCodecs(std::vector<BookCodec>& all);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_BOOK_BULLETIN_H_
