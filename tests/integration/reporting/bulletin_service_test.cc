// Bulletins through a real channel: from the draft to the issued edition, who may do what, the proof.
#include <gmock/gmock.h>
#include <soci/soci.h>

#include "services/common/sha256.h"
#include "tests/integration/reporting/bulletin_fixture.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting::bulletin_service_test {
namespace {

using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

TEST_F(BulletinServiceTest, ADraftIsComposedFromTheRecordOnce) {
  const auto drafted = Create(v1::Bulletin::KIND_MONTHLY, "2024-M03");
  ASSERT_THAT(drafted, IsOk());
  EXPECT_EQ(drafted->name(), std::string(kCampaign) + "/bulletins/monthly-2024-M03");
  EXPECT_EQ(drafted->state(), v1::Bulletin::STATE_DRAFT);
  EXPECT_EQ(drafted->basis().change_sequence(), last_);
  EXPECT_TRUE(drafted->as_of().simulated());
  EXPECT_THAT(drafted->files(), SizeIs(0)) << "a draft is rendered when it is asked for";
  const std::string html = Html(drafted->name());
  for (const char* text : {"草稿", "演示", "见表格文件", "rubric.v1", "上期事项办理情况"}) {
    EXPECT_THAT(html, HasSubstr(text));
  }
  EXPECT_THAT(Create(v1::Bulletin::KIND_MONTHLY, "2024-M03"),
              IsRefusal(absl::StatusCode::kAlreadyExists, "ALREADY_EXISTS"));
  EXPECT_THAT(Create(v1::Bulletin::KIND_UNSPECIFIED, "2024-M03"),
              IsRefusal(absl::StatusCode::kInvalidArgument, "KIND_REQUIRED"));
}

TEST_F(BulletinServiceTest, EveryFormatIsHandedOutByteByByte) {
  const auto drafted = Create(v1::Bulletin::KIND_QUARTERLY_REVIEW, "2024-Q1");
  ASSERT_THAT(drafted, IsOk());
  const auto of_draft = Document(drafted->name(), v1::Bulletin::FORMAT_XLSX);
  ASSERT_THAT(of_draft, IsOk());
  EXPECT_EQ(HexDigest(of_draft->content()), of_draft->sha256());
  const auto reviewed = Act(&Stub::ReviewBulletin, drafted->name(), "cao.office");
  ASSERT_THAT(reviewed, IsOk());
  ASSERT_THAT(reviewed->files(), SizeIs(3));
  for (const auto& file : reviewed->files()) {
    const auto document = Document(drafted->name(), file.format());
    ASSERT_THAT(document, IsOk());
    EXPECT_EQ(HexDigest(document->content()), file.sha256());
    EXPECT_EQ(static_cast<std::int64_t>(document->content().size()), file.size_bytes());
  }
  EXPECT_THAT(Document(drafted->name(), static_cast<v1::Bulletin::Format>(9)),
              IsRefusal(absl::StatusCode::kInvalidArgument, "ENUM_VALUE"));
  EXPECT_THAT(Document(drafted->name(), v1::Bulletin::FORMAT_DOCX)->content(), StartsWith("PK"));
  EXPECT_THAT(Html(drafted->name()),
              AllOf(HasSubstr("财政局"), HasSubstr("黄金坳镇"), HasSubstr("产业发展行动专班")));
}

TEST_F(BulletinServiceTest, ItGoesFromDraftToIssueByThreePersons) {
  const std::string name = Create(v1::Bulletin::KIND_MONTHLY, "2024-M03")->name();
  EXPECT_THAT(Act(&Stub::SignBulletin, name, "chen.deputy"),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "BULLETIN_STATE"));
  EXPECT_THAT(Act(&Stub::ReviewBulletin, name, "bo.office"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "SAME_PERSON"));
  ASSERT_THAT(Act(&Stub::ReviewBulletin, name, "cao.office"), IsOk());
  EXPECT_THAT(Edit(name, "demands", "改"),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "BULLETIN_STATE"));
  EXPECT_THAT(Act(&Stub::ReturnBulletin, name, "chen.deputy", ""),
              IsRefusal(absl::StatusCode::kInvalidArgument, "REASON_REQUIRED"));
  ASSERT_THAT(Act(&Stub::ReturnBulletin, name, "chen.deputy", "数据待核"), IsOk());
  EXPECT_EQ(Get(name)->return_reason(), "数据待核");
  const auto issued = Issue(name);
  ASSERT_THAT(issued, IsOk());
  EXPECT_EQ(issued->number(), "区政办通〔2024〕1号");
  EXPECT_EQ(issued->signatory().person(), "chen.deputy");
  const std::string html = Html(name);
  EXPECT_THAT(html, AllOf(HasSubstr("区政办通〔2024〕1号"), Not(HasSubstr("草稿"))));
  EXPECT_THAT(Edit(name, "demands", "改"),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "BULLETIN_ISSUED"));
  EXPECT_THAT(Act(&Stub::RefreshBulletin, name, "bo.office"),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "BULLETIN_ISSUED"));
  EXPECT_TRUE(Verify(name)->matches());
}

