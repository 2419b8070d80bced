// The digest stands for proceedings too: whatever field differs, it does.
#include <gtest/gtest.h>

#include <set>

#include "services/reporting/domain/record/projection.h"

namespace duban::reporting::proceedings_digest_test {
namespace {

const absl::Time kTime = absl::FromUnixSeconds(3600);

// Sets one field after another and expects a digest that was not seen before.
template <typename T>
class Steps {
 public:
  explicit Steps(std::function<T&(Projection&)> resource) : resource_(std::move(resource)) {
    resource_(projection_);
    digests_.insert(ProjectionDigest(projection_));
  }
  template <typename Field, typename Value>
  Steps& Set(Field T::*field, Value value) {
    resource_(projection_).*field = value;
    EXPECT_TRUE(digests_.insert(ProjectionDigest(projection_)).second) << "step " << digests_.size();
    return *this;
  }

 private:
  Projection projection_;
  std::function<T&(Projection&)> resource_;
  std::set<std::string> digests_;
};

const Life kLife{{{"", absl::Time(), 0}}};

TEST(ProceedingsDigestTest, CoversEveryFieldOfAssessmentsAndExcuses) {
  Steps<TrackingAssessment>([](Projection& p) -> TrackingAssessment& {
    return p.assessments[{"c", "x"}];
  })
      .Set(&TrackingAssessment::campaign, "1")
      .Set(&TrackingAssessment::id, "2")
      .Set(&TrackingAssessment::item, "3")
      .Set(&TrackingAssessment::half, "4")
      .Set(&TrackingAssessment::goal, "5")
      .Set(&TrackingAssessment::measure, "6")
      .Set(&TrackingAssessment::result, "7")
      .Set(&TrackingAssessment::deviation_cause, "8")
      .Set(&TrackingAssessment::advice, "9")
      .Set(&TrackingAssessment::third_party, "10")
      .Set(&TrackingAssessment::time, kTime)
      .Set(&TrackingAssessment::sequence, 11);
  Steps<ExcuseFact>([](Projection& p) -> ExcuseFact& {
    return p.excuses[{"c", "x"}];
  })
      .Set(&ExcuseFact::campaign, "1")
      .Set(&ExcuseFact::id, "2")
      .Set(&ExcuseFact::form, "3")
      .Set(&ExcuseFact::state, "4")
      .Set(&ExcuseFact::cause, "5")
      .Set(&ExcuseFact::reason, "6")
      .Set(&ExcuseFact::refuse_reason, "7")
      .Set(&ExcuseFact::ask_time, kTime)
      .Set(&ExcuseFact::decide_time, kTime)
      .Set(&ExcuseFact::life, kLife)
      .Set(&ExcuseFact::sequence, 8);
}

TEST(ProceedingsDigestTest, CoversEveryFieldOfConclusions) {
  Steps<ConclusionFact>([](Projection& p) -> ConclusionFact& {
    return p.conclusions[{"c", "x"}];
  })
      .Set(&ConclusionFact::campaign, "1")
      .Set(&ConclusionFact::id, "2")
      .Set(&ConclusionFact::plan, "3")
      .Set(&ConclusionFact::object_unit, "4")
      .Set(&ConclusionFact::facts, "5")
      .Set(&ConclusionFact::problems, "6")
      .Set(&ConclusionFact::demands, std::vector<ConclusionDemandFact>(1))
      .Set(&ConclusionFact::demands, std::vector<ConclusionDemandFact>{{"", "", absl::CivilDay(), "o"}})
      .Set(&ConclusionFact::praise, "7")
      .Set(&ConclusionFact::criticism, "8")
      .Set(&ConclusionFact::state, "9")
      .Set(&ConclusionFact::send_time, kTime)
      .Set(&ConclusionFact::objection_due_time, kTime)
      .Set(&ConclusionFact::objection, "10")
      .Set(&ConclusionFact::objection_time, kTime)
      .Set(&ConclusionFact::decision_due_time, kTime)
      .Set(&ConclusionFact::outcome, "11")
      .Set(&ConclusionFact::decision_reason, "12")
      .Set(&ConclusionFact::decide_time, kTime)
      .Set(&ConclusionFact::life, kLife)
      .Set(&ConclusionFact::sequence, 13);
}

TEST(ProceedingsDigestTest, CoversEveryFieldOfChangeRequestsEvidenceAndLimits) {
  Steps<ChangeRequestFact>([](Projection& p) -> ChangeRequestFact& {
    return p.change_requests[{"c", "x"}];
  })
      .Set(&ChangeRequestFact::campaign, "1")
      .Set(&ChangeRequestFact::id, "2")
      .Set(&ChangeRequestFact::kind, "3")
      .Set(&ChangeRequestFact::item, "4")
      .Set(&ChangeRequestFact::merge_into, "5")
      .Set(&ChangeRequestFact::changes, std::vector<FieldChangeFact>(1))
      .Set(&ChangeRequestFact::changes, std::vector<FieldChangeFact>{{"TARGET", "", "1", "2"}})
      .Set(&ChangeRequestFact::reason, "6")
      .Set(&ChangeRequestFact::basis_document, "7")
      .Set(&ChangeRequestFact::formal_document_number, "8")
      .Set(&ChangeRequestFact::state, "9")
      .Set(&ChangeRequestFact::closing_reason, "10")
      .Set(&ChangeRequestFact::life, kLife)
      .Set(&ChangeRequestFact::sequence, 11);
  Steps<EvidenceFact>([](Projection& p) -> EvidenceFact& {
    return p.evidence[{"c", "x"}];
  })
      .Set(&EvidenceFact::campaign, "1")
      .Set(&EvidenceFact::id, "2")
      .Set(&EvidenceFact::sha256, "3")
      .Set(&EvidenceFact::uploads, std::vector<EvidenceUpload>(1))
      .Set(&EvidenceFact::uploads, std::vector<EvidenceUpload>{{"p", "u", "f", kTime}})
      .Set(&EvidenceFact::sequence, 4);
  Steps<OrderLimitsFact>([](Projection& p) -> OrderLimitsFact& { return p.order_limits["c"]; })
      .Set(&OrderLimitsFact::campaign, "1")
      .Set(&OrderLimitsFact::limits, OrderLimits{.normal_days = 16})
      .Set(&OrderLimitsFact::limits, OrderLimits{.urgent_sign_hours = 5})
      .Set(&OrderLimitsFact::sequence, 2);
}

TEST(ProceedingsDigestTest, CoversEveryFieldOfProposals) {
  Steps<ProposalFact>([](Projection& p) -> ProposalFact& {
    return p.proposals[{"c", "x"}];
  })
      .Set(&ProposalFact::campaign, "1")
      .Set(&ProposalFact::id, "2")
      .Set(&ProposalFact::order, "3")
      .Set(&ProposalFact::item, "4")
      .Set(&ProposalFact::unit, "5")
      .Set(&ProposalFact::level, "6")
      .Set(&ProposalFact::rule, "7")
      .Set(&ProposalFact::occasion, "8")
      .Set(&ProposalFact::state, "9")
      .Set(&ProposalFact::instrument, "10")
      .Set(&ProposalFact::life, Life{{{"", absl::Time(), 0}}})
      .Set(&ProposalFact::sequence, 11);
}

}  // namespace
}  // namespace duban::reporting::proceedings_digest_test
