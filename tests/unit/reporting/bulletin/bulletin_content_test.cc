#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/reporting/domain/bulletin/compose.h"
#include "services/reporting/domain/light/light_override.h"
#include "services/reporting/domain/names.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/reporting/bulletin/bulletin_press.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const absl::Time kApril = At(absl::CivilDay(2024, 4, 9), 10);

// March 2024: an indicator and a task in red, a project, a form late and one missing, an issue, an order.
BulletinPress March() {
  BulletinPress press;
  CampaignBuilder& record = press.record;
  record.AddIndicator("I-1");
  record.AddTask("T-1");
  record.AddTask("T-2", [](Item& item) {
    item.kind = ItemKind::kPolicy;
    item.due = absl::CivilDay(2024, 3, 11);
  });
  record.AddProject("P-1", [](Item& item) {
    item.project.annual_plan_wan = 1200;
    item.project.planned_start = absl::CivilDay(2024, 1, 10);
  });
  FormRow project;
  project.item = "P-1";
  project.started = absl::CivilDay(2024, 1, 9);
  project.invested_wan = Dec("540.5");
  record.AddForm("dept-a", "2024-M03-D1", {ValueRow("I-1", "11")},
                 [](Form& form) { form.form_class = FormClass::kLate; });
  record.AddForm("dept-a", "2024-M03-D2", {ValueRow("I-1", "15"), ProgressRow("T-1", "20")});
  FormRow task = ProgressRow("T-1", "25");
  task.note = "完成选址";
  record.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "19"), task, ProgressRow("T-2", "50"), project});
  record.AddMissing("dept-b", "2024-M03-D2");
  Affair issue;
  issue.campaign = CampaignBuilder::kCampaign;
  issue.code = "Q-1";
  issue.kind = AffairKind::kIssue;
  issue.action = "A1";
  issue.title = "用地指标不足";
  issue.lead_unit = "dept-a";
  issue.state = "IN_HAND";
  issue.help = "请市里调剂用地指标";
  record.Put(issue);
  Order order;
  order.campaign = CampaignBuilder::kCampaign;
  order.id = "DB-0001";
  order.case_number = "〔2024〕1号";
  order.matter = "完成标准厂房";
  order.lead_unit = "dept-b";
  order.action = "A1";
  order.state = "IN_PROGRESS";
  order.level = "L1";
  order.issue_time = At(absl::CivilDay(2024, 3, 1), 9);
  order.due_time = At(absl::CivilDay(2024, 3, 20), 17);
  record.Put(order);
  record.Lock("2024-M03");
  return press;
}

Composition Composed(BulletinPress& press, BulletinKind kind, const char* period, const char* action = "") {
  Bulletin bulletin = press.New(kind, period, kApril, action);
  absl::StatusOr<Composition> composed = press.Finish(bulletin);
  EXPECT_THAT(composed, IsOk());
  return *std::move(composed);
}

TEST(BulletinContentTest, TheMonthHasItsSixSectionsAfterTheFollowUp) {
  BulletinPress press = March();
  const Composition month = Composed(press, BulletinKind::kMonthly, "2024-M03");
  EXPECT_THAT(SectionsOf(month.document),
              ElementsAre("一、上期事项办理情况", "二、主要指标", "三、重点任务", "四、重点项目",
                          "五、督查督办", "六、报送情况", "七、工作要求"));
  EXPECT_EQ(month.document.form, DocumentForm::kOfficial);
  EXPECT_EQ(month.document.title, "八大行动2024年3月工作情况通报");
  EXPECT_EQ(month.cut_off, absl::CivilDay(2024, 3, 31));
  EXPECT_THAT(month.document.attachments, ElementsAre("重点任务进展情况一览表", "重点项目分单位情况"))
      << "the one project is in step";
}

