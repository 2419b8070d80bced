// Announcements to units through the real service: who may, who is told, delivery and reading.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/notice.grpc.pb.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing::announcement_service_test {
namespace {

namespace v1 = task::v1;
using Notices = v1::NoticeService;
using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr char kParent[] = "jurisdictions/hecheng/campaigns/eight-actions-2024";
constexpr char kRequestId[] = "6f1c9b0e-9d0f-4c55-8a52-3b0c6f7b1e01";

class AnnouncementServiceTest : public ::testing::Test {
 protected:
  AnnouncementServiceTest() : bench_(ChinaAt("2024-04-22 21:30")) { EXPECT_TRUE(bench_.Import().ok()); }

  static v1::AnnounceToUnitsRequest Trial(const std::vector<std::string>& units) {
    v1::AnnounceToUnitsRequest request;
    request.set_parent(kParent);
    v1::Announcement& told = *request.mutable_announcement();
    told.set_kind(v1::Announcement::KIND_TRIAL_SCORES);
    told.set_subject(absl::StrCat(kParent, "/evaluations/2024-Q1"));
    told.set_title("第一季度试算得分已公布");
    told.mutable_due_time()->set_seconds(absl::ToUnixSeconds(ChinaAt("2024-04-25 17:30")));
    for (const std::string& unit : units) told.add_units(absl::StrCat("jurisdictions/hecheng/units/", unit));
    return request;
  }
  absl::StatusOr<v1::AnnounceToUnitsResponse> Announce(const v1::AnnounceToUnitsRequest& request,
                                                       const std::string& person = kFeedPerson) {
    return bench_.Call<Notices>(person, &Notices::Stub::AnnounceToUnits, request);
  }
  absl::StatusOr<v1::Notice> Deliver(const std::string& name) {
    v1::RecordDeliveryRequest request;
    request.set_name(name);
    request.set_channel("inbox");
    request.set_state(v1::Delivery::STATE_SENT);
    return bench_.Call<Notices>(kFeedPerson, &Notices::Stub::RecordDelivery, request);
  }
  v1::Notice Own(const std::string& person) {
    v1::ListNoticesRequest list;
    list.set_parent(kParent);
    const auto own = bench_.Call<Notices>(person, &Notices::Stub::ListNotices, list);
    EXPECT_THAT(own, IsOk());
    EXPECT_EQ(own->notices_size(), 1);
    return own->notices(0);
  }

  TaskBench bench_;
};

TEST_F(AnnouncementServiceTest, TheUnitsPeopleAreToldQueuedDeliveredAndRead) {
  const auto told = Announce(Trial({kScienceUnit, kOfficeUnit}));
  ASSERT_THAT(told, IsOk());
  EXPECT_THAT(told->notices(), SizeIs(2));
  EXPECT_THAT(told->unreached_units(), ElementsAre("jurisdictions/hecheng/units/gtf-office"));
  const v1::Notice notice = Own(kLeader);
  EXPECT_EQ(notice.lines(0).announcement(), v1::Announcement::KIND_TRIAL_SCORES);
  EXPECT_EQ(notice.lines(0).subject(), absl::StrCat(kParent, "/evaluations/2024-Q1"));
  EXPECT_EQ(notice.lines(0).units(0), "jurisdictions/hecheng/units/hc-sti");
  EXPECT_EQ(notice.deliveries(0).state(), v1::Delivery::STATE_QUEUED);
  EXPECT_THAT(Deliver(notice.name()), IsRefusal(absl::StatusCode::kFailedPrecondition, "QUIET_HOURS"));
  bench_.clock().SetTime(ChinaAt("2024-04-23 08:00"));
  EXPECT_THAT(Deliver(notice.name()), IsOk());
  v1::MarkNoticeReadRequest read;
  read.set_name(notice.name());
  const auto marked = bench_.Call<Notices>(kLeader, &Notices::Stub::MarkNoticeRead, read);
  ASSERT_THAT(marked, IsOk());
  EXPECT_EQ(marked->deliveries(0).state(), v1::Delivery::STATE_READ);
}

TEST_F(AnnouncementServiceTest, TheSameAgainWritesNothing) {
  v1::AnnounceToUnitsRequest request = Trial({kScienceUnit});
  request.set_request_id(kRequestId);
  const auto first = Announce(request);
  ASSERT_THAT(first, IsOk());
  const std::int64_t changes = bench_.CountChanges();
  const auto repeated = Announce(request);
  ASSERT_THAT(repeated, IsOk());
  EXPECT_EQ(repeated->notices(0), first->notices(0)) << "the first answer";
  const auto anew = Announce(Trial({kScienceUnit}), kOfficeClerk);
  ASSERT_THAT(anew, IsOk());
  EXPECT_THAT(anew->notices(), SizeIs(0));
  EXPECT_THAT(anew->unreached_units(), SizeIs(0));
  EXPECT_EQ(bench_.CountChanges(), changes);
}

TEST_F(AnnouncementServiceTest, TheDaysDigestIsNotTouched) {
  ASSERT_THAT(Announce(Trial({kScienceUnit})), IsOk());
  v1::PlanNoticesRequest plan;
  plan.set_parent(kParent);
  const auto planned = bench_.Call<Notices>(kFeedPerson, &Notices::Stub::PlanNotices, plan);
  ASSERT_THAT(planned, IsOk());
  const auto is_reporters = [](const v1::Notice& notice) { return notice.person() == kReporter; };
  EXPECT_EQ(std::count_if(planned->notices().begin(), planned->notices().end(), is_reporters), 1);
}

TEST_F(AnnouncementServiceTest, OthersMayNotAndFaultsAreNamed) {
  EXPECT_THAT(Announce(Trial({kScienceUnit}), kLeader),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  v1::AnnounceToUnitsRequest wrong = Trial({kScienceUnit, "hc-none"});
  EXPECT_THAT(Faults(Announce(wrong).status()), ElementsAre("announcement.units[1]: UNKNOWN_UNIT"));
  wrong.mutable_announcement()->set_subject("jurisdictions/elsewhere/campaigns/c/appeals/a-1");
  EXPECT_THAT(Faults(Announce(wrong).status()), ElementsAre("announcement.subject: OTHER_JURISDICTION"));
}

}  // namespace
}  // namespace duban::testing::announcement_service_test
