#include "services/task/convert/notice.h"

namespace duban::task {

static_assert(static_cast<int>(WorkKind::kFalseReport) == v1::Work::KIND_FALSE_REPORT);
static_assert(static_cast<int>(WorkKind::kReopening) == v1::Work::KIND_REOPENING);
static_assert(static_cast<int>(WorkKind::kFalseReport) == v1::Work::Kind_MAX);
static_assert(static_cast<int>(DeliveryState::kRead) == v1::Delivery::State_MAX);
static_assert(static_cast<int>(AnnouncementKind::kOther) == v1::Announcement::Kind_MAX);
static_assert(static_cast<int>(Superior::kContactLeader) == v1::NoticeRung::Superior_MAX);

template <typename Io>
void Fields(Io& io, Like<Io, NoticeLine>& line) {
  io("kind", line.kind);
  io("role", line.role);
  io.Path("subject", line.subject);
  io("title", line.title);
  io("due_time", line.due);
  io("late_workdays", line.late_workdays);
  io("escalated", line.escalated);
  io("reason", line.reason);
  io("announcement", line.announcement);
  io("occasion", line.occasion);
  io.Units("units", line.units);
}

template <typename Io>
void Fields(Io& io, Like<Io, Announcement>& announcement) {
  io("kind", announcement.kind);
  io.Path("subject", announcement.subject);
  io("occasion", announcement.occasion);
  io("title", announcement.title);
  io("due_time", announcement.due);
  io.Units("units", announcement.units);
}

template <typename Io>
void Fields(Io& io, Like<Io, Delivery>& delivery) {
  io("channel", delivery.channel);
  io("state", delivery.state);
  io("attempts", delivery.attempts);
  io("reason", delivery.reason);
  io("state_time", delivery.time);
}

template <typename Io>
void Fields(Io& io, Like<Io, Notice>& notice) {
  io("person", notice.person);
  io("date", notice.date);
  io("deliver_after_time", notice.deliver_after);
  io("lines", notice.lines);
  io("deliveries", notice.deliveries);
}

template <typename Io>
void Fields(Io& io, Like<Io, NoticeRung>& rung) {
  io("late_workdays", rung.late_workdays);
  io("superior", rung.superior);
}

template <typename Io>
void Fields(Io& io, Like<Io, NoticeRules>& rules) {
  io("before_workdays", rules.before_workdays);
  io("quiet_from", rules.quiet_from);
  io("quiet_until", rules.quiet_until);
  io("channels", rules.channels);
  io("rungs", rules.rungs);
}

v1::Notice ToProto(absl::string_view jurisdiction, const Stored<Notice>& notice) {
  return WriteMatter<v1::Notice>(jurisdiction, notice);
}

v1::NoticeRules ToProto(absl::string_view jurisdiction, const Stored<NoticeRules>& rules) {
  return WriteMatter<v1::NoticeRules>(jurisdiction, rules);
}

NoticeRules FromProto(const v1::NoticeRules& rules, absl::string_view jurisdiction, const std::string& at,
                      Violations& out) {
  return ReadFields<NoticeRules>(rules, jurisdiction, at, out);
}

Announcement FromProto(const v1::Announcement& announcement, absl::string_view jurisdiction,
                       const std::string& at, Violations& out) {
  return ReadFields<Announcement>(announcement, jurisdiction, at, out);
}

void AddNoticeCodecs(std::vector<MatterCodec>& all) {
  all.push_back(CodecOf<Notice>());
  all.push_back(CodecOf<NoticeRules>());
}

}  // namespace duban::task
