// What both documents share: head, foot and small conversions to template data.
#ifndef DUBAN_SERVICES_REPORTING_RENDER_DOCUMENT_H_
#define DUBAN_SERVICES_REPORTING_RENDER_DOCUMENT_H_

#include <kainjow/mustache.hpp>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/reporting/render/bulletin_html.h"

namespace duban::reporting {

using TemplateData = kainjow::mustache::data;

// Data with the head's and the foot's fields filled in.
TemplateData DocumentData(const std::string& title, const std::string& campaign, const Period& period,
                          const AsOf& as_of, const DocumentFacts& facts);

// Fills the template `text`.
std::string Fill(const char* text, const TemplateData& data);

// A list with one entry per element, made by `to_data`.
template <typename Range, typename Fn>
TemplateData ListOf(const Range& range, Fn to_data) {
  TemplateData list(TemplateData::type::list);
  for (const auto& element : range) list.push_back(to_data(element));
  return list;
}

// {"text": …}
TemplateData TextData(const std::string& text);
TemplateData CompletenessData(const Completeness& completeness);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_RENDER_DOCUMENT_H_
