// Charts as the numbers of inline SVG: integers of a coordinate system 1000 wide, computed exactly.
#ifndef DUBAN_SERVICES_REPORTING_RENDER_CHARTS_H_
#define DUBAN_SERVICES_REPORTING_RENDER_CHARTS_H_

#include "services/reporting/domain/bulletin/document.h"
#include "services/reporting/render/fill.h"

namespace duban::reporting {

// Of every chart, in its own coordinates.
inline constexpr int kChartWidth = 1000;

// Stacked bars; the longest fills the width, the others are in proportion. `id` tells charts of one page
// apart.
TemplateData BarsData(const LightChart& chart, int id);

// Bars in the order of ranks, the highest total longest, with how each moved.
TemplateData ScoresData(const ScoreChart& chart, int id);

// Lines over equally spaced points; the value axis begins at zero unless a value is below it.
TemplateData TrendData(const TrendChart& chart, int id);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_RENDER_CHARTS_H_
