#include "services/task/store/change_reader.h"

#include <limits>
#include <utility>

#include "absl/strings/escaping.h"
#include "services/common/status_macros.h"
#include "services/db/guard.h"

namespace duban::task {
namespace {

constexpr char kChanges[] =
    "SELECT sequence, body, hash FROM changes WHERE sequence > :after ORDER BY sequence LIMIT :limit";
constexpr char kPresent[] =
    "SELECT c.sequence, c.body, c.hash FROM resources r JOIN changes c ON c.sequence = r.sequence "
    "WHERE r.kind = :kind AND r.name = :name";
constexpr char kPresents[] =
    "SELECT c.sequence, c.body, c.hash FROM resources r JOIN changes c ON c.sequence = r.sequence "
    "WHERE r.kind = :kind AND r.name > :after AND r.name < :end ORDER BY r.name LIMIT :limit";
constexpr char kPosition[] = "SELECT sequence FROM resources WHERE kind = :kind AND name = :name";
constexpr char kHistoryEntry[] =
    "SELECT sequence, body, hash, previous FROM changes WHERE sequence = :sequence";
constexpr char kRequest[] =
    "SELECT sequence, body, hash FROM changes WHERE request_id = :request_id ORDER BY sequence";

// A row as SOCI fills it.
struct Row {
  long long sequence = 0;
  std::string body;
  std::string hash;
};

absl::Status Decode(const Row& row, StoredChange& out) {
  out.sequence = row.sequence;
  if (!absl::Base64Unescape(row.body, &out.body) || !absl::Base64Unescape(row.hash, &out.hash)) {
    return db::StoreFailure("a stored change is not base64");
  }
  return absl::OkStatus();
}

// Runs a prepared statement to its end, decoding each row.
absl::Status Collect(soci::statement& statement, Row& row, std::vector<StoredChange>& out) {
  statement.execute();
  while (statement.fetch()) {
    RETURN_IF_ERROR(Decode(row, out.emplace_back()));
  }
  return absl::OkStatus();
}

// The first name after all names that begin with `prefix`.
std::string EndOfPrefix(std::string prefix) {
  ++prefix.back();  // our prefixes end with "/"
  return prefix;
}

}  // namespace

absl::StatusOr<std::vector<StoredChange>> ReadChanges(soci::session& session, std::int64_t after, int limit) {
  std::vector<StoredChange> result;
  RETURN_IF_ERROR(db::Guard([&]() -> absl::Status {
    Row row;
    const long long from = after;
    soci::statement statement = (session.prepare << kChanges, soci::use(from), soci::use(limit),
                                 soci::into(row.sequence), soci::into(row.body), soci::into(row.hash));
    return Collect(statement, row, result);
  }));
  return result;
}

absl::StatusOr<std::optional<StoredChange>> ReadPresent(soci::session& session, int kind,
                                                        const std::string& name) {
  std::vector<StoredChange> found;
  RETURN_IF_ERROR(db::Guard([&]() -> absl::Status {
    Row row;
    soci::statement statement = (session.prepare << kPresent, soci::use(kind), soci::use(name),
                                 soci::into(row.sequence), soci::into(row.body), soci::into(row.hash));
    return Collect(statement, row, found);
  }));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

absl::StatusOr<std::vector<StoredChange>> ReadPresents(soci::session& session, int kind,
                                                       const std::string& prefix, const std::string& after,
                                                       int limit) {
  std::vector<StoredChange> result;
  RETURN_IF_ERROR(db::Guard([&]() -> absl::Status {
    Row row;
    const std::string from = after.empty() ? prefix : after;
    const std::string end = EndOfPrefix(prefix);
    const int most = limit == 0 ? std::numeric_limits<int>::max() : limit;
    soci::statement statement =
        (session.prepare << kPresents, soci::use(kind), soci::use(from), soci::use(end), soci::use(most),
         soci::into(row.sequence), soci::into(row.body), soci::into(row.hash));
    return Collect(statement, row, result);
  }));
  return result;
}

absl::StatusOr<std::vector<HistoryEntry>> ReadHistory(soci::session& session, int kind,
                                                      const std::string& name, std::int64_t from, int limit) {
  std::vector<HistoryEntry> result;
  RETURN_IF_ERROR(db::Guard([&]() -> absl::Status {
    long long position = from;
    if (position == 0) {
      session << kPosition, soci::use(kind), soci::use(name), soci::into(position);
      if (!session.got_data()) return absl::OkStatus();
    }
    while (position != 0 && static_cast<int>(result.size()) < limit) {
      Row row;
      long long previous = 0;
      session << kHistoryEntry, soci::use(position), soci::into(row.sequence), soci::into(row.body),
          soci::into(row.hash), soci::into(previous);
      HistoryEntry& entry = result.emplace_back();
      RETURN_IF_ERROR(Decode(row, entry.change));
      entry.previous = previous;
      position = previous;
    }
    return absl::OkStatus();
  }));
  return result;
}

absl::StatusOr<std::vector<StoredChange>> ReadRequest(soci::session& session, const std::string& request_id) {
  std::vector<StoredChange> result;
  RETURN_IF_ERROR(db::Guard([&]() -> absl::Status {
    Row row;
    soci::statement statement = (session.prepare << kRequest, soci::use(request_id), soci::into(row.sequence),
                                 soci::into(row.body), soci::into(row.hash));
    return Collect(statement, row, result);
  }));
  return result;
}

}  // namespace duban::task
