#include "services/task/api/change_service.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/numbers.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/message/listing.h"
#include "services/task/api/reading.h"
#include "services/task/domain/names.h"
#include "services/task/domain/rights.h"
#include "services/task/store/change_reader.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

constexpr int kDefaultChanges = 500;
constexpr int kMaxChanges = 5000;
// A page of changes must fit a message: those of a lock, with a unit's whole form each, have a few kB.
constexpr size_t kMaxPageBytes = 3 * 1024 * 1024;
constexpr absl::Duration kMaxWait = absl::Seconds(60);

absl::StatusOr<v1::PullChangesResponse> ReadFeed(Record& record, std::int64_t after, int limit) {
  v1::PullChangesResponse response;
  response.set_last_sequence(record.hub().last_sequence());
  RETURN_IF_ERROR(record.Read([&](soci::session& session) -> absl::Status {
    ASSIGN_OR_RETURN(std::vector<StoredChange> changes, ReadChanges(session, after, limit));
    size_t bytes = 0;
    for (StoredChange& change : changes) {
      bytes += change.body.size();
      if (bytes > kMaxPageBytes && response.records_size() > 0) break;
      v1::ChangeRecord* const out = response.add_records();
      out->set_sequence(change.sequence);
      out->set_change(std::move(change.body));
      out->set_hash(std::move(change.hash));
    }
    return absl::OkStatus();
  }));
  return response;
}

absl::Status CheckPull(const v1::PullChangesRequest& request) {
  Violations violations;
  if (request.after_sequence() < 0) violations.Add("after_sequence", "OUT_OF_RANGE", "不得为负");
  if (request.max_changes() < 0) violations.Add("max_changes", "OUT_OF_RANGE", "不得为负");
  return violations.ToStatus();
}

void Pull(const RecordSet& records, rpc::Executor& executor, const CallContext& call,
          const v1::PullChangesRequest& request, Done<v1::PullChangesResponse> done) {
  if (absl::Status status = CheckPull(request); !status.ok()) return done(std::move(status));
  const absl::StatusOr<Record*> found = records.Find(call, request.parent(), "parent");
  if (!found.ok()) return done(found.status());
  Record* const record = *found;
  const auto actor = RequireAnyRole(*record->reg(), call.person,
                                    {Role::kFeed, Role::kSupervision, Role::kAdmin}, record->Now());
  if (!actor.ok()) return done(actor.status());
  const std::int64_t after = request.after_sequence();
  const int limit =
      request.max_changes() == 0 ? kDefaultChanges : std::min(request.max_changes(), kMaxChanges);
  const absl::Duration wait = std::min(
      kMaxWait, absl::Seconds(request.max_wait().seconds()) + absl::Nanoseconds(request.max_wait().nanos()));
  auto answer = std::make_shared<Done<v1::PullChangesResponse>>(std::move(done));
  record->hub().Wait(after, wait, [record, &executor, after, limit, answer] {
    rpc::Executor::Work work = [record, after, limit, answer] { (*answer)(ReadFeed(*record, after, limit)); };
    if (!executor.TrySubmit(work)) (*answer)(rpc::ServerBusy());
  });
}

absl::StatusOr<v1::ListChangesResponse> ReadHistoryOf(const RecordSet& records, const CallContext& call,
                                                      const v1::ListChangesRequest& request) {
  ASSIGN_OR_RETURN(const int kind, KindOfName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  ASSIGN_OR_RETURN(const PageRequest page, ReadPage(request, request.parent()));
  std::int64_t from = 0;
  if (!page.after.empty() && !absl::SimpleAtoi(page.after, &from)) {
    return InvalidField("page_token", "PAGE_TOKEN", "page_token 无效，请从第一页重新读取");
  }
  std::vector<HistoryEntry> history;
  RETURN_IF_ERROR(reading.record->Read([&](soci::session& session) -> absl::Status {
    ASSIGN_OR_RETURN(history, ReadHistory(session, kind, request.parent(), from, page.size));
    return absl::OkStatus();
  }));
  if (history.empty()) return NotFound(request.parent());
  v1::ListChangesResponse response;
  for (const HistoryEntry& entry : history) {
    if (!response.add_changes()->ParseFromString(entry.change.body)) {
      return absl::DataLossError(absl::StrCat("change ", entry.change.sequence, " does not parse"));
    }
  }
  const std::int64_t previous = history.back().previous;
  if (previous != 0) response.set_next_page_token(page.TokenAfter(absl::StrCat(previous)));
  return response;
}

// Follows the chain from its beginning, a page at a time.
absl::Status FollowChain(soci::session& session, const std::string& jurisdiction,
                         v1::VerifyChangesResponse& response) {
  std::string hash = GenesisHash(jurisdiction);
  std::int64_t expected = 1;
  while (response.first_broken_sequence() == 0) {
    ASSIGN_OR_RETURN(const std::vector<StoredChange> changes,
                     ReadChanges(session, expected - 1, kMaxChanges));
    if (changes.empty()) break;
    for (const StoredChange& change : changes) {
      hash = ChainHash(hash, change.body);
      if (change.sequence != expected || change.hash != hash) {
        response.set_first_broken_sequence(change.sequence);
        break;
      }
      ++expected;
    }
  }
  response.set_checked_count(expected - 1);
  response.set_last_hash(hash);
  return absl::OkStatus();
}

absl::StatusOr<v1::VerifyChangesResponse> Verify(const RecordSet& records, const CallContext& call,
                                                 const v1::VerifyChangesRequest& request) {
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  RETURN_IF_ERROR(
      RequireAnyRole(*reading.reg, call.person, {Role::kSupervision, Role::kAdmin, Role::kFeed}, reading.now)
          .status());
  v1::VerifyChangesResponse response;
  RETURN_IF_ERROR(reading.record->Read([&](soci::session& session) {
    return FollowChain(session, reading.record->jurisdiction(), response);
  }));
  return response;
}

}  // namespace

ChangeService::ChangeService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::ChangeService::service_full_name()), records_(records) {}

grpc::ServerUnaryReactor* ChangeService::PullChanges(grpc::CallbackServerContext* context,
                                                     const v1::PullChangesRequest* request,
                                                     v1::PullChangesResponse* response) {
  return rpc::ServeAsync(env_, context, request, response,
                         [this](const CallContext& call, const auto& pull, auto done) {
                           Pull(records_, env_.server().executor, call, pull, std::move(done));
                         });
}

grpc::ServerUnaryReactor* ChangeService::ListChanges(grpc::CallbackServerContext* context,
                                                     const v1::ListChangesRequest* request,
                                                     v1::ListChangesResponse* response) {
  return rpc::Serve(env_, context, request, response, [this](const CallContext& call, const auto& list) {
    return ReadHistoryOf(records_, call, list);
  });
}

grpc::ServerUnaryReactor* ChangeService::VerifyChanges(grpc::CallbackServerContext* context,
                                                       const v1::VerifyChangesRequest* request,
                                                       v1::VerifyChangesResponse* response) {
  return rpc::Serve(env_, context, request, response, [this](const CallContext& call, const auto& verify) {
    return Verify(records_, call, verify);
  });
}

}  // namespace duban::task
