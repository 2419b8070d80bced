// What every call does first: whose jurisdiction, how far the feed is, whether the caller may.
#ifndef DUBAN_SERVICES_REPORTING_API_DESK_H_
#define DUBAN_SERVICES_REPORTING_API_DESK_H_

#include <initializer_list>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/common/clock.h"
#include "services/reporting/api/scheme_shelf.h"
#include "services/reporting/book/book_keeper.h"
#include "services/reporting/domain/score/quarter.h"
#include "services/reporting/feed/follower.h"
#include "services/rpc/call_context.h"

namespace duban::reporting {

// What a call sees: one state of the record, whatever comes in meanwhile.
struct View {
  std::shared_ptr<const Snapshot> snapshot;
  std::shared_ptr<const Book> book;
  AsOf as_of;
  bool simulated = false;  // some clock involved was simulated (演示)
  absl::Time now;

  const Projection& projection() const { return snapshot->projection; }
  absl::CivilDay Today() const { return ChinaDay(now); }
};

// Thread-safe.
class Desk {
 public:
  struct Options {
    std::string jurisdiction;  // the one this process reports on
    bool simulated = false;    // `clock` is a simulated one
  };
  // All of them outlive the desk.
  Desk(Follower& follower, BookKeeper& keeper, Clock& clock, const Scheme& scheme, Options options)
      : follower_(follower),
        keeper_(keeper),
        clock_(clock),
        scheme_(scheme),
        shelf_(scheme),
        options_(std::move(options)) {}

  BookKeeper& keeper() { return keeper_; }
  // How following the record goes.
  FeedState feed_state() { return follower_.state(); }

  // The default scheme.
  const Scheme& scheme() const { return scheme_; }
  // The scheme in force for a period, and any one by its id: see SchemeShelf.
  absl::StatusOr<std::shared_ptr<const Scheme>> SchemeOf(const Book& book, const std::string& campaign,
                                                         const Period& period) {
    return shelf_.Of(book, campaign, period);
  }
  absl::StatusOr<std::shared_ptr<const Scheme>> SchemeById(const Book& book, const std::string& campaign,
                                                           const std::string& id) {
    return shelf_.ById(book, options_.jurisdiction, campaign, id);
  }
  const std::string& jurisdiction() const { return options_.jurisdiction; }

  // In this order: PERMISSION_DENIED (OTHER_JURISDICTION) when the token is for another jurisdiction than the
  // name's; NOT_FOUND when the process does not report on it; UNAVAILABLE (FEED_BEHIND) when change
  // `min_sequence` does not arrive within 10 s; PERMISSION_DENIED (ROLE_REQUIRED) when the caller holds none
  // of `roles` today (any role when it is empty).
  absl::StatusOr<View> Open(const rpc::CallContext& call, absl::string_view jurisdiction,
                            std::int64_t min_sequence, std::initializer_list<absl::string_view> roles = {});

 private:
  Follower& follower_;
  BookKeeper& keeper_;
  Clock& clock_;
  const Scheme& scheme_;
  SchemeShelf shelf_;
  const Options options_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_DESK_H_
