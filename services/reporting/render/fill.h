// Templates and their data: escaping, lists, optional texts.
#ifndef DUBAN_SERVICES_REPORTING_RENDER_FILL_H_
#define DUBAN_SERVICES_REPORTING_RENDER_FILL_H_

#include <kainjow/mustache.hpp>
#include <span>
#include <string>

#include "absl/strings/string_view.h"

namespace duban::reporting {

using TemplateData = kainjow::mustache::data;

// A template that is compiled in, by the name of its file.
struct NamedTemplate {
  const char* name;
  const char* text;
};

// Fills `text`; every {{value}} is escaped for XML and HTML, and loses the control characters that XML
// forbids.
std::string FillTemplate(const char* text, const TemplateData& data);

// Sets `key` to the text and "has_" + key to whether there is one: a template falls back to the keys of what
// surrounds it, so a missing text has to be said.
void SetText(TemplateData& data, const std::string& key, absl::string_view text);

// Fills the template `name` of `templates`, which must be there; {{>name_part}} in it inserts another one.
std::string FillNamed(std::span<const NamedTemplate> templates, absl::string_view name,
                      const TemplateData& data);

// Sets `key` to the number as text.
void SetNumber(TemplateData& data, const std::string& key, int number);

// A list with one entry per element, made by `to_data`.
template <typename Range, typename Fn>
TemplateData ListData(const Range& range, Fn to_data) {
  kainjow::mustache::list list;
  for (const auto& element : range) list.push_back(to_data(element));
  return TemplateData(list);
}

// The lines of a text as a list of {text, break}: `break` stands before every line but the first.
TemplateData LinesData(absl::string_view text);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_RENDER_FILL_H_
