#include "services/task/domain/check/evidence.h"

#include <gmock/gmock.h>

#include "services/task/domain/check/evidence_list.h"
#include "services/task/domain/check/evidence_type.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task::evidence_test {
namespace {

using duban::testing::ChinaAt;
using duban::testing::Faults;
using duban::testing::IsOk;
using duban::testing::IsRefusal;
using duban::testing::kCampaign;
using duban::testing::kReporter;
using duban::testing::kScienceUnit;
using duban::testing::MakeRegister;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
const std::string kHash(64, 'a');  // NOLINT(runtime/string)

std::string Bytes(std::initializer_list<int> bytes) {
  std::string data;
  for (const int byte : bytes) data.push_back(static_cast<char>(byte));
  return data;
}

std::string Little(std::uint32_t value, int bytes) {
  std::string data;
  for (int i = 0; i < bytes; ++i) data.push_back(static_cast<char>(value >> (8 * i)));
  return data;
}

// A ZIP file whose directory names `parts`; their content does not matter here.
std::string ZipOf(const std::vector<std::string>& parts, const std::string& comment = "") {
  std::string data = Bytes({'P', 'K', 3, 4}) + std::string(26, '\0') + "data";
  std::string directory;
  for (const std::string& part : parts) {
    directory += Bytes({'P', 'K', 1, 2}) + std::string(24, '\0') + Little(part.size(), 2) +
                 std::string(16, '\0') + part;
  }
  return data + directory + Bytes({'P', 'K', 5, 6}) + std::string(8, '\0') + Little(directory.size(), 4) +
         Little(data.size(), 4) + Little(comment.size(), 2) + comment;
}

EvidenceType TypeOf(const std::string& content, size_t piece = 3) {
  ContentInspector inspector;
  for (size_t at = 0; at < content.size(); at += piece) inspector.Add(content.substr(at, piece));
  return inspector.Type();
}

TEST(EvidenceTypeTest, ContentTellsTheTypeInPiecesOfAnySize) {
  const std::string zip_noise(3000, 'x');
  const struct {
    std::string content;
    EvidenceType type;
  } kCases[] = {
      {"%PDF-1.7\n...", EvidenceType::kPdf},
      {Bytes({0xff, 0xd8, 0xff, 0xe0, 0, 16}), EvidenceType::kJpeg},
      {Bytes({0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}), EvidenceType::kPng},
      {ZipOf({"[Content_Types].xml", "word/document.xml"}), EvidenceType::kDocx},
      {ZipOf({"[Content_Types].xml", "xl/workbook.xml"}, "a comment"), EvidenceType::kXlsx},
      {ZipOf({"Doc_0/Document.xml", "OFD.xml"}), EvidenceType::kOfd},
      {"竣工验收备案表\r\n编号\t1\n", EvidenceType::kText},
      {"\xef\xbb\xbf项目,金额\n", EvidenceType::kText},
  };
  for (const auto& [content, type] : kCases) {
    for (const size_t piece : {1, 2, 7, 100000}) EXPECT_EQ(TypeOf(content, piece), type) << content;
  }
}

TEST(EvidenceTypeTest, WhatIsNoneOfOursIsUnspecified) {
  for (const std::string& content : {
           std::string(), std::string("MZ\x90\0", 4), ZipOf({"readme.txt"}), ZipOf({}),
           std::string("PK\3\4", 4), std::string("\x1b[31mred", 8),  // a control character
           Bytes({0xc0, 0xaf}), Bytes({0xe0, 0x80, 0x80}),           // overlong forms
           Bytes({0xed, 0xa0, 0x80}),                                // a surrogate
           Bytes({0xf5, 0x80, 0x80, 0x80}), Bytes({0xe4, 0xb8}),     // beyond Unicode; cut off
       }) {
    for (const size_t piece : {1, 100})
      EXPECT_EQ(TypeOf(content, piece), EvidenceType::kUnspecified) << content;
  }
}

TEST(EvidenceTypeTest, ADirectoryThatLiesIsNotFollowed) {
  std::string zip = ZipOf({"word/document.xml"});
  const size_t end = zip.rfind("PK\5\6");
  zip.replace(end + 12, 4, Little(0xffffffff, 4));
  EXPECT_EQ(TypeOf(zip, 50), EvidenceType::kUnspecified);
}

TEST(EvidenceTypeTest, TheNameMustSayTheSame) {
  EXPECT_THAT(CheckEvidenceType(EvidenceType::kJpeg, "现场.JPEG"), IsOk());
  EXPECT_THAT(CheckEvidenceType(EvidenceType::kText, "明细.csv"), IsOk());
  const absl::Status lies = CheckEvidenceType(EvidenceType::kPng, "现场.pdf");
  EXPECT_THAT(lies, IsRefusal(kInvalid, "NAME_TYPE_MISMATCH"));
  EXPECT_THAT(std::string(lies.message()), ::testing::HasSubstr(".png"));
  EXPECT_THAT(CheckEvidenceType(EvidenceType::kPdf, "pdf"), IsRefusal(kInvalid, "NAME_TYPE_MISMATCH"));
  EXPECT_THAT(CheckEvidenceType(EvidenceType::kUnspecified, "现场.pdf"),
              IsRefusal(kInvalid, "EVIDENCE_TYPE"));
}

struct EvidenceTest : ::testing::Test {
  ActContext At(absl::string_view time, const std::string& person = kReporter) const {
    return {reg, kCampaign, Actor{person, Role::kReporter, ""}, ChinaAt(time)};
  }
  void Put(const std::vector<Change>& changes) {
    for (const Change& change : changes) Apply(reg, change.state, ++sequence, ChinaAt("2024-03-01 09:00"));
  }
  Register reg = MakeRegister();
  std::int64_t sequence = 1000;
  const EvidenceClaim claim{kScienceUnit, "验收.pdf", 10};
};

TEST_F(EvidenceTest, TheFirstUploaderStaysAndOthersAreAdded) {
  Put(RecordEvidence(claim, kHash, EvidenceType::kPdf, At("2024-03-01 09:00")));
  EXPECT_THAT(RecordEvidence(claim, kHash, EvidenceType::kPdf, At("2024-03-05 09:00")), IsEmpty());
  Put(RecordEvidence({"hc-housing", "copy.pdf", 10}, kHash, EvidenceType::kPdf,
                     At("2024-03-06 09:00", "wu-gang")));
  const Evidence* evidence = reg.docket.Find<Evidence>(kCampaign, kHash.substr(0, 32));
  ASSERT_NE(evidence, nullptr);
  ASSERT_EQ(evidence->uploads.size(), 2u);
  EXPECT_EQ(evidence->uploads[0].person, kReporter);
  EXPECT_EQ(evidence->uploads[0].time, ChinaAt("2024-03-01 09:00"));
  EXPECT_EQ(evidence->uploads[1].unit, "hc-housing");
}

TEST_F(EvidenceTest, ASubstituteSignsWithThePrincipal) {
  ActContext context = At("2024-03-01 09:00", "dai-li");
  context.actor.on_behalf_of = kReporter;
  const auto changes = RecordEvidence(claim, kHash, EvidenceType::kPdf, context);
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(StateAs<Evidence>(changes[0].state)->uploads[0].person, absl::StrCat("dai-li/", kReporter));
}

TEST_F(EvidenceTest, EveryFaultOfAClaimIsNamedAtOnce) {
  EXPECT_THAT(
      Faults(CheckEvidenceClaim({"nowhere", "../验收.pdf", kMaxEvidenceBytes + 1}, At("2024-03-01 09:00"))),
      ElementsAre("header.file_name: FILE_NAME", "header.size_bytes: EVIDENCE_TOO_LARGE",
                  "header.unit: UNKNOWN_UNIT"));
  EXPECT_THAT(Faults(CheckEvidenceClaim({"", "a\nb.pdf", 0}, At("2024-03-01 09:00"))),
              ElementsAre("header.file_name: FILE_NAME", "header.size_bytes: SIZE"));
  EXPECT_THAT(CheckEvidenceClaim({"", "验收.pdf", kMaxEvidenceBytes}, At("2024-03-01 09:00")), IsOk());
}

TEST_F(EvidenceTest, ReferencesMustBeOnRecordInTheCampaign) {
  Put(RecordEvidence(claim, kHash, EvidenceType::kPdf, At("2024-03-01 09:00")));
  const std::string path = MatterPath<Evidence>(kCampaign, kHash.substr(0, 32));
  Violations faults;
  CheckEvidence(reg, kCampaign, {path}, "evidence", faults);
  EXPECT_TRUE(faults.empty());
  CheckEvidence(reg, kCampaign, {path, "campaigns/other/evidence/" + kHash.substr(0, 32), path, kHash},
                "evidence", faults);
  EXPECT_THAT(Faults(faults.ToStatus()),
              ElementsAre("evidence[1]: UNKNOWN_EVIDENCE", "evidence[2]: DUPLICATE_EVIDENCE",
                          "evidence[3]: UNKNOWN_EVIDENCE"));
}

TEST_F(EvidenceTest, FreeTextIsLeftAloneAndNamesMustBeOnRecord) {
  Put(RecordEvidence(claim, kHash, EvidenceType::kPdf, At("2024-03-01 09:00")));
  const std::string path = MatterPath<Evidence>(kCampaign, kHash.substr(0, 32));
  Violations faults;
  CheckNamedEvidence(reg, kCampaign,
                     {"台账第 3 页", "http://x/evidence/1", path, "jurisdictions/hecheng/" + path},
                     "evidence", faults);
  EXPECT_TRUE(faults.empty());
  CheckNamedEvidence(reg, kCampaign,
                     {"台账", "jurisdictions/other/" + path, "campaigns/eight-actions-2024/evidence/none",
                      "jurisdictions/hecheng/campaigns/other/evidence/" + kHash.substr(0, 32)},
                     "evidence", faults);
  EXPECT_THAT(Faults(faults.ToStatus()),
              ElementsAre("evidence[1]: UNKNOWN_EVIDENCE", "evidence[2]: UNKNOWN_EVIDENCE",
                          "evidence[3]: UNKNOWN_EVIDENCE"));
}

}  // namespace
}  // namespace duban::task::evidence_test
