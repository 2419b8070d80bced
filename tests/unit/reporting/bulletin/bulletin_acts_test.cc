#include "services/reporting/domain/bulletin/bulletin_acts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <map>

#include "services/reporting/scheme/bulletin_rules_reader.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/reporting/bulletin/bulletin_press.h"

namespace duban::reporting {
namespace {

using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;

constexpr std::array kStates = {BulletinState::kDraft, BulletinState::kReviewed, BulletinState::kSigned,
                                BulletinState::kNumbered, BulletinState::kIssued};
constexpr std::array kEvents = {BulletinEvent::kUpdate, BulletinEvent::kRefresh, BulletinEvent::kReview,
                                BulletinEvent::kReturn, BulletinEvent::kSign,    BulletinEvent::kNumber,
                                BulletinEvent::kIssue,  BulletinEvent::kAmend};

const absl::Time kNow = At(absl::CivilDay(2024, 4, 9), 10);

TEST(BulletinMachineTest, TheTableIsTheLifeOfADocument) {
  std::vector<std::string> lines;
  for (const auto& line : kBulletinMachine) {
    lines.push_back(absl::StrCat(StateName(line.from), " ", EventName(line.event), " ", StateName(line.to)));
  }
  EXPECT_THAT(lines, ElementsAre("DRAFT update DRAFT", "DRAFT refresh DRAFT", "DRAFT review REVIEWED",
                                 "REVIEWED return DRAFT", "REVIEWED sign SIGNED", "SIGNED number NUMBERED",
                                 "NUMBERED issue ISSUED", "ISSUED amend ISSUED"));
}

TEST(BulletinMachineTest, EverythingElseIsRefused) {
  std::map<std::pair<BulletinState, BulletinEvent>, BulletinState> table;
  for (const auto& line : kBulletinMachine) table[{line.from, line.event}] = line.to;
  for (const BulletinState state : kStates) {
    for (const BulletinEvent event : kEvents) {
      const auto after = StateAfter(state, event);
      const auto line = table.find({state, event});
      if (line != table.end()) {
        ASSERT_THAT(after, IsOk());
        EXPECT_EQ(*after, line->second);
      } else {
        EXPECT_THAT(after, IsRefusal(absl::StatusCode::kFailedPrecondition,
                                     state == BulletinState::kIssued ? "BULLETIN_ISSUED" : "BULLETIN_STATE"));
      }
    }
  }
}

// A bulletin of January 2024 in each state.
class BulletinActsTest : public ::testing::Test {
 protected:
  BulletinActsTest() { press_.record.Lock("2024-Q1"); }

  Bulletin Draft(const char* month = "2024-M01", BulletinKind kind = BulletinKind::kMonthly) {
    Bulletin draft = press_.New(kind, month, kNow);
    EXPECT_THAT(press_.Finish(draft), IsOk());
    return draft;
  }
  // The command of an event on a bulletin in any state, in a way that only the state can refuse.
  absl::Status Do(const Bulletin& bulletin, BulletinEvent event) {
    switch (event) {
      case BulletinEvent::kUpdate:
        return Edited(bulletin, {}, {}, press_.record.projection(), PressRules(), Actor("author")).status();
      case BulletinEvent::kReview:
        return Reviewed(bulletin, Actor("reviewer"), kNow).status();
      case BulletinEvent::kReturn:
        return Returned(bulletin, "数据待核").status();
      case BulletinEvent::kSign:
        return Signed(bulletin, PressRules(), Actor("signatory"), kNow).status();
      case BulletinEvent::kNumber:
        return Number(bulletin).status();
      case BulletinEvent::kIssue:
        return Issued(bulletin, Actor("author"), kNow).status();
      case BulletinEvent::kAmend:
        return Amended(bulletin, "更正", Actor("author"), kNow).status();
      case BulletinEvent::kRefresh:
        break;
    }
    return StateAfter(bulletin.state, event).status();
  }
  absl::StatusOr<Bulletin> Number(const Bulletin& bulletin, absl::Time now = kNow) {
    return Numbered(bulletin, press_.book, press_.record.campaign(), PressRules(), Actor("author"), now);
  }

