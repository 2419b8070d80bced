// XML parts of a workbook: parsed without document types, read by local names (writers differ in prefixes).
#ifndef DUBAN_CLIENTS_WORKBOOK_XML_H_
#define DUBAN_CLIENTS_WORKBOOK_XML_H_

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/workbook/archive.h"

namespace duban::client {

// A part with its document. INVALID_ARGUMENT (XLSX_DAMAGED, XLSX_DOCTYPE, XLSX_TOO_LARGE).
absl::StatusOr<std::shared_ptr<pugi::xml_document>> ReadXml(Archive& archive, const std::string& part);

// The name without its prefix: "row" of "x:row".
absl::string_view LocalName(const char* name);
// The children of a local name.
std::vector<pugi::xml_node> Children(const pugi::xml_node& parent, absl::string_view name);
// The first of them; an empty node when there is none.
pugi::xml_node Child(const pugi::xml_node& parent, absl::string_view name);
// An attribute by its local name; empty when there is none.
std::string Attribute(const pugi::xml_node& node, absl::string_view name);
// The text of a string item: plain or in runs, without phonetic hints, `_x000D_` and the like decoded.
std::string StringItemText(const pugi::xml_node& item);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_WORKBOOK_XML_H_
