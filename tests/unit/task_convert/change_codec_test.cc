#include "services/task/convert/change_codec.h"

#include <gmock/gmock.h>

#include "duban/task/v1/change.pb.h"
#include "services/task/domain/names.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"
#include "tests/unit/task_convert/samples.h"

namespace duban::task::change_codec_test {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::kDistrict;

ChangeMeta Meta() {
  return {.sequence = 42,
          .actor = {"li-na", Role::kReporter},
          .time = ChinaAt("2024-03-11 16:00") + absl::Microseconds(123456),
          .request_id = "6f1c8f0e-58a5-4c3a-9b0d-0d6a4c1f7e2b",
          .request_hash = std::string("\x00\xff hash", 7),
          .simulated = true};
}

std::string Encoded(const ResourceState& state) {
  return EncodeChange(kDistrict, Change{"thing.act", state, "因为"}, Meta());
}

// A stored row after `damage` was done to the message.
template <typename Damage>
std::string Damaged(const ResourceState& state, Damage damage) {
  v1::Change change;
  EXPECT_TRUE(change.ParseFromString(Encoded(state)));
  damage(change);
  return change.SerializeAsString();
}

MATCHER(IsDataLoss, "is DATA_LOSS") {
  return DecodeChange(arg).status().code() == absl::StatusCode::kDataLoss;
}

TEST(ChangeCodecTest, EveryResourceIsReadBackAsItWasWritten) {
  for (const ResourceState& state : EveryState()) {
    const absl::StatusOr<DecodedChange> decoded = DecodeChange(Encoded(state));
    ASSERT_TRUE(decoded.ok()) << decoded.status();
    EXPECT_EQ(decoded->name, NameOf(kDistrict, state));
    EXPECT_TRUE(decoded->state == state) << decoded->name;
  }
}

TEST(ChangeCodecTest, WhatIsKnownOfTheChangeIsReadBack) {
  const DecodedChange decoded = DecodeChange(Encoded(FormRowState{FullForm().key, FullRow()})).value();
  const ChangeMeta meta = Meta();
  EXPECT_EQ(decoded.type, "thing.act");
  EXPECT_EQ(decoded.reason, "因为");
  EXPECT_EQ(decoded.meta.sequence, meta.sequence);
  EXPECT_EQ(decoded.meta.actor.person, meta.actor.person);
  EXPECT_EQ(decoded.meta.actor.role, meta.actor.role);
  EXPECT_EQ(decoded.meta.time, meta.time);
  EXPECT_EQ(decoded.meta.request_id, meta.request_id);
  EXPECT_EQ(decoded.meta.request_hash, meta.request_hash);
  EXPECT_TRUE(decoded.meta.simulated);
}

TEST(ChangeCodecTest, TheSameChangeGivesTheSameBytes) {
  for (const ResourceState& state : EveryState()) {
    const std::string bytes = Encoded(state);
    EXPECT_EQ(bytes, Encoded(state));
    EXPECT_EQ(bytes, Encoded(DecodeChange(bytes)->state));
  }
}

TEST(ChangeCodecTest, AChangeLargerThanTheFirstBlockIsWhole) {
  Form form = FullForm();
  for (int i = 0; i < 500; ++i) form.attested_rows.push_back(FullRow());
  EXPECT_TRUE(DecodeChange(Encoded(form))->state == ResourceState(form));
}

TEST(ChangeCodecTest, InstantsBeforeTheEpochAreReadBack) {
  ChangeMeta meta = Meta();
  meta.time = absl::UnixEpoch() - absl::Nanoseconds(1);
  const Unit unit = duban::testing::FixtureUnits()[0];
  EXPECT_EQ(DecodeChange(EncodeChange(kDistrict, Change{"unit.create", unit, ""}, meta))->meta.time,
            meta.time);
}

TEST(ChangeCodecTest, EveryTruncatedChangeIsRefused) {
  for (const ResourceState& state : EveryState()) {
    const std::string bytes = Encoded(state);
    for (size_t size = 0; size < bytes.size(); ++size) {
      ASSERT_THAT(bytes.substr(0, size), IsDataLoss()) << size << " of " << bytes.size();
    }
  }
}

TEST(ChangeCodecTest, BytesThatAreNoChangeAreRefused) {
  EXPECT_THAT(std::string("not a change"), IsDataLoss());
  EXPECT_THAT(std::string(100, '\xff'), IsDataLoss());
}

TEST(ChangeCodecTest, NameAndContentMustAgree) {
  const FormRowState row = {FullForm().key, FullRow()};
  const std::string form_name = FormName(kDistrict, row.key);
  for (const std::string& name :
       std::vector<std::string>{"", "jurisdictions/hecheng", form_name, form_name + "/rows/",
                                form_name + "/rows/T-9", "jurisdictions/hecheng/units/hc-sti"}) {
    EXPECT_THAT(Damaged(row, [&](v1::Change& change) { change.set_name(name); }), IsDataLoss()) << name;
  }
  EXPECT_THAT(
      Damaged(CalendarYear{.year = 2024}, [](v1::Change& c) { c.mutable_calendar()->set_year(2025); }),
      IsDataLoss());
}

TEST(ChangeCodecTest, ContentWithoutMeaningIsRefused) {
  const Form form = FullForm();
  EXPECT_THAT(Damaged(form, [](v1::Change& c) { c.set_role(static_cast<v1::Role>(99)); }), IsDataLoss());
  EXPECT_THAT(
      Damaged(form, [](v1::Change& c) { c.mutable_form()->set_state(static_cast<v1::Form::State>(99)); }),
      IsDataLoss());
  EXPECT_THAT(
      Damaged(form, [](v1::Change& c) { c.mutable_form()->add_flags(static_cast<v1::Form::Flag>(9)); }),
      IsDataLoss());
  EXPECT_THAT(Damaged(form,
                      [](v1::Change& c) {
                        c.mutable_form()->mutable_attested_rows(0)->mutable_done_date()->set_month(13);
                      }),
              IsDataLoss());
  EXPECT_THAT(Damaged(FullItems()[0],
                      [](v1::Change& c) { c.mutable_item()->set_lead_unit("jurisdictions/other/units/x"); }),
              IsDataLoss());
}

TEST(ChangeCodecTest, TheRefusalNamesTheChange) {
  const std::string bytes = Damaged(FullForm(), [](v1::Change& c) { c.clear_form(); });
  const std::string message(DecodeChange(bytes).status().message());
  EXPECT_THAT(message, ::testing::HasSubstr("42"));
  EXPECT_THAT(message, ::testing::HasSubstr(FormName(kDistrict, FullForm().key)));
}

}  // namespace
}  // namespace duban::task::change_codec_test
