#include "services/task/convert/to_proto.h"

#include <gmock/gmock.h>

#include "services/task/domain/names.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"
#include "tests/unit/task_convert/samples.h"

namespace duban::task {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::Faults;
using ::duban::testing::kCampaign;
using ::duban::testing::kDistrict;
using ::duban::testing::PeriodOf;
using ::testing::ElementsAre;

TEST(ToProtoTest, EtagsAreTheSequenceInQuotes) {
  EXPECT_EQ(EtagOf(0), "\"0\"");
  EXPECT_EQ(EtagOf(1234567890123), "\"1234567890123\"");
}

TEST(ToProtoTest, StoredResourcesCarryEtagAndTime) {
  const Unit unit = duban::testing::FixtureUnits()[1];
  const v1::Unit shown = ToProto(kDistrict, Stored<Unit>{unit, 7, ChinaAt("2024-01-02 09:00")});
  EXPECT_EQ(shown.name(), "jurisdictions/hecheng/units/hc-sti");
  EXPECT_EQ(shown.etag(), "\"7\"");
  EXPECT_EQ(shown.update_time().seconds(), 1704157200);
  const v1::Unit validated = ToProto(kDistrict, Stored<Unit>{unit, 0, ChinaAt("2024-01-02 09:00")});
  EXPECT_EQ(validated.etag(), "");
  EXPECT_FALSE(validated.has_update_time());
}

TEST(ToProtoTest, ReferencesAreFullNamesAndAbsentOnesStayEmpty) {
  const v1::Item item = ToProto(kDistrict, FullItems()[0]);
  EXPECT_EQ(item.lead_unit(), "jurisdictions/hecheng/units/hc-sti");
  EXPECT_THAT(item.coop_units(), ElementsAre("jurisdictions/hecheng/units/hc-housing",
                                             "jurisdictions/hecheng/units/gtf-office"));
  EXPECT_EQ(ToProto(kDistrict, duban::testing::FixtureUnits()[0]).parent_unit(), "");
}

TEST(ToProtoTest, FormsShowTheAttestedRowsOnly) {
  const v1::Form form = ToProto(kDistrict, FullForm());
  EXPECT_EQ(form.attested_rows_size(), 2);
  EXPECT_EQ(form.rows_size(), 0);
  EXPECT_EQ(form.class_(), v1::Form::CLASS_LATE);
}

TEST(ToProtoTest, ALockShowsThePeriod) {
  const v1::Period period = ToProto(kDistrict, PeriodLock{kCampaign, PeriodOf("2024-M03-D1")});
  EXPECT_EQ(period.name(), "jurisdictions/hecheng/campaigns/eight-actions-2024/periods/2024-M03-D1");
  EXPECT_EQ(period.display_name(), "2024年3月上旬");
  EXPECT_EQ(period.kind(), v1::Period::KIND_DEKAD);
  EXPECT_EQ(period.state(), v1::Period::STATE_LOCKED);
}

TEST(ToProtoTest, PeriodsShowTheInstantsOfTheirKind) {
  const Register reg = duban::testing::MakeRegister();
  const Campaign& campaign = reg.campaigns.at(kCampaign).value;
  const auto show = [&](absl::string_view id) {
    return ToProto(kDistrict, kCampaign,
                   ViewPeriod(reg, campaign, PeriodOf(id), ChinaAt("2024-03-11 10:00")));
  };
  const v1::Period dekad = show("2024-M03-D1");
  EXPECT_EQ(dekad.state(), v1::Period::STATE_OPEN);
  EXPECT_EQ(dekad.start_date().day(), 1);
  EXPECT_EQ(dekad.end_date().day(), 10);
  EXPECT_EQ(dekad.unit_due_time().seconds(), absl::ToUnixSeconds(ChinaAt("2024-03-11 17:30")));
  EXPECT_TRUE(dekad.has_open_time() && dekad.has_tf_due_time() && dekad.has_lock_time());
  EXPECT_FALSE(dekad.has_bulletin_time() || dekad.has_review_time() || dekad.has_locked_time());
  EXPECT_EQ(show("2024-M03").kind(), v1::Period::KIND_MONTH);
  EXPECT_TRUE(show("2024-M03").has_bulletin_time());
  EXPECT_FALSE(show("2024-M03").has_open_time());
  EXPECT_EQ(show("2024-Q1").kind(), v1::Period::KIND_QUARTER);
  EXPECT_TRUE(show("2024-Q1").has_review_time());
  EXPECT_EQ(show("2024-Y").kind(), v1::Period::KIND_YEAR);
}

TEST(ToProtoTest, ALockedPeriodSaysSinceWhen) {
  const PeriodView view = {.period = PeriodOf("2024-M03-D1"),
                           .state = PeriodState::kLocked,
                           .provisional = true,
                           .locked_time = ChinaAt("2024-03-13 12:00"),
                           .lock_sequence = 99};
  const v1::Period period = ToProto(kDistrict, kCampaign, view);
  EXPECT_EQ(period.locked_time().seconds(), absl::ToUnixSeconds(ChinaAt("2024-03-13 12:00")));
  EXPECT_EQ(period.lock_sequence(), 99);
  EXPECT_TRUE(period.provisional());
}

TEST(ToProtoTest, RowNamesAreReadBack) {
  const FormKey key = FullForm().key;
  const auto row = ParseFormRowName(FormRowName(kDistrict, key, "I-1"), "name").value();
  EXPECT_EQ(row.jurisdiction, kDistrict);
  EXPECT_EQ(row.key, key);
  EXPECT_EQ(row.item, "I-1");
  EXPECT_THAT(Faults(ParseFormRowName(FormName(kDistrict, key), "name").status()),
              ElementsAre("name: RESOURCE_NAME"));
}

}  // namespace
}  // namespace duban::task
