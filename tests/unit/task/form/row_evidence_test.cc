// Rows, corrections and excuses may only point at evidence that is on record.
#include "services/task/domain/form/row_evidence.h"

#include <gmock/gmock.h>

#include "services/task/domain/check/evidence.h"
#include "services/task/domain/form/correction.h"
#include "services/task/domain/form/excuse.h"
#include "services/task/domain/form/form_matter.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/task/form_desk.h"

namespace duban::task {
namespace {

using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::duban::testing::kCampaign;
using ::duban::testing::kReporter;
using ::testing::ElementsAre;

constexpr char kUnknown[] = "campaigns/eight-actions-2024/evidence/none";
constexpr char kUnknownName[] = "jurisdictions/hecheng/campaigns/eight-actions-2024/evidence/none";

// A desk with one file on record.
struct EvidenceDesk : FormDesk {
  EvidenceDesk() {
    const Evidence file{.campaign = kCampaign, .id = "e-1"};
    Apply(district, file, 900, now);
  }
  FormRow RowWith(std::vector<std::string> evidence) const {
    FormRow row = testing::GoodRow(FixtureItem(*this, "T-1"));
    row.evidence = std::move(evidence);
    return row;
  }
  absl::Status FillChecked(const std::vector<FormRow>& rows) {
    return Take(FillWithEvidence(district, Context(), document, rows, {kReporter, Role::kReporter}));
  }
  const std::string known = MatterPath<Evidence>(kCampaign, "e-1");
};

TEST(RowEvidenceTest, OnlyEvidenceOnRecordIsSaved) {
  EvidenceDesk desk;
  EXPECT_THAT(Faults(desk.FillChecked({desk.RowWith({desk.known, kUnknown})})),
              ElementsAre("rows[0].evidence[1]: UNKNOWN_EVIDENCE"));
  EXPECT_TRUE(desk.document.rows.empty());
  ASSERT_THAT(desk.FillChecked({desk.RowWith({desk.known})}), IsOk());
  EXPECT_THAT(desk.document.rows.at("T-1").evidence, ElementsAre(desk.known));
}

TEST(RowEvidenceTest, NamesTheFaultsOfTheRowsAndOfTheirEvidenceOnce) {
  EvidenceDesk desk;
  FormRow row = desk.RowWith({"campaigns/other/evidence/e-1", kUnknown, desk.known, desk.known});
  row.progress = "120";
  EXPECT_THAT(
      Faults(desk.FillChecked({row})),
      ElementsAre("rows[0].progress: OUT_OF_RANGE", "rows[0].evidence[0]: UNKNOWN_EVIDENCE",
                  "rows[0].evidence[1]: UNKNOWN_EVIDENCE", "rows[0].evidence[3]: DUPLICATE_EVIDENCE"));
}

TEST(RowEvidenceTest, AClosedFormSaysSoFirst) {
  EvidenceDesk desk;
  desk.now = desk.Context().deadlines.opens.at - absl::Hours(1);
  EXPECT_THAT(desk.FillChecked({desk.RowWith({kUnknown})}),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "PERIOD_NOT_OPEN"));
}

TEST(RowEvidenceTest, ACorrectionPointsAtEvidenceOnRecord) {
  EvidenceDesk desk;
  desk.BringToUnitOk();
  desk.ApproveAll();
  desk.Lock();
  FormRow row = desk.RowWith({kUnknown});
  row.progress = "30";
  Correction wanted{
      .form = FormPath(desk.form().key), .reason = "漏加", .evidence = {"台账", kUnknownName}, .rows = {row}};
  const auto ask = [&] {
    return AskCorrection(wanted, desk.Context(), desk.document, desk.As(kReporter, Role::kReporter)).status();
  };
  EXPECT_THAT(Faults(ask()), ElementsAre("correction.evidence[1]: UNKNOWN_EVIDENCE",
                                         "correction.rows[0].evidence[0]: UNKNOWN_EVIDENCE"));
  wanted.evidence = {"台账", "jurisdictions/hecheng/" + desk.known};
  wanted.rows[0].evidence = {desk.known};
  EXPECT_THAT(ask(), IsOk());
}

TEST(RowEvidenceTest, AnExcusePointsAtEvidenceOnRecord) {
  EvidenceDesk desk;
  desk.Lock();
  Excuse wanted{.form = FormPath(desk.form().key),
                .cause = ExcuseCause::kSystemOutage,
                .reason = "系统无法登录",
                .evidence = {"故障通报", kUnknownName}};
  const auto ask = [&] {
    return AskExcuse(wanted, desk.Context(), desk.document, desk.As(kReporter, Role::kReporter)).status();
  };
  EXPECT_THAT(Faults(ask()), ElementsAre("excuse.evidence[1]: UNKNOWN_EVIDENCE"));
  wanted.evidence[1] = "jurisdictions/hecheng/" + desk.known;
  EXPECT_THAT(ask(), IsOk());
}

}  // namespace
}  // namespace duban::task
