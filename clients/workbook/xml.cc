#include "clients/workbook/xml.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/common/status_macros.h"

namespace duban::client {
namespace {

// "_x000D_" stands for a character that XML cannot hold; only control characters are written so.
std::string DecodeEscapes(absl::string_view text) {
  std::string decoded;
  while (!text.empty()) {
    int code = 0;
    if (text.size() >= 7 && text.substr(0, 2) == "_x" && text[6] == '_' &&
        absl::SimpleHexAtoi(text.substr(2, 4), &code) && code < 0x80) {
      if (code != '\r') decoded += static_cast<char>(code);
      text.remove_prefix(7);
    } else {
      decoded += text.front();
      text.remove_prefix(1);
    }
  }
  return decoded;
}

}  // namespace

absl::StatusOr<std::shared_ptr<pugi::xml_document>> ReadXml(Archive& archive, const std::string& part) {
  ASSIGN_OR_RETURN(const std::string content, archive.Read(part));
  auto document = std::make_shared<pugi::xml_document>();
  // Blanks in a text count; a document type is kept so that it can be refused.
  const auto options = pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype;
  if (!document->load_buffer(content.data(), content.size(), options)) {
    return WorkbookFault(archive.file(), kXlsxDamaged, absl::StrCat("部件 ", part, " 不是完好的 XML"));
  }
  for (const pugi::xml_node& node : document->children()) {
    if (node.type() == pugi::node_doctype) {
      return WorkbookFault(archive.file(), kXlsxDoctype,
                           absl::StrCat("部件 ", part, " 含文档类型声明，拒绝读取"));
    }
  }
  return document;
}

absl::string_view LocalName(const char* name) {
  const absl::string_view whole = name;
  const size_t colon = whole.find(':');
  return colon == absl::string_view::npos ? whole : whole.substr(colon + 1);
}

std::vector<pugi::xml_node> Children(const pugi::xml_node& parent, absl::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node& node : parent.children()) {
    if (LocalName(node.name()) == name) found.push_back(node);
  }
  return found;
}

pugi::xml_node Child(const pugi::xml_node& parent, absl::string_view name) {
  for (const pugi::xml_node& node : parent.children()) {
    if (LocalName(node.name()) == name) return node;
  }
  return {};
}

std::string Attribute(const pugi::xml_node& node, absl::string_view name) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    if (LocalName(attribute.name()) == name) return attribute.value();
  }
  return "";
}

std::string StringItemText(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node& part : item.children()) {
    const absl::string_view name = LocalName(part.name());
    if (name == "t") absl::StrAppend(&text, part.text().get());
    if (name == "r") absl::StrAppend(&text, Child(part, "t").text().get());
  }
  return DecodeEscapes(text);
}

}  // namespace duban::client
