#include "clients/import/statistics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/import/row_reader.h"
#include "services/common/errors.h"

namespace duban::client::statistics_test {
namespace {

using ::testing::ElementsAre;

const Names kNames{.jurisdiction_id = "hecheng", .campaign_id = "eight-actions-2024"};

auto RequestOf(absl::string_view content) {
  return StatisticRequest(kNames,
                          std::make_shared<const CsvTable>(CsvTable::Parse("s.csv", content).value()));
}

TEST(StatisticRequestTest, ARowBecomesAVersionAndKeepsItsPlace) {
  const auto made = RequestOf(
      "item,period,status,value,source_document,publication_date\n"
      "I-A1-01,2024-M03,FINAL,8.1,统计月报,2024-04-18\n"
      "I-A1-02,2024-M03,PENDING,,统计月报,2024-04-28\n");
  ASSERT_TRUE(made.ok()) << made.status();
  const task::v1::StatisticRow& row = made->request.rows(0);
  EXPECT_EQ(row.item(), "jurisdictions/hecheng/campaigns/eight-actions-2024/items/I-A1-01");
  EXPECT_EQ(row.version().status(), task::v1::Statistic::STATUS_FINAL);
  EXPECT_EQ(row.version().publication_date().day(), 18);
  EXPECT_EQ(made->request.rows(1).version().value(), "");
  EXPECT_EQ(made->places.Find("rows[1].version.value"), "s.csv:3:26 value");
}

TEST(StatisticRequestTest, EveryCellThatCannotBeReadIsNamed) {
  const auto made = RequestOf(
      "item,period,status,value,source_document,publication_date\n"
      "I-A1-01,2024-M03,final,8.1,统计月报,18.4.2024\n");
  std::vector<std::string> rules;
  const ErrorDetails details = DetailsOf(made.status()).value();
  for (const FieldViolation& violation : details.violations) {
    rules.push_back(violation.reason);
  }
  EXPECT_THAT(rules, ElementsAre(kUnknownWord, kNotDate));
  EXPECT_FALSE(RequestOf("item,period\nI-1,2024-M03\n").ok());
}

}  // namespace
}  // namespace duban::client::statistics_test
