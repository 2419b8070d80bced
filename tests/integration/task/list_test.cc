// Lists: filtered and ordered by the server, in pages that stay stable while others write.
#include <gmock/gmock.h>

#include <map>
#include <random>
#include <set>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/form_service.grpc.pb.h"
#include "duban/task/v1/item_service.grpc.pb.h"
#include "duban/task/v1/period.grpc.pb.h"
#include "duban/task/v1/unit.pb.h"
#include "services/message/filter.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing::list_test {
namespace {

namespace v1 = task::v1;

// Units that come and go between pages, at random but the same on every run.
class PagingWorld {
 public:
  explicit PagingWorld(unsigned seed) : random_(seed) {
    for (int i = 0; i < 40; ++i) Put(absl::StrCat("u", i));
    stayed_ = Names();
  }

  // Adds or changes some, removes one, leaves the others alone.
  void Write() {
    for (int i = 0; i < 3; ++i) Put(absl::StrCat("u", random_() % 80));
    const auto gone = std::next(units_.begin(), static_cast<long>(random_() % units_.size()));
    stayed_.erase(gone->first);
    units_.erase(gone);
  }

  std::string Page(v1::ListUnitsRequest& request, std::multiset<std::string>& seen) const {
    auto list = MessageList<v1::Unit>::Begin(request);
    EXPECT_TRUE(list.ok()) << list.status();
    for (const auto& [name, unit] : units_) list->Offer(unit);
    v1::ListUnitsResponse response;
    request.set_page_token(list->Finish(*response.mutable_units()));
    for (const v1::Unit& unit : response.units()) seen.insert(unit.name());
    return request.page_token();
  }

  // Those that were there from the beginning and were never written.
  const std::set<std::string>& stayed() const { return stayed_; }

 private:
  std::set<std::string> Names() const {
    std::set<std::string> names;
    for (const auto& [name, unit] : units_) names.insert(name);
    return names;
  }
  void Put(const std::string& id) {
    v1::Unit unit;
    unit.set_name(absl::StrCat("jurisdictions/x/units/", id));
    unit.set_display_name(absl::StrCat("n", random_() % 10));
    stayed_.erase(unit.name());
    units_[unit.name()] = unit;
  }

  std::mt19937 random_;
  std::map<std::string, v1::Unit> units_;
  std::set<std::string> stayed_;
};

TEST(PagingTest, NothingComesTwiceAndNothingThatStayedIsMissing) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    PagingWorld world(seed);
    v1::ListUnitsRequest request;
    request.set_page_size(7);
    request.set_order_by(seed % 2 == 0 ? "display_name desc" : "");
    std::multiset<std::string> seen;
    while (!world.Page(request, seen).empty()) world.Write();
    for (const std::string& name : world.stayed()) EXPECT_EQ(seen.count(name), 1u) << seed << " " << name;
    if (seed % 2 == 0) continue;  // a unit that moves to a later place is rightly seen there again
    for (const std::string& name : seen) EXPECT_EQ(seen.count(name), 1u) << seed << " " << name;
  }
}

class ListTest : public ::testing::Test {
 protected:
  ListTest() : bench_(ChinaAt("2024-03-11 09:00")) { EXPECT_TRUE(bench_.Import().ok()); }
  TaskBench bench_;
};

TEST_F(ListTest, ItemsAreFilteredAndOrderedByTheServer) {
  v1::ListItemsRequest request;
  request.set_parent("jurisdictions/hecheng/campaigns/eight-actions-2024");
  request.set_filter("lead_unit = hc-sti AND (indicator:* OR task:*)");
  request.set_order_by("name desc");
  const auto items = bench_.Call<v1::ItemService>(kReporter, &v1::ItemService::Stub::ListItems, request);
  ASSERT_TRUE(items.ok()) << items.status();
  std::vector<std::string> ids;
  for (const v1::Item& item : items->items()) ids.push_back(item.name().substr(item.name().rfind('/') + 1));
  EXPECT_THAT(ids, ::testing::ElementsAre("T-1", "I-1"));
}

TEST_F(ListTest, FormsAreFilteredByWhatTheyShow) {
  v1::ListFormsRequest request;
  request.set_parent("jurisdictions/hecheng/campaigns/eight-actions-2024/periods/2024-M03-D1");
  request.set_filter("state = OPEN AND name = hc-sti");
  const auto forms = bench_.Call<v1::FormService>(kReporter, &v1::FormService::Stub::ListForms, request);
  ASSERT_TRUE(forms.ok()) << forms.status();
  ASSERT_EQ(forms->forms_size(), 1);
  request.set_filter("state = LOCKED");
  EXPECT_EQ(bench_.Call<v1::FormService>(kReporter, &v1::FormService::Stub::ListForms, request)->forms_size(),
            0);
}

TEST_F(ListTest, PeriodsKeepTheirPlaceInTimeAndAnotherFilterNeedsAnotherFirstPage) {
  v1::ListPeriodsRequest request;
  request.set_parent("jurisdictions/hecheng/campaigns/eight-actions-2024");
  request.set_page_size(2);
  using Service = v1::PeriodService;
  const auto first = bench_.Call<Service>(kReporter, &Service::Stub::ListPeriods, request);
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_THAT(first->periods(1).name(), ::testing::EndsWith("2024-M01-D2"));
  request.set_page_token(first->next_page_token());
  const auto second = bench_.Call<Service>(kReporter, &Service::Stub::ListPeriods, request);
  EXPECT_THAT(second->periods(0).name(), ::testing::EndsWith("2024-M01-D3"));
  request.set_filter("kind = MONTH");
  const auto other = bench_.Call<Service>(kReporter, &Service::Stub::ListPeriods, request);
  EXPECT_EQ(DetailsOf(other.status())->reason, "PAGE_TOKEN");
}

}  // namespace
}  // namespace duban::testing::list_test