  BulletinPress press_;
};

TEST_F(BulletinActsTest, CommandsGoByTheTable) {
  Bulletin bulletin = Draft();
  for (const BulletinState state : kStates) {
    bulletin.state = state;
    for (const BulletinEvent event : kEvents) {
      EXPECT_EQ(Do(bulletin, event).ok(), StateAfter(state, event).ok())
          << StateName(state) << " " << EventName(event);
    }
  }
}

TEST_F(BulletinActsTest, AuthorReviewerAndSignatoryAreThreePersons) {
  const auto same = IsRefusal(absl::StatusCode::kPermissionDenied, "SAME_PERSON");
  const Bulletin draft = Draft();
  EXPECT_THAT(Reviewed(draft, Actor("author"), kNow), same);
  const Bulletin reviewed = Reviewed(draft, Actor("reviewer"), kNow).value();
  EXPECT_THAT(Signed(reviewed, PressRules(), Actor("author"), kNow), same);
  EXPECT_THAT(Signed(reviewed, PressRules(), Actor("reviewer"), kNow), same);
  EXPECT_THAT(Signed(reviewed, PressRules(), {"deputy", "HEAD", "", "reviewer"}, kNow), same);
  EXPECT_THAT(Signed(reviewed, PressRules(), Actor("signatory"), kNow), IsOk());
  ASSERT_FALSE(draft.drafted_parts.empty());
  const DraftedPart& part = draft.drafted_parts.front();
  const Bulletin written =
      Edited(draft, {.parts = {{part.key, "请各单位加快进度。", ""}}, .demands = {}, .answers = {}}, {},
             press_.record.projection(), PressRules(), Actor("editor"))
          .value();
  EXPECT_THAT(Reviewed(written, Actor("editor"), kNow), same);
}

TEST_F(BulletinActsTest, AReturnHasAReasonAndForgetsTheReview) {
  const Bulletin reviewed = Reviewed(Draft(), Actor("reviewer"), kNow).value();
  EXPECT_THAT(Returned(reviewed, ""), IsRefusal(absl::StatusCode::kInvalidArgument, "REASON_REQUIRED"));
  const Bulletin returned = Returned(reviewed, "数据待核").value();
  EXPECT_EQ(returned.state, BulletinState::kDraft);
  EXPECT_EQ(returned.reviewer.person, "");
  EXPECT_EQ(returned.return_reason, "数据待核");
}

TEST_F(BulletinActsTest, NumbersFollowWithoutGapsPerSeriesAndYear) {
  std::vector<std::string> numbers;
  const auto number = [&](const char* id, BulletinKind kind, const char* period, absl::Time now) {
    Bulletin bulletin = Draft(period, kind);
    bulletin.id = id;
    bulletin.state = BulletinState::kSigned;
    bulletin = Number(bulletin, now).value();
    press_.Keep(bulletin);
    numbers.push_back(bulletin.number);
  };
  number("a", BulletinKind::kMonthly, "2024-M01", kNow);
  number("b", BulletinKind::kMonthly, "2024-M02", kNow);
  number("c", BulletinKind::kDekad, "2024-M01-D1", kNow);
  number("d", BulletinKind::kMonthly, "2024-M03", kNow);
  number("e", BulletinKind::kDekad, "2024-M01-D2", kNow);
  number("f", BulletinKind::kMonthly, "2024-M03", At(absl::CivilDay(2025, 1, 2), 9));
  EXPECT_THAT(numbers, ElementsAre("区政办通〔2024〕1号", "区政办通〔2024〕2号", "第1期",
                                   "区政办通〔2024〕3号", "第2期", "区政办通〔2025〕1号"));
}

TEST_F(BulletinActsTest, AnAmendmentIsTheNextEditionOnce) {
  const Bulletin issued = press_.Issue(Draft(), kNow);
  EXPECT_THAT(Amended(issued, "", Actor("author"), kNow),
              IsRefusal(absl::StatusCode::kInvalidArgument, "REASON_REQUIRED"));
  const AmendedBulletin amended = Amended(issued, "统计局更正", Actor("author"), kNow).value();
  EXPECT_EQ(amended.issued.state, BulletinState::kIssued);
  EXPECT_EQ(amended.issued.amended_by, "campaigns/eight-actions/bulletins/monthly-2024-M01-e2");
  EXPECT_EQ(amended.draft.amends, "campaigns/eight-actions/bulletins/monthly-2024-M01");
  EXPECT_EQ(amended.draft.edition, 2);
  EXPECT_EQ(amended.draft.signatory.person, "");
  EXPECT_THAT(Amended(amended.issued, "再更正", Actor("author"), kNow),
              IsRefusal(absl::StatusCode::kAlreadyExists, "ALREADY_EXISTS"));
  Bulletin second = amended.draft;
  second.state = BulletinState::kIssued;
  EXPECT_EQ(Amended(second, "再更正", Actor("author"), kNow)->draft.id, "monthly-2024-M01-e3");
}

TEST_F(BulletinActsTest, FiguresStayInThePartsThatPeopleWrite) {
  press_.record.AddIndicator("I-1");
  press_.record.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "10")});
  Bulletin draft = press_.New(BulletinKind::kMonthly, "2024-M03", kNow);
  const Composition composed = press_.Finish(draft).value();
  const auto write = [&](const char* key, const char* text) {
    return Edited(draft, {.parts = {{key, text, ""}}, .demands = {}, .answers = {}}, composed.figures,
                  press_.record.projection(), PressRules(), Actor("author"));
  };
  const char kKey[] = "demand/red/I-1";
  EXPECT_THAT(write("facts", "文字"), IsRefusal(absl::StatusCode::kInvalidArgument, "UNKNOWN_PART"));
  EXPECT_THAT(write(kKey, "完成50家"), IsRefusal(absl::StatusCode::kInvalidArgument, "FIGURE_REMOVED"));
  EXPECT_THAT(write(kKey, "{I-1.cumulative}/{I-1.target}，{I-9.value}"),
              IsRefusal(absl::StatusCode::kInvalidArgument, "UNKNOWN_FIGURE"));
  draft = write(kKey, "目标{I-1.target}家，只完成{I-1.cumulative}家，10天内说明。").value();
  const Composition written = press_.Finish(draft).value();
  EXPECT_THAT(TextOf(written.document), ::testing::HasSubstr("目标100家，只完成10家，10天内说明。"));
  EXPECT_THAT(written.warnings, ::testing::Contains(::testing::HasSubstr("手写数字")));
  draft = write(kKey, "").value();
  EXPECT_TRUE(draft.parts.empty());
}

