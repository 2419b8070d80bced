#include "clients/cli/resource_text.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "clients/cli/labels.h"
#include "duban/task/v1/assessment.pb.h"
#include "duban/task/v1/change.pb.h"
#include "duban/task/v1/form.pb.h"
#include "duban/task/v1/item.pb.h"

namespace duban::client::resource_text_test {
namespace {

using google::protobuf::TextFormat;
using task::v1::Assessment;
using task::v1::Form;

Context English() {
  Context context;
  context.options.lang = "en";
  return context;
}

template <typename Message>
Message Parse(const char* text) {
  Message message;
  EXPECT_TRUE(TextFormat::ParseFromString(text, &message));
  return message;
}

Form ReturnedForm() {
  return Parse<Form>(R"pb(
    name: "jurisdictions/hecheng/campaigns/c-2024/periods/2024-M03-D1/forms/hc-drc"
    state: STATE_RETURNED
    flags: FLAG_TF_UNREVIEWED
    flags: FLAG_UNRESOLVED_RETURN
    rows { item: "I-A1-01" value: "7.15" version: 2 }
    rows {
      item: "T-A4-01"
      progress: "100"
      done_date { year: 2024 month: 3 day: 8 }
      note: "一\n二"
    }
    submit_time { seconds: 1710235800 }
    resubmitted_late: true
    return_reason: "口径不符\n请核对"
    etag: "\"3\"")pb");
}

TEST(ResourceTextTest, FieldsStandInOrderWithTerms) {
  EXPECT_EQ(ResourceText(Context(), ReturnedForm()),
            "编号      2024-M03-D1/hc-drc\n"
            "状态      已退回\n"
            "标记      专班未审、退回未改\n"
            "填报行（2）\n"
            "  事项     数值  完成率（%）  完成日期    进展   版次\n"
            "  I-A1-01  7.15                                  2\n"
            "  T-A4-01        100          2024-03-08  一 二\n"
            "提交时间  2024-03-12 17:30 +08:00\n"
            "重报逾期  是\n"
            "退回理由  口径不符\n"
            "          请核对\n"
            "版本      \"3\"\n");
}

TEST(ResourceTextTest, EnglishUsesTheProtosWords) {
  const std::string text = ResourceText(English(), ReturnedForm());
  EXPECT_NE(text.find("resubmitted late  yes\n"), std::string::npos) << text;
  EXPECT_NE(text.find("flags             TF_UNREVIEWED, UNRESOLVED_RETURN\n"), std::string::npos) << text;
  EXPECT_NE(text.find("rows (2)\n"), std::string::npos) << text;
}

TEST(ResourceTextTest, AMessageWithinIsABlock) {
  const auto change = Parse<task::v1::Change>(R"pb(
    sequence: 7
    assessment { item: "jurisdictions/h/campaigns/c/items/I-1" half: HALF_MID_YEAR }
    request_hash: "\x01\xff")pb");
  EXPECT_EQ(ResourceText(Context(), change),
            "变更号      7\n"
            "请求摘要值  01ff\n"
            "评估\n"
            "  评估事项  I-1\n"
            "  时点      年中\n");
}

TEST(ListTextTest, ColumnsArePaths) {
  std::vector<task::v1::Item> items(2);
  items[0] = Parse<task::v1::Item>(R"pb(
    name: "jurisdictions/h/campaigns/c/items/I-1"
    indicator { kind: KIND_CUM target: "7.5" }
  )pb");
  items[1] = Parse<task::v1::Item>(R"pb(name: "jurisdictions/h/campaigns/c/items/T-1"
                                        task {})pb");
  EXPECT_EQ(ListText(Context(), items, {"name", "indicator.kind", "indicator.target"}),
            "编号  类别    目标值\n"
            "I-1   累计量     7.5\n"
            "T-1\n"
            "共 2 条\n");
  EXPECT_EQ(ListText(Context(), items, {"nmae"}).substr(0, 6), "?nmae\n");
  EXPECT_EQ(ListText(English(), std::vector<Form>(), {"name"}), "0 in all\n");
}

TEST(ShortNameTest, KeepsWhatTheCallerDoesNotKnow) {
  EXPECT_EQ(ShortName("jurisdictions/hecheng"), "hecheng");
  EXPECT_EQ(ShortName("jurisdictions/hecheng/units/hc-drc"), "hc-drc");
  EXPECT_EQ(ShortName("jurisdictions/hecheng/campaigns/c-2024"), "c-2024");
  EXPECT_EQ(ShortName("jurisdictions/h/campaigns/c/periods/2024-M03-D1/forms/hc-drc"), "2024-M03-D1/hc-drc");
  EXPECT_EQ(ShortName("文字/文字"), "文字/文字");
}

TEST(LabelTest, EveryLookUpFallsBackToTheProtosName) {
  EXPECT_EQ(Label(Language::kZh, task::v1::ROLE_REPORTER), "填报人");
  EXPECT_EQ(Label(Language::kEn, task::v1::ROLE_REPORTER), "REPORTER");
  EXPECT_EQ(Label(Language::kEn, task::v1::Project::PROJECT_CLASS_BUILD), "BUILD");
  EXPECT_EQ(Label(Language::kZh, Form::STATE_UNSPECIFIED), "-");
  EXPECT_EQ(Label(Language::kZh, Form::Review::OUTCOME_UNSPECIFIED), "未审");
  EXPECT_EQ(Label(Language::kZh, static_cast<Form::State>(99)), "-");
  const auto& goal = *Assessment::descriptor()->FindFieldByName("goal");
  EXPECT_EQ(FieldLabel(Language::kZh, goal), "目标");
  EXPECT_EQ(FieldLabel(Language::kEn, *Assessment::descriptor()->FindFieldByName("third_party")),
            "third party");
}

}  // namespace
}  // namespace duban::client::resource_text_test