TEST(BulletinContentTest, TheMonthSaysTheNumbers) {
  BulletinPress press = March();
  const std::string text = TextOf(Composed(press, BulletinKind::kMonthly, "2024-M03").document);
  for (const char* part :
       {"1|事项I-1|单位dept-a|家|100|19|19.00|25.00|-6.00个百分点|红灯||",
        "开工建设类|1|1200.00|540.50|45.04|100.00|—|", "累计交办督办件1件，办结0件，在办1件，其中逾期1件",
        "〔2024〕1号|完成标准厂房|单位dept-b|2024-03-20|L1|",
        "应报旬报4份，按时2份（其中迟报免责0份），迟报1份，漏报1份", "锁定后更正数据0项，人工改灯0项",
        "重点项目1项均无须列出（绿灯1项），全部1项见表格文件", "单位dept-b|2024年3月中旬|漏报|",
        "请单位dept-b补报2024年3月中旬旬报", "事项I-1”（累计完成19家，目标值100家，红灯）", "逾期20天"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(BulletinContentTest, TheMonthDrawsPlannedAgainstActualOfWhatLags) {
  BulletinPress press = March();
  const Composition month = Composed(press, BulletinKind::kMonthly, "2024-M03");
  const TrendChart* chart = nullptr;
  for (const Block& block : month.document.blocks) {
    if (const auto* found = std::get_if<TrendChart>(&block)) chart = found;
  }
  ASSERT_NE(chart, nullptr);
  ASSERT_THAT(chart->points, ::testing::SizeIs(9)) << "January to March";
  ASSERT_THAT(chart->lines, ::testing::SizeIs(2));
  EXPECT_TRUE(chart->lines[0].planned);
  EXPECT_EQ(chart->lines[0].values[8], Rational(25));
  EXPECT_THAT(chart->lines[1].values,
              ElementsAre(std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt,
                          Rational(11), Rational(15), Rational(19)));
}

TEST(BulletinContentTest, NothingThatWentAroundTheRuleStaysUnsaid) {
  BulletinPress press = March();
  press.record.AddForm("dept-c", "2024-M03-D2", {}, [](Form& form) {
    form.form_class = FormClass::kExcused;
    form.reopened = true;
  });
  ExcuseFact excuse;
  excuse.campaign = CampaignBuilder::kCampaign;
  excuse.id = "excuse-1";
  excuse.form = FormName(press.record.projection().jurisdiction, CampaignBuilder::kCampaign,
                         PeriodOf("2024-M03-D2"), "dept-c");
  excuse.state = "CONFIRMED";
  excuse.reason = "政务外网中断";
  press.record.Put(excuse);
  LightOverride by_hand;
  by_hand.campaign = CampaignBuilder::kCampaign;
  by_hand.id = "override-0001";
  by_hand.item = "campaigns/eight-actions/items/T-1";
  by_hand.period = PeriodOf("2024-M03");
  by_hand.light = Light::kYellow;
  by_hand.computed = Light::kGreen;
  by_hand.reason = "现场核查滞后";
  by_hand.state = OverrideState::kApproved;
  press.book.docket.Put(Matter(by_hand), ++press.book.sequence, kApril);
  const std::string text = TextOf(Composed(press, BulletinKind::kMonthly, "2024-M03").document);
  for (const char* part : {"其中迟报免责1份", "锁定后重新开放1份", "人工改灯1项", "迟报免责|单位dept-c|",
                           "政务外网中断", "“事项T-1”绿灯改黄灯|现场核查滞后"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(BulletinContentTest, AssessmentsAreToldOnceAndOnlyWhenThereAreSome) {
  BulletinPress press = March();
  EXPECT_THAT(TextOf(Composed(press, BulletinKind::kMonthlyReport, "2024-M03").document),
              Not(HasSubstr("跟踪评估")));
  TrackingAssessment one;
  one.campaign = CampaignBuilder::kCampaign;
  one.id = "assessment-1";
  one.item = "T-1";
  one.half = "MID_YEAR";
  one.goal = "建成厂房2万平方米";
  one.result = "完成基础施工";
  one.deviation_cause = "雨季停工";
  one.advice = "增配机具";
  one.third_party = "市工程咨询院";
  press.record.SetTime(At(absl::CivilDay(2024, 3, 15), 9));
  press.record.Put(one);
  const Composition report = Composed(press, BulletinKind::kMonthlyReport, "2024-M03");
  EXPECT_THAT(SectionsOf(report.document), ::testing::SizeIs(5)) << "four parts after the follow-up";
  EXPECT_THAT(TextOf(report.document), AllOf(HasSubstr("跟踪评估1项"), HasSubstr("目标：建成厂房2万平方米"),
                                             HasSubstr("偏差原因：雨季停工"), Not(HasSubstr("措施："))));
  press.Issue(press.New(BulletinKind::kMonthlyReport, "2024-M03", kApril), kApril);
  press.record.Lock("2024-M04");
  EXPECT_THAT(TextOf(Composed(press, BulletinKind::kMonthlyReport, "2024-M04").document),
              Not(HasSubstr("跟踪评估")));
}

TEST(BulletinContentTest, TheDekadOfATaskForceComesBeforeTheLock) {
  BulletinPress press = March();
  const std::vector<std::string> sections =
      SectionsOf(Composed(press, BulletinKind::kDekad, "2024-M03-D3", "A1").document);
  EXPECT_THAT(sections, ElementsAre("一、上期事项办理情况", "二、亮灯情况", "三、重点任务",
                                    "四、难点堵点关键点", "五、下步工作"));
  const std::string text = TextOf(Composed(press, BulletinKind::kDekad, "2024-M03-D3", "A1").document);
  EXPECT_THAT(text, AllOf(HasSubstr("完成选址"), HasSubstr("请市里调剂用地指标")));
  // April's first ten days are attested, not locked.
  press.record.AddForm("dept-a", "2024-M04-D1", {ProgressRow("T-1", "31")},
                       [](Form& form) { form.state = FormState::kOpen; });
  Bulletin early = press.New(BulletinKind::kDekad, "2024-M04-D1", At(absl::CivilDay(2024, 4, 10), 12), "A1");
  EXPECT_THAT(press.Finish(early), IsRefusal(absl::StatusCode::kFailedPrecondition, "PERIOD_NOT_OVER"));
  Bulletin due = press.New(BulletinKind::kDekad, "2024-M04-D1", At(absl::CivilDay(2024, 4, 12), 12), "A1");
  const auto composed = press.Finish(due);
  ASSERT_THAT(composed, IsOk());
  EXPECT_THAT(TextOf(composed->document), HasSubstr("进度+6.00个百分点|31.00|"));
  Bulletin whole = press.New(BulletinKind::kDekad, "2024-M04-D1", At(absl::CivilDay(2024, 4, 12), 12));
  EXPECT_THAT(press.Finish(whole), IsRefusal(absl::StatusCode::kFailedPrecondition, "PERIOD_NOT_LOCKED"));
}

// The lock of the second ten-day period of March falls on the 25th at noon at the latest: its figures, not
// the month's.
TEST(BulletinContentTest, TheReportHasFourPartsAsOfTheTwentyFifth) {
  BulletinPress press = March();
  const Composition report = Composed(press, BulletinKind::kMonthlyReport, "2024-M03");
  EXPECT_THAT(SectionsOf(report.document), ElementsAre("上期事项办理情况", "一、重要指标", "二、重点任务",
                                                       "三、突出问题", "四、特色亮点"));
  EXPECT_EQ(report.cut_off, absl::CivilDay(2024, 3, 20));
  EXPECT_THAT(TextOf(report.document), AllOf(HasSubstr("|15|15.00|"), Not(HasSubstr("|19|19.00|"))));
}

TEST(BulletinContentTest, TheReportTakesTheReviewedMaterialOfTaskForces) {
  BulletinPress press = March();
  Bulletin material = press.New(BulletinKind::kMonthlyReport, "2024-M03", kApril, "A1");
  ASSERT_THAT(press.Finish(material), IsOk());
  material = Edited(material, {.parts = {{"highlights", "首店经济破题", ""}}, .demands = {}, .answers = {}},
                    {}, press.record.projection(), PressRules(), Actor("tf"))
                 .value();
  press.Keep(material);
  EXPECT_THAT(TextOf(Composed(press, BulletinKind::kMonthlyReport, "2024-M03").document),
              Not(HasSubstr("首店经济破题")));
  press.Keep(Reviewed(material, Actor("other"), kApril).value());
  EXPECT_THAT(TextOf(Composed(press, BulletinKind::kMonthlyReport, "2024-M03").document),
              HasSubstr("产业培塑行动：首店经济破题"));
}

TEST(BulletinContentTest, TheQuarterRanksListsAndLooksAhead) {
  BulletinPress press = March();
  press.record.AddIndicator("I-2", [](Item& item) { item.lead_unit = "dept-b"; });
  press.record.AddForm("dept-b", "2024-M03-D3", {ValueRow("I-2", "30")});
  press.record.Lock("2024-Q1");
  const Composition quarter = Composed(press, BulletinKind::kQuarterlyReview, "2024-Q1");
  EXPECT_THAT(SectionsOf(quarter.document),
              ElementsAre("一、上期事项办理情况", "二、得分排名", "三、红黑榜", "四、典型案例",
                          "五、表态发言名单", "六、未解决问题清单", "七、下季度重点任务"));
  const std::string text = TextOf(quarter.document);
  EXPECT_THAT(text, AllOf(HasSubstr("单位dept-a"), HasSubstr("用地指标不足"), HasSubstr("无评议")));
  const auto first = quarter.figures.find("rank.dept-b");
  ASSERT_NE(first, quarter.figures.end());
  EXPECT_EQ(first->second.text, "1");
  std::vector<std::string> charts;
  for (const Block& block : quarter.document.blocks) {
    const auto* chart = std::get_if<ScoreChart>(&block);
    if (chart == nullptr) continue;
    charts.push_back(chart->title);
    EXPECT_FALSE(chart->compared);
    EXPECT_EQ(chart->bars.front().rank, "1");
  }
  EXPECT_THAT(charts, Contains("区直部门总分和名次变化"));
}

TEST(BulletinContentTest, ALetterHasMatterBasisFactsDemandAndLimit) {
  BulletinPress press = March();
  Bulletin letter = press.New(BulletinKind::kReminder, "2024-M04", kApril);
  letter.subject = "campaigns/eight-actions/orders/DB-0001";
  const auto composed = press.Finish(letter);
  ASSERT_THAT(composed, IsOk());
  EXPECT_THAT(SectionsOf(composed->document),
              ElementsAre("一、事由", "二、依据", "三、情况", "四、要求", "五、时限和反馈"));
  EXPECT_EQ(composed->document.form, DocumentForm::kLetter);
  EXPECT_EQ(composed->document.addressee, "单位dept-b");
  // 2024-04-09 Tuesday and three working days.
  EXPECT_THAT(TextOf(composed->document),
              AllOf(HasSubstr("已逾期20天"), HasSubstr("3个工作日内，即2024年4月12日前")));
}

TEST(BulletinContentTest, ALetterNeedsItsRung) {
  BulletinPress press = March();
  Bulletin letter = press.New(BulletinKind::kSupervisionLetter, "2024-M04", kApril);
  letter.subject = "campaigns/eight-actions/orders/DB-0001";
  EXPECT_THAT(press.Finish(letter), IsRefusal(absl::StatusCode::kFailedPrecondition, "LETTER_SUBJECT"));
  letter.subject = "campaigns/eight-actions/orders/DB-0009";
  EXPECT_THAT(press.Finish(letter), IsRefusal(absl::StatusCode::kNotFound, "NOT_FOUND"));
  ProposalFact proposal;
  proposal.campaign = CampaignBuilder::kCampaign;
  proposal.id = "TY-0001";
  proposal.order = "jurisdictions/hecheng/campaigns/eight-actions/orders/DB-0001";
  proposal.unit = "dept-b";
  proposal.level = "L3";
  proposal.rule = "L3.L2_MISSED";
  proposal.state = "ACCEPTED";
  press.record.Put(proposal);
  Bulletin circular = press.New(BulletinKind::kCircular, "2024-M04", kApril);
  circular.subject = "campaigns/eight-actions/proposals/TY-0001";
  const auto composed = press.Finish(circular);
  ASSERT_THAT(composed, IsOk());
  EXPECT_THAT(SectionsOf(composed->document), Contains("四、决定"));
  EXPECT_THAT(TextOf(composed->document), HasSubstr("对单位dept-b予以通报批评"));
  circular.tone = CircularTone::kPraise;
  EXPECT_THAT(press.Finish(circular), IsRefusal(absl::StatusCode::kFailedPrecondition, "LETTER_SUBJECT"));
}

TEST(BulletinContentTest, ThePeriodMustSuitTheKindAndBeLocked) {
  BulletinPress press = March();
  Bulletin month = press.New(BulletinKind::kMonthly, "2024-Q1", kApril);
  EXPECT_THAT(press.Finish(month), IsRefusal(absl::StatusCode::kInvalidArgument, "PERIOD_KIND"));
  Bulletin april = press.New(BulletinKind::kMonthly, "2024-M04", kApril);
  EXPECT_THAT(press.Finish(april), IsRefusal(absl::StatusCode::kFailedPrecondition, "PERIOD_NOT_LOCKED"));
  Bulletin unknown = press.New(BulletinKind::kDekad, "2024-M03-D3", kApril, "A9");
  EXPECT_THAT(press.Finish(unknown), IsRefusal(absl::StatusCode::kInvalidArgument, "UNKNOWN_ACTION"));
}

TEST(BulletinContentTest, ItSaysWhatItRestsOnAndThatItIsADraft) {
  BulletinPress press = March();
  const Composition month = Composed(press, BulletinKind::kMonthly, "2024-M03");
  EXPECT_TRUE(month.document.draft);
  EXPECT_THAT(month.document.facts, AllOf(Contains(HasSubstr("生成时间：2024-04-09 10:00:00")),
                                          Contains(HasSubstr("数据截止：2024年3月31日")),
                                          Contains(HasSubstr("rubric.v1；文稿规则：bulletin.v1")),
                                          Contains(HasSubstr(month.digest))));
  Bulletin issued = press.Issue(press.New(BulletinKind::kMonthly, "2024-M03", kApril), kApril);
  const auto again = press.Finish(issued);
  ASSERT_THAT(again, IsOk());
  EXPECT_FALSE(again->document.draft);
  EXPECT_EQ(again->digest, month.digest);
  EXPECT_THAT(again->document.warnings, ElementsAre());
}

}  // namespace
}  // namespace duban::reporting
