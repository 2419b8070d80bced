// The task service through its public API: what it accepts, what it refuses, and that a refusal leaves
// nothing behind.
#include <gtest/gtest.h>

#include <future>

#include "absl/strings/str_cat.h"
#include "services/common/sha256.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing::task_service_test {
namespace {

namespace pb = task::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kPeriod[] = "2024-M03-D1";
const absl::StatusCode kInvalid = absl::StatusCode::kInvalidArgument;

std::string FormNameOf(absl::string_view unit, absl::string_view period = kPeriod) {
  return absl::StrCat("jurisdictions/", kDistrict, "/campaigns/", kCampaign, "/periods/", period, "/forms/",
                      unit);
}

pb::FormRow Row(const std::string& item, const std::string& value) {
  pb::FormRow row;
  row.set_item(item);
  if (item[0] == 'I') row.set_value(value);
  if (item[0] == 'T' || item.starts_with("POL")) row.set_progress(value);
  if (item.starts_with("P-")) row.set_invested_wan(value);
  return row;
}

class TaskServiceTest : public ::testing::Test {
 protected:
  // Tuesday, the day after the dekad's last: the form is open, 17:30 is the unit's limit.
  TaskServiceTest() : bench_(ChinaAt("2024-03-11 09:00")) { EXPECT_TRUE(bench_.Import().ok()); }

  absl::StatusOr<pb::FillFormResponse> Fill(const std::vector<pb::FormRow>& rows,
                                            const std::string& person = kReporter,
                                            const std::string& unit = kScienceUnit) {
    pb::FillFormRequest request;
    request.set_name(FormNameOf(unit));
    for (const pb::FormRow& row : rows) *request.add_rows() = row;
    return bench_.Call<pb::FormService>(person, &pb::FormService::Stub::FillForm, request);
  }

  template <typename Request>
  absl::StatusOr<pb::Form> Act(const std::string& person,
                               grpc::Status (pb::FormService::Stub::*method)(grpc::ClientContext*,
                                                                             const Request&, pb::Form*),
                               Request request) {
    request.set_name(FormNameOf(kScienceUnit));
    return bench_.Call<pb::FormService>(person, method, request);
  }

  absl::StatusOr<pb::Form> TfApprove(const std::string& person, const std::string& action) {
    pb::TfApproveFormRequest request;
    request.set_action(action);
    return Act(person, &pb::FormService::Stub::TfApproveForm, request);
  }

  absl::StatusOr<pb::Period> Lock(const std::string& person) {
    pb::LockPeriodRequest request;
    request.set_name(
        absl::StrCat("jurisdictions/", kDistrict, "/campaigns/", kCampaign, "/periods/", kPeriod));
    return bench_.Call<pb::PeriodService>(person, &pb::PeriodService::Stub::LockPeriod, request);
  }

  absl::StatusOr<pb::PullChangesResponse> Pull(std::int64_t after, int wait_seconds,
                                               const std::string& person = kFeedPerson) {
    pb::PullChangesRequest request;
    request.set_parent(absl::StrCat("jurisdictions/", kDistrict));
    request.set_after_sequence(after);
    request.mutable_max_wait()->set_seconds(wait_seconds);
    return bench_.Call<pb::ChangeService>(person, &pb::ChangeService::Stub::PullChanges, request);
  }

  void SubmitWholeForm() {
    ASSERT_THAT(Fill({Row("I-1", "21.5"), Row("P-1", "800"), Row("POL-1", "20"), Row("T-1", "25")}), IsOk());
    ASSERT_THAT(Act(kReporter, &pb::FormService::Stub::SubmitForm, pb::SubmitFormRequest()), IsOk());
  }

  TaskBench bench_;
};

TEST_F(TaskServiceTest, FormGoesFromFillToLock) {
  SubmitWholeForm();
  EXPECT_THAT(Act(kLeader, &pb::FormService::Stub::UnitApproveForm, pb::UnitApproveFormRequest()), IsOk());
  EXPECT_EQ(TfApprove(kReviewerA1, "A1")->state(), pb::Form::STATE_UNIT_OK);
  EXPECT_EQ(TfApprove(kReviewerA2, "A2")->state(), pb::Form::STATE_TF_OK);
  EXPECT_THAT(Lock(kOfficeClerk), IsRefusal(absl::StatusCode::kFailedPrecondition, "LOCK_NOT_DUE"));
  bench_.clock().SetTime(ChinaAt("2024-03-13 12:00"));
  const auto locked = Lock(kOfficeClerk);
  ASSERT_THAT(locked, IsOk());
  EXPECT_EQ(locked->state(), pb::Period::STATE_LOCKED);
  pb::GetFormRequest get;
  get.set_name(FormNameOf(kScienceUnit));
  const auto form = bench_.Call<pb::FormService>(kLeader, &pb::FormService::Stub::GetForm, get);
  EXPECT_EQ(form->state(), pb::Form::STATE_LOCKED);
  EXPECT_EQ(form->class_(), pb::Form::CLASS_ON_TIME);
  EXPECT_EQ(form->attested_rows_size(), 4);
  get.set_name(FormNameOf(kHousingUnit));
  EXPECT_EQ(bench_.Call<pb::FormService>(kLeader, &pb::FormService::Stub::GetForm, get)->state(),
            pb::Form::STATE_MISSING);
}

TEST_F(TaskServiceTest, SecondLockChangesNothing) {
  bench_.clock().SetTime(ChinaAt("2024-03-13 12:00"));
  const auto first = Lock(kOfficeClerk);
  const std::int64_t changes = bench_.CountChanges();
  const auto second = Lock(kOfficeClerk);
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->lock_sequence(), first->lock_sequence());
  EXPECT_EQ(bench_.CountChanges(), changes);
}

