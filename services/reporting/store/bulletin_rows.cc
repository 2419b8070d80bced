#include <utility>

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/db/guard.h"
#include "services/reporting/store/reporting_store.h"

namespace duban::reporting {
namespace {

constexpr char kInsert[] =
    "INSERT INTO bulletins (name, kind, period, as_of_sequence, as_of_time, create_time, title, scheme, "
    "simulated, digest, html, request_id) VALUES (:name, :kind, :period, :as_of_sequence, :as_of_time, "
    ":create_time, "
    ":title, :scheme, :simulated, :digest, :html, :request_id)";
constexpr char kCount[] = "SELECT COUNT(*) FROM bulletins WHERE name = :name";
constexpr char kGet[] =
    "SELECT name, kind, period, as_of_sequence, as_of_time, create_time, title, scheme, simulated, digest, "
    "html, request_id FROM bulletins WHERE name = :name";
constexpr char kList[] =
    "SELECT name, kind, period, as_of_sequence, as_of_time, create_time, title, scheme, simulated, digest, "
    "'', request_id FROM bulletins WHERE name > :after AND name >= :prefix AND name < :end ORDER BY name "
    "LIMIT :limit";

// What a row is bound to: SOCI knows neither bool nor absl::Time.
struct Row {
  StoredBulletin bulletin;
  long long as_of_sequence = 0;
  long long as_of_time = 0;
  long long create_time = 0;
  long long simulated = 0;
};

Row ToRow(const StoredBulletin& bulletin) {
  return {bulletin, bulletin.as_of_sequence, absl::ToUnixMicros(bulletin.as_of_time),
          absl::ToUnixMicros(bulletin.create_time), bulletin.simulated ? 1 : 0};
}

StoredBulletin FromRow(const Row& row) {
  StoredBulletin bulletin = row.bulletin;
  bulletin.as_of_sequence = row.as_of_sequence;
  bulletin.as_of_time = absl::FromUnixMicros(row.as_of_time);
  bulletin.create_time = absl::FromUnixMicros(row.create_time);
  bulletin.simulated = row.simulated != 0;
  return bulletin;
}

void ExchangeInto(soci::statement& statement, Row& row) {
  StoredBulletin& bulletin = row.bulletin;
  statement.exchange(soci::into(bulletin.name));
  statement.exchange(soci::into(bulletin.kind));
  statement.exchange(soci::into(bulletin.period));
  statement.exchange(soci::into(row.as_of_sequence));
  statement.exchange(soci::into(row.as_of_time));
  statement.exchange(soci::into(row.create_time));
  statement.exchange(soci::into(bulletin.title));
  statement.exchange(soci::into(bulletin.scheme));
  statement.exchange(soci::into(row.simulated));
  statement.exchange(soci::into(bulletin.digest));
  statement.exchange(soci::into(bulletin.html));
  statement.exchange(soci::into(bulletin.request_id));
}

// Runs a SELECT whose parameters are already bound.
std::vector<StoredBulletin> Fetch(soci::statement& statement, const char* sql) {
  Row row;
  std::vector<StoredBulletin> found;
  ExchangeInto(statement, row);
  statement.alloc();
  statement.prepare(sql);
  statement.define_and_bind();
  statement.execute();
  while (statement.fetch()) found.push_back(FromRow(row));
  return found;
}

}  // namespace

absl::Status ReportingStore::InsertBulletin(const StoredBulletin& bulletin) {
  std::lock_guard lock(mu_);
  return db::Guard([&]() -> absl::Status {
    soci::session& session = database_->writer();
    int count = 0;
    session << kCount, soci::use(bulletin.name), soci::into(count);
    if (count > 0) return AlreadyExists(bulletin.name);
    const Row row = ToRow(bulletin);
    session << kInsert, soci::use(bulletin.name), soci::use(bulletin.kind), soci::use(bulletin.period),
        soci::use(row.as_of_sequence), soci::use(row.as_of_time), soci::use(row.create_time),
        soci::use(bulletin.title), soci::use(bulletin.scheme), soci::use(row.simulated),
        soci::use(bulletin.digest), soci::use(bulletin.html), soci::use(bulletin.request_id);
    return absl::OkStatus();
  });
}

absl::StatusOr<StoredBulletin> ReportingStore::GetBulletin(const std::string& name) {
  std::vector<StoredBulletin> found;
  RETURN_IF_ERROR(database_->Read([&](soci::session& session) {
    soci::statement statement(session);
    statement.exchange(soci::use(name));
    found = Fetch(statement, kGet);
    return absl::OkStatus();
  }));
  if (found.empty()) return NotFound(name);
  return std::move(found.front());
}

absl::StatusOr<std::vector<StoredBulletin>> ReportingStore::ListBulletins(const std::string& prefix,
                                                                          const std::string& after,
                                                                          int limit) {
  std::vector<StoredBulletin> found;
  const std::string end = prefix + "~";  // Beyond every character of a name.
  RETURN_IF_ERROR(database_->Read([&](soci::session& session) {
    soci::statement statement(session);
    statement.exchange(soci::use(after, "after"));
    statement.exchange(soci::use(prefix, "prefix"));
    statement.exchange(soci::use(end, "end"));
    statement.exchange(soci::use(limit, "limit"));
    found = Fetch(statement, kList);
    return absl::OkStatus();
  }));
  return found;
}

}  // namespace duban::reporting
