#include "services/reporting/domain/score/product_cases.h"

#include <algorithm>
#include <utility>

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

std::string InstantText(absl::Time time) { return absl::FormatTime("%Y-%m-%d %H:%M", time, ChinaTime()); }

}  // namespace

ProductCases::ProductCases(const Projection& projection, const Campaign& campaign, const Period& period)
    : projection_(projection),
      campaign_(campaign),
      end_(EndOf(LastDay(period))),
      calendar_(projection.calendars),
      schedule_(campaign_.due_table, campaign_.due_table_since, campaign_.earlier_due_tables, calendar_),
      reference_(DekadsOf(period).front()) {
  for (const Period& dekad : DekadsOf(period)) {
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

std::vector<ProductCase> ProductCases::FormsOf(const std::string& unit) const {
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

std::vector<YesNoCase> ProductCases::FirstReviewsOf(const std::string& unit) const {
  std::vector<YesNoCase> cases;
  for (const auto& [dekad, forms] : forms_) {
    for (const Form* form : forms) {
      if (form->key.unit != unit || form->state != FormState::kLocked) continue;
      cases.push_back({FormLine(projection_, *form), 1, form->tf_return_count == 0});
    }
  }
  return cases;
}

std::vector<ProductCase> ProductCases::ReviewsOf(const std::set<std::string>& actions) const {
  std::vector<ProductCase> products;
  for (const auto& [dekad, forms] : forms_) {
    if (std::optional<ProductCase> product = ReviewsIn(dekad, forms, actions)) products.push_back(*product);
  }
  return products;
}

std::optional<ProductCase> ProductCases::ReviewsIn(const Period& dekad, const std::vector<const Form*>& forms,
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

std::vector<ProductCase> ProductCases::IssuedOf(const std::vector<ForceProduct>& products) const {
  std::vector<ProductCase> cases;
  const absl::Time now = projection_.last_change_time;
  for (const ForceProduct& product : products) {
    if (!product.issued && product.due > now) continue;
    ProductCase one;
    one.line.form = product.source;
    one.line.what = product.what;
    one.line.act = product.sequence;
    one.line.inputs.push_back({"应印发", InstantText(product.due)});
    one.line.inputs.push_back({"印发", product.issued ? InstantText(*product.issued) : "未印发"});
    one.missing = product.issued ? *product.issued >= end_ && product.due < end_ : now >= end_;
    one.late = !one.missing && product.issued && *product.issued > product.due;
    cases.push_back(std::move(one));
  }
  return cases;
}

bool ProductCases::HasRowOf(const Form& form, const std::string& action) const {
  const auto& items = ItemsOf(projection_, campaign_.id);
  return std::any_of(form.rows.begin(), form.rows.end(), [&](const auto& row) {
    const auto item = items.find(row.first);
    return item != items.end() && item->second.action == action;
  });
}

}  // namespace duban::reporting
