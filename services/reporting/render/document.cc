#include "services/reporting/render/document.h"

#include "reporting_templates.h"

namespace duban::reporting {
namespace {

std::string TimeText(absl::Time time) { return absl::FormatTime("%Y-%m-%d %H:%M:%S", time, ChinaTime()); }

}  // namespace

TemplateData DocumentData(const std::string& title, const std::string& campaign, const Period& period,
                          const AsOf& as_of, const DocumentFacts& facts) {
  TemplateData data;
  data.set("head", TemplateData(kainjow::mustache::partial([] { return std::string(kHeadTemplate); })));
  data.set("foot", TemplateData(kainjow::mustache::partial([] { return std::string(kFootTemplate); })));
  data.set("title", title);
  data.set("campaign", campaign);
  data.set("period", PeriodTitle(period));
  data.set("draft", facts.draft);
  data.set("simulated", facts.simulated);
  data.set("create_time", TimeText(facts.create_time));
  data.set("sequence", absl::StrCat(as_of.sequence));
  data.set("as_of_time", TimeText(as_of.time));
  data.set("scheme", as_of.scheme);
  data.set("input_digest", facts.input_digest);
  return data;
}

std::string Fill(const char* text, const TemplateData& data) {
  kainjow::mustache::mustache page{std::string(text)};
  return page.render(data);
}

TemplateData TextData(const std::string& text) {
  TemplateData data;
  data.set("text", text);
  return data;
}

TemplateData CompletenessData(const Completeness& completeness) {
  TemplateData data;
  data.set("title", completeness.title);
  data.set("due", absl::StrCat(completeness.due));
  data.set("on_time", absl::StrCat(completeness.on_time));
  data.set("late", absl::StrCat(completeness.late));
  data.set("missing", absl::StrCat(completeness.missing));
  return data;
}

}  // namespace duban::reporting
