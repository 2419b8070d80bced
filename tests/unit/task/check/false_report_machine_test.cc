#include <gmock/gmock.h>

#include <map>

#include "services/task/domain/check/false_report.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task::false_report_machine_test {
namespace {

using duban::testing::ChinaAt;
using duban::testing::DetailsIn;
using duban::testing::Faults;
using duban::testing::IsOk;
using duban::testing::IsRefusal;
using duban::testing::kCampaign;
using duban::testing::kScienceUnit;
using duban::testing::MakeRegister;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;
constexpr CaseState kStates[] = {CaseState::kOpened,  CaseState::kNotified, CaseState::kHeard,
                                 CaseState::kDecided, CaseState::kInForce,  CaseState::kUnderReview,
                                 CaseState::kFinal};
constexpr CaseEvent kEvents[] = {
    CaseEvent::kNotify, CaseEvent::kState,  CaseEvent::kLapse,  CaseEvent::kDecide, CaseEvent::kApprove,
    CaseEvent::kReturn, CaseEvent::kAppeal, CaseEvent::kReview, CaseEvent::kClose,  CaseEvent::kTransferClue};

// Opens and leads one case; each act by its own person unless a test says otherwise.
struct FalseReportTest : ::testing::Test {
  FalseReportTest() { first = AddFinding("f-0001", "2024-03-20 10:00"); }

  std::string AddFinding(const std::string& id, absl::string_view time,
                         const std::string& unit = kScienceUnit) {
    const Finding finding{.campaign = kCampaign,
                          .id = id,
                          .state = FindingState::kConfirmed,
                          .form = "campaigns/eight-actions-2024/periods/2024-M03-D1/forms/hc-sti",
                          .item = "campaigns/eight-actions-2024/items/T-1",
                          .subject = FindingSubject::kDone,
                          .unit = unit,
                          .deviation_class = DeviationClass::kMajor,
                          .first_verifier = "he-cha",
                          .second_verifier = "di-er",
                          .record_time = ChinaAt(time)};
    Apply(reg, finding, ++sequence, ChinaAt(time));
    return PathOf(finding);
  }

  ActContext By(const std::string& person, absl::string_view time) const {
    return {reg, kCampaign, Actor{person, Role::kUnspecified, ""}, ChinaAt(time)};
  }

  FalseReportCase Opened(const std::string& person = "li-an") {
    const auto changes =
        OpenCase(first, CaseGround::kForged, {.text = "伪造验收意见"}, By(person, "2024-04-01 09:00"));
    EXPECT_THAT(changes, IsOk());
    const auto& opened = *StateAs<FalseReportCase>(changes->front().state);
    Apply(reg, opened, ++sequence, ChinaAt("2024-04-01 09:00"));
    return opened;
  }

  absl::StatusOr<FalseReportCase> Do(const FalseReportCase& current, CaseEvent event,
                                     const std::string& person, absl::string_view time,
                                     CaseOutcome outcome = CaseOutcome::kUnspecified) {
    const CaseWord word{.text = "说明",
                        .outcome = outcome,
                        .receiver = ClueReceiver::kSupervisoryOrgan,
                        .document_number = "督函〔2024〕1号"};
    const auto changes = ActOnCase(current, event, word, By(person, time));
    if (!changes.ok()) return changes.status();
    return *StateAs<FalseReportCase>(changes->front().state);
  }

  FalseReportCase Notified() { return *Do(Opened(), CaseEvent::kNotify, "song-da", "2024-04-01 10:00"); }
  FalseReportCase Heard() { return *Do(Notified(), CaseEvent::kState, "wang-qiang", "2024-04-07 17:30"); }
  FalseReportCase Decided() {
    return *Do(Heard(), CaseEvent::kDecide, "zhu-ren", "2024-04-08 09:00", CaseOutcome::kFalse);
  }
  FalseReportCase InForce() { return *Do(Decided(), CaseEvent::kApprove, "chang-wu", "2024-04-09 09:00"); }
  FalseReportCase UnderReview() {
    return *Do(InForce(), CaseEvent::kAppeal, "wang-qiang", "2024-04-20 09:00");
  }
  FalseReportCase Final() {
    return *Do(UnderReview(), CaseEvent::kReview, "qu-zhang", "2024-05-06 09:00", CaseOutcome::kNotFalse);
  }

