// Units and roles through the real service: names, trees and rights change on their days and the past stays.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "services/task/convert/to_proto.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing::org_test {
namespace {

namespace v1 = task::v1;
using Units = v1::UnitService;
using Roles = v1::RoleBindingService;
using Forms = v1::FormService;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kJurisdiction[] = "jurisdictions/hecheng";

std::string UnitNamed(absl::string_view id) { return absl::StrCat(kJurisdiction, "/units/", id); }
std::string BindingNamed(absl::string_view id) { return absl::StrCat(kJurisdiction, "/roleBindings/", id); }
std::string FormOf(absl::string_view unit) {
  return absl::StrCat(kJurisdiction, "/campaigns/", kCampaign, "/periods/2024-M03-D1/forms/", unit);
}

google::type::Date Day(int month, int day) { return task::ToProto(absl::CivilDay(2024, month, day)); }

class OrgTest : public ::testing::Test {
 protected:
  OrgTest() : bench_(ChinaAt("2024-03-11 09:00")) { EXPECT_TRUE(bench_.Import().ok()); }

  absl::StatusOr<v1::Unit> Rename(const std::string& unit, const std::string& name) {
    v1::UpdateUnitRequest request;
    request.mutable_unit()->set_name(UnitNamed(unit));
    request.mutable_unit()->set_display_name(name);
    request.mutable_unit()->set_kind(v1::Unit::KIND_DEPARTMENT);
    *request.mutable_effective_date() = Day(3, 11);
    request.set_reason("编办〔2024〕3号");
    return bench_.Call<Units>(kAdmin, &Units::Stub::UpdateUnit, request);
  }
  absl::StatusOr<v1::Unit> GetAsOf(const std::string& unit, const google::type::Date& day) {
    v1::GetUnitRequest request;
    request.set_name(UnitNamed(unit));
    *request.mutable_as_of_date() = day;
    return bench_.Call<Units>(kOfficeClerk, &Units::Stub::GetUnit, request);
  }
  std::vector<std::string> NamesAsOf(const google::type::Date& day) {
    v1::ListUnitsRequest request;
    request.set_parent(kJurisdiction);
    *request.mutable_as_of_date() = day;
    const auto list = bench_.Call<Units>(kOfficeClerk, &Units::Stub::ListUnits, request);
    EXPECT_THAT(list, IsOk());
    std::vector<std::string> names;
    for (const v1::Unit& unit : list->units()) names.push_back(unit.display_name());
    return names;
  }
  absl::StatusOr<v1::MergeUnitsResponse> Merge(bool validate_only) {
    v1::MergeUnitsRequest request;
    request.set_parent(kJurisdiction);
    request.add_units(UnitNamed(kScienceUnit));
    request.mutable_successor()->set_unit_id("hc-new");
    request.mutable_successor()->mutable_unit()->set_display_name("区科技和住建局");
    request.mutable_successor()->mutable_unit()->set_kind(v1::Unit::KIND_DEPARTMENT);
    *request.mutable_effective_date() = Day(3, 11);
    request.set_reason("编办〔2024〕7号");
    request.set_validate_only(validate_only);
    return bench_.Call<Units>(kAdmin, &Units::Stub::MergeUnits, request);
  }
  absl::StatusOr<v1::RoleBinding> Delegate(const std::string& person, const std::string& binding,
                                           const std::string& substitute) {
    v1::DelegateRoleRequest request;
    request.set_name(BindingNamed(binding));
    request.set_substitute(substitute);
    *request.mutable_end_date() = Day(3, 15);
    request.set_reason("出差");
    return bench_.Call<Roles>(person, &Roles::Stub::DelegateRole, request);
  }
  absl::StatusOr<v1::FillFormResponse> Fill(const std::string& person) {
    v1::FillFormRequest request;
    request.set_name(FormOf(kHousingUnit));
    for (const char* item : {"I-2", "T-2"}) {
      v1::FormRow& row = *request.add_rows();
      row.set_item(item);
      if (item[0] == 'I') row.set_value("54");
      if (item[0] == 'T') row.set_progress("20");
    }
    return bench_.Call<Forms>(person, &Forms::Stub::FillForm, request);
  }
  absl::StatusOr<v1::Form> Submit(const std::string& person) {
    v1::SubmitFormRequest request;
    request.set_name(FormOf(kHousingUnit));
    return bench_.Call<Forms>(person, &Forms::Stub::SubmitForm, request);
  }
  absl::StatusOr<v1::Form> Approve(const std::string& person) {
    v1::UnitApproveFormRequest request;
    request.set_name(FormOf(kHousingUnit));
    return bench_.Call<Forms>(person, &Forms::Stub::UnitApproveForm, request);
  }
  std::vector<v1::Change> HistoryOf(const std::string& name) {
    v1::ListChangesRequest request;
    request.set_parent(name);
    const auto list =
        bench_.Call<v1::ChangeService>(kOfficeClerk, &v1::ChangeService::Stub::ListChanges, request);
    EXPECT_THAT(list, IsOk());
    return {list->changes().begin(), list->changes().end()};
  }
  v1::ListMyRolesResponse WhoAmI(const std::string& person) {
    v1::ListMyRolesRequest request;
    request.set_parent(kJurisdiction);
    return *bench_.Call<Roles>(person, &Roles::Stub::ListMyRoles, request);
  }

