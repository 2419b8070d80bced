// Panels and ballots as messages.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_BOOK_PANEL_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_BOOK_PANEL_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "duban/reporting/v1/panel.pb.h"
#include "duban/reporting/v1/panel_service.pb.h"
#include "services/docket/stored.h"
#include "services/reporting/convert/book_codec.h"
#include "services/reporting/domain/panel/marks.h"

namespace duban::reporting {

v1::Panel ToProto(absl::string_view jurisdiction, const Stored<Panel>& panel);
v1::Ballot ToProto(absl::string_view jurisdiction, const Stored<Ballot>& ballot);

// A panel as given by a caller: period, window, members, units, basis. Faults as FieldsReader.
Panel FromProto(const v1::Panel& panel, absl::string_view jurisdiction, const std::string& at,
                Violations& out);
// Marks of a ballot.
std::vector<BallotMark> FromProto(const google::protobuf::RepeatedPtrField<v1::BallotMark>& marks,
                                  absl::string_view jurisdiction, const std::string& at, Violations& out);
// The unit id of a full name. Faults: RESOURCE_NAME, OTHER_JURISDICTION.
std::string UnitIdFrom(const std::string& name, absl::string_view jurisdiction, const std::string& at,
                       Violations& out);

// Titles of groups and units come from the scheme and the record.
v1::Panel::Turnout ToProto(const Turnout& turnout, const Scheme& scheme);
v1::PanelResult::Unit ToProto(absl::string_view jurisdiction, const UnitOutcome& outcome,
                              const Scheme& scheme, const std::string& display_name);

// For the list of everything that the book keeps.
void AddPanelCodecs(std::vector<BookCodec>& all);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_BOOK_PANEL_H_
