// Agendas: overdue orders and open issues come from the record by themselves.
#include "services/task/domain/meeting/agenda.h"

#include <gmock/gmock.h>

#include "services/task/domain/order/order.h"
#include "tests/support/task_fixture.h"

namespace duban::testing {
namespace {

using task::AgendaEntry;
using task::AgendaKind;
using ::testing::ElementsAre;

task::Order OrderDue(const std::string& id, const std::string& action, absl::string_view due) {
  task::Order order{.campaign = kCampaign, .id = id};
  order.matter = "产业项目推进滞后";
  order.lead_unit = kScienceUnit;
  order.action = action;
  order.state = task::OrderState::kInProgress;
  order.due_time = ChinaAt(due);
  return order;
}

task::Item Issue(const std::string& id, const std::string& action, task::ItemState state) {
  task::Item item{.id = id, .campaign = kCampaign, .display_name = "用地难", .action = action};
  item.lead_unit = kHousingUnit;
  item.due = absl::CivilDay(2024, 3, 8);
  item.issue = task::IssueEntry{.kind = "land"};
  item.state = state;
  return item;
}

// A district with overdue orders and issues of two actions, on Monday 2024-03-11 at 09:00.
class AgendaTest : public ::testing::Test {
 protected:
  AgendaTest() : in_(MakeRegister()) {
    Put(Matter(OrderDue("DB-1", "A1", "2024-03-07 17:30")));
    Put(Matter(OrderDue("DB-2", "A2", "2024-03-11 08:59")));
    Put(Matter(OrderDue("DB-3", "A1", "2024-03-11 09:00")));  // not overdue yet
    task::Order closed = OrderDue("DB-4", "A1", "2024-03-01 17:30");
    closed.state = task::OrderState::kClosed;
    Put(Matter(closed));
    Put(Issue("IS-1", "A1", task::ItemState::kInHand));
    Put(Issue("IS-2", "A2", task::ItemState::kResolvedClaimed));  // a claim is no verification
    Put(Issue("IS-3", "A1", task::ItemState::kVerified));
  }

  template <typename State>
  void Put(const State& state) {
    Apply(in_, state, 2000, now_);
  }
  std::vector<AgendaEntry> Draft(const task::Meeting& meeting, const task::AgendaWishes& wishes = {}) {
    const task::ActContext context{
        in_, kCampaign, {.person = "clerk", .role = task::Role::kGeneralOffice}, now_};
    const auto changes = DraftAgenda(meeting, wishes, context);
    EXPECT_TRUE(changes.ok()) << changes.status();
    return changes.ok() ? task::StateAs<task::Meeting>(changes->back().state)->agenda
                        : std::vector<AgendaEntry>{};
  }
  static std::vector<std::string> Subjects(const std::vector<AgendaEntry>& agenda) {
    std::vector<std::string> ids;
    for (const AgendaEntry& entry : agenda) ids.push_back(entry.subject.substr(entry.subject.rfind('/') + 1));
    return ids;
  }

  absl::Time now_ = ChinaAt("2024-03-11 09:00");
  task::Register in_;
  task::Meeting meeting_{.campaign = kCampaign, .id = "M-1", .state = task::MeetingState::kPlanned};
};

TEST_F(AgendaTest, OverdueOrdersAndOpenIssuesAreOnIt) {
  const std::vector<AgendaEntry> agenda = Draft(meeting_, {.lights = {}, .topics = {"其他"}});
  EXPECT_THAT(Subjects(agenda), ElementsAre("DB-1", "DB-2", "IS-1", "IS-2", ""));
  EXPECT_EQ(agenda.back().title, "其他");
}

TEST_F(AgendaTest, AnEntrySaysWhatTheRecordSays) {
  const std::vector<AgendaEntry> agenda = Draft(meeting_);
  ASSERT_EQ(agenda.size(), 4u);
  EXPECT_EQ(agenda[0].kind, AgendaKind::kOrder);
  EXPECT_EQ(agenda[0].title, "产业项目推进滞后");
  EXPECT_EQ(agenda[0].lead_unit, kScienceUnit);
  EXPECT_EQ(agenda[0].due, absl::CivilDay(2024, 3, 7));
  EXPECT_EQ(agenda[0].standing, "已超期 2 个工作日");
  EXPECT_EQ(agenda[1].standing, "已超期 0 个工作日");  // since this morning
  EXPECT_EQ(agenda[2].kind, AgendaKind::kIssue);
  EXPECT_EQ(agenda[2].title, "用地难");
  EXPECT_EQ(agenda[2].standing, "已过期限");
}

TEST_F(AgendaTest, ATaskForceSeesItsOwnActionOnly) {
  meeting_.action = "A2";
  EXPECT_THAT(Subjects(Draft(meeting_)), ElementsAre("DB-2", "IS-2"));
}

}  // namespace
}  // namespace duban::testing
