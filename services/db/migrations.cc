#include "services/db/migrations.h"

#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/db/guard.h"

namespace duban::db {
namespace {

// SOCI runs one statement a call; in our files a statement ends with ";" at the end of a line.
void RunScript(soci::session& session, absl::string_view script) {
  for (const absl::string_view part : absl::StrSplit(script, ";\n")) {
    const absl::string_view statement = absl::StripAsciiWhitespace(part);
    if (!statement.empty()) session << std::string(statement);
  }
}

int Version(soci::session& session) {
  int version = 0;
  session << "PRAGMA user_version", soci::into(version);
  return version;
}

}  // namespace

absl::Status Migrate(soci::session& session, std::span<const Migration> migrations) {
  return Guard([&]() -> absl::Status {
    const int version = Version(session);
    if (version > static_cast<int>(migrations.size())) {
      return Precondition("DATABASE_NEWER",
                          absl::StrCat("the database has version ", version, ", this program knows ",
                                       migrations.size(), ": start a newer program"));
    }
    for (size_t i = version; i < migrations.size(); ++i) {
      soci::transaction transaction(session);
      RunScript(session, migrations[i].sql);
      session << absl::StrCat("PRAGMA user_version = ", i + 1);
      transaction.commit();
    }
    return absl::OkStatus();
  });
}

}  // namespace duban::db
