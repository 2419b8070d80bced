#include "clients/cli/request_options.h"

#include <gtest/gtest.h>

#include "clients/cli/request_fields.h"
#include "duban/reporting/v1/score.pb.h"
#include "duban/task/v1/assessment.pb.h"
#include "duban/task/v1/form_service.pb.h"
#include "duban/task/v1/period.pb.h"
#include "duban/task/v1/unit.pb.h"
#include "services/common/errors.h"
#include "tests/support/status_matchers.h"

namespace duban::client::request_options_test {
namespace {

using ::duban::testing::IsOk;
using task::v1::Assessment;
using task::v1::RecordAssessmentRequest;

Context Hecheng() {
  Context context;
  context.options.jurisdiction = "hecheng";
  context.options.campaign = "c-2024";
  return context;
}

// Parses `line` (blanks divide) as the options of one command.
template <typename Request>
absl::StatusOr<Request> Typed(const std::string& line, const std::vector<Bound>& bounds,
                              const Context& context = Hecheng()) {
  CLI::App app;
  RequestOptions options(&app, Request::descriptor());
  options.AddName();
  for (const Bound& bound : bounds) options.Add(bound);
  options.AddUsual();
  options.AddFile();
  app.parse(line);
  Request request;
  RETURN_IF_ERROR(options.Fill(context, request));
  return request;
}

const std::vector<Bound> kRecord = {{"--item", "assessment.item"},
                                    {"--half", "assessment.half"},
                                    {"--goal", "assessment.goal"},
                                    {"--result", "assessment.result"},
                                    {"--advice", "assessment.advice"}};

TEST(RequestOptionsTest, FieldsAreReadByTheirTypes) {
  const auto request =
      Typed<RecordAssessmentRequest>("--item I-1 --half 年中 --goal 甲 --result 乙 --request-id r", kRecord);
  ASSERT_THAT(request, IsOk());
  EXPECT_EQ(request->parent(), "jurisdictions/hecheng/campaigns/c-2024");
  EXPECT_EQ(request->assessment().item(), "jurisdictions/hecheng/campaigns/c-2024/items/I-1");
  EXPECT_EQ(request->assessment().half(), Assessment::HALF_MID_YEAR);
  EXPECT_EQ(request->request_id(), "r");
}

TEST(RequestOptionsTest, RequiredFieldsAreNamedTogether) {
  const auto request = Typed<RecordAssessmentRequest>("--half year-end", kRecord);
  EXPECT_EQ(request.status().message(), "缺少必填项：--item、--goal、--result");
}

TEST(RequestOptionsTest, AWrongWordNamesTheRightOnes) {
  const auto request = Typed<RecordAssessmentRequest>("--item I --half summer --goal g --result r", kRecord);
  EXPECT_EQ(request.status().message(), "--half：“summer”不对：可用的有 mid-year 年中、year-end 年末");
}

TEST(RequestOptionsTest, AFileGivesTheRestOfTheRequest) {
  const std::string path = ::testing::TempDir() + "/record.json";
  ASSERT_THAT(WriteFile(path, R"({"assessment": {"goal": "甲", "result": "乙", "half": "HALF_YEAR_END"}})"),
              IsOk());
  const auto request = Typed<RecordAssessmentRequest>("--from " + path + " --item I-1 --goal 丙", kRecord);
  ASSERT_THAT(request, IsOk());
  EXPECT_EQ(request->assessment().goal(), "丙") << "an option stands above the file";
  EXPECT_EQ(request->assessment().result(), "乙");
  ASSERT_THAT(WriteFile(path, R"({"assesment": {}})"), IsOk());
  EXPECT_EQ(DetailsOf(Typed<RecordAssessmentRequest>("--from " + path, kRecord).status())->reason, kUsage);
}

TEST(RequestOptionsTest, RepeatedFieldsAndRowsTakeTheOptionAgain) {
  const auto marked = Typed<task::v1::TfReturnFormRequest>(
      "2024-M03-D1/hc-drc --mark I-1 --mark I-2 --action A1 --reason 不符",
      {{"--action", "action"}, {"--mark", "marked_items"}});
  ASSERT_THAT(marked, IsOk());
  EXPECT_EQ(marked->name(), "jurisdictions/hecheng/campaigns/c-2024/periods/2024-M03-D1/forms/hc-drc");
  EXPECT_EQ(marked->marked_items_size(), 2);
  const auto filled = Typed<task::v1::FillFormRequest>(
      "2024-M03-D1/hc-drc --row item=I-1,done_date=2024-03-08,pending=true,note=一,二 --row "
      "{\"item\":\"I-2\"}",
      {{"--row", "rows"}});
  ASSERT_THAT(filled, IsOk());
  ASSERT_EQ(filled->rows_size(), 2);
  EXPECT_EQ(filled->rows(0).done_date().day(), 8);
  EXPECT_TRUE(filled->rows(0).pending());
  EXPECT_EQ(filled->rows(0).note(), "一,二");
  EXPECT_EQ(filled->rows(1).item(), "I-2");
}

TEST(FullNameTest, FollowsTheTypesPattern) {
  const Context context = Hecheng();
  EXPECT_EQ(*FullName(context, "duban.task/Unit", "hc-drc"), "jurisdictions/hecheng/units/hc-drc");
  EXPECT_EQ(*FullName(context, "duban.task/Campaign", ""), "jurisdictions/hecheng/campaigns/c-2024");
  EXPECT_EQ(*FullName(context, "duban.task/Campaign", "c-2025"), "jurisdictions/hecheng/campaigns/c-2025");
  EXPECT_EQ(*FullName(context, "", ""), "jurisdictions/hecheng");
  EXPECT_EQ(*FullName(context, "duban.task/Item", "jurisdictions/x/campaigns/y/items/z"),
            "jurisdictions/x/campaigns/y/items/z");
  EXPECT_FALSE(FullName(context, "duban.task/Form", "hc-drc").ok()) << "a form's period is missing";
  EXPECT_FALSE(FullName(context, "duban.task/Unit", "a/b").ok());
  EXPECT_FALSE(FullName(Context(), "duban.task/Unit", "hc-drc").ok()) << "no jurisdiction";
  EXPECT_EQ(OwnDepth("duban.task/Form"), 2);
  EXPECT_EQ(OwnDepth("duban.task/Campaign"), 0);
}

}  // namespace
}  // namespace duban::client::request_options_test
