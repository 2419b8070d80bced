// The digest stands for the whole projection: whatever field differs, the digest does.
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "services/reporting/domain/record/projection.h"
#include "tests/unit/reporting/campaign_builder.h"

namespace duban::reporting {
namespace {

constexpr absl::CivilDay kDay(2024, 5, 1);
const absl::Time kTime = absl::FromUnixSeconds(3600);

// Collects the digests of a projection after changing one field at a time, each from the same start.
template <typename T>
class Variants {
 public:
  explicit Variants(std::function<T&(Projection&)> resource) : resource_(std::move(resource)) {
    resource_(start_);
    digests_.insert(ProjectionDigest(start_));
  }
  // The next variant: one field set to another value than it has.
  template <typename Field, typename Value>
  Variants& Set(Field T::*field, Value value) {
    return Expect([&](T& changed) { changed.*field = value; });
  }
  template <typename Edit>
  Variants& Expect(Edit edit) {
    Projection changed = start_;
    edit(resource_(changed));
    EXPECT_TRUE(digests_.insert(ProjectionDigest(changed)).second) << "variant " << digests_.size();
    return *this;
  }

 private:
  Projection start_;
  std::function<T&(Projection&)> resource_;
  std::set<std::string> digests_;
};

TEST(ProjectionDigestTest, CoversEveryFieldOfAffairs) {
  Variants<Affair>([](Projection& p) -> Affair& {
    return p.affairs[{"c", "x"}];
  })
      .Set(&Affair::campaign, "1")
      .Set(&Affair::code, "2")
      .Set(&Affair::kind, AffairKind::kHazard)
      .Set(&Affair::action, "3")
      .Set(&Affair::title, "4")
      .Set(&Affair::lead_unit, "5")
      .Set(&Affair::coop_units, std::vector<std::string>{"", ""})
      .Set(&Affair::due, kDay)
      .Set(&Affair::state, "6")
      .Set(&Affair::difficulty, 7)
      .Set(&Affair::first_report, kDay)
      .Set(&Affair::help, "8")
      .Set(&Affair::grade, "9")
      .Set(&Affair::meeting, "10")
      .Set(&Affair::blocked_item, "11")
      .Set(&Affair::escalated_to, "12")
      .Set(&Affair::life, Life{{{"", absl::Time(), 0}}})
      .Set(&Affair::earlier, Versions<Affair>{{std::make_shared<Affair>(), kTime}})
      .Set(&Affair::sequence, 13);
}

TEST(ProjectionDigestTest, CoversEveryFieldOfOrders) {
  Variants<Order>([](Projection& p) -> Order& {
    return p.orders[{"c", "x"}];
  })
      .Set(&Order::campaign, "1")
      .Set(&Order::id, "2")
      .Set(&Order::case_number, "3")
      .Set(&Order::matter, "4")
      .Set(&Order::lead_unit, "5")
      .Set(&Order::action, "6")
      .Set(&Order::state, "7")
      .Set(&Order::level, "8")
      .Set(&Order::urgency, "8")
      .Set(&Order::conclusion, "8")
      .Set(&Order::flags, std::vector<std::string>{""})
      .Set(&Order::issue_time, kTime)
      .Set(&Order::sign_due_time, kTime)
      .Set(&Order::sign_time, kTime)
      .Set(&Order::original_due_time, kTime)
      .Set(&Order::due_time, kTime)
      .Set(&Order::feedback_time, kTime)
      .Set(&Order::close_time, kTime)
      .Set(&Order::suspended, true)
      .Set(&Order::exempted, true)
      .Set(&Order::sources, std::vector<std::string>{""})
      .Set(&Order::life, Life{{{"", absl::Time(), 0}}})
      .Set(&Order::earlier, Versions<Order>{{std::make_shared<Order>(), kTime}})
      .Set(&Order::sequence, 9);
}

TEST(ProjectionDigestTest, CoversEveryFieldOfCards) {
  Variants<Card>([](Projection& p) -> Card& {
    return p.cards[{"c", "x"}];
  })
      .Set(&Card::campaign, "1")
      .Set(&Card::id, "2")
      .Set(&Card::red, true)
      .Set(&Card::unit, "3")
      .Set(&Card::order, "4")
      .Set(&Card::item, "5")
      .Set(&Card::level, "6")
      .Set(&Card::date, kDay)
      .Set(&Card::state, "7")
      .Set(&Card::decision, "8")
      .Set(&Card::proposal, "9")
      .Set(&Card::conclusion, "9")
      .Set(&Card::life, Life{{{"", absl::Time(), 0}}})
      .Set(&Card::sequence, 10);
}

TEST(ProjectionDigestTest, CoversEveryFieldOfFindingsFalseReportsAndMeetings) {
  Variants<Finding>([](Projection& p) -> Finding& {
    return p.findings[{"c", "x"}];
  })
      .Set(&Finding::campaign, "1")
      .Set(&Finding::id, "2")
      .Set(&Finding::form, "3")
      .Set(&Finding::item, "4")
      .Set(&Finding::unit, "5")
      .Set(&Finding::subject, "6")
      .Set(&Finding::reported, "7")
      .Set(&Finding::verified, "8")
      .Set(&Finding::deviation_class, "9")
      .Set(&Finding::state, "10")
      .Set(&Finding::sequence, 11);
  Variants<FalseReport>([](Projection& p) -> FalseReport& {
    return p.false_reports[{"c", "x"}];
  })
      .Set(&FalseReport::campaign, "1")
      .Set(&FalseReport::id, "2")
      .Set(&FalseReport::unit, "3")
      .Set(&FalseReport::item, "4")
      .Set(&FalseReport::period, "5")
      .Set(&FalseReport::finding, "6")
      .Set(&FalseReport::is_false, true)
      .Set(&FalseReport::subject, "7")
      .Set(&FalseReport::verified_value, Rational(0))
      .Set(&FalseReport::in_force, kDay)
      .Set(&FalseReport::state, "8")
      .Set(&FalseReport::life, Life{{{"", absl::Time(), 0}}})
      .Set(&FalseReport::sequence, 9);
  Variants<MeetingFact>([](Projection& p) -> MeetingFact& {
    return p.meetings[{"c", "x"}];
  })
      .Set(&MeetingFact::campaign, "1")
      .Set(&MeetingFact::id, "2")
      .Set(&MeetingFact::kind, "3")
      .Set(&MeetingFact::action, "4")
      .Set(&MeetingFact::title, "5")
      .Set(&MeetingFact::state, "6")
      .Set(&MeetingFact::date, kDay)
      .Set(&MeetingFact::minutes_number, "7")
      .Set(&MeetingFact::sequence, 8);
}

TEST(ProjectionDigestTest, CoversEveryFieldOfRolesAndCorrections) {
  Variants<RoleGrant>([](Projection& p) -> RoleGrant& { return p.roles["x"]; })
      .Set(&RoleGrant::id, "1")
      .Set(&RoleGrant::person, "2")
      .Set(&RoleGrant::role, "3")
      .Set(&RoleGrant::unit, "4")
      .Set(&RoleGrant::action, "5")
      .Set(&RoleGrant::item, "6")
      .Set(&RoleGrant::first, kDay)
      .Set(&RoleGrant::last, kDay)
      .Set(&RoleGrant::substitute_for, "7")
      .Set(&RoleGrant::principal_binding, "8")
      .Set(&RoleGrant::acting, true)
      .Set(&RoleGrant::recorded, kDay);
  Variants<NoticeFact>([](Projection& p) -> NoticeFact& {
    return p.notices[{"c", "x"}];
  })
      .Set(&NoticeFact::campaign, "1")
      .Set(&NoticeFact::id, "2")
      .Set(&NoticeFact::announcement, "3")
      .Set(&NoticeFact::subject, "4")
      .Set(&NoticeFact::occasion, "5")
      .Set(&NoticeFact::units, std::vector<std::string>{"6"})
      .Set(&NoticeFact::sent, true)
      .Set(&NoticeFact::failed, true)
      .Set(&NoticeFact::read, true)
      .Set(&NoticeFact::sequence, 7);
  Variants<CorrectionFact>([](Projection& p) -> CorrectionFact& {
    if (p.corrections.empty()) p.corrections.emplace_back().form.period = PeriodOf("2024-M01-D1");
    return p.corrections.front();
  })
      .Expect([](CorrectionFact& changed) { changed.form.campaign = "1"; })
      .Expect([](CorrectionFact& changed) { changed.form.period = PeriodOf("2024-M01-D2"); })
      .Expect([](CorrectionFact& changed) { changed.form.unit = "2"; })
      .Set(&CorrectionFact::item, "3")
      .Set(&CorrectionFact::field, "4")
      .Set(&CorrectionFact::old_text, "5")
      .Set(&CorrectionFact::new_text, "6")
      .Set(&CorrectionFact::time, kTime)
      .Set(&CorrectionFact::sequence, 7);
}

TEST(ProjectionDigestTest, CoversEveryFieldOfItems) {
  const std::vector<Milestone> step = {{"m", 1, kDay, ""}};
  Variants<Item>([](Projection& p) -> Item& { return p.items["c"]["x"]; })
      .Set(&Item::campaign, "1")
      .Set(&Item::code, "2")
      .Set(&Item::kind, ItemKind::kPolicy)
      .Set(&Item::action, "3")
      .Set(&Item::title, "4")
      .Set(&Item::lead_unit, "5")
      .Set(&Item::coop_units, std::vector<std::string>{""})
      .Set(&Item::weight, 2)
      .Set(&Item::start, kDay)
      .Set(&Item::due, kDay)
      .Set(&Item::milestones, step)
      .Set(&Item::milestones, std::vector<Milestone>{{"m", 1, kDay, "t"}})
      .Set(&Item::monthly_plan, std::vector<Rational>(12))
      .Set(&Item::planned_percent, PlannedValues{{kDay, 0}})
      .Set(&Item::state, "6")
      .Set(&Item::merged_into, "7")
      .Set(&Item::lead_leader, "8")
      .Set(&Item::contact_leader, "9")
      .Set(&Item::commander, "10")
      .Set(&Item::strength, "11")
      .Set(&Item::livelihood, true)
      .Set(&Item::internal, true)
      .Set(&Item::life, Life{{{"", absl::Time(), 0}}})
      .Set(&Item::leads, std::vector<LeadSpan>{{"", absl::Time(), 0}})
      .Set(&Item::earlier, Versions<Item>{{std::make_shared<Item>(), kTime}})
      .Set(&Item::sequence, 12);
}

TEST(ProjectionDigestTest, CoversEveryFieldOfIndicatorsAndProjects) {
  Variants<IndicatorSpec>([](Projection& p) -> IndicatorSpec& { return p.items["c"]["x"].indicator; })
      .Set(&IndicatorSpec::kind, IndicatorKind::kRate)
      .Set(&IndicatorSpec::direction, Direction::kRange)
      .Set(&IndicatorSpec::comparator, Comparator::kEqual)
      .Set(&IndicatorSpec::unit_of_measure, "1")
      .Set(&IndicatorSpec::target, Rational(0))
      .Set(&IndicatorSpec::target_source, "2")
      .Set(&IndicatorSpec::upper, Rational(0))
      .Set(&IndicatorSpec::baseline, Rational(0))
      .Set(&IndicatorSpec::tolerance, Rational(0))
      .Set(&IndicatorSpec::planned, PlannedValues{{kDay, 0}})
      .Set(&IndicatorSpec::frequency, "3")
      .Set(&IndicatorSpec::data_source, "4")
      .Set(&IndicatorSpec::lag_days, 5)
      .Set(&IndicatorSpec::decimals, 0)
      .Set(&IndicatorSpec::caliber, "6");
  Variants<ProjectSpec>([](Projection& p) -> ProjectSpec& { return p.items["c"]["x"].project; })
      .Set(&ProjectSpec::project_class, "1")
      .Set(&ProjectSpec::subtype, "2")
      .Set(&ProjectSpec::category, "3")
      .Set(&ProjectSpec::goal, "4")
      .Set(&ProjectSpec::annual_plan_wan, Rational(0))
      .Set(&ProjectSpec::total_plan_wan, Rational(0))
      .Set(&ProjectSpec::planned_wan, PlannedValues{{kDay, 0}})
      .Set(&ProjectSpec::planned_start, kDay)
      .Set(&ProjectSpec::planned_entry, kDay)
      .Set(&ProjectSpec::planned_completion, kDay)
      .Set(&ProjectSpec::milestones, std::vector<Milestone>{{"m", 1, kDay, ""}});
}

TEST(ProjectionDigestTest, CoversEveryFieldOfForms) {
  Variants<Form>([](Projection& p) -> Form& {
    Form& form = p.forms[FormKey{"c", PeriodOf("2024-M01-D1"), "u"}];
    form.key.period = PeriodOf("2024-M01-D1");
    return form;
  })
      .Expect([](Form& changed) { changed.key.campaign = "1"; })
      .Expect([](Form& changed) { changed.key.unit = "2"; })
      .Set(&Form::state, FormState::kLocked)
      .Set(&Form::form_class, FormClass::kLate)
      .Set(&Form::tf_unreviewed, true)
      .Set(&Form::unresolved_return, true)
      .Set(&Form::tf_return_count, 3)
      .Set(&Form::first_unit_ok_time, kTime)
      .Set(&Form::corrected, true)
      .Set(&Form::reopened, true)
      .Set(&Form::late_filled, true)
      .Set(&Form::rows, std::map<std::string, FormRow>{{"I-1", {}}})
      .Set(&Form::reviews, std::vector<Review>{{}})
      .Set(&Form::sequence, 4)
      .Set(&Form::final_sequence, 5);
}

}  // namespace
}  // namespace duban::reporting
