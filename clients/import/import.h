// Sends a campaign's folder to the server.
#ifndef DUBAN_CLIENTS_IMPORT_IMPORT_H_
#define DUBAN_CLIENTS_IMPORT_IMPORT_H_

#include <functional>

#include "absl/status/status.h"
#include "clients/cpp/endpoint.h"
#include "clients/import/folder.h"

namespace duban::client {

struct ImportOptions {
  bool dry_run = false;
  // Called after every file that was taken (or, in a dry run, checked); `by_server` is false when only the
  // folder itself was checked.
  std::function<void(const ImportStep& step, bool by_server)> on_step = [](const ImportStep&, bool) {};
};

// Imports the files in order, each all or nothing. The same folder twice is one import: the request ids
// follow from its content. A dry run writes nothing: the server checks units and calendars, the folder's own
// references are checked here. Violations of the server name file, line and column.
absl::Status RunImport(const Endpoint& task, const CampaignFolder& folder, const ImportOptions& options);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_IMPORT_IMPORT_H_
