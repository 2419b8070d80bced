// What the commands on scores share: moments of the past as people write them, and scores as people read
// them.
#ifndef DUBAN_CLIENTS_CLI_SCORE_TEXT_H_
#define DUBAN_CLIENTS_CLI_SCORE_TEXT_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/context.h"
#include "duban/reporting/v1/as_of.pb.h"
#include "duban/reporting/v1/score.pb.h"

namespace duban::client {

// Reads "change:120", "act:7", "change:120,act:7", "bulletin:monthly-2024-M03", "evaluation:2024-Q1" or
// "evaluation:2024-Q1@1" (1 = trial scores, 2 = final, from 3 on amendments); empty = no point. USAGE
// otherwise.
absl::StatusOr<reporting::v1::AsOfPoint> ParseAsOf(const Names& names, const std::string& text);
inline constexpr char kAsOfHelp[] =
    "按当时情况：change:变更号、act:考评记录号、bulletin:通报、evaluation:考评[@版次]";

// The line under an answer that says what it rests on.
std::string AsOfText(const Context& context, const reporting::v1::AsOf& as_of);
// "区直部门" of DEPT, "优秀" of EXCELLENT.
std::string GroupText(const Context& context, const std::string& group);
std::string GradeText(const Context& context, const std::string& grade);
// "漏报 待核定" of MISSING_REPORT, PENDING_VALUE; a flag that is not known here as it came.
std::string FlagsText(const Context& context, const google::protobuf::RepeatedPtrField<std::string>& flags);
// "3" or "不参评".
std::string RankText(const Context& context, int rank);
// Moves as a table, then how many there are.
std::string MovesText(const Context& context,
                      const google::protobuf::RepeatedPtrField<reporting::v1::ScoreMove>& moves);

// The commands of the noun that have files of their own.
void AddScorePreviewCommands(CLI::App* noun, Context& context);
void AddScoreYearCommands(CLI::App* noun, Context& context);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_SCORE_TEXT_H_
