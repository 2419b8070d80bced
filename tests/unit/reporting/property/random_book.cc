#include "tests/unit/reporting/property/random_book.h"

#include "services/reporting/domain/bulletin/bulletin_record.h"
#include "services/reporting/domain/credit/credit.h"
#include "services/reporting/domain/credit/exemption.h"
#include "services/reporting/domain/evaluation/appeal.h"
#include "services/reporting/domain/light/light_override.h"
#include "tests/unit/reporting/campaign_builder.h"

namespace duban::reporting::property {
namespace {

absl::Time SomeTime(Dice& dice) {
  return At(dice.Day(absl::CivilDay(2024, 4, 1), absl::CivilDay(2024, 5, 20)), dice.Roll(8, 18));
}

Period SomeQuarter(Dice& dice) { return dice.OneIn(5) ? Period{PeriodKind::kQuarter, 2024, 2} : kQuarter; }

// A ruling in force from the points before to some points.
Ruling NewRuling(Dice& dice, const Rational& before, absl::Time time, std::int64_t act) {
  Ruling ruling;
  ruling.old_points = before;
  ruling.new_points = before + dice.Amount(0, 3);
  ruling.reason = "经核实";
  ruling.time = time;
  if (!dice.OneIn(4)) ruling.in_force = time;
  ruling.act = act;
  return ruling;
}

// A path below the jurisdiction that an exemption may be about.
std::string SomeSubject(Dice& dice, const Cast& cast, const RandomBook& book) {
  const std::string campaign = absl::StrCat("campaigns/", kCampaign, "/");
  std::vector<std::string> subjects;
  for (const std::string& code : cast.items) subjects.push_back(absl::StrCat(campaign, "items/", code));
  for (const std::string& code : cast.affairs) subjects.push_back(absl::StrCat(campaign, "items/", code));
  for (const std::string& id : cast.cards) subjects.push_back(absl::StrCat(campaign, "cards/", id));
  for (const std::string& id : cast.orders) subjects.push_back(absl::StrCat(campaign, "orders/", id));
  for (const Act& act : book.acts) {
    if (act.matter.As<Credit>() != nullptr) subjects.push_back(act.matter.path());
  }
  return subjects.empty() ? "" : dice.Pick(subjects);
}

}  // namespace

Book RandomBook::UpTo(std::int64_t sequence) const {
  Book book;
  for (const Act& act : acts) {
    if (book.sequence == sequence) break;
    book.docket.Put(act.matter, ++book.sequence, act.time);
    book.time = act.time;
  }
  return book;
}

RandomBook MakeBook(Dice& dice, const RandomRecord& record) {
  RandomBook book;
  if (dice.OneIn(2)) AddCredits(dice, record.cast, book);
  if (dice.OneIn(2)) AddPanel(dice, record.cast, record.Whole(), book);
  if (dice.OneIn(2)) AddExemptions(dice, record.cast, book);
  if (dice.OneIn(3)) AddAppeals(dice, record.cast, book);
  if (dice.OneIn(3)) AddLightsAndProducts(dice, record.cast, book);
  return book;
}

void AddCredits(Dice& dice, const Cast& cast, RandomBook& book) {
  const int credits = dice.Roll(1, 8);
  // Most are about one unit, so that caps are reached.
  const std::string favourite = dice.Pick(cast.Evaluated());
  for (int i = 0; i < credits; ++i) {
    Credit credit;
    credit.campaign = kCampaign;
    credit.id = absl::StrCat("credit-000", i);
    credit.kind = static_cast<CreditKind>(dice.OneIn(6) ? dice.Roll(3, 4) : dice.Roll(1, 2));
    credit.unit = dice.OneIn(3) ? dice.Pick(cast.Evaluated()) : favourite;
    credit.period = SomeQuarter(dice);
    credit.level = static_cast<CreditLevel>(dice.Roll(1, 3));
    credit.matter = absl::StrCat("matter-", dice.Roll(1, 6));
    credit.document_title = "通报";
    credit.state = CreditState::kProposed;
    const absl::Time time = SomeTime(dice);
    book.Write(credit, time);
    if (dice.OneIn(5)) continue;
    credit.state = dice.OneIn(6) ? CreditState::kRefused : CreditState::kApproved;
    credit.decision_time = time;
    book.Write(credit, time);
    if (credit.state == CreditState::kRefused || !dice.OneIn(6)) continue;
    credit.state = CreditState::kWithdrawn;
    book.Write(credit, time);
  }
}

void AddExemptions(Dice& dice, const Cast& cast, RandomBook& book) {
  const int exemptions = dice.Roll(1, 4);
  for (int i = 0; i < exemptions; ++i) {
    Exemption exemption;
    exemption.campaign = kCampaign;
    exemption.id = absl::StrCat("exemption-000", i);
    exemption.unit = dice.Pick(cast.Evaluated());
    exemption.period = SomeQuarter(dice);
    exemption.subject = SomeSubject(dice, cast, book);
    exemption.cause = ExemptionCause::kShortfall;
    const ExemptionState states[] = {ExemptionState::kGranted, ExemptionState::kGranted,
                                     ExemptionState::kChecked, ExemptionState::kRefused};
    exemption.state = dice.Pick(states);
    book.Write(exemption, SomeTime(dice));
  }
}

void AddAppeals(Dice& dice, const Cast& cast, RandomBook& book) {
  const int appeals = dice.Roll(1, 3);
  for (int i = 0; i < appeals; ++i) {
    const absl::Time time = SomeTime(dice);
    Appeal appeal;
    appeal.campaign = kCampaign;
    appeal.id = absl::StrCat("appeal-000", i);
    appeal.unit = dice.Pick(cast.Evaluated());
    appeal.period = SomeQuarter(dice);
    appeal.leaf = std::string(LeafName(static_cast<LeafId>(dice.Roll(0, 12))));
    appeal.trial_points = dice.Amount(0, 4);
    appeal.claimed_points = appeal.trial_points + 1;
    appeal.state = AppealState::kFiled;
    book.Write(appeal, time);
    const auto act = static_cast<std::int64_t>(book.acts.size()) + 1;
    appeal.ruling = NewRuling(dice, appeal.trial_points, time, act);
    appeal.state = appeal.ruling->in_force ? AppealState::kPartly : AppealState::kRuled;
    book.Write(appeal, time);
    if (!appeal.ruling->in_force || !dice.OneIn(3)) continue;
    appeal.further_ruling = NewRuling(dice, appeal.ruling->new_points, time, act + 1);
    appeal.state = AppealState::kUpheld;
    book.Write(appeal, time);
  }
}

void AddLightsAndProducts(Dice& dice, const Cast& cast, RandomBook& book) {
  const int briefs = dice.Roll(0, 2);
  for (int i = 0; i < briefs; ++i) {
    Bulletin bulletin;
    bulletin.campaign = kCampaign;
    bulletin.id = absl::StrCat("dekad-", i);
    bulletin.kind = BulletinKind::kDekad;
    bulletin.period = {PeriodKind::kDekad, 2024, dice.Roll(6, 9)};
    bulletin.action = dice.Pick(cast.actions);
    bulletin.state = BulletinState::kIssued;
    bulletin.issuer.time = At(LastDay(bulletin.period) + dice.Roll(1, 9), 12);
    book.Write(bulletin, SomeTime(dice));
  }
  if (cast.items.empty()) return;
  LightOverride light;
  light.campaign = kCampaign;
  light.id = "override-0001";
  light.item = absl::StrCat("campaigns/", kCampaign, "/items/", dice.Pick(cast.items));
  light.period = dice.OneIn(2) ? PeriodOf("2024-M03") : PeriodOf("2024-M03-D3");
  light.light = static_cast<Light>(dice.Roll(1, 5));
  light.state = dice.OneIn(3) ? OverrideState::kSet : OverrideState::kApproved;
  book.Write(light, SomeTime(dice));
}

}  // namespace duban::reporting::property