TEST_F(BulletinServiceTest, EditsReplaceWordsAndKeepFigures) {
  const auto drafted = Create(v1::Bulletin::KIND_MONTHLY_REPORT, "2024-M03");
  ASSERT_THAT(drafted, IsOk());
  EXPECT_THAT(drafted->drafted_parts(), SizeIs(3));
  EXPECT_THAT(Edit(drafted->name(), "numbers", "改"),
              IsRefusal(absl::StatusCode::kInvalidArgument, "UNKNOWN_PART"));
  const auto edited =
      Edit(drafted->name(), "highlights", "首店经济破题，产值{I-development.cumulative}亿元。");
  ASSERT_THAT(edited, IsOk());
  EXPECT_EQ(edited->parts(0).editor(), "bo.office");
  EXPECT_THAT(Html(drafted->name()), HasSubstr("首店经济破题，产值24亿元。"));
  EXPECT_TRUE(Verify(drafted->name())->matches());
}

TEST_F(BulletinServiceTest, ADraftStaysAsOfItsChangeUntilItIsRefreshed) {
  const auto drafted = Create(v1::Bulletin::KIND_MONTHLY, "2024-M01");
  ASSERT_THAT(drafted, IsOk());
  last_ = feed_.Append(SupervisionChanges("99"));
  ASSERT_THAT(Create(v1::Bulletin::KIND_MONTHLY, "2024-M02"), IsOk());
  EXPECT_EQ(Verify(drafted->name())->rebuilt_digest(), drafted->digest());
  const auto refreshed = Act(&Stub::RefreshBulletin, drafted->name(), "bo.office");
  ASSERT_THAT(refreshed, IsOk());
  EXPECT_EQ(refreshed->basis().change_sequence(), last_);
  EXPECT_TRUE(Verify(drafted->name())->matches());
}

TEST_F(BulletinServiceTest, AnAmendmentIsANewEditionThatLinksBoth) {
  const std::string name = Create(v1::Bulletin::KIND_DEKAD, "2024-M01-D1")->name();
  ASSERT_THAT(Issue(name), IsOk());
  const std::string before = Html(name);
  last_ = feed_.Append(SupervisionChanges("99"));
  ASSERT_THAT(Create(v1::Bulletin::KIND_MONTHLY, "2024-M02"), IsOk());
  EXPECT_THAT(Act(&Stub::AmendBulletin, name, "bo.office", ""),
              IsRefusal(absl::StatusCode::kInvalidArgument, "REASON_REQUIRED"));
  const auto amended = Act(&Stub::AmendBulletin, name, "bo.office", "发改局更正旬报");
  ASSERT_THAT(amended, IsOk());
  EXPECT_EQ(amended->name(), name + "-e2");
  EXPECT_EQ(amended->amends(), name);
  EXPECT_EQ(Get(name)->amended_by(), amended->name());
  EXPECT_EQ(Get(name)->state(), v1::Bulletin::STATE_ISSUED);
  ASSERT_THAT(Issue(amended->name()), IsOk());
  EXPECT_EQ(Html(name), before);
  EXPECT_THAT(Html(amended->name()), AllOf(HasSubstr("发改局更正旬报"), HasSubstr("第2版")));
  EXPECT_EQ(Get(amended->name())->number(), Get(name)->number());
  EXPECT_TRUE(Verify(name)->matches());
  EXPECT_TRUE(Verify(amended->name())->matches());
}

TEST_F(BulletinServiceTest, RightsFollowFromKindAndAction) {
  const auto refused = IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED");
  EXPECT_THAT(Create(v1::Bulletin::KIND_MONTHLY, "2024-M03", "li.si"), refused);
  EXPECT_THAT(Create(v1::Bulletin::KIND_DEKAD, "2024-M03-D1", "ma.tf"), refused);
  EXPECT_THAT(Create(v1::Bulletin::KIND_DEKAD, "2024-M03-D1", "nie.tf", "A1"), refused);
  const auto brief = Create(v1::Bulletin::KIND_DEKAD, "2024-M03-D1", "ma.tf", "A1");
  ASSERT_THAT(brief, IsOk());
  EXPECT_EQ(brief->name(), std::string(kCampaign) + "/bulletins/dekad-2024-M03-D1-A1");
  EXPECT_THAT(Act(&Stub::ReviewBulletin, brief->name(), "nie.tf"), refused);
  ASSERT_THAT(Act(&Stub::ReviewBulletin, brief->name(), "bo.office"), IsOk());
  EXPECT_THAT(Act(&Stub::SignBulletin, brief->name(), "chen.deputy"), refused);
  ASSERT_THAT(Act(&Stub::SignBulletin, brief->name(), "liu.tf"), IsOk());
  ASSERT_THAT(Act(&Stub::NumberBulletin, brief->name(), "ma.tf"), IsOk());
  EXPECT_EQ(Act(&Stub::IssueBulletin, brief->name(), "ma.tf")->number(), "第1期");
  EXPECT_THAT(Act(&Stub::ReviewBulletin, std::string(kCampaign) + "/bulletins/none", "li.si"), refused);
  EXPECT_THAT(Act(&Stub::ReviewBulletin, std::string(kCampaign) + "/bulletins/none", "bo.office"),
              IsRefusal(absl::StatusCode::kNotFound, "NOT_FOUND"));
}

