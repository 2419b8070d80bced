// The result of a closed order that is public: published in time and recorded, or it waits on the desk.
#include <gmock/gmock.h>

#include "tests/unit/task/desk/matter_waits.h"
#include "tests/unit/task/order/order_desk.h"

namespace duban::task {
namespace {

using ::duban::testing::Faults;
using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// An order closed on Monday 2024-03-11 whose result is public.
class OrderPublicationTest : public ::testing::Test {
 protected:
  OrderPublicationTest() {
    desk_.BringTo(OrderState::kFeedback);
    Order order = desk_.order();
    order.public_result = true;
    desk_.Put(order);
    desk_.Do(CloseOrder(desk_.order(), "同意", desk_.Office()));
    desk_.now = At("2024-03-14 10:00");
  }
  static PublicationWord Word(absl::CivilDay day) { return {"区政府门户网站", "整改情况公示", day}; }
  std::vector<Duty> Duties() const { return testing::MatterDuties(desk_.district, desk_.now); }

  OrderDesk desk_;
};

TEST_F(OrderPublicationTest, KeepsChannelTextAndDay) {
  desk_.Do(RecordOrderPublication(desk_.order(), Word(absl::CivilDay(2024, 3, 13)), desk_.Office()));
  ASSERT_THAT(desk_.order().publications, SizeIs(1));
  const OrderPublication& kept = desk_.order().publications[0];
  EXPECT_EQ(kept, (OrderPublication{"区政府门户网站", "整改情况公示", absl::CivilDay(2024, 3, 13), kInspector,
                                    desk_.now}));
  EXPECT_EQ(desk_.last[0].type, "order.publish");
  EXPECT_EQ(desk_.order().state, OrderState::kClosed);
}

TEST_F(OrderPublicationTest, WaitsForTheSupervisionOfficeUntilPublished) {
  ASSERT_THAT(Duties(), SizeIs(1));
  EXPECT_EQ(Duties()[0].due, At("2024-03-18 17:30"));
  EXPECT_EQ(Duties()[0].kind, WorkKind::kOrderDecide);
  EXPECT_THAT(testing::BearersOf(Duties()[0], desk_.district, desk_.now, {kInspector, kHead}),
              ElementsAre(kInspector));
  OrderDesk archived = desk_;
  archived.Do(ArchiveOrder(archived.order(), archived.Office()));
  EXPECT_THAT(testing::MatterDuties(archived.district, archived.now), SizeIs(1));
  desk_.Do(RecordOrderPublication(desk_.order(), Word(absl::CivilDay(2024, 3, 14)), desk_.Office()));
  EXPECT_THAT(Duties(), IsEmpty());
}

TEST_F(OrderPublicationTest, AfterARelapseTheNewResultIsPublishedAgain) {
  desk_.Do(RecordOrderPublication(desk_.order(), Word(absl::CivilDay(2024, 3, 14)), desk_.Office()));
  desk_.now = At("2024-03-15 09:00");
  desk_.Do(ReopenOrder(desk_.order(), std::nullopt, "反弹", desk_.Office()));
  desk_.Report();
  EXPECT_FALSE(AwaitsPublication(desk_.order()));
  desk_.Do(CloseOrder(desk_.order(), "同意", desk_.Office()));
  EXPECT_TRUE(AwaitsPublication(desk_.order()));
  EXPECT_THAT(desk_.order().publications, SizeIs(1));
}

TEST_F(OrderPublicationTest, EveryFaultIsNamedAtOnce) {
  const auto faults = [&](const PublicationWord& word) {
    return Faults(RecordOrderPublication(desk_.order(), word, desk_.Office()).status());
  };
  EXPECT_THAT(faults({}), ElementsAre("channel: REQUIRED", "text: REQUIRED", "publish_date: REQUIRED"));
  EXPECT_THAT(faults(Word(absl::CivilDay(2024, 3, 15))), ElementsAre("publish_date: DATE_IN_FUTURE"));
  EXPECT_THAT(faults(Word(absl::CivilDay(2024, 3, 10))), ElementsAre("publish_date: DATE_ORDER"));
  EXPECT_THAT(faults(Word(absl::CivilDay(2024, 3, 11))), IsEmpty());
}

TEST_F(OrderPublicationTest, AResultThatIsNotPublicIsNotPublished) {
  Order order = desk_.order();
  order.public_result = false;
  EXPECT_THAT(RecordOrderPublication(order, Word(absl::CivilDay(2024, 3, 14)), desk_.Office()),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "NOT_PUBLIC"));
  EXPECT_FALSE(AwaitsPublication(order));
}

}  // namespace
}  // namespace duban::task
