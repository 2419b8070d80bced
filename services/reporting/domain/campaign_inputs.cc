#include "services/reporting/domain/campaign_inputs.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/reporting/domain/item_cases.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

LedgerLine FormLine(const Projection& projection, const Form& form) {
  LedgerLine line;
  line.form = FormName(projection.jurisdiction, form.key.campaign, form.key.period, form.key.unit);
  line.what = PeriodTitle(form.key.period) + "旬报";
  line.sequence = form.sequence;
  return line;
}

const Review* FindReview(const Form& form, const std::string& action) {
  for (const Review& review : form.reviews) {
    if (review.action == action) return &review;
  }
  return nullptr;
}

bool IsUnreviewed(const Form& form, const Review* review) {
  return form.tf_unreviewed && (review == nullptr || review->outcome != ReviewOutcome::kApproved);
}

// A form that reached the task force only after the review was due cannot make the review late.
bool IsLateReview(const Form& form, const Review* review, absl::Time due) {
  if (review == nullptr || !form.first_unit_ok_time || *form.first_unit_ok_time > due) return false;
  const std::optional<absl::Time>& first = review->first_time ? review->first_time : review->time;
  return first && *first > due;
}

}  // namespace

QuarterInputs::QuarterInputs(const Projection& projection, const Campaign& campaign, const Scheme& scheme,
                             const Period& quarter)
    : projection_(projection),
      campaign_(campaign),
      scheme_(scheme),
      quarter_(quarter),
      calendar_(projection.calendars),
      schedule_(campaign_.due_table, campaign_.due_table_since, campaign_.earlier_due_tables, calendar_),
      reference_(DekadsOf(quarter).front()) {
  for (const auto& [code, item] : ItemsOf(projection, campaign.id)) {
    readings_[code] = ReadItem(projection, item, quarter);
  }
  for (const Period& dekad : DekadsOf(quarter)) {
    auto form = projection.forms.lower_bound(FormKey{campaign.id, dekad, ""});
    for (;
         form != projection.forms.end() && form->first.campaign == campaign.id && form->first.period == dekad;
         ++form) {
      if (!form->second.IsFinal()) continue;
      forms_[dekad].push_back(&form->second);
      reference_ = dekad;
    }
  }
}

CardInput QuarterInputs::Start(const std::string& unit, const std::string& group) const {
  CardInput input;
  input.unit = unit;
  input.title = UnitTitle(projection_, unit);
  input.group = group;
  input.period = quarter_;
  return input;
}

CardInput QuarterInputs::ForUnit(const Unit& unit) const {
  CardInput input = Start(unit.id, unit.group == UnitGroup::kTownship ? "TOWN" : "DEPT");
  std::vector<WeighedItem> items;
  for (const auto& [code, item] : ItemsOf(projection_, campaign_.id)) {
    if (item.lead_unit == unit.id) {
      items.push_back({&item, 1});
    } else if (std::find(item.coop_units.begin(), item.coop_units.end(), unit.id) != item.coop_units.end()) {
      items.push_back({&item, scheme_.indicator.cooperating_factor});
    }
  }
  AddItemLeaves(items, input);
  const std::vector<ProductCase> forms = FormsOf(unit.id);
  for (const ProductCase& form : forms) {
    if (form.missing) input.flags.insert(Flag::kMissingReport);
  }
  input.leaves.push_back(ScoreK2a(forms, scheme_));
  input.leaves.push_back(ScoreK2b(FirstReviewsOf(unit.id), scheme_));
  return input;
}

CardInput QuarterInputs::ForTaskForce(const std::string& task_force) const {
  CardInput input = Start(task_force, "TF");
  std::set<std::string> actions;
  for (const ActionForce& action : campaign_.actions) {
    if (action.task_force_unit == task_force) actions.insert(action.id);
  }
  std::vector<WeighedItem> items;
  for (const auto& [code, item] : ItemsOf(projection_, campaign_.id)) {
    if (actions.contains(item.action)) items.push_back({&item, 1});
  }
  AddItemLeaves(items, input);
  input.leaves.push_back(ScoreK2a(ReviewsOf(actions), scheme_));
  return input;
}

