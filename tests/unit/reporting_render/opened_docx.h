// A rendered DOCX, read back as a word processor would.
#ifndef DUBAN_TESTS_UNIT_REPORTING_RENDER_OPENED_DOCX_H_
#define DUBAN_TESTS_UNIT_REPORTING_RENDER_OPENED_DOCX_H_

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "services/reporting/render/render.h"
#include "tests/unit/reporting_render/parts.h"

namespace duban::testing {

// One rendered document.
struct Opened {
  explicit Opened(const reporting::Document& document)
      : parts(PartsOf(reporting::RenderDocx(document))),
        body(Xml(parts["word/document.xml"])),
        styles(Xml(parts["word/styles.xml"])) {}

  // An attribute of the first node of the document that the XPath selects.
  std::string Attribute(const std::string& xpath, const char* name) const {
    return First(body, xpath).attribute(name).value();
  }
  // One of a style's.
  std::string Style(const std::string& id, const std::string& path, const char* name) const {
    return First(styles, "//w:style[@w:styleId='" + id + "']/" + path).attribute(name).value();
  }
  // The first paragraph whose text contains `text`.
  pugi::xml_node Paragraph(const std::string& text) const {
    for (const pugi::xpath_node& found : body.select_nodes("//w:p[not(.//w:p)]")) {
      if (TextOf(found.node()).find(text) != std::string::npos) return found.node();
    }
    ADD_FAILURE() << "no paragraph with " << text;
    return {};
  }
  std::string StyleOf(const std::string& text) const {
    return First(Paragraph(text), "w:pPr/w:pStyle").attribute("w:val").value();
  }
  std::vector<std::string> Texts() const {
    std::vector<std::string> texts;
    for (const pugi::xpath_node& found : body.select_nodes("/w:document/w:body/w:p")) {
      texts.push_back(TextOf(found.node()));
    }
    return texts;
  }

  std::map<std::string, std::string> parts;
  pugi::xml_document body;
  pugi::xml_document styles;
};

// How many paragraphs without text stand right before `paragraph`.
inline int BlankLinesBefore(pugi::xml_node paragraph) {
  int count = 0;
  for (pugi::xml_node p = paragraph.previous_sibling("w:p"); p && TextOf(p).empty();
       p = p.previous_sibling("w:p")) {
    ++count;
  }
  return count;
}

}  // namespace duban::testing

#endif  // DUBAN_TESTS_UNIT_REPORTING_RENDER_OPENED_DOCX_H_
