// Commands on bulletins that read or write files.
#ifndef DUBAN_CLIENTS_CLI_BULLETIN_WRITE_H_
#define DUBAN_CLIENTS_CLI_BULLETIN_WRITE_H_

#include <string>

#include "clients/cli/acts.h"
#include "duban/reporting/v1/bulletin_service.grpc.pb.h"

namespace duban::client {

// Drafts a bulletin from the record: `draft`, and `create`, its older name.
void AddDraft(const Noun& noun, const ActText& text);
// Writes parts, demands and answers into a draft.
void AddEdit(const Noun& noun);
// Prints a bulletin with its parts and follow-ups.
void AddShow(const Noun& noun);
// Writes the document into a file; its ending tells the format.
void AddExport(const Noun& noun);

// The format that a file's ending tells. USAGE for another ending.
absl::StatusOr<reporting::v1::Bulletin::Format> FormatOf(const std::string& file);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_BULLETIN_WRITE_H_
