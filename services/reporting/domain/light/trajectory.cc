#include "services/reporting/domain/light/trajectory.h"

namespace duban::reporting {
namespace {

// A reading of nothing at a period's end: what is planned does not depend on what was reported.
Reading NothingAt(const Period& period) {
  Reading reading;
  reading.period = DekadsOf(period).back();
  return reading;
}

std::optional<Rational> PlannedIndicator(const Campaign& campaign, const Item& item, const Period& period) {
  const IndicatorInput input = InputOf(campaign, item, NothingAt(period));
  if (input.planned) return input.planned;
  if (!input.target || input.direction != Direction::kHigher) return input.target;
  switch (input.kind) {
    case IndicatorKind::kCum:
    case IndicatorKind::kCount:
      return Rational(*input.target * input.schedule);
    case IndicatorKind::kStock: {
      if (!input.baseline) return input.target;
      return Rational(*input.baseline + (*input.target - *input.baseline) * input.schedule);
    }
    default:
      return input.target;
  }
}

TrajectoryPoint PointAt(const Lights& lights, const Item& item, const Period& dekad) {
  const Reading reading = ReadItem(lights.projection(), item, dekad);
  TrajectoryPoint point;
  point.dekad = dekad;
  point.state = reading.state;
  Reading own = reading;
  own.official = nullptr;
  point.reported = FigureOf(item, own);
  point.official = OfficialEnding(lights.projection(), item, LastDay(dekad));
  point.planned = PlannedFigure(lights.campaign(), item, dekad);
  const Course course = CourseOf(lights.campaign(), item, reading, lights.scheme());
  if (reading.state == ReadingState::kReported) point.completion = course.completion;
  point.schedule = course.schedule;
  point.attainment = AttainmentOf(lights.campaign(), item, reading, lights.scheme());
  point.light = lights.At(item, dekad);
  return point;
}

}  // namespace

const OfficialValue* OfficialEnding(const Projection& projection, const Item& item, absl::CivilDay day) {
  const OfficialValue* best = nullptr;
  auto at = projection.official_values.lower_bound(
      OfficialKey{item.campaign, item.code, Period{PeriodKind::kDekad}});
  for (; at != projection.official_values.end(); ++at) {
    if (at->first.campaign != item.campaign || at->first.item != item.code) break;
    if (LastDay(at->first.period) != day) continue;
    if (best == nullptr || FirstDay(at->first.period) < FirstDay(best->key.period)) best = &at->second;
  }
  return best;
}

std::optional<Rational> FigureOf(const Item& item, const Reading& reading) {
  if (item.kind == ItemKind::kIndicator) {
    if (IsPending(reading)) return std::nullopt;
    if (reading.official != nullptr) return reading.official->value;
    return reading.row == nullptr ? std::nullopt : reading.row->value;
  }
  if (reading.row == nullptr) return std::nullopt;
  if (item.kind == ItemKind::kProject) return reading.row->invested_wan;
  return reading.row->done ? std::optional<Rational>(100) : reading.row->progress;
}

std::optional<Rational> PlannedFigure(const Campaign& campaign, const Item& item, const Period& period) {
  switch (item.kind) {
    case ItemKind::kIndicator:
      return PlannedIndicator(campaign, item, period);
    case ItemKind::kProject:
      return PlannedInvestment(campaign, item, period);
    case ItemKind::kTask:
    case ItemKind::kPolicy:
      break;
  }
  return Rational(PlannedProgress(campaign, item, period) * 100);
}

std::optional<Rational> AttainmentOf(const Campaign& campaign, const Item& item, const Reading& reading,
                                     const Scheme& scheme) {
  if (reading.state != ReadingState::kReported) return std::nullopt;
  if (item.kind == ItemKind::kIndicator) {
    return Assess(InputOf(campaign, item, reading), scheme.indicator).attainment;
  }
  const Course course = CourseOf(campaign, item, reading, scheme);
  if (!course.completion || !course.schedule || *course.schedule == 0) return std::nullopt;
  return Rational(*course.completion / *course.schedule);
}

std::vector<TrajectoryPoint> TrajectoryOf(const Lights& lights, const Item& item, const Period& from,
                                          const Period& to) {
  std::vector<TrajectoryPoint> points;
  const Period last = PeriodContaining(PeriodKind::kDekad, LastDay(to));
  for (Period dekad = PeriodContaining(PeriodKind::kDekad, FirstDay(from)); dekad <= last;
       dekad = Next(dekad)) {
    points.push_back(PointAt(lights, item, dekad));
  }
  return points;
}

}  // namespace duban::reporting
