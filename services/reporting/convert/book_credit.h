// Credits and exemptions as messages.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_BOOK_CREDIT_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_BOOK_CREDIT_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "duban/reporting/v1/credit.pb.h"
#include "duban/reporting/v1/exemption.pb.h"
#include "services/docket/stored.h"
#include "services/reporting/convert/book_codec.h"
#include "services/reporting/domain/credit/credit.h"
#include "services/reporting/domain/credit/exemption.h"

namespace duban::reporting {

v1::Credit ToProto(absl::string_view jurisdiction, const Stored<Credit>& credit);
v1::Exemption ToProto(absl::string_view jurisdiction, const Stored<Exemption>& exemption);

// As given by a caller; what only the service sets is left out. Faults as FieldsReader.
Credit FromProto(const v1::Credit& credit, absl::string_view jurisdiction, const std::string& at,
                 Violations& out);
Exemption FromProto(const v1::Exemption& exemption, absl::string_view jurisdiction, const std::string& at,
                    Violations& out);

// For the list of everything that the book keeps.
void AddCreditCodecs(std::vector<BookCodec>& all);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_BOOK_CREDIT_H_
