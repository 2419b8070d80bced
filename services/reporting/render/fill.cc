#include "services/reporting/render/fill.h"

#include <map>
#include <vector>

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

// Looks names up in the data, innermost first, and templates beside them: data are large, and copying them
// for every part of a document took longer than filling it.
class NamedContext : public kainjow::mustache::basic_context<std::string> {
 public:
  NamedContext(std::span<const NamedTemplate> templates, const TemplateData& data) {
    for (const NamedTemplate& entry : templates) {
      const kainjow::mustache::partial part = [text = entry.text] { return std::string(text); };
      parts_.emplace(absl::StrCat(entry.name, "_part"), TemplateData(part));
    }
    push(&data);
  }

  void push(const TemplateData* data) override { stack_.push_back(data); }
  void pop() override { stack_.pop_back(); }
  const TemplateData* get(const std::string& name) const override {
    for (auto data = stack_.rbegin(); data != stack_.rend(); ++data) {
      if (const TemplateData* const found = (*data)->get(name)) return found;
    }
    return nullptr;
  }
  const TemplateData* get_partial(const std::string& name) const override {
    const auto found = parts_.find(name);
    return found == parts_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::string, TemplateData> parts_;
  std::vector<const TemplateData*> stack_;
};

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

std::string FillNamed(std::span<const NamedTemplate> templates, absl::string_view name,
                      const TemplateData& data) {
  const char* page = "";
  for (const NamedTemplate& entry : templates) {
    if (entry.name == name) page = entry.text;
  }
  kainjow::mustache::mustache filled{std::string(page)};
  filled.set_custom_escape(Escape);
  NamedContext context(templates, data);
  return filled.render(context);
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
