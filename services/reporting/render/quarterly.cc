#include "absl/strings/str_join.h"
#include "reporting_templates.h"
#include "services/reporting/render/document.h"

namespace duban::reporting {
namespace {

TemplateData RankData(const RankRow& row) {
  TemplateData data;
  data.set("rank", row.rank > 0 ? absl::StrCat(row.rank) : "—");
  data.set("unit", row.unit_title);
  data.set("components", ListOf(row.components, TextData));
  data.set("base", row.base);
  data.set("bonus", row.bonus);
  data.set("deductions", row.deductions);
  data.set("total", row.total);
  data.set("grade", row.grade);
  data.set("change", row.change);
  data.set("flags", absl::StrJoin(row.flags, "、"));
  return data;
}

std::string Names(const std::vector<std::string>& titles) {
  return titles.empty() ? "无" : absl::StrJoin(titles, "、");
}

TemplateData GroupData(const GroupReview& group) {
  TemplateData data;
  data.set("title", group.title);
  data.set("rows", ListOf(group.rows, RankData));
  data.set("has_lists", !group.red_list.empty() || !group.black_list.empty());
  data.set("red_list", Names(group.red_list));
  data.set("black_list", Names(group.black_list));
  return data;
}

}  // namespace

std::string RenderQuarterly(const QuarterlyReview& review, const DocumentFacts& facts) {
  TemplateData data = DocumentData(review.title, review.campaign_title, review.quarter, review.as_of, facts);
  data.set("component_titles", ListOf(review.component_titles, TextData));
  data.set("groups", ListOf(review.groups, GroupData));
  data.set("completeness", CompletenessData(review.completeness));
  data.set("has_units", !review.by_unit.empty());
  data.set("by_unit", ListOf(review.by_unit, CompletenessData));
  data.set("notes", ListOf(review.notes, TextData));
  return Fill(kQuarterlyTemplate, data);
}

}  // namespace duban::reporting
