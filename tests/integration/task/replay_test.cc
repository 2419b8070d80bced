// A record built anew from its changes alone is the same record.
#include "services/task/record/replay.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "absl/strings/str_cat.h"
#include "services/task/domain/names.h"
#include "services/task/record/record.h"
#include "services/task/store/change_reader.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/task_fixture.h"

namespace duban::testing::replay_test {
namespace {

namespace v1 = task::v1;

std::string FormNameOf(absl::string_view period, absl::string_view unit) {
  return task::FormName(kDistrict, task::FormKey{kCampaign, PeriodOf(period), std::string(unit)});
}

// A reporter saves, a leader's approval is refused: changes of every plan kind and of forms are on record.
void WorkALittle(TaskBench& bench) {
  bench.clock().SetTime(ChinaAt("2024-03-11 10:00"));
  v1::FillFormRequest fill;
  fill.set_name(FormNameOf("2024-M03-D1", kScienceUnit));
  fill.set_request_id("6f1c8f0e-58a5-4c3a-9b0d-0d6a4c1f7e2b");
  v1::FormRow& row = *fill.add_rows();
  row.set_item("T-1");
  row.set_progress("25");
  const auto filled = bench.Call<v1::FormService>(kReporter, &v1::FormService::Stub::FillForm, fill);
  ASSERT_TRUE(filled.ok()) << filled.status();
}

// The state of every resource, by kind and name: sequence, bytes and hash of the change that holds it.
std::vector<std::string> Presents(const std::string& path) {
  SimulatedClock clock(ChinaAt("2024-03-12 09:00"));
  const auto record = *task::Record::Open({.path = path, .jurisdiction = kDistrict}, clock);
  std::vector<std::string> all;
  EXPECT_TRUE(
      record
          ->Read([&](soci::session& session) {
            std::vector<int> kinds = task::RegisterKinds();
            kinds.push_back(task::KindOf<task::Form>());
            kinds.push_back(task::KindOf<task::FormRowState>());
            for (const int kind : kinds) {
              const auto changes =
                  task::ReadPresents(session, kind, absl::StrCat("jurisdictions/", kDistrict, "/"), "", 0);
              if (!changes.ok()) return changes.status();
              for (const auto& change : *changes) {
                all.push_back(absl::StrCat(kind, " ", change.sequence, " ", change.body, change.hash));
              }
            }
            return absl::OkStatus();
          })
          .ok());
  return all;
}

TEST(ReplayTest, TheChangesAloneGiveTheSameRecord) {
  TaskBench bench(ChinaAt("2024-01-02 09:00"));
  ASSERT_TRUE(bench.Import().ok());
  WorkALittle(bench);
  const std::string from = absl::StrCat(bench.folder(), "/", kDistrict, ".db");
  const std::string to = absl::StrCat(bench.folder(), "/again.db");
  const auto replayed = task::ReplayRecord(from, to, kDistrict);
  ASSERT_TRUE(replayed.ok()) << replayed.status();
  EXPECT_EQ(replayed->change_count, bench.CountChanges());
  const std::vector<std::string> before = Presents(from);
  EXPECT_GT(before.size(), 20u);
  EXPECT_EQ(Presents(to), before);
}

TEST(ReplayTest, ADamagedChangeIsNamedAndNothingAfterItIsTaken) {
  TaskBench bench(ChinaAt("2024-01-02 09:00"));
  ASSERT_TRUE(bench.Import().ok());
  const std::string from = absl::StrCat(bench.folder(), "/damaged.db");
  ASSERT_TRUE(task::ReplayRecord(absl::StrCat(bench.folder(), "/", kDistrict, ".db"), from, kDistrict).ok());
  {
    soci::session session("sqlite3", absl::StrCat("dbname=", from));
    session << "UPDATE changes SET body = 'AAAA' || substr(body, 5) WHERE sequence = 7";
  }
  const auto refused = task::ReplayRecord(from, absl::StrCat(bench.folder(), "/again.db"), kDistrict);
  ASSERT_EQ(refused.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(refused.status().message()), ::testing::HasSubstr("第 7 条"));
}

TEST(ReplayTest, ARecordIsNeverReplayedOverAnother) {
  TaskBench bench(ChinaAt("2024-01-02 09:00"));
  const std::string file = absl::StrCat(bench.folder(), "/", kDistrict, ".db");
  EXPECT_EQ(task::ReplayRecord(file, file, kDistrict).status().code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace duban::testing::replay_test