TEST_F(TaskServiceTest, BadRowsAreNamedTogetherAndNothingIsWritten) {
  const std::int64_t before = bench_.CountChanges();
  pb::FormRow wrong_unit = Row("I-1", "21.5");
  wrong_unit.set_unit_of_measure("万元");
  const auto refused = Fill({wrong_unit, Row("P-1", "8e2"), Row("I-2", "40"), Row("I-99", "1")});
  EXPECT_EQ(refused.status().code(), kInvalid);
  EXPECT_THAT(Faults(refused.status()),
              ElementsAre("rows[0].unit_of_measure: UNIT_OF_MEASURE", "rows[1].invested_wan: NOT_DECIMAL",
                          "rows[2].item: ITEM_NOT_ON_FORM", "rows[3].item: ITEM_NOT_ON_FORM"));
  EXPECT_EQ(bench_.CountChanges(), before);
}

TEST_F(TaskServiceTest, FormOfAnotherUnitIsRefused) {
  const std::int64_t before = bench_.CountChanges();
  EXPECT_THAT(Fill({Row("I-2", "41")}, kReporter, kHousingUnit),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(Fill({Row("I-2", "41")}, kReporter, "no-such-unit"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_EQ(bench_.CountChanges(), before);
}

TEST_F(TaskServiceTest, ClosedPeriodIsRefusedWithoutItsLockOnRecord) {
  bench_.clock().SetTime(ChinaAt("2024-03-13 12:00"));
  EXPECT_THAT(Fill({Row("I-1", "21.5")}), IsRefusal(absl::StatusCode::kFailedPrecondition, "PERIOD_CLOSED"));
}

TEST_F(TaskServiceTest, ForgedTokenIsRefused) {
  std::string token = bench_.TokenOf(kReporter);
  token[token.size() - 10] = token[token.size() - 10] == 'A' ? 'B' : 'A';
  pb::FillFormRequest request;
  request.set_name(FormNameOf(kScienceUnit));
  *request.add_rows() = Row("I-1", "21.5");
  const std::int64_t before = bench_.CountChanges();
  EXPECT_THAT(bench_.CallWithToken<pb::FormService>(token, &pb::FormService::Stub::FillForm, request),
              IsRefusal(absl::StatusCode::kUnauthenticated, "TOKEN_FORGED"));
  EXPECT_EQ(bench_.CountChanges(), before);
}

TEST_F(TaskServiceTest, RequestIdAgainGivesTheFirstAnswer) {
  pb::FillFormRequest request;
  request.set_name(FormNameOf(kScienceUnit));
  *request.add_rows() = Row("I-1", "21.5");
  request.set_request_id("0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d");
  const auto fill = [&] {
    return bench_.Call<pb::FormService>(kReporter, &pb::FormService::Stub::FillForm, request);
  };
  const auto first = fill();
  ASSERT_THAT(first, IsOk());
  const std::int64_t changes = bench_.CountChanges();
  EXPECT_EQ(fill()->sequence(), first->sequence());
  EXPECT_EQ(bench_.CountChanges(), changes);
  request.mutable_rows(0)->set_value("22");
  EXPECT_THAT(fill(), IsRefusal(kInvalid, "REQUEST_ID_REUSED"));
}

TEST_F(TaskServiceTest, StaleEtagIsRefusedWithTheCurrentOne) {
  const auto first = Fill({Row("I-1", "21.5")});
  const auto second = Fill({Row("I-1", "22")});
  pb::SubmitFormRequest submit;
  submit.set_etag(first->etag());
  const auto refused = Act(kReporter, &pb::FormService::Stub::SubmitForm, submit);
  EXPECT_THAT(refused, IsRefusal(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_EQ(DetailsIn(refused.status()).metadata["current_etag"], second->etag());
}

TEST_F(TaskServiceTest, IncompleteFormIsNotSubmitted) {
  ASSERT_THAT(Fill({Row("I-1", "21.5")}), IsOk());
  const auto refused = Act(kReporter, &pb::FormService::Stub::SubmitForm, pb::SubmitFormRequest());
  EXPECT_THAT(Faults(refused.status()),
              ElementsAre("rows.P-1: ROW_MISSING", "rows.POL-1: ROW_MISSING", "rows.T-1: ROW_MISSING"));
}

TEST_F(TaskServiceTest, FeedIsWholeAndItsChainHolds) {
  SubmitWholeForm();
  const auto feed = Pull(0, 0);
  ASSERT_THAT(feed, IsOk());
  std::string hash = Sha256(absl::StrCat("duban/", kDistrict));
  std::int64_t sequence = 0;
  for (const pb::ChangeRecord& record : feed->records()) {
    hash = Sha256(absl::StrCat(hash, record.change()));
    EXPECT_EQ(record.hash(), hash);
    EXPECT_EQ(record.sequence(), ++sequence);
    pb::Change change;
    ASSERT_TRUE(change.ParseFromString(record.change()));
    EXPECT_EQ(change.sequence(), sequence);
    EXPECT_TRUE(change.simulated());
  }
  EXPECT_EQ(sequence, bench_.CountChanges());
}

TEST_F(TaskServiceTest, LongPollEndsWithTheNextChange) {
  const std::int64_t last = bench_.CountChanges();
  auto waiting = std::async(std::launch::async, [&] { return Pull(last, 60); });
  ASSERT_THAT(Fill({Row("I-1", "21.5")}), IsOk());
  const auto news = waiting.get();
  ASSERT_THAT(news, IsOk());
  ASSERT_GE(news->records_size(), 1);
  EXPECT_EQ(news->records(0).sequence(), last + 1);
}

TEST_F(TaskServiceTest, RestartKeepsEverything) {
  SubmitWholeForm();
  const auto before = Pull(0, 0);
  bench_.Restart();
  const auto after = Pull(0, 0);
  ASSERT_THAT(after, IsOk());
  EXPECT_EQ(after->SerializeAsString(), before->SerializeAsString());
  EXPECT_EQ(Act(kLeader, &pb::FormService::Stub::UnitApproveForm, pb::UnitApproveFormRequest())->state(),
            pb::Form::STATE_UNIT_OK);
}

TEST_F(TaskServiceTest, BatchWithOneBadUnitCreatesNone) {
  pb::BatchCreateUnitsRequest request;
  request.set_parent(absl::StrCat("jurisdictions/", kDistrict));
  for (const char* id : {"good-unit", "Bad_Unit"}) {
    pb::CreateUnitRequest& added = *request.add_requests();
    added.set_unit_id(id);
    added.mutable_unit()->set_display_name("单位");
    added.mutable_unit()->set_kind(pb::Unit::KIND_DEPARTMENT);
  }
  const std::int64_t before = bench_.CountChanges();
  const auto refused =
      bench_.Call<pb::UnitService>(kFirstAdmin, &pb::UnitService::Stub::BatchCreateUnits, request);
  EXPECT_THAT(Faults(refused.status()), ElementsAre("requests[1].unit_id: RESOURCE_ID"));
  request.mutable_requests()->RemoveLast();
  request.set_validate_only(true);
  EXPECT_THAT(bench_.Call<pb::UnitService>(kFirstAdmin, &pb::UnitService::Stub::BatchCreateUnits, request),
              IsOk());
  EXPECT_EQ(bench_.CountChanges(), before);
}

TEST_F(TaskServiceTest, PagesOfUnitsMeetEnd) {
  pb::ListUnitsRequest request;
  request.set_parent(absl::StrCat("jurisdictions/", kDistrict));
  request.set_page_size(2);
  std::vector<std::string> names;
  do {
    const auto page = bench_.Call<pb::UnitService>(kLeader, &pb::UnitService::Stub::ListUnits, request);
    ASSERT_THAT(page, IsOk());
    for (const pb::Unit& unit : page->units()) names.push_back(unit.name());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(names.size(), FixtureUnits().size());
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
}

TEST_F(TaskServiceTest, HistoryShowsTheNewestFirst) {
  SubmitWholeForm();
  pb::ListChangesRequest request;
  request.set_parent(FormNameOf(kScienceUnit));
  const auto history =
      bench_.Call<pb::ChangeService>(kLeader, &pb::ChangeService::Stub::ListChanges, request);
  ASSERT_THAT(history, IsOk());
  ASSERT_EQ(history->changes_size(), 2);
  EXPECT_EQ(history->changes(0).type(), "form.submit");
  EXPECT_EQ(history->changes(1).type(), "form.save");
  EXPECT_THAT(history->next_page_token(), IsEmpty());
}

TEST_F(TaskServiceTest, ExportsAreForThoseWhoAudit) {
  ASSERT_THAT(Pull(0, 0, kAdmin), IsOk());
  EXPECT_THAT(Pull(0, 0, kReporter), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
}

TEST_F(TaskServiceTest, OtherJurisdictionIsRefusedBeforeAnythingElse) {
  pb::GetFormRequest get;
  get.set_name(absl::StrCat("jurisdictions/elsewhere/campaigns/c/periods/", kPeriod, "/forms/u"));
  EXPECT_THAT(bench_.Call<pb::FormService>(kLeader, &pb::FormService::Stub::GetForm, get),
              IsRefusal(absl::StatusCode::kPermissionDenied, "OTHER_JURISDICTION"));
}

}  // namespace
}  // namespace duban::testing::task_service_test
