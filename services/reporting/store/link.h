// Chains of hashes as they stand in tables of sequence, body and hash, bytes in base64.
#ifndef DUBAN_SERVICES_REPORTING_STORE_LINK_H_
#define DUBAN_SERVICES_REPORTING_STORE_LINK_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "services/db/database.h"
#include "services/reporting/store/chain.h"
#include "services/reporting/store/reporting_store.h"

namespace duban::reporting {

// The table of one chain. Statements are texts of the program; the table's name never comes from outside.
class LinkTable {
 public:
  explicit LinkTable(const std::string& table);

  // The end of the chain on disk; `genesis` where there is no link.
  absl::StatusOr<ChainEnd> End(soci::session& session, const std::string& genesis) const;
  void Insert(soci::session& session, const MirroredChange& link) const;
  // Calls `apply` for the links from the first one up to `upto`, checking each. DATA_LOSS (CHAIN_BROKEN) when
  // one was altered or is gone; otherwise what `apply` returns.
  absl::Status Replay(db::Database& database, const std::string& genesis, std::int64_t upto,
                      absl::FunctionRef<absl::Status(const MirroredChange&)> apply) const;

 private:
  absl::StatusOr<std::vector<MirroredChange>> Page(db::Database& database, std::int64_t after) const;

  // Constant after construction.
  const std::string insert_;
  const std::string last_;
  const std::string page_;
};

// The mirrored feed and the book.
const LinkTable& ChangeLinks();
const LinkTable& ActLinks();

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_STORE_LINK_H_
