#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "clients/import/folder.h"
#include "clients/import/request_id.h"
#include "services/common/errors.h"
#include "services/common/ids.h"
#include "tests/support/status_matchers.h"

namespace duban::client {
namespace {

using ::duban::testing::IsOk;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr char kHecheng[] = DUBAN_SOURCE_DIR "/deploy/demo/hecheng-2024";

// A copy of the real folder with `from` replaced by `to` in one file.
std::string CopyWith(const std::string& name, const std::string& file, const std::string& from,
                     const std::string& to) {
  const std::filesystem::path copy = std::filesystem::path(::testing::TempDir()) / name;
  std::filesystem::remove_all(copy);
  std::filesystem::copy(kHecheng, copy);
  std::ifstream in(copy / file);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos);
  text.replace(at, from.size(), to);
  std::ofstream(copy / file) << text;
  return copy.string();
}

// The first violation of checking the folder as "field rule".
std::string FirstFault(const std::string& path) {
  const auto folder = ReadCampaignFolder(path, "hecheng");
  const absl::Status status = folder.ok() ? CheckFolder(*folder) : folder.status();
  const auto details = DetailsOf(status);
  if (!details.has_value() || details->violations.empty()) return std::string(status.message());
  return details->violations[0].field + " " + details->violations[0].reason;
}

TEST(ImportTest, TheRealFolderIsSound) {
  const auto folder = ReadCampaignFolder(kHecheng, "hecheng");
  ASSERT_THAT(folder, IsOk());
  EXPECT_EQ(folder->names.Campaign(), "jurisdictions/hecheng/campaigns/eight-actions-2024");
  EXPECT_THAT(CheckFolder(*folder), IsOk());
  std::vector<std::pair<std::string, size_t>> rows;
  for (const ImportStep& step : folder->steps) rows.emplace_back(step.file, step.row_count);
  EXPECT_THAT(rows, ::testing::ElementsAre(
                        ::testing::Pair("units.csv", 154), ::testing::Pair("calendars.csv", 108),
                        ::testing::Pair("roles.csv", 2), ::testing::Pair("actions.csv", 8),
                        ::testing::Pair("indicators.csv", 69), ::testing::Pair("tasks.csv", 174),
                        ::testing::Pair("policies.csv", 205), ::testing::Pair("projects.csv", 114)));
}

TEST(ImportTest, FaultsNameFileLineColumnAndRule) {
  EXPECT_THAT(
      FirstFault(CopyWith("a", "indicators.csv", "第一产业增加值增长,%,4.5", "第一产业增加值增长,%,4.5%")),
      StartsWith("indicators.csv:2:30 target NOT_DECIMAL"));
  EXPECT_THAT(FirstFault(CopyWith("b", "tasks.csv", "hc-hitech;hc-agri", "hc-hitech;hc-nowhere")),
              HasSubstr("support_units UNKNOWN_REFERENCE"));
  EXPECT_THAT(FirstFault(CopyWith("c", "tasks.csv", "2024-01-01", "2024-1-1")), HasSubstr(" start NOT_DATE"));
  EXPECT_THAT(FirstFault(CopyWith("d", "calendars.csv", ",off,", ",holiday,")),
              StartsWith("calendars.csv:2:17 kind UNKNOWN_WORD"));
  EXPECT_THAT(FirstFault(CopyWith("e", "units.csv", "hn-discipline,", "hn-committee,")),
              StartsWith("units.csv:3:1 code DUPLICATE_CODE"));
}

TEST(ImportTest, ServerPathsLeadBackToTheCell) {
  const auto folder = ReadCampaignFolder(kHecheng, "hecheng");
  ASSERT_THAT(folder, IsOk());
  const auto find = [&](const std::string& file, const std::string& path) {
    for (const ImportStep& step : folder->steps) {
      if (step.file == file) return step.places.Find(path);
    }
    return std::string();
  };
  EXPECT_THAT(find("indicators.csv", "requests[2].item.indicator.target"), StartsWith("indicators.csv:4:"));
  EXPECT_THAT(find("indicators.csv", "requests[2].item.indicator.target"), HasSubstr(" target"));
  EXPECT_THAT(find("tasks.csv", "requests[0].item.coop_units[1]"), HasSubstr(" support_units"));
  EXPECT_THAT(find("actions.csv", "campaign.actions[7].lead_unit"), StartsWith("actions.csv:9:"));
  EXPECT_THAT(find("actions.csv", "campaign.year"), StartsWith("campaign.csv:3:6 value"));
  EXPECT_THAT(find("calendars.csv", "requests[0].calendar.off_dates[1]"),
              StartsWith("calendars.csv:4:6 date"));
  EXPECT_THAT(find("projects.csv", "requests[13].item.project.milestones[2].weight"),
              StartsWith("project-plans.csv:"));
  EXPECT_EQ(find("tasks.csv", "parent"), "parent");
}

TEST(ImportTest, RequestIdFollowsFromContent) {
  const std::string id = RequestIdOf({"hecheng", "eight-actions-2024", "units.csv", "content"});
  EXPECT_EQ(id, RequestIdOf({"hecheng", "eight-actions-2024", "units.csv", "content"}));
  EXPECT_TRUE(IsUuid4(id)) << id;
  EXPECT_NE(id, RequestIdOf({"hecheng", "eight-actions-2024", "units.csv", "content2"}));
  EXPECT_NE(id, RequestIdOf({"other", "eight-actions-2024", "units.csv", "content"}));
  EXPECT_NE(RequestIdOf({"ab", "c"}), RequestIdOf({"a", "bc"})) << "borders count";
}

}  // namespace
}  // namespace duban::client
