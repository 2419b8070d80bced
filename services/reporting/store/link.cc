#include "services/reporting/store/link.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/status_macros.h"
#include "services/db/guard.h"

namespace duban::reporting {
namespace {

// Bounds the memory of a replay; a link has about 1 KB.
constexpr int kReplayPage = 1000;

absl::Status Decode(long long sequence, const std::string& body, const std::string& hash,
                    MirroredChange& link) {
  link.sequence = sequence;
  if (absl::Base64Unescape(body, &link.body) && absl::Base64Unescape(hash, &link.hash)) {
    return absl::OkStatus();
  }
  return db::StoreFailure("a stored link is not base64");
}

}  // namespace

LinkTable::LinkTable(const std::string& table)
    : insert_(
          absl::StrCat("INSERT INTO ", table, " (sequence, body, hash) VALUES (:sequence, :body, :hash)")),
      last_(absl::StrCat("SELECT sequence, hash FROM ", table, " ORDER BY sequence DESC LIMIT 1")),
      page_(absl::StrCat("SELECT sequence, body, hash FROM ", table,
                         " WHERE sequence > :after ORDER BY sequence LIMIT :limit")) {}

absl::StatusOr<ChainEnd> LinkTable::End(soci::session& session, const std::string& genesis) const {
  long long sequence = 0;
  std::string hash;
  session << last_, soci::into(sequence), soci::into(hash);
  ChainEnd end{0, genesis};
  if (!session.got_data()) return end;
  end.sequence = sequence;
  if (!absl::Base64Unescape(hash, &end.hash)) return db::StoreFailure("a stored hash is not base64");
  return end;
}

void LinkTable::Insert(soci::session& session, const MirroredChange& link) const {
  const long long sequence = link.sequence;
  const std::string body = absl::Base64Escape(link.body);
  const std::string hash = absl::Base64Escape(link.hash);
  session << insert_, soci::use(sequence), soci::use(body), soci::use(hash);
}

absl::StatusOr<std::vector<MirroredChange>> LinkTable::Page(db::Database& database,
                                                            std::int64_t after) const {
  std::vector<MirroredChange> page;
  RETURN_IF_ERROR(database.Read([&](soci::session& session) -> absl::Status {
    const long long from = after;
    long long sequence = 0;
    std::string body;
    std::string hash;
    soci::statement statement =
        (session.prepare << page_, soci::use(from, "after"), soci::use(kReplayPage, "limit"),
         soci::into(sequence), soci::into(body), soci::into(hash));
    statement.execute();
    while (statement.fetch()) RETURN_IF_ERROR(Decode(sequence, body, hash, page.emplace_back()));
    return absl::OkStatus();
  }));
  return page;
}

absl::Status LinkTable::Replay(db::Database& database, const std::string& genesis, std::int64_t upto,
                               absl::FunctionRef<absl::Status(const MirroredChange&)> apply) const {
  ChainEnd end{0, genesis};
  while (end.sequence < upto) {
    ASSIGN_OR_RETURN(const std::vector<MirroredChange> page, Page(database, end.sequence));
    if (page.empty()) return absl::OkStatus();
    for (const MirroredChange& link : page) {
      if (link.sequence > upto) return absl::OkStatus();
      RETURN_IF_ERROR(end.Follow(link.sequence, link.body, link.hash));
      RETURN_IF_ERROR(apply(link));
    }
  }
  return absl::OkStatus();
}

const LinkTable& ChangeLinks() {
  static const LinkTable& table = *new LinkTable("changes");
  return table;
}

const LinkTable& ActLinks() {
  static const LinkTable& table = *new LinkTable("acts");
  return table;
}

}  // namespace duban::reporting
