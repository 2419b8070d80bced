// Desks: corrections, excuses, reopenings, change requests and false-report cases wait for the next to sign.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "services/task/domain/check/false_report.h"
#include "services/task/domain/form/correction.h"
#include "services/task/domain/form/excuse.h"
#include "services/task/domain/form/reopening.h"
#include "services/task/domain/item/change_request.h"
#include "tests/unit/task/desk/matter_waits.h"

namespace duban::testing::matter_duties_test {
namespace {

using task::Duty;
using task::Role;
using task::WorkKind;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kForm[] = "campaigns/eight-actions-2024/periods/2024-M02-D1/forms/hc-sti";
constexpr char kTfLeaderA1[] = "zhang-zhang";
constexpr char kHead[] = "qu-zhang";
constexpr char kDeputy[] = "chang-wu";
constexpr char kInspector[] = "du-cha";
constexpr char kInspectorHead[] = "du-zhuren";
constexpr char kOfficeChief[] = "ban-zhuren";  // GENERAL_OFFICE

// A district in which matters can be put as they stand.
class Desk {
 public:
  Desk() : in_(MakeRegister()) {
    Bind({.person = kTfLeaderA1, .role = Role::kTfLeader, .action = "A1"});
    Bind({.person = kHead, .role = Role::kHead});
    Bind({.person = kDeputy, .role = Role::kExecutiveDeputy});
    Bind({.person = kInspector, .role = Role::kSupervision});
    Bind({.person = kInspectorHead, .role = Role::kSupervisionHead});
    Bind({.person = kOfficeChief, .role = Role::kGeneralOffice});
  }

  template <typename T>
  void Put(T matter) {
    matter.campaign = kCampaign;
    matter.id = "x-0001";
    Apply(in_, Matter(matter), 2000, now);
  }
  std::vector<Duty> Duties() const { return MatterDuties(in_, now); }
  // For whom the only duty waits.
  std::vector<std::string> Waits() const {
    const std::vector<Duty> duties = Duties();
    EXPECT_THAT(duties, SizeIs(1));
    return duties.empty() ? std::vector<std::string>{} : WaitsFor(duties[0]);
  }
  std::vector<std::string> WaitsFor(const Duty& duty) const {
    return BearersOf(duty, in_, now,
                     {kReporter, kLeader, kReviewerA1, kReviewerA2, kTfLeaderA1, kOfficeClerk, kOfficeChief,
                      kInspector, kInspectorHead, kDeputy, kHead});
  }

  absl::Time now = ChinaAt("2024-03-11 09:00");

 private:
  void Bind(task::RoleBinding binding) {
    binding.id = absl::StrCat("r-", binding.person);
    Apply(in_, binding, 1000, now);
  }

