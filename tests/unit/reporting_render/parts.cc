#include "tests/unit/reporting_render/parts.h"

#include <gtest/gtest.h>
#include <zip.h>

namespace duban::testing {
namespace {

// Reads little-endian 16 bits.
int Word(const std::string& bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1]) << 8;
}

std::string ReadEntry(zip_t* archive, zip_uint64_t index) {
  zip_stat_t stat;
  EXPECT_EQ(zip_stat_index(archive, index, 0, &stat), 0);
  std::string content(stat.size, '\0');
  zip_file_t* const file = zip_fopen_index(archive, index, 0);
  if (file == nullptr) {
    ADD_FAILURE() << "unreadable part " << stat.name;
    return "";
  }
  EXPECT_EQ(zip_fread(file, content.data(), content.size()), static_cast<zip_int64_t>(content.size()));
  EXPECT_EQ(zip_fclose(file), 0);
  return content;
}

}  // namespace

std::map<std::string, std::string> PartsOf(const std::string& bytes) {
  std::map<std::string, std::string> parts;
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip_t* const archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  if (archive == nullptr) {
    zip_source_free(source);
    ADD_FAILURE() << "not a ZIP archive";
    return parts;
  }
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    parts[zip_get_name(archive, index, 0)] = ReadEntry(archive, index);
  }
  zip_discard(archive);
  return parts;
}

std::map<std::string, int> PartDates(const std::string& bytes) {
  // The central directory: signature, 8 bytes, time, date, … name length at 28, name at 46.
  std::map<std::string, int> dates;
  for (std::size_t at = bytes.find("PK\x01\x02"); at != std::string::npos;
       at = bytes.find("PK\x01\x02", at + 4)) {
    dates[bytes.substr(at + 46, static_cast<std::size_t>(Word(bytes, at + 28)))] =
        Word(bytes, at + 14) << 16 | Word(bytes, at + 12);
  }
  return dates;
}

pugi::xml_document Xml(const std::string& text) {
  pugi::xml_document document;
  const pugi::xml_parse_result result =
      document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  EXPECT_TRUE(result) << result.description() << " before: " << text.substr(result.offset, 200);
  return document;
}

pugi::xml_document XmlFile(const std::string& path) {
  pugi::xml_document document;
  const pugi::xml_parse_result result =
      document.load_file((std::string(DUBAN_SOURCE_DIR "/") + path).c_str());
  EXPECT_TRUE(result) << path << ": " << result.description();
  return document;
}

pugi::xml_node First(const pugi::xml_node& from, const std::string& xpath) {
  return from.select_node(xpath.c_str()).node();
}

std::string TextOf(const pugi::xml_node& paragraph) {
  std::string text;
  pugi::xpath_node_set runs = paragraph.select_nodes(".//w:t|.//w:tab[parent::w:r]");
  runs.sort();
  for (const pugi::xpath_node& found : runs) {
    text += std::string(found.node().name()) == "w:tab" ? "\t" : found.node().text().get();
  }
  return text;
}

}  // namespace duban::testing