TEST_F(BulletinServiceTest, LettersOfTheSecondRungComeFromTheSupervisionOffice) {
  last_ = feed_.Append(SupervisionChanges("99"));
  const std::string order = std::string(kCampaign) + "/orders/o-1";
  const auto refused = IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED");
  EXPECT_THAT(Create(v1::Bulletin::KIND_SUPERVISION_LETTER, "", "bo.office", "", order), refused);
  EXPECT_THAT(Create(v1::Bulletin::KIND_SUPERVISION_LETTER, "", "sun.du"),
              IsRefusal(absl::StatusCode::kInvalidArgument, "SUBJECT_REQUIRED"));
  const auto letter = Create(v1::Bulletin::KIND_SUPERVISION_LETTER, "", "sun.du", "", order);
  ASSERT_THAT(letter, IsOk());
  EXPECT_EQ(letter->name(), std::string(kCampaign) + "/bulletins/letter-o-1");
  EXPECT_EQ(letter->period(), "2024-M04");
  EXPECT_THAT(Html(letter->name()), HasSubstr("财政局"));
  ASSERT_THAT(Act(&Stub::ReviewBulletin, letter->name(), "song.head"), IsOk());
  EXPECT_THAT(Act(&Stub::SignBulletin, letter->name(), "hu.head"), refused);
  EXPECT_THAT(Act(&Stub::SignBulletin, letter->name(), "song.head"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "SAME_PERSON"));
}

TEST_F(BulletinServiceTest, TamperingWithADocumentIsFound) {
  const auto drafted = Create(v1::Bulletin::KIND_MONTHLY, "2024-M03");
  ASSERT_THAT(drafted, IsOk());
  const auto reviewed = Act(&Stub::ReviewBulletin, drafted->name(), "cao.office");
  ASSERT_THAT(reviewed, IsOk());
  ASSERT_TRUE(Verify(drafted->name())->matches());
  {
    soci::session session("sqlite3", absl::StrCat("dbname=", path_));
    session << "UPDATE documents SET body = 'AAAA' || substr(body, 5) WHERE sha256 = :sha256",
        soci::use(reviewed->files(0).sha256());
  }
  const auto found = Verify(drafted->name());
  ASSERT_THAT(found, IsOk());
  EXPECT_FALSE(found->matches());
  EXPECT_NE(found->formats(0).stored_sha256(), found->formats(0).recorded_sha256());
  EXPECT_EQ(found->formats(0).rebuilt_sha256(), found->formats(0).recorded_sha256());
}

TEST_F(BulletinServiceTest, TheyAreListedByStateAndKept) {
  const std::string first = Create(v1::Bulletin::KIND_MONTHLY, "2024-M01")->name();
  ASSERT_THAT(Issue(first), IsOk());
  ASSERT_THAT(Create(v1::Bulletin::KIND_MONTHLY, "2024-M02"), IsOk());
  v1::ListBulletinsRequest request;
  request.set_parent(kCampaign);
  request.set_filter("state = ISSUED");
  const auto list = Call(stub_, &Stub::ListBulletins, request, "li.si");
  ASSERT_THAT(list, IsOk());
  ASSERT_THAT(list->bulletins(), SizeIs(1));
  EXPECT_EQ(list->bulletins(0).name(), first);
  // Everything is in the acts: another keeper of the same store has the same bulletins.
  const auto keeper = BookKeeper::Open(*store_, "hecheng");
  ASSERT_THAT(keeper, IsOk());
  EXPECT_EQ((*keeper)->book()->docket.Count(static_cast<int>(BookKind::kBulletin)), 2u);
  const Bulletin* kept = (*keeper)->book()->docket.Find<Bulletin>("ba-da-2024", "monthly-2024-M01");
  ASSERT_NE(kept, nullptr);
  EXPECT_EQ(*kept, *keeper_->book()->docket.Find<Bulletin>("ba-da-2024", "monthly-2024-M01"));
}

TEST_F(BulletinServiceTest, ARepeatedRequestGetsTheFirstAnswer) {
  const std::string id = "7f8e1c2a-3b4d-4e5f-8a9b-0c1d2e3f4a5b";
  const auto first = Create(v1::Bulletin::KIND_MONTHLY, "2024-M02", "bo.office", "", "", id);
  const auto second = Create(v1::Bulletin::KIND_MONTHLY, "2024-M02", "bo.office", "", "", id);
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(first->digest(), second->digest());
  EXPECT_EQ(first->etag(), second->etag());
}

}  // namespace
}  // namespace duban::reporting::bulletin_service_test
