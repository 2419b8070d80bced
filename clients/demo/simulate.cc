#include "clients/demo/simulate.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "clients/cpp/names.h"
#include "duban/task/v1/form.pb.h"
#include "duban/task/v1/item.pb.h"
#include "services/common/decimal.h"
#include "services/common/sha256.h"
#include "services/common/time_fraction.h"

namespace duban::client {

using task::v1::FormRow;
using task::v1::Indicator;
using task::v1::Item;
using task::v1::Project;

namespace {

absl::CivilDay ToDay(const google::type::Date& date) {
  return absl::CivilDay(date.year(), date.month(), date.day());
}

void SetDate(absl::CivilDay day, google::type::Date* date) {
  date->set_year(static_cast<int>(day.year()));
  date->set_month(day.month());
  date->set_day(day.day());
}

Rational NumberOf(const std::string& text) {
  const auto number = ParseDecimal(text);
  return number.ok() ? *number : Rational(0);
}

Rational Floor(const Rational& value) {
  return Rational(boost::multiprecision::cpp_int(numerator(value) / denominator(value)));
}

// Plays one item in one dekad.
class Player {
 public:
  Player(const Item& item, const Period& dekad)
      : item_(item),
        id_(LastId(item.name())),
        dekad_(dekad),
        last_day_(LastDay(dekad)),
        s_(TimeFraction(dekad)) {}

  FormRow Play() const {
    FormRow row;
    row.set_item(id_);
    row.set_note(absl::StrCat(kSimulatedMark, "：", PeriodTitle(dekad_), "进展"));
    switch (item_.detail_case()) {
      case Item::kIndicator:
        FillIndicator(row);
        break;
      case Item::kTask:
      case Item::kPolicy:
        FillWork(row);
        break;
      case Item::kProject:
        FillProject(row);
        break;
      case Item::kResolution:  // not on forms
      case Item::kIssue:
      case Item::kHazard:
      case Item::DETAIL_NOT_SET:
        break;
    }
    return row;
  }

 private:
  // A number below `bound` that belongs to the item, its `aspect`, and nothing else.
  int Draw(absl::string_view aspect, int bound) const {
    const std::string digest = Sha256(absl::StrCat(id_, "/", aspect));
    uint32_t number = 0;
    for (int i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(digest[i]);
    return static_cast<int>(number % static_cast<uint32_t>(bound));
  }
  // The same, anew in every dekad.
  int DrawNow(absl::string_view aspect, int bound) const {
    return Draw(absl::StrCat(aspect, "/", PeriodId(dekad_)), bound);
  }

  // How fast the item goes against the calendar: 0.75–1.15.
  Rational Pace() const { return Rational(75 + Draw("pace", 41), 100); }

  void FillIndicator(FormRow& row) const {
    // Rates for January come out with those for February.
    if (item_.indicator().kind() == Indicator::KIND_RATE && dekad_.index <= 3) return row.set_pending(true);
    row.set_value(IndicatorValue(NumberOf(item_.indicator().target())));
  }

  std::string IndicatorValue(const Rational& target) const {
    switch (item_.indicator().kind()) {
      case Indicator::KIND_CUM:
        return FormatFixed(target * s_ * Pace(), 2);
      case Indicator::KIND_COUNT:
        return FormatFixed(Floor(target * s_ * Pace() + Rational(30 + Draw("offset", 70), 100)), 0);
      case Indicator::KIND_STOCK: {
        const Rational baseline = NumberOf(item_.indicator().baseline());
        return FormatFixed(baseline + (target - baseline) * s_ * Pace(), 2);
      }
      case Indicator::KIND_RATE:
        return FormatFixed(target * Rational(85 + Draw("level", 26) + DrawNow("noise", 6), 100), 2);
      case Indicator::KIND_RATIO:
        return FormatFixed(target * Rational(92 + Draw("level", 9) + DrawNow("noise", 2), 100), 2);
      case Indicator::KIND_CAP:
        return FormatFixed(target * Rational(90 + Draw("level", 12) + DrawNow("noise", 2), 100), 2);
      case Indicator::KIND_ZERO:
        return DrawNow("breach", 15) == 0 ? "1" : "0";
      case Indicator::KIND_RELATION:
        return DrawNow("breach", 12) == 0 ? "0" : "1";
      case Indicator::KIND_MILESTONE:
        return FormatFixed(std::min(Rational(1), Rational(s_ * Pace())), 2);
      default:
        return FormatExact(target);
    }
  }

  // The part of the item's own time that is over.
  Rational OwnTime() const {
    if (!item_.has_start_date() || !item_.has_due_date()) return s_;
    const absl::CivilDay start = ToDay(item_.start_date());
    const Rational all(ToDay(item_.due_date()) - start + 1);
    const Rational gone(last_day_ - start + 1);
    return all <= 0 ? s_ : std::clamp(Rational(gone / all), Rational(0), Rational(1));
  }

  // The dekad of the year in which a task or policy is done early; nullopt for most.
  std::optional<int> DoneIndex() const {
    const int one_in = item_.has_policy() ? 6 : 16;
    if (Draw("done", one_in) != 0) return std::nullopt;
    return 3 + Draw("done-when", 7);
  }

  void FillWork(FormRow& row) const {
    const std::optional<int> done = DoneIndex();
    if (done.has_value() && *done <= dekad_.index) {
      row.set_progress("100");
      SetDate(LastDay({.kind = PeriodKind::kDekad, .year = dekad_.year, .index = *done}),
              row.mutable_done_date());
      return;
    }
    row.set_progress(FormatFixed(std::min(Floor(OwnTime() * Pace() * 100), Rational(99)), 0));
  }

  void FillProject(FormRow& row) const {
    const Project& project = item_.project();
    bool started = false;
    if (project.has_planned_start_date()) {
      const absl::CivilDay new_year(dekad_.year, 1, 1);
      const absl::CivilDay start =
          std::max(new_year, ToDay(project.planned_start_date()) + Draw("start", 40) - 8);
      started = start <= last_day_;
      if (started) SetDate(start, row.mutable_started_date());
      // Entry in the statistics library follows a month later or more.
      const absl::CivilDay entered = start + 28 + Draw("entry", 25);
      if (entered <= last_day_) SetDate(entered, row.mutable_entered_date());
    }
    if (!project.annual_plan_wan().empty() || project.milestones().empty()) {
      // Before works start there is land and preparation to pay for.
      const Rational part = started ? Pace() : Pace() * Rational(6, 10);
      row.set_invested_wan(FormatFixed(NumberOf(project.annual_plan_wan()) * s_ * part, 0));
    }
    for (const auto& milestone : project.milestones()) {
      const int delay = Draw(absl::StrCat("milestone/", milestone.milestone_id()), 36) - 10;
      if (ToDay(milestone.due_date()) + delay <= last_day_) {
        row.add_achieved_milestones(milestone.milestone_id());
      }
    }
  }

  const Item& item_;
  const std::string id_;
  const Period& dekad_;
  const absl::CivilDay last_day_;
  const Rational s_;  // 序时 fraction of the dekad
};

}  // namespace

FormRow SimulateRow(const Item& item, const Period& dekad) { return Player(item, dekad).Play(); }

}  // namespace duban::client
