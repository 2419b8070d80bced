// Every field of every kind of matter goes into its message and comes back: none is forgotten on the way.
#include "services/task/convert/matters.h"

#include <gmock/gmock.h>
#include <google/api/resource.pb.h>
#include <google/protobuf/util/message_differencer.h>

#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "duban/task/v1/change.pb.h"
#include "services/task/convert/change_codec.h"
#include "tests/support/task_fixture.h"

namespace duban::task::matters_test {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::kDistrict;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// What every resource has beside its own fields.
bool IsOfEveryResource(const FieldDescriptor& field) {
  return field.name() == "name" || field.name() == "update_time" || field.name() == "etag";
}

// Fields that follow from others, from the record or the clock, and are not stored.
const std::set<std::string>& Derived() {
  static const auto* const kDerived =
      new std::set<std::string>{"duban.task.v1.FormRow.official_value", "duban.task.v1.Order.flags",
                                "duban.task.v1.Sample.picked_count",    "duban.task.v1.Sample.quarter",
                                "duban.task.v1.Statistic.status",       "duban.task.v1.Statistic.value"};
  return *kDerived;
}

std::string TextFor(const FieldDescriptor& field, int salt) {
  const auto& reference = field.options().GetExtension(google::api::resource_reference);
  if (reference.type().empty() && reference.child_type().empty())
    return absl::StrCat(field.name(), "-", salt);
  if (reference.type() == "duban.task/Unit")
    return absl::StrCat("jurisdictions/", kDistrict, "/units/u-", salt);
  return absl::StrCat("jurisdictions/", kDistrict, "/campaigns/c/things/t-", salt);
}

void Fill(Message& message, int& salt, int depth);

void FillOne(Message& message, const FieldDescriptor& field, int& salt, int depth) {
  const auto& reflection = *message.GetReflection();
  const int value = ++salt;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return field.is_repeated() ? reflection.AddString(&message, &field, TextFor(field, value))
                                 : reflection.SetString(&message, &field, TextFor(field, value));
    case FieldDescriptor::CPPTYPE_INT32:
      return field.is_repeated() ? reflection.AddInt32(&message, &field, value)
                                 : reflection.SetInt32(&message, &field, value);
    case FieldDescriptor::CPPTYPE_INT64:
      return field.is_repeated() ? reflection.AddInt64(&message, &field, value)
                                 : reflection.SetInt64(&message, &field, value);
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.SetBool(&message, &field, true);
    case FieldDescriptor::CPPTYPE_ENUM: {
      const auto* known = field.enum_type()->value(field.enum_type()->value_count() - 1);
      return field.is_repeated() ? reflection.AddEnum(&message, &field, known)
                                 : reflection.SetEnum(&message, &field, known);
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return Fill(field.is_repeated() ? *reflection.AddMessage(&message, &field)
                                      : *reflection.MutableMessage(&message, &field),
                  salt, depth + 1);
    default:
      FAIL() << field.full_name() << " has a type that matters do not use";
  }
}

// Gives every field of `message` a value of its own.
void Fill(Message& message, int& salt, int depth) {
  ASSERT_LT(depth, 8) << message.GetTypeName();
  const auto& type = *message.GetDescriptor();
  if (type.full_name() == "google.type.Date") {
    const auto set = [&](const char* part, int value) {
      message.GetReflection()->SetInt32(&message, type.FindFieldByName(part), value);
    };
    set("year", 2024), set("month", 1 + salt % 12), set("day", 1 + salt % 28);
    return;
  }
  if (type.full_name() == "google.protobuf.Timestamp") {
    message.GetReflection()->SetInt64(&message, type.FindFieldByName("seconds"), 1700000000 + salt);
    return;
  }
  // A resource inside another, e.g. the item that a change request adds, has no place on record of its own.
  const bool resource = depth == 0 || type.options().HasExtension(google::api::resource);
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (Derived().contains(field.full_name()) || (resource && IsOfEveryResource(field))) continue;
    FillOne(message, field, salt, depth);
    if (field.is_repeated()) FillOne(message, field, salt, depth);
  }
}

ChangeMeta Meta() {
  return {.sequence = 7, .actor = {"li-na", Role::kReporter}, .time = ChinaAt("2024-03-11 16:00")};
}

TEST(MattersTest, EveryFieldOfEveryKindIsReadBackAsItWasWritten) {
  ASSERT_FALSE(MatterCodecs().empty());
  for (const MatterCodec& codec : MatterCodecs()) {
    v1::Change change;
    const auto* const field = v1::Change::descriptor()->FindFieldByNumber(static_cast<int>(codec.kind) + 20);
    ASSERT_NE(field, nullptr) << codec.collection;
    Message& sent = *change.GetReflection()->MutableMessage(&change, field);
    int salt = 0;
    Fill(sent, salt, 0);
    Violations violations;
    const MatterRef ref{kDistrict, "c", "m-0001"};
    const Matter matter = codec.read(sent, ref, violations);
    EXPECT_TRUE(violations.empty()) << violations.ToStatus();
    EXPECT_EQ(matter.path(), absl::StrCat("campaigns/c/", codec.collection, "/m-0001"));

    const auto decoded = DecodeChange(EncodeChange(kDistrict, task::Change{"thing.act", matter, ""}, Meta()));
    ASSERT_TRUE(decoded.ok()) << decoded.status();
    EXPECT_TRUE(decoded->state == ResourceState(matter)) << codec.collection;
    v1::Change again;
    codec.write(kDistrict, matter, *again.GetReflection()->MutableMessage(&again, field));
    sent.GetReflection()->SetString(&sent, sent.GetDescriptor()->FindFieldByName("name"),
                                    absl::StrCat("jurisdictions/", kDistrict, "/", matter.path()));
    std::string difference;
    google::protobuf::util::MessageDifferencer differencer;
    differencer.ReportDifferencesToString(&difference);
    for (const std::string& derived : Derived()) {
      differencer.IgnoreField(google::protobuf::DescriptorPool::generated_pool()->FindFieldByName(derived));
    }
    EXPECT_TRUE(differencer.Compare(sent, again.GetReflection()->GetMessage(again, field))) << difference;
  }
}

TEST(MattersTest, TheCollectionInNamesIsTheKinds) {
  for (const MatterCodec& codec : MatterCodecs()) {
    const std::string name =
        absl::StrCat("jurisdictions/", kDistrict, "/campaigns/c/", codec.collection, "/m-0001");
    const auto kind = KindOfName(name, "parent");
    ASSERT_TRUE(kind.ok()) << kind.status();
    EXPECT_EQ(*kind, static_cast<int>(codec.kind)) << codec.collection;
  }
}

}  // namespace
}  // namespace duban::task::matters_test
