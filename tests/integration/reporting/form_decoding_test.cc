// What reporting takes a form for in every state that the task service has.
#include <gmock/gmock.h>

#include "duban/task/v1/change.pb.h"
#include "services/reporting/convert/change_decoder.h"

namespace duban::reporting {
namespace {

namespace pb = task::v1;

// The form that a change of it leaves; with one attested row if `attested`.
Form Decode(pb::Form::State state, bool attested) {
  pb::Change change;
  change.set_sequence(7);
  change.set_name("jurisdictions/hecheng/campaigns/eight-actions-2024/periods/2024-M03-D1/forms/hc-sti");
  change.set_type("form.correct");
  change.mutable_change_time()->set_seconds(1710302400);
  pb::Form& form = *change.mutable_form();
  form.set_name(change.name());
  form.set_state(state);
  form.set_class_(pb::Form::CLASS_LATE);
  form.add_flags(pb::Form::FLAG_CORRECTED);
  if (attested) {
    pb::FormRow& row = *form.add_attested_rows();
    row.set_item("I-1");
    row.set_value("23.1");
    row.set_explanation("漏加一户");
    row.add_evidence("jurisdictions/hecheng/campaigns/c-2024/evidence/abc");
    pb::FormRow& other = *form.add_attested_rows();
    other.set_item("I-2");
    other.set_not_applicable(true);
    *form.add_pending_rows() = row;
    form.mutable_pending_rows(0)->set_value("99");
  }
  const auto decoded = DecodeChange(change.SerializeAsString());
  EXPECT_TRUE(decoded.ok()) << decoded.status();
  return std::get<Form>(decoded->change.resource);
}

TEST(FormDecodingTest, ACorrectedFormBringsItsNewRows) {
  const Form form = Decode(pb::Form::STATE_LOCKED, true);
  EXPECT_EQ(form.state, FormState::kLocked);
  EXPECT_EQ(form.form_class, FormClass::kLate);
  EXPECT_EQ(form.rows.at("I-1").value, Rational(231, 10));
  EXPECT_EQ(form.rows.at("I-1").evidence, std::vector<std::string>{"abc"});
  EXPECT_FALSE(form.rows.at("I-1").not_applicable);
  EXPECT_TRUE(form.rows.at("I-2").not_applicable);
  EXPECT_TRUE(form.corrected);
  EXPECT_FALSE(form.reopened);
  EXPECT_FALSE(form.late_filled);
}

TEST(FormDecodingTest, AnApprovedCorrectionIsNotedAndTheNewRowsStand) {
  Projection projection;
  ChangedResource locked{.sequence = 1, .resource = Decode(pb::Form::STATE_LOCKED, true)};
  std::get<Form>(locked.resource).rows.at("I-1").value = 24;
  ChangedResource pending{.sequence = 2, .resource = Decode(pb::Form::STATE_CORR_PENDING, true)};
  std::get<Form>(pending.resource).rows.at("I-1").value = 24;
  Apply(projection, locked);
  Apply(projection, pending);
  EXPECT_TRUE(projection.corrections.empty()) << "asked for, not approved";
  Apply(projection, {.sequence = 3, .resource = Decode(pb::Form::STATE_LOCKED, true)});
  ASSERT_EQ(projection.corrections.size(), 1u);
  EXPECT_EQ(projection.corrections[0].sequence, 3);
  EXPECT_EQ(projection.corrections[0].old_text, "24");
  EXPECT_EQ(projection.corrections[0].new_text, "23.1");
  EXPECT_EQ(projection.forms.begin()->second.sequence, 3);
  EXPECT_EQ(projection.forms.begin()->second.final_sequence, 1);
}

TEST(FormDecodingTest, WhatTheLockMadeStandsWhileALateFillOrACorrectionIsUnderWay) {
  for (const auto state : {pb::Form::STATE_LATE_DRAFT, pb::Form::STATE_LATE_SUBMITTED,
                           pb::Form::STATE_LATE_UNIT_OK, pb::Form::STATE_LATE_RETURNED}) {
    EXPECT_EQ(Decode(state, false).state, FormState::kMissing) << state;
    EXPECT_EQ(Decode(state, true).state, FormState::kLocked) << state;
    EXPECT_EQ(Decode(state, true).rows.at("I-1").value, Rational(231, 10)) << "not the pending rows";
  }
  EXPECT_EQ(Decode(pb::Form::STATE_CORR_PENDING, true).state, FormState::kLocked);
}

TEST(FormDecodingTest, BeforeTheLockNothingCounts) {
  for (const auto state : {pb::Form::STATE_OPEN, pb::Form::STATE_DRAFT, pb::Form::STATE_SUBMITTED,
                           pb::Form::STATE_UNIT_OK, pb::Form::STATE_TF_OK, pb::Form::STATE_RETURNED}) {
    EXPECT_EQ(Decode(state, true).state, FormState::kOpen) << state;
  }
}

}  // namespace
}  // namespace duban::reporting