void QuarterInputs::AddItemLeaves(const std::vector<WeighedItem>& items, CardInput& input) const {
  std::vector<IndicatorCase> indicators;
  std::vector<TaskCase> tasks;
  std::vector<ProjectCase> projects;
  for (const auto& [item, factor] : items) {
    const Reading& reading = readings_.at(item->code);
    if (reading.state == ReadingState::kNone) continue;
    if (reading.row != nullptr && reading.row->not_applicable) continue;
    if (reading.state == ReadingState::kMissing) input.flags.insert(Flag::kMissingReport);
    const ItemContext context{projection_, campaign_, scheme_, *item, reading, factor};
    if (item->kind == ItemKind::kIndicator) {
      indicators.push_back(IndicatorCaseOf(context));
      if (IsPending(reading)) input.flags.insert(Flag::kPendingValue);
    } else if (item->kind == ItemKind::kProject) {
      projects.push_back(ProjectCaseOf(context));
    } else {
      tasks.push_back(TaskCaseOf(context));
    }
  }
  const K1Result k1 = ScoreK1(indicators, scheme_);
  input.leaves.push_back(k1.leaf);
  input.attainment_mean = k1.attainment_mean;
  input.leaves.push_back(ScoreK3a(tasks, scheme_));
  input.leaves.push_back(ScoreK3b(projects, ScheduleFraction(campaign_, reference_), scheme_));
}

std::vector<ProductCase> QuarterInputs::FormsOf(const std::string& unit) const {
  std::vector<ProductCase> products;
  for (const auto& [dekad, forms] : forms_) {
    for (const Form* form : forms) {
      if (form->key.unit != unit) continue;
      ProductCase product;
      product.line = FormLine(projection_, *form);
      product.late = form->form_class == FormClass::kLate;
      product.missing = form->form_class == FormClass::kMissing;
      product.returns = form->tf_return_count;
      products.push_back(std::move(product));
    }
  }
  return products;
}

std::vector<YesNoCase> QuarterInputs::FirstReviewsOf(const std::string& unit) const {
  std::vector<YesNoCase> cases;
  for (const auto& [dekad, forms] : forms_) {
    for (const Form* form : forms) {
      if (form->key.unit != unit || form->state != FormState::kLocked) continue;
      cases.push_back({FormLine(projection_, *form), 1, form->tf_return_count == 0});
    }
  }
  return cases;
}

std::vector<ProductCase> QuarterInputs::ReviewsOf(const std::set<std::string>& actions) const {
  std::vector<ProductCase> products;
  for (const auto& [dekad, forms] : forms_) {
    if (std::optional<ProductCase> product = ReviewsIn(dekad, forms, actions)) products.push_back(*product);
  }
  return products;
}

std::optional<ProductCase> QuarterInputs::ReviewsIn(const Period& dekad,
                                                    const std::vector<const Form*>& forms,
                                                    const std::set<std::string>& actions) const {
  const absl::Time due = schedule_.Dekad(dekad).tf_due.at;
  bool any = false;
  const Form* unreviewed = nullptr;
  const Form* late = nullptr;
  for (const Form* form : forms) {
    for (const std::string& action : actions) {
      if (!HasRowOf(*form, action)) continue;
      any = true;
      const Review* review = FindReview(*form, action);
      if (unreviewed == nullptr && IsUnreviewed(*form, review)) unreviewed = form;
      if (late == nullptr && IsLateReview(*form, review, due)) late = form;
    }
  }
  if (!any) return std::nullopt;
  ProductCase product;
  // One product is either missing or late, and its line points at the form that made it so.
  if (const Form* worst = unreviewed != nullptr ? unreviewed : late; worst != nullptr) {
    product.line = FormLine(projection_, *worst);
  }
  product.line.what = PeriodTitle(dekad) + "专班审核";
  product.missing = unreviewed != nullptr;
  product.late = unreviewed == nullptr && late != nullptr;
  return product;
}

bool QuarterInputs::HasRowOf(const Form& form, const std::string& action) const {
  const auto& items = ItemsOf(projection_, campaign_.id);
  return std::any_of(form.rows.begin(), form.rows.end(), [&](const auto& row) {
    const auto item = items.find(row.first);
    return item != items.end() && item->second.action == action;
  });
}

}  // namespace duban::reporting
