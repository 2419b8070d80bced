#include "clients/cli/message_diff.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "duban/task/v1/form.pb.h"
#include "duban/task/v1/item.pb.h"

namespace duban::client {
namespace {

using google::protobuf::TextFormat;

template <typename Message>
std::string Diff(const char* before_text, const char* after_text) {
  Message before;
  Message after;
  EXPECT_TRUE(TextFormat::ParseFromString(before_text, &before));
  EXPECT_TRUE(TextFormat::ParseFromString(after_text, &after));
  const Context context;
  return DifferencesText(context, Differences(context, before, after));
}

TEST(MessageDiffTest, NamesChangedFieldsOnly) {
  EXPECT_EQ(Diff<task::v1::Item>(R"pb(display_name: "甲"
                                      due_date { year: 2024 month: 6 day: 30 }
                                      indicator { target: "7.5" })pb",
                                 R"pb(display_name: "甲"
                                      due_date { year: 2024 month: 9 day: 30 }
                                      indicator { target: "7.2" }
                                      etag: "\"9\"")pb"),
            "    截止日期  2024-06-30 → 2024-09-30\n"
            "    指标 目标值  7.5 → 7.2\n");
}

TEST(MessageDiffTest, ElementsAreToldApartByTheirIds) {
  EXPECT_EQ(Diff<task::v1::Form>(R"pb(rows { item: "I-1" value: "1" }
                                      rows { item: "I-2" value: "2" })pb",
                                 R"pb(rows { item: "I-2" value: "3" }
                                      rows { item: "I-3" value: "4" })pb"),
            "    填报行 I-2 数值  2 → 3\n"
            "    填报行 I-3 事项  空 → I-3\n"
            "    填报行 I-3 数值  空 → 4\n"
            "    填报行 I-1 事项  I-1 → 空\n"
            "    填报行 I-1 数值  1 → 空\n");
}

TEST(MessageDiffTest, TheSameIsNoDifference) {
  EXPECT_EQ(Diff<task::v1::Form>(R"pb(rows { item: "I-1" }
                                      etag: "1")pb",
                                 R"pb(rows { item: "I-1" }
                                      etag: "2")pb"),
            "");
}

}  // namespace
}  // namespace duban::client
