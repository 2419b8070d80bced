#include "services/reporting/render/fill.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace duban::reporting {
namespace {

std::string Escape(const std::string& text) {
  std::string clean;
  clean.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 || c == '\n' || c == '\t') clean.push_back(c);
  }
  return kainjow::mustache::html_escape(clean);
}

}  // namespace

std::string FillTemplate(const char* text, const TemplateData& data) {
  kainjow::mustache::mustache page{std::string(text)};
  page.set_custom_escape(Escape);
  return page.render(data);
}

void SetText(TemplateData& data, const std::string& key, absl::string_view text) {
  data.set(key, std::string(text));
  data.set(absl::StrCat("has_", key), !text.empty());
}

void SetNumber(TemplateData& data, const std::string& key, int number) {
  data.set(key, absl::StrCat(number));
}

std::string FillNamed(std::span<const NamedTemplate> templates, absl::string_view name, TemplateData data) {
  const char* page = "";
  for (const NamedTemplate& entry : templates) {
    if (entry.name == name) page = entry.text;
    data.set(absl::StrCat(entry.name, "_part"),
             TemplateData(kainjow::mustache::partial([entry] { return std::string(entry.text); })));
  }
  return FillTemplate(page, data);
}

TemplateData LinesData(absl::string_view text) {
  TemplateData lines(TemplateData::type::list);
  bool first = true;
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    TemplateData data;
    data.set("text", std::string(line));
    data.set("break", !first);
    lines.push_back(data);
    first = false;
  }
  return lines;
}

}  // namespace duban::reporting
