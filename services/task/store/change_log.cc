#include "services/task/store/change_log.h"

#include "absl/strings/escaping.h"
#include "services/common/status_macros.h"
#include "services/db/guard.h"

namespace duban::task {
namespace {

constexpr char kInsertChange[] =
    "INSERT INTO changes (sequence, resource, previous, request_id, body, hash) "
    "VALUES (:sequence, :resource, :previous, :request_id, :body, :hash)";
constexpr char kInsertResource[] =
    "INSERT INTO resources (id, kind, name, sequence) VALUES (:id, :kind, :name, :sequence)";
constexpr char kUpdateResource[] = "UPDATE resources SET sequence = :sequence WHERE id = :id";
constexpr char kLastChange[] = "SELECT sequence, hash FROM changes ORDER BY sequence DESC LIMIT 1";
constexpr char kLastResource[] = "SELECT id FROM resources ORDER BY id DESC LIMIT 1";
constexpr char kFindResource[] = "SELECT id, sequence FROM resources WHERE kind = :kind AND name = :name";

}  // namespace

ChangeLog::ChangeLog(soci::session& session, absl::string_view jurisdiction)
    : session_(session),
      genesis_(GenesisHash(jurisdiction)),
      insert_change_((session_.prepare << kInsertChange, soci::use(bound_.sequence),
                      soci::use(bound_.resource), soci::use(bound_.previous),
                      soci::use(bound_.request_id, bound_.request_given), soci::use(bound_.body),
                      soci::use(bound_.hash))),
      insert_resource_((session_.prepare << kInsertResource, soci::use(bound_.resource),
                        soci::use(bound_.kind), soci::use(bound_.name), soci::use(bound_.sequence))),
      update_resource_(
          (session_.prepare << kUpdateResource, soci::use(bound_.sequence), soci::use(bound_.resource))) {}

absl::Status ChangeLog::Load() {
  return db::Guard([&]() -> absl::Status {
    long long sequence = 0;
    long long resource = 0;
    std::string hash;
    session_ << kLastChange, soci::into(sequence), soci::into(hash);
    const bool empty = !session_.got_data();
    session_ << kLastResource, soci::into(resource);
    last_sequence_ = empty ? 0 : sequence;
    last_resource_ = session_.got_data() ? resource : 0;
    last_hash_ = genesis_;
    if (!empty && !absl::Base64Unescape(hash, &last_hash_)) return db::StoreFailure("hash is not base64");
    return absl::OkStatus();
  });
}

absl::Status ChangeLog::Begin() {
  return db::Guard([&] {
    session_ << "BEGIN IMMEDIATE";
    return absl::OkStatus();
  });
}

absl::Status ChangeLog::Commit() {
  return db::Guard([&] {
    session_ << "COMMIT";
    return absl::OkStatus();
  });
}

void ChangeLog::Rollback() {
  db::Guard([&] {
    session_ << "ROLLBACK";
    return absl::OkStatus();
  }).IgnoreError();  // SQLite may have rolled back by itself; Load finds out what is there.
}

absl::Status ChangeLog::InsertChange(std::int64_t resource, std::int64_t previous, absl::string_view body,
                                     const std::string& request_id) {
  std::string hash = ChainHash(last_hash_, body);
  bound_.sequence = last_sequence_ + 1;
  bound_.resource = resource;
  bound_.previous = previous;
  bound_.request_id = request_id;
  bound_.request_given = request_id.empty() ? soci::i_null : soci::i_ok;
  absl::Base64Escape(body, &bound_.body);
  absl::Base64Escape(hash, &bound_.hash);
  insert_change_.execute(true);
  last_hash_ = std::move(hash);
  ++last_sequence_;
  return absl::OkStatus();
}

absl::Status ChangeLog::MoveResource(int kind, const std::string& name, ResourceSlot& slot) {
  bound_.sequence = last_sequence_;
  if (slot.id != 0) {
    bound_.resource = slot.id;
    update_resource_.execute(true);
  } else {
    bound_.resource = last_resource_;
    bound_.kind = kind;
    bound_.name = name;
    insert_resource_.execute(true);
    slot.id = last_resource_;
  }
  slot.sequence = last_sequence_;
  return absl::OkStatus();
}

absl::Status ChangeLog::Append(int kind, const std::string& name, ResourceSlot& slot, absl::string_view body,
                               const std::string& request_id) {
  return db::Guard([&]() -> absl::Status {
    const std::int64_t resource = slot.id != 0 ? slot.id : ++last_resource_;
    RETURN_IF_ERROR(InsertChange(resource, slot.sequence, body, request_id));
    return MoveResource(kind, name, slot);
  });
}

absl::StatusOr<ResourceSlot> ChangeLog::Find(int kind, const std::string& name) {
  ResourceSlot slot;
  RETURN_IF_ERROR(db::Guard([&]() -> absl::Status {
    long long id = 0;
    long long sequence = 0;
    session_ << kFindResource, soci::use(kind), soci::use(name), soci::into(id), soci::into(sequence);
    if (session_.got_data()) slot = ResourceSlot{id, sequence};
    return absl::OkStatus();
  }));
  return slot;
}

}  // namespace duban::task
