#include "clients/import/paper_ballots.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/errors.h"

namespace duban::client::paper_ballots_test {
namespace {

using reporting::v1::BallotMark;

const Names kNames{.jurisdiction_id = "hecheng", .campaign_id = "eight-actions-2024"};

auto RequestOf(absl::string_view content) {
  return PaperBallotRequest(kNames,
                            std::make_shared<const CsvTable>(CsvTable::Parse("g4.csv", content).value()));
}

TEST(PaperBallotRequestTest, ARowIsOneBallotOnOneUnit) {
  const auto made = RequestOf(
      "voter_number,unit,P1,P2b\n"
      "001,hc-finance,92.5,优秀\n"
      "001,hc-sti,一般,good\n");
  ASSERT_TRUE(made.ok()) << made.status();
  ASSERT_EQ(made->request.ballots_size(), 2);
  const auto& first = made->request.ballots(0);
  EXPECT_EQ(first.voter_number(), "001");
  EXPECT_EQ(first.unit(), "jurisdictions/hecheng/units/hc-finance");
  ASSERT_EQ(first.marks_size(), 2);
  EXPECT_EQ(first.marks(0).leaf(), "P1");
  EXPECT_EQ(first.marks(0).points(), "92.5");
  EXPECT_EQ(first.marks(0).grade(), BallotMark::GRADE_UNSPECIFIED);
  EXPECT_FALSE(first.marks(1).has_points());
  EXPECT_EQ(first.marks(1).grade(), BallotMark::GRADE_EXCELLENT);
  EXPECT_EQ(made->request.ballots(1).marks(0).grade(), BallotMark::GRADE_FAIR);
  EXPECT_EQ(made->request.ballots(1).marks(1).grade(), BallotMark::GRADE_GOOD);
}

TEST(PaperBallotRequestTest, EveryFaultOfTheServerIsFoundInItsCell) {
  const auto made = RequestOf(
      "voter_number,unit,P1,P2b\n"
      "001,hc-finance,92.5,优秀\n"
      "002,hc-finance,,120\n");
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->places.Find("ballots[1].marks[0]"), "g4.csv:3:16 P1");
  EXPECT_EQ(made->places.Find("ballots[1].marks[1]"), "g4.csv:3:17 P2b");
  EXPECT_EQ(made->places.Find("ballots[1].marks[1].points"), "g4.csv:3:17 P2b");
  EXPECT_EQ(made->places.Find("ballots[1].voter_number"), "g4.csv:3:1 voter_number");
  EXPECT_EQ(made->places.Find("ballots[0].unit"), "g4.csv:2:5 unit");
  EXPECT_EQ(made->places.Find("ballots[0].marks"), "g4.csv:2:1") << "a mark that is missing: the row";
}

TEST(PaperBallotRequestTest, AnEmptyCellIsAMarkWithoutContentAndNoMarkIsMadeUp) {
  const auto made = RequestOf("voter_number,unit,P1\n001,hc-finance,\n");
  ASSERT_TRUE(made.ok()) << made.status();
  ASSERT_EQ(made->request.ballots(0).marks_size(), 1);
  EXPECT_FALSE(made->request.ballots(0).marks(0).has_points());
  const auto unread = RequestOf("voter_number,unit,P1\n001,hc-finance,很好\n");
  EXPECT_EQ(unread->request.ballots(0).marks(0).points(), "很好") << "the server says what is wrong with it";
}

TEST(PaperBallotRequestTest, NumberAndUnitHaveTheirColumns) {
  const auto made = RequestOf("unit,P1\nhc-finance,90\n");
  EXPECT_EQ(DetailsOf(made.status()).value().violations[0].reason, kCsvColumn);
}

}  // namespace
}  // namespace duban::client::paper_ballots_test