TEST_F(BulletinActsTest, TheEditorSetsTheHead) {
  const auto set = [&](const Bulletin& draft, const BulletinFrame& frame) {
    return Edited(draft, {.parts = {}, .demands = {}, .answers = {}, .frame = frame}, {},
                  press_.record.projection(), PressRules(), Actor("author"));
  };
  Bulletin draft = Draft();
  const auto printed = [&] { return press_.Finish(draft).value().document; };
  EXPECT_EQ(printed().urgency + printed().copy_number + printed().secrecy, "");
  draft = set(draft, {DocumentUrgency::kMostPrompt, "000012", "内部★6个月"}).value();
  const Document document = printed();
  EXPECT_EQ(document.urgency, "特急");
  EXPECT_EQ(document.copy_number, "000012");
  EXPECT_EQ(document.secrecy, "内部★6个月");
  // Another edit leaves the head as it is.
  draft = Edited(draft, {}, {}, press_.record.projection(), PressRules(), Actor("author")).value();
  EXPECT_EQ(draft.frame.copy_number, "000012");
}

TEST_F(BulletinActsTest, ABriefIsInternalUnlessTheEditorSaysOtherwise) {
  Bulletin brief = Draft("2024-M01-D1", BulletinKind::kDekad);
  EXPECT_EQ(press_.Finish(brief)->document.secrecy, "内部");
  brief.frame.secrecy = "-";
  EXPECT_EQ(press_.Finish(brief)->document.secrecy, "");
}

TEST(BulletinFrameTest, OnlyLegalElementsAreTaken) {
  const auto check = [](const std::string& copy, const std::string& secrecy) {
    return CheckFrame({DocumentUrgency::kPrompt, copy, secrecy}, "frame", PressRules());
  };
  for (const char* copy : {"", "000001", "999999"}) EXPECT_THAT(check(copy, ""), IsOk());
  for (const char* copy : {"1", "00001", "0000001", "00000a", "000000", "００００００"}) {
    EXPECT_THAT(check(copy, ""), IsRefusal(absl::StatusCode::kInvalidArgument, "COPY_NUMBER")) << copy;
  }
  for (const char* secrecy : {"-", "内部", "内部资料", "内部★1年", "内部★6个月", "内部★长期"}) {
    EXPECT_THAT(check("", secrecy), IsOk()) << secrecy;
  }
  for (const char* secrecy : {"绝密", "机密★1年", "秘密"}) {
    EXPECT_THAT(check("", secrecy), IsRefusal(absl::StatusCode::kInvalidArgument, "STATE_SECRET")) << secrecy;
  }
  for (const char* secrecy : {"公开", "内部★", "内部★0年", "内部★年", "内部★1周"}) {
    EXPECT_THAT(check("", secrecy), IsRefusal(absl::StatusCode::kInvalidArgument, "SECRECY_MARK")) << secrecy;
  }
}

TEST_F(BulletinActsTest, UnderAPlaceholderCodeOneReviewsButDoesNotSign) {
  const BulletinRules built_in = ParseBulletinRules(BuiltInRulesText()).value();
  const Bulletin reviewed = Reviewed(Draft(), Actor("reviewer"), kNow).value();
  const auto refused = IsRefusal(absl::StatusCode::kFailedPrecondition, "AGENCY_CODE_PLACEHOLDER");
  EXPECT_THAT(Signed(reviewed, built_in, Actor("signatory"), kNow), refused);
  Bulletin signed_one = Signed(reviewed, PressRules(), Actor("signatory"), kNow).value();
  EXPECT_THAT(Numbered(signed_one, press_.book, press_.record.campaign(), built_in, Actor("author"), kNow),
              refused);
  // What is counted by issues has no agency code.
  Bulletin brief = Draft("2024-M01-D1", BulletinKind::kDekad);
  brief.state = BulletinState::kReviewed;
  EXPECT_THAT(Signed(brief, built_in, Actor("signatory"), kNow), IsOk());
}

}  // namespace
}  // namespace duban::reporting