  FalseReportCase In(CaseState state) {
    switch (state) {
      case CaseState::kOpened:
        return Opened();
      case CaseState::kNotified:
        return Notified();
      case CaseState::kHeard:
        return Heard();
      case CaseState::kDecided:
        return Decided();
      case CaseState::kInForce:
        return InForce();
      case CaseState::kUnderReview:
        return UnderReview();
      default:
        return Final();
    }
  }

  Register reg = MakeRegister();
  std::int64_t sequence = 1000;
  std::string first;
};

TEST_F(FalseReportTest, EveryStateAndEventIsAsTheProcessSays) {
  const std::map<std::pair<CaseState, CaseEvent>, CaseState> kProcess = {
      {{CaseState::kOpened, CaseEvent::kNotify}, CaseState::kNotified},
      {{CaseState::kNotified, CaseEvent::kState}, CaseState::kHeard},
      {{CaseState::kNotified, CaseEvent::kLapse}, CaseState::kHeard},
      {{CaseState::kHeard, CaseEvent::kDecide}, CaseState::kDecided},
      {{CaseState::kDecided, CaseEvent::kApprove}, CaseState::kInForce},
      {{CaseState::kDecided, CaseEvent::kReturn}, CaseState::kHeard},
      {{CaseState::kInForce, CaseEvent::kAppeal}, CaseState::kUnderReview},
      {{CaseState::kInForce, CaseEvent::kClose}, CaseState::kFinal},
      {{CaseState::kUnderReview, CaseEvent::kReview}, CaseState::kFinal},
      {{CaseState::kInForce, CaseEvent::kTransferClue}, CaseState::kInForce},
      {{CaseState::kUnderReview, CaseEvent::kTransferClue}, CaseState::kUnderReview},
      {{CaseState::kFinal, CaseEvent::kTransferClue}, CaseState::kFinal},
  };
  for (const CaseState state : kStates) {
    FalseReportCase current = In(state);
    reg = MakeRegister();
    first = AddFinding("f-0001", "2024-03-20 10:00");
    current.outcome = CaseOutcome::kFalse;
    for (const CaseEvent event : kEvents) {
      // At times at which only the state can stand in the way.
      const bool early = event == CaseEvent::kState || event == CaseEvent::kAppeal;
      const auto next =
          Do(current, event, "another", early ? "2024-04-02 09:00" : "2024-07-01 09:00", CaseOutcome::kFalse);
      const auto line = kProcess.find({state, event});
      if (line == kProcess.end()) {
        EXPECT_THAT(next, IsRefusal(kPrecondition, "FALSE_REPORT_STATE"))
            << StateName(state) << " " << EventName(event);
        EXPECT_EQ(DetailsIn(next.status()).metadata["state"], StateName(state));
      } else {
        ASSERT_THAT(next, IsOk()) << StateName(state) << " " << EventName(event);
        EXPECT_EQ(next->state, line->second) << StateName(state) << " " << EventName(event);
      }
    }
  }
}

TEST_F(FalseReportTest, ActorsAreThoseOfTheProcess) {
  EXPECT_EQ(ActorsOf(kCaseMachine, CaseEvent::kDecide), RoleSet(Role::kSupervisionHead));
  EXPECT_EQ(ActorsOf(kCaseMachine, CaseEvent::kApprove), RoleSet(Role::kExecutiveDeputy));
  EXPECT_EQ(ActorsOf(kCaseMachine, CaseEvent::kState), RoleSet(Role::kUnitLeader));
  EXPECT_EQ(ActorsOf(kCaseMachine, CaseEvent::kReview),
            Role::kSupervisionHead | Role::kExecutiveDeputy | Role::kHead);
}

TEST_F(FalseReportTest, AStatementHasThreeWorkingDays) {
  const FalseReportCase notified =
      Notified();  // Monday 1 April 2024; 4 to 6 April are a holiday, the 7th is worked
  EXPECT_EQ(*notified.statement_due, ChinaAt("2024-04-07 17:30"));
  EXPECT_THAT(Do(notified, CaseEvent::kLapse, "song-da", "2024-04-07 17:30"),
              IsRefusal(kPrecondition, "STATEMENT_TIME_RUNS"));
  EXPECT_THAT(Do(notified, CaseEvent::kState, "wang-qiang", "2024-04-07 17:31"),
              IsRefusal(kPrecondition, "STATEMENT_LATE"));
  const auto lapsed = Do(notified, CaseEvent::kLapse, "song-da", "2024-04-07 17:31");
  ASSERT_THAT(lapsed, IsOk());
  EXPECT_TRUE(lapsed->no_statement);
}

TEST_F(FalseReportTest, DifferentPersonsOpenDecideAndApprove) {
  for (const char* person : {"li-an", "song-da", "he-cha", "di-er"}) {
    EXPECT_THAT(Do(Heard(), CaseEvent::kDecide, person, "2024-04-08 09:00", CaseOutcome::kFalse),
                IsRefusal(kPrecondition, "SAME_PERSON"))
        << person;
    reg = MakeRegister();
    AddFinding("f-0001", "2024-03-20 10:00");
  }
  EXPECT_THAT(Do(Decided(), CaseEvent::kApprove, "zhu-ren", "2024-04-09 09:00"),
              IsRefusal(kPrecondition, "SAME_PERSON"));
}

TEST_F(FalseReportTest, WhoeverTookPartIsRecusedFromTheReview) {
  const FalseReportCase contested = UnderReview();
  for (const char* person : {"li-an", "song-da", "zhu-ren", "chang-wu", "he-cha", "di-er"}) {
    EXPECT_THAT(Do(contested, CaseEvent::kReview, person, "2024-05-06 09:00", CaseOutcome::kFalse),
                IsRefusal(kPrecondition, "RECUSED"))
        << person;
  }
  ActContext substitute = By("dai-li", "2024-05-06 09:00");
  substitute.actor.on_behalf_of = "chang-wu";
  EXPECT_THAT(
      ActOnCase(contested, CaseEvent::kReview, {.text = "复核", .outcome = CaseOutcome::kFalse}, substitute),
      IsRefusal(kPrecondition, "RECUSED"));
  const auto decided =
      Do(contested, CaseEvent::kReview, "qu-zhang", "2024-05-06 09:00", CaseOutcome::kNotFalse);
  ASSERT_THAT(decided, IsOk());
  EXPECT_EQ(decided->outcome, CaseOutcome::kNotFalse);
  EXPECT_FALSE(decided->review_late);
}

TEST_F(FalseReportTest, ObjectionAndReviewHaveThirtyDays) {
  const FalseReportCase in_force = InForce();  // approved on 9 April: 30 days end on 9 May
  EXPECT_EQ(*in_force.objection_due, absl::CivilDay(2024, 5, 9));
  EXPECT_THAT(Do(in_force, CaseEvent::kClose, "li-an", "2024-05-09 23:59"),
              IsRefusal(kPrecondition, "OBJECTION_TIME_RUNS"));
  EXPECT_THAT(Do(in_force, CaseEvent::kAppeal, "wang-qiang", "2024-05-10 00:00"),
              IsRefusal(kPrecondition, "OBJECTION_LATE"));
  EXPECT_THAT(Do(in_force, CaseEvent::kClose, "li-an", "2024-05-10 00:00"), IsOk());
  const auto contested = Do(in_force, CaseEvent::kAppeal, "wang-qiang", "2024-05-09 23:59");
  ASSERT_THAT(contested, IsOk());
  EXPECT_EQ(*contested->review_due, absl::CivilDay(2024, 6, 11));  // 8 to 10 June are no working days
  EXPECT_TRUE(
      Do(*contested, CaseEvent::kReview, "qu-zhang", "2024-06-12 00:00", CaseOutcome::kFalse)->review_late);
}

TEST_F(FalseReportTest, OnlyConfirmedMajorFindingsOpenACase) {
  const CaseWord word{.text = "事实"};
  EXPECT_THAT(Faults(OpenCase("campaigns/x/findings/f-0001", CaseGround::kUnspecified, {},
                              By("li-an", "2024-04-01 09:00"))
                         .status()),
              ElementsAre("finding: UNKNOWN_FINDING", "ground: REQUIRED", "text: REQUIRED"));
  Opened();
  EXPECT_THAT(OpenCase(first, CaseGround::kForged, word, By("li-an", "2024-04-02 09:00")),
              IsRefusal(kPrecondition, "CASE_EXISTS"));
  Finding recorded = *reg.docket.Find<Finding>(kCampaign, "f-0001");
  recorded.id = "f-0002";
  recorded.state = FindingState::kRecorded;
  Apply(reg, recorded, ++sequence, ChinaAt("2024-04-01 09:00"));
  EXPECT_THAT(OpenCase(PathOf(recorded), CaseGround::kForged, word, By("li-an", "2024-04-02 09:00")),
              IsRefusal(kPrecondition, "NOT_MAJOR"));
}

TEST_F(FalseReportTest, RepetitionIsProposedByTheRecordAndOpenedByAPerson) {
  EXPECT_THAT(ProposeCases(reg.docket, kCampaign), IsEmpty());
  const std::string other_unit = AddFinding("f-0002", "2024-05-20 10:00", "hc-housing");
  const std::string within = AddFinding("f-0003", "2025-03-20 09:00");  // twelve months
  const std::string beyond = AddFinding("f-0004", "2026-03-21 09:00");  // a day more than twelve months later
  EXPECT_THAT(ProposeCases(reg.docket, kCampaign), ElementsAre(CaseProposal{within, kScienceUnit, {first}}));
  EXPECT_THAT(OpenCase(beyond, CaseGround::kRepeated, {.text = "再次"}, By("li-an", "2026-04-01 09:00")),
              IsRefusal(kPrecondition, "NOT_REPEATED"));
  const auto opened =
      OpenCase(within, CaseGround::kRepeated, {.text = "再次"}, By("li-an", "2025-04-01 09:00"));
  ASSERT_THAT(opened, IsOk());
  const auto& one = *StateAs<FalseReportCase>(opened->front().state);
  EXPECT_THAT(one.earlier_findings, ElementsAre(first));
  EXPECT_EQ(one.period, "2024-M03-D1");
  Apply(reg, one, ++sequence, ChinaAt("2025-04-01 09:00"));
  EXPECT_THAT(ProposeCases(reg.docket, kCampaign), IsEmpty());
}

TEST_F(FalseReportTest, CluesGoOnlyFromFalseReports) {
  const auto handed = Do(InForce(), CaseEvent::kTransferClue, "zhu-ren", "2024-04-10 09:00");
  ASSERT_THAT(handed, IsOk());
  ASSERT_EQ(handed->clues.size(), 1u);
  EXPECT_EQ(handed->clues[0].receiver, ClueReceiver::kSupervisoryOrgan);
  reg = MakeRegister();
  AddFinding("f-0001", "2024-03-20 10:00");
  EXPECT_THAT(Do(Final(), CaseEvent::kTransferClue, "zhu-ren", "2024-05-10 09:00"),
              IsRefusal(kPrecondition, "NOT_FALSE"));
}

}  // namespace
}  // namespace duban::task::false_report_machine_test
