// Lines of orders, the ladder, meetings, notices and desks.
#include "services/task/domain/plan/plan.h"
#include "tests/integration/task/rights_table.h"

namespace duban::testing {
namespace {

using task::Role;
using task::RoleSet;

constexpr RoleSet kAssigning = Role::kHead | Role::kExecutiveDeputy | RoleSet(Role::kLeader);
constexpr RoleSet kClerks =
    Role::kGeneralOffice | Role::kSupervision | RoleSet(Role::kTfLeader) | Role::kTfReviewer;
constexpr RoleSet kMinutes = Role::kGeneralOffice | Role::kExecutiveDeputy | RoleSet(Role::kHead) |
                             Role::kTfLeader | Role::kActionLeader;
constexpr RoleSet kDeciders = Role::kGeneralOffice | Role::kSupervision | RoleSet(Role::kSupervisionHead) |
                              Role::kLeader | Role::kExecutiveDeputy | Role::kHead;
constexpr RoleSet kNobody = Role::kUnspecified;  // a role that nobody holds

constexpr char kOrder[] = "name: '$C/orders/none'";
constexpr char kOrderNext[] = "name: '$C/orders/none' next_date { year: 2024 month: 6 day: 3 }";
constexpr char kOrderExpected[] = "name: '$C/orders/none' expected_date { year: 2024 month: 6 day: 3 }";
constexpr char kOrderDue[] = "name: '$C/orders/none' due_date { year: 2024 month: 6 day: 3 }";
constexpr char kConclusion[] = "name: '$C/conclusions/none'";
constexpr char kMeeting[] = "name: '$C/meetings/none'";

}  // namespace

std::vector<RightsLine> OrderLines() {
  constexpr RoleSet kProposers = kSupervisors | Role::kGeneralOffice | Role::kTfReviewer | Role::kTfLeader;
  constexpr RoleSet kVerifiers = kSupervisors | Role::kVerifier;
  return {
      {"OrderService.GetOrder", Readers(), By::kRole, kOrder},
      {"OrderService.ListOrders", Readers(), By::kRole, "parent: '$C'"},
      {"OrderService.GetOrderCounters", Readers(), By::kRole, "parent: '$C' unit: '$J/units/hc-sti'"},
      {"OrderService.ProposeOrder", kProposers, By::kAction, "parent: '$C' order { action: 'A1' }"},
      {"OrderService.ApproveOrderCase", Role::kHead, By::kRole, kOrder},
      {"OrderService.RejectOrderCase", Role::kHead, By::kRole, kOrder},
      {"OrderService.IssueOrder", kSupervisors, By::kRole, kOrder},
      {"OrderService.SignOrder", kHandlers, By::kRole, kOrder},
      {"OrderService.AskOrderTransfer", Role::kUnitLeader, By::kRole, kOrder},
      {"OrderService.AcceptOrderTransfer", kSupervisors, By::kRole, kOrder},
      {"OrderService.RefuseOrderTransfer", kSupervisors, By::kRole, kOrder},
      {"OrderService.AskOrderExtension", Role::kUnitLeader, By::kRole, kOrderExpected},
      {"OrderService.CheckOrderExtension", kSupervisors, By::kRole, kOrder},
      {"OrderService.GrantOrderExtension", kAssigning, By::kRole, kOrderDue},
      {"OrderService.RefuseOrderExtension", kAssigning, By::kRole, kOrder},
      {"OrderService.DraftOrderFeedback", Role::kReporter, By::kRole, kOrder},
      {"OrderService.ReportOrderFeedback", Role::kUnitLeader, By::kRole, kOrder},
      {"OrderService.ReturnOrderFeedback", kSupervisors, By::kRole, kOrder},
      {"OrderService.StartOrderVerification", kSupervisors, By::kRole, kOrder},
      {"OrderService.PassOrderVerification", kVerifiers, By::kRole, kOrder},
      {"OrderService.FailOrderVerification", kVerifiers, By::kRole, kOrder},
      {"OrderService.CloseOrder", kSupervisors, By::kRole, kOrder},
      {"OrderService.StageOrder", kSupervisors, By::kRole, kOrderNext},
      {"OrderService.SuspendOrder", kAssigning, By::kRole, kOrder},
      {"OrderService.ResumeOrder", kAssigning, By::kRole, kOrder},
      {"OrderService.CancelOrder", kAssigning, By::kRole, kOrder},
      {"OrderService.ReopenOrder", kSupervisors, By::kRole, kOrder},
      {"OrderService.ArchiveOrder", kSupervisors, By::kRole, kOrder},
      {"OrderService.RecordOrderPublication", kSupervisors, By::kRole, kOrder},
  };
}

std::vector<RightsLine> LadderLines() {
  constexpr RoleSet kSubmitters = kSupervisors | Role::kGeneralOffice | Role::kFeed;
  return {
      {"OrderRulesService.GetOrderRules", Readers(), By::kRole, "name: '$C/orderRules/current'"},
      {"OrderRulesService.SetOrderRules",
       Role::kSupervisionHead | Role::kExecutiveDeputy | RoleSet(Role::kAdmin), By::kRole,
       "order_rules { name: '$C/orderRules/current' }"},
      {"CardService.GetCard", Readers(), By::kRole, "name: '$C/cards/none'"},
      {"CardService.ListCards", Readers(), By::kRole, "parent: '$C'"},
      {"CardService.WithdrawCard", Role::kHead | Role::kSupervisionHead, By::kRole, "name: '$C/cards/none'"},
      {"ProposalService.GetProposal", Readers(), By::kRole, "name: '$C/proposals/none'"},
      {"ProposalService.ListProposals", Readers(), By::kRole, "parent: '$C'"},
      {"ProposalService.ProposeEscalations", kSubmitters, By::kRole, "parent: '$C'"},
      {"ProposalService.SubmitProposal", kSubmitters, By::kRole, "parent: '$C'"},
      {"ProposalService.AcceptProposal", kDeciders, By::kRole, "name: '$C/proposals/none'"},
      {"ProposalService.RejectProposal", kDeciders, By::kRole, "name: '$C/proposals/none'"},
      {"InspectionPlanService.GetInspectionPlan", Readers(), By::kRole, "name: '$C/inspectionPlans/none'"},
      {"InspectionPlanService.ListInspectionPlans", Readers(), By::kRole, "parent: '$C'"},
      {"InspectionPlanService.CreateInspectionPlan", kSupervisors, By::kRole, "parent: '$C'"},
      {"ConclusionService.GetConclusion", Readers(), By::kRole, kConclusion},
      {"ConclusionService.ListConclusions", Readers(), By::kRole, "parent: '$C'"},
      {"ConclusionService.DraftConclusion", kSupervisors, By::kRole, "parent: '$C'"},
      {"ConclusionService.ApproveConclusion", Role::kHead, By::kRole, kConclusion},
      {"ConclusionService.SendConclusion", kSupervisors, By::kRole, kConclusion},
      {"ConclusionService.ObjectToConclusion", Role::kUnitLeader, By::kRole, kConclusion},
      {"ConclusionService.DecideObjection", kAssigning, By::kRole, kConclusion},
  };
}

std::vector<RightsLine> MeetingRoomLines() {
  constexpr RoleSet kNoticeClerks = kKeepers | Role::kFeed;
  return {
      {"MeetingService.GetMeeting", Readers(), By::kRole, kMeeting},
      {"MeetingService.ListMeetings", Readers(), By::kRole, "parent: '$C'"},
      {"MeetingService.PlanMeeting", kClerks, By::kAction, "parent: '$C' meeting { action: 'A1' }"},
      {"MeetingService.RescheduleMeeting", kClerks, By::kRole, kMeeting},
      {"MeetingService.DraftAgenda", kClerks, By::kRole, kMeeting},
      {"MeetingService.HoldMeeting", kClerks, By::kRole, kMeeting},
      {"MeetingService.DraftMinutes", kClerks, By::kRole, kMeeting},
      {"MeetingService.ApproveMinutes", kMinutes, By::kRole, kMeeting},
      {"MeetingService.CancelMeeting", kClerks, By::kRole, kMeeting},
      {"MeetingService.GetMeetingRules", Readers(), By::kRole, "name: '$C/meetingRules/current'"},
      {"MeetingService.UpdateMeetingRules", kKeepers, By::kRole,
       "meeting_rules { name: '$C/meetingRules/current' }"},
      {"NoticeService.GetNotice", kNoticeClerks | (Role::kSupervision | Role::kPerformance), By::kRole,
       "name: '$C/notices/none'"},
      {"NoticeService.ListNotices", Readers(), By::kRole, "parent: '$C'"},
      {"NoticeService.PlanNotices", kNoticeClerks, By::kRole, "parent: '$C'"},
      {"NoticeService.AnnounceToUnits", Role::kGeneralOffice | Role::kFeed, By::kRole, "parent: '$C'"},
      {"NoticeService.RecordDelivery", kNoticeClerks, By::kRole, "name: '$C/notices/none'"},
      // Whose notices exist is nobody else's business: not even that there is none.
      {"NoticeService.MarkNoticeRead", kNobody, By::kRole, "name: '$C/notices/none'"},
      {"NoticeService.GetNoticeRules", Readers(), By::kRole, "name: '$C/noticeRules/current'"},
      {"NoticeService.UpdateNoticeRules", kKeepers, By::kRole,
       "notice_rules { name: '$C/noticeRules/current' }"},
      {"DeskService.ListWork", Readers(), By::kRole, "parent: '$C'"},
      {"DeskService.GetCompleteness", Readers(), By::kRole, "name: '$C/periods/2024-M03-D1'"},
      {"DeskService.GetBurden", Readers(), By::kRole, "name: '$C/periods/2024-M03'"},
  };
}

}  // namespace duban::testing
