#include "services/reporting/domain/evaluation/impact.h"

#include <algorithm>
#include <utility>

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/credit/credit.h"
#include "services/reporting/domain/credit/exemption.h"
#include "services/reporting/domain/evaluation/appeal_rules.h"
#include "services/reporting/domain/light/item_light.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

void PutCorrectedFigure(const Item& item, const Rational& value, FormRow& row) {
  row.item = item.code;
  row.not_applicable = false;
  switch (item.kind) {
    case ItemKind::kIndicator:
      row.value = value;
      row.pending = false;
      return;
    case ItemKind::kTask:
    case ItemKind::kPolicy:
      row.progress = value;
      return;
    case ItemKind::kProject:
      row.invested_wan = value;
      return;
  }
}

std::vector<std::string> LeafMoves(const Scorecard* before, const Scorecard* after) {
  std::vector<std::string> moves;
  if (before == nullptr || after == nullptr) return moves;
  for (const Component& component : after->components) {
    for (const LeafResult& leaf : component.leaves) {
      const LeafResult* const old = FindLeaf(*before, leaf.id);
      const auto text = [](const LeafResult* one) {
        return one == nullptr || !one->applicable ? std::string("—") : FormatFixed(one->rounded, 2);
      };
      if (text(old) == text(&leaf)) continue;
      moves.push_back(absl::StrCat(LeafName(leaf.id), " ", text(old), "→", text(&leaf)));
    }
  }
  return moves;
}

bool CardDiffers(const CardMove& move) {
  if (move.before == nullptr || move.after == nullptr) return true;
  return move.before->total != move.after->total || move.before->rank != move.after->rank ||
         move.before->grade != move.after->grade || !move.leaves.empty();
}

bool RaisedFrom(const Order& order, const std::string& item) {
  return std::find(order.sources.begin(), order.sources.end(), item) != order.sources.end();
}

}  // namespace

absl::StatusOr<Projection> WithCorrection(Projection record, const std::string& campaign,
                                          const FigureCorrection& correction) {
  const auto& items = ItemsOf(record, campaign);
  const auto item = items.find(correction.item);
  if (item == items.end()) return NotFound(ItemName(record.jurisdiction, campaign, correction.item));
  const auto form = record.forms.find({campaign, correction.period, correction.unit});
  if (form == record.forms.end()) {
    return NotFound(FormName(record.jurisdiction, campaign, correction.period, correction.unit));
  }
  if (!form->second.IsFinal()) {
    return Precondition("FORM_NOT_FINAL", "该旬报尚未锁定，直接填报即可，不需要更正");
  }
  PutCorrectedFigure(item->second, correction.value, form->second.rows[correction.item]);
  form->second.state = FormState::kLocked;
  return record;
}

Projection WithCalendar(Projection record, CalendarYear calendar, absl::Time now) {
  const auto present = record.calendars.find(calendar.year);
  if (present != record.calendars.end()) {
    calendar.since = now;
    calendar.earlier = present->second.earlier;
    calendar.earlier.push_back(present->second);
    calendar.earlier.back().earlier.clear();
  }
  record.calendars[calendar.year] = std::move(calendar);
  return record;
}

absl::StatusOr<Book> WithExemptionGranted(Book book, const std::string& jurisdiction,
                                          const std::string& campaign, const std::string& id) {
  ASSIGN_OR_RETURN(const Exemption* const found,
                   FindMatter<Exemption>(book.docket, jurisdiction, campaign, id));
  Exemption granted = *found;
  granted.state = ExemptionState::kGranted;
  book.docket.Put(granted, book.sequence, book.time);
  return book;
}

absl::StatusOr<Book> WithCreditApproved(Book book, const std::string& jurisdiction,
                                        const std::string& campaign, const std::string& id) {
  ASSIGN_OR_RETURN(const Credit* const found, FindMatter<Credit>(book.docket, jurisdiction, campaign, id));
  Credit approved = *found;
  approved.state = CreditState::kApproved;
  book.docket.Put(approved, book.sequence, book.time);
  return book;
}

std::vector<CardMove> CardMoves(const QuarterResult& before, const QuarterResult& after, bool all) {
  std::vector<CardMove> moves;
  const auto add = [&](const Scorecard* old, const Scorecard* now) {
    CardMove move{old, now, LeafMoves(old, now)};
    if (all || CardDiffers(move)) moves.push_back(std::move(move));
  };
  for (const GroupResult& group : before.groups) {
    for (const Scorecard& card : group.cards) add(&card, after.Find(card.unit));
  }
  for (const GroupResult& group : after.groups) {
    for (const Scorecard& card : group.cards) {
      if (before.Find(card.unit) == nullptr) add(nullptr, &card);
    }
  }
  return moves;
}

std::vector<LightMove> LightMoves(const LightWorld& before, const LightWorld& after,
                                  const std::string& campaign, const Period& period) {
  const LightBook old_book = LightBookOf(before.book, before.record.campaigns.at(campaign));
  const LightBook new_book = LightBookOf(after.book, after.record.campaigns.at(campaign));
  const Lights old_lights(before.record, before.record.campaigns.at(campaign), before.scheme, old_book);
  const Lights new_lights(after.record, after.record.campaigns.at(campaign), after.scheme, new_book);
  std::vector<LightMove> moves;
  for (const auto& [code, item] : ItemsOf(before.record, campaign)) {
    const Light old = old_lights.At(item, period).light;
    const Light now = new_lights.At(ItemsOf(after.record, campaign).at(code), period).light;
    if (old != now) moves.push_back({code, old, now});
  }
  return moves;
}

std::vector<OrderMove> OrderMoves(const Projection& record, const Book& before, const Book& after,
                                  const std::string& campaign, const Period& period,
                                  const std::vector<LightMove>& lights) {
  const Exempted old = ExemptionsOf(before, campaign, period);
  const Exempted now = ExemptionsOf(after, campaign, period);
  std::vector<OrderMove> moves;
  for (const auto& [key, order] : record.orders) {
    if (key.first != campaign) continue;
    if (now.orders.contains(order.id) && !old.orders.contains(order.id)) {
      moves.push_back({&order, "", "予以免责后，该督办件不计入督办考评"});
    }
    for (const LightMove& light : lights) {
      const std::string item = ItemName(record.jurisdiction, campaign, light.item);
      if (!RaisedFrom(order, item)) continue;
      moves.push_back({&order, item,
                       absl::StrCat("立项依据的事项由", LightTitle(light.before), "变为",
                                    LightTitle(light.after), "，请复核是否继续督办")});
    }
  }
  return moves;
}

}  // namespace duban::reporting