  TaskBench bench_;
};

TEST_F(OrgTest, BothNamesAreShownOnTheirDays) {
  const auto renamed = Rename(kScienceUnit, "区科技局");
  ASSERT_THAT(renamed, IsOk());
  EXPECT_EQ(renamed->display_name(), "区科技局");
  bench_.Restart();
  EXPECT_EQ(GetAsOf(kScienceUnit, Day(3, 10))->display_name(), "区科技工信局");
  EXPECT_EQ(GetAsOf(kScienceUnit, Day(3, 11))->display_name(), "区科技局");
  EXPECT_THAT(NamesAsOf(Day(3, 10)), ElementsAre("总专班办公室", "区住建局", "区科技工信局"));
  EXPECT_THAT(NamesAsOf(Day(3, 11)), ElementsAre("总专班办公室", "区住建局", "区科技局"));
  EXPECT_EQ(HistoryOf(UnitNamed(kScienceUnit)).front().reason(), "编办〔2024〕3号");
}

TEST_F(OrgTest, AMergerIsOneDecision) {
  const std::int64_t before = bench_.CountChanges();
  const auto preview = Merge(true);
  ASSERT_THAT(preview, IsOk());
  EXPECT_EQ(preview->items_size(), 4);
  EXPECT_EQ(preview->role_bindings_size(), 2);
  EXPECT_EQ(bench_.CountChanges(), before);
  EXPECT_THAT(NamesAsOf(Day(3, 11)), ElementsAre("总专班办公室", "区住建局", "区科技工信局"));

  const auto merged = Merge(false);
  ASSERT_THAT(merged, IsOk());
  EXPECT_EQ(merged->successor().name(), UnitNamed("hc-new"));
  bench_.Restart();
  EXPECT_THAT(NamesAsOf(Day(3, 10)), ElementsAre("总专班办公室", "区住建局", "区科技工信局"));
  EXPECT_THAT(NamesAsOf(Day(3, 11)), ElementsAre("总专班办公室", "区住建局", "区科技和住建局"));
  EXPECT_THAT(GetAsOf(kScienceUnit, Day(3, 11)), IsRefusal(absl::StatusCode::kNotFound, "NOT_FOUND"));
  EXPECT_EQ(HistoryOf(absl::StrCat(kJurisdiction, "/campaigns/", kCampaign, "/items/I-1")).front().type(),
            "item.transfer");
  EXPECT_THAT(WhoAmI(kReporter).role_bindings(), IsEmpty());  // the unit's clerks went with it
}

TEST_F(OrgTest, AStaleEtagIsRefused) {
  const auto unit = GetAsOf(kScienceUnit, Day(3, 11));
  ASSERT_THAT(Rename(kScienceUnit, "区科技局"), IsOk());
  v1::CloseUnitRequest request;
  request.set_name(UnitNamed(kScienceUnit));
  request.set_etag(unit->etag());
  *request.mutable_last_date() = Day(3, 12);
  request.set_reason("x");
  EXPECT_THAT(bench_.Call<Units>(kAdmin, &Units::Stub::CloseUnit, request),
              IsRefusal(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
}

TEST_F(OrgTest, ASubstitutesActsShowBothNamesAndCountForBoth) {
  ASSERT_THAT(Delegate(kHousingReporter, "r-housing-reporter", "ma-lin"), IsOk());
  ASSERT_THAT(Delegate(kHousingLeader, "r-housing-leader", kHousingReporter), IsOk());
  ASSERT_THAT(Fill("ma-lin"), IsOk());
  ASSERT_THAT(Submit("ma-lin"), IsOk());
  const v1::Change submitted = HistoryOf(FormOf(kHousingUnit)).front();
  EXPECT_EQ(submitted.person(), "ma-lin");
  EXPECT_EQ(submitted.on_behalf_of(), kHousingReporter);
  EXPECT_EQ(submitted.form().author(), "ma-lin/wu-gang");
  // The reporter was substituted for in writing the form, so may not approve it in the leader's place.
  EXPECT_THAT(Approve(kHousingReporter), IsRefusal(absl::StatusCode::kFailedPrecondition, "SAME_PERSON"));
  EXPECT_THAT(Approve(kHousingLeader), IsOk());
}

TEST_F(OrgTest, RightsEndAtMidnight) {
  ASSERT_THAT(Delegate(kHousingReporter, "r-housing-reporter", "ma-lin"), IsOk());
  EXPECT_EQ(WhoAmI("ma-lin").role_bindings_size(), 1);
  EXPECT_THAT(Fill("ma-lin"), IsOk());
  v1::RevokeDelegationRequest revoke;
  revoke.set_name(BindingNamed("delegation-0001"));
  *revoke.mutable_last_date() = Day(3, 11);
  revoke.set_reason("提前返回");
  EXPECT_THAT(bench_.Call<Roles>("ma-lin", &Roles::Stub::RevokeDelegation, revoke),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(bench_.Call<Roles>(kHousingReporter, &Roles::Stub::RevokeDelegation, revoke), IsOk());
  bench_.clock().AdvanceTime(ChinaAt("2024-03-11 23:59") - bench_.clock().TimeNow());
  EXPECT_EQ(WhoAmI("ma-lin").role_bindings_size(), 1);
  bench_.clock().AdvanceTime(absl::Minutes(1));
  EXPECT_EQ(WhoAmI("ma-lin").role_bindings_size(), 0);
  EXPECT_THAT(Fill("ma-lin"), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
}

TEST_F(OrgTest, WhoLeavesIsOutInOneCall) {
  v1::EndRoleBindingsRequest request;
  request.set_parent(kJurisdiction);
  request.set_person(kHousingReporter);
  *request.mutable_last_date() = Day(3, 10);
  request.set_reason("调离");
  request.set_handover_to("ma-lin");
  const auto ended = bench_.Call<Roles>(kAdmin, &Roles::Stub::EndRoleBindings, request);
  ASSERT_THAT(ended, IsOk());
  ASSERT_EQ(ended->role_bindings_size(), 1);
  EXPECT_EQ(ended->role_bindings(0).handover_to(), "ma-lin");
  EXPECT_THAT(Fill(kHousingReporter), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_EQ(WhoAmI(kHousingReporter).person(), kHousingReporter);
}

TEST_F(OrgTest, BindingsAreListedByTheDay) {
  v1::ListRoleBindingsRequest request;
  request.set_parent(kJurisdiction);
  const auto count = [&] {
    return bench_.Call<Roles>(kReporter, &Roles::Stub::ListRoleBindings, request)->role_bindings_size();
  };
  const int all = count();
  *request.mutable_on_date() = Day(2, 29);  // before the housing leader's first day
  EXPECT_EQ(count(), all - 1);
  *request.mutable_on_date() = Day(7, 1);  // after the housing reporter's last
  EXPECT_EQ(count(), all - 1);
  *request.mutable_on_date() = Day(6, 30);
  EXPECT_EQ(count(), all);
}

}  // namespace
}  // namespace duban::testing::org_test