  task::Register in_;
};

TEST(MatterDutiesTest, ACorrectionWaitsForTheLeaderThenForEverySignatureThatIsMissing) {
  Desk desk;
  task::Correction correction{.form = kForm, .state = task::CorrectionState::kAsked, .asker = kReporter};
  desk.Put(correction);
  EXPECT_THAT(desk.Waits(), ElementsAre(kLeader));
  EXPECT_EQ(desk.Duties()[0].kind, WorkKind::kCorrection);
  ASSERT_TRUE(desk.Duties()[0].due);  // the freeze of the quarter, after its end
  EXPECT_GT(*desk.Duties()[0].due, ChinaAt("2024-03-31 23:59"));

  correction.state = task::CorrectionState::kPending;
  correction.endorser = kLeader;
  correction.approvals = {{.action = "A1"}, {.action = "A2"}, {.action = ""}};
  desk.Put(correction);
  ASSERT_THAT(desk.Duties(), SizeIs(3));
  correction.approvals[0].person = kReviewerA1;
  correction.approvals[1].person = kOfficeClerk;  // has signed once: may not sign for the office too
  desk.Put(correction);
  EXPECT_THAT(desk.Waits(), ElementsAre(kOfficeChief));

  correction.state = task::CorrectionState::kApproved;
  desk.Put(correction);
  EXPECT_THAT(desk.Duties(), IsEmpty());
}

TEST(MatterDutiesTest, TheApprovalOfEachActionWaitsForItsReviewer) {
  Desk desk;
  desk.Put(task::Correction{.form = kForm,
                            .state = task::CorrectionState::kPending,
                            .asker = kReporter,
                            .endorser = kLeader,
                            .approvals = {{.action = "A1"}, {.action = "A2"}}});
  std::vector<std::string> bearers;
  for (const Duty& duty : desk.Duties()) {
    ASSERT_THAT(desk.WaitsFor(duty), SizeIs(1));
    bearers.push_back(desk.WaitsFor(duty)[0]);
  }
  EXPECT_THAT(bearers, ElementsAre(kReviewerA1, kReviewerA2));
}

TEST(MatterDutiesTest, AnExcuseWaitsForTheOffice) {
  Desk desk;
  task::Excuse excuse{.form = kForm, .state = task::ExcuseState::kAsked, .asker = kReporter};
  desk.Put(excuse);
  EXPECT_THAT(desk.Waits(), ElementsAre(kOfficeClerk, kOfficeChief));
  EXPECT_EQ(desk.Duties()[0].kind, WorkKind::kExcuse);
  excuse.state = task::ExcuseState::kConfirmed;
  desk.Put(excuse);
  EXPECT_THAT(desk.Duties(), IsEmpty());
}

TEST(MatterDutiesTest, AReopeningWaitsForAnotherThanWhoOrderedItUntilItsEnd) {
  Desk desk;
  desk.Put(task::Reopening{.form = kForm,
                           .state = task::ReopeningState::kOrdered,
                           .end = ChinaAt("2024-03-12 18:00"),
                           .orderer = kOfficeClerk});
  EXPECT_THAT(desk.Waits(), ElementsAre(kOfficeChief, kDeputy, kHead));
  EXPECT_EQ(desk.Duties()[0].kind, WorkKind::kReopening);
  EXPECT_EQ(desk.Duties()[0].due, ChinaAt("2024-03-12 18:00"));
  desk.now = ChinaAt("2024-03-13 09:00");
  EXPECT_THAT(desk.Duties(), IsEmpty());
}

TEST(MatterDutiesTest, AChangeRequestWaitsForTheTaskForceThenForTheOffice) {
  Desk desk;
  task::ChangeRequest request{.item = "campaigns/eight-actions-2024/items/I-1",
                              .state = task::ChangeRequestState::kSubmitted,
                              .author = kReporter,
                              .action = "A1"};
  desk.Put(request);
  EXPECT_THAT(desk.Waits(), ElementsAre(kTfLeaderA1));
  EXPECT_EQ(desk.Duties()[0].kind, WorkKind::kChangeRequest);
  request.state = task::ChangeRequestState::kTfApproved;
  request.tf_approver = kTfLeaderA1;
  request.author = kOfficeClerk;
  desk.Put(request);
  EXPECT_THAT(desk.Waits(), ElementsAre(kOfficeChief));
  request.author = kReporter;
  request.state = task::ChangeRequestState::kApproved;
  desk.Put(request);
  EXPECT_THAT(desk.Duties(), IsEmpty());
}

TEST(MatterDutiesTest, AFalseReportCaseWaitsForStatementDecisionAndReview) {
  using task::CaseState;
  Desk desk;
  task::FalseReportCase one{.state = CaseState::kOpened, .unit = kScienceUnit};
  one.acts = {{.event = "open", .person = kInspector}};
  desk.Put(one);
  EXPECT_THAT(desk.Waits(), ElementsAre(kInspector));
  EXPECT_EQ(desk.Duties()[0].kind, WorkKind::kFalseReport);

  one.state = CaseState::kNotified;
  one.statement_due = ChinaAt("2024-03-11 17:30");
  desk.Put(one);
  EXPECT_THAT(desk.Waits(), ElementsAre(kLeader));
  EXPECT_EQ(desk.Duties()[0].due, one.statement_due);
  desk.now = ChinaAt("2024-03-11 17:31");
  EXPECT_THAT(desk.Waits(), ElementsAre(kInspector));  // to record that it said nothing

  one.state = CaseState::kHeard;
  desk.Put(one);
  EXPECT_THAT(desk.Waits(), ElementsAre(kInspectorHead));
  one.state = CaseState::kDecided;
  one.acts.push_back({.event = "decide", .person = kInspectorHead});
  desk.Put(one);
  EXPECT_THAT(desk.Waits(), ElementsAre(kDeputy));

  one.state = CaseState::kInForce;
  one.acts.push_back({.event = "approve", .person = kDeputy});
  one.objection_due = absl::CivilDay(2024, 3, 11);
  desk.Put(one);
  EXPECT_THAT(desk.Duties(), IsEmpty());  // the unit may object until midnight
  desk.now = ChinaAt("2024-03-12 00:00");
  EXPECT_THAT(desk.Waits(), ElementsAre(kInspector));

  one.state = CaseState::kUnderReview;
  one.review_due = absl::CivilDay(2024, 3, 20);
  desk.Put(one);
  EXPECT_THAT(desk.Waits(), ElementsAre(kHead));  // the others decided and approved
  EXPECT_EQ(desk.Duties()[0].due, ChinaAt("2024-03-21 00:00"));
  one.state = CaseState::kFinal;
  desk.Put(one);
  EXPECT_THAT(desk.Duties(), IsEmpty());
}

TEST(MatterDutiesTest, WhoVerifiedTheFindingDoesNotDecideOnIt) {
  Desk desk;
  task::Finding finding;
  finding.first_verifier = kInspectorHead;
  desk.Put(finding);
  desk.Put(task::FalseReportCase{.state = task::CaseState::kHeard,
                                 .finding = MatterPath<task::Finding>(kCampaign, "x-0001"),
                                 .unit = kScienceUnit});
  EXPECT_THAT(desk.Waits(), IsEmpty());
}

}  // namespace
}  // namespace duban::testing::matter_duties_test
