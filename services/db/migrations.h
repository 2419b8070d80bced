// Numbered SQL files that bring a database to the form the program expects.
#ifndef DUBAN_SERVICES_DB_MIGRATIONS_H_
#define DUBAN_SERVICES_DB_MIGRATIONS_H_

#include <soci/soci.h>

#include <span>

#include "absl/status/status.h"

namespace duban::db {

// One file, e.g. "0001_initial.sql"; its number is its place in the list, from 1.
struct Migration {
  const char* name;
  const char* sql;
};

// Applies what is missing, each migration in a transaction of its own. FAILED_PRECONDITION (DATABASE_NEWER)
// if the database is from a newer program; INTERNAL if a statement fails, which leaves the database as it was
// before the file.
absl::Status Migrate(soci::session& session, std::span<const Migration> migrations);

}  // namespace duban::db

#endif  // DUBAN_SERVICES_DB_MIGRATIONS_H_
