// Reads rendered files back, as a reader of the format would.
#ifndef DUBAN_TESTS_UNIT_REPORTING_RENDER_PARTS_H_
#define DUBAN_TESTS_UNIT_REPORTING_RENDER_PARTS_H_

#include <ctime>
#include <map>
#include <pugixml.hpp>
#include <string>

namespace duban::testing {

// The parts of a ZIP archive by path. Fails the test when the bytes are none.
std::map<std::string, std::string> PartsOf(const std::string& bytes);

// The dates (ZIP's own, as DOS date and time in one number) of its parts.
std::map<std::string, int> PartDates(const std::string& bytes);

// The text as XML. Fails the test when it is not well-formed.
pugi::xml_document Xml(const std::string& text);

// A file of the source tree as XML.
pugi::xml_document XmlFile(const std::string& path);

// The first node that the XPath selects; empty when there is none.
pugi::xml_node First(const pugi::xml_node& from, const std::string& xpath);

// The text of the paragraph `node`, tabs as \t.
std::string TextOf(const pugi::xml_node& paragraph);

}  // namespace duban::testing

#endif  // DUBAN_TESTS_UNIT_REPORTING_RENDER_PARTS_H_
