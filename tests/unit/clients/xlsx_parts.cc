#include "tests/unit/clients/xlsx_parts.h"

#include <gtest/gtest.h>
#include <zip.h>

#include "absl/strings/str_cat.h"

namespace duban::testing {

void WriteZip(const std::string& path, const std::map<std::string, std::string>& parts) {
  zip_t* const archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  ASSERT_NE(archive, nullptr);
  for (const auto& [name, content] : parts) {
    zip_source_t* const source = zip_source_buffer(archive, content.data(), content.size(), 0);
    ASSERT_GE(zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE), 0);
  }
  ASSERT_EQ(zip_close(archive), 0);
}

std::map<std::string, std::string> WorkbookParts(const std::string& sheet_name, const std::string& rows) {
  const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return {
      {"_rels/.rels", absl::StrCat("<Relationships><Relationship Id=\"rId1\" Type=\"", relations,
                                   "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")},
      {"xl/workbook.xml",
       absl::StrCat("<workbook><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId9\"/>",
                    "<sheet name=\"", sheet_name, "\" sheetId=\"2\" r:id=\"rId1\"/></sheets></workbook>")},
      {"xl/_rels/workbook.xml.rels",
       absl::StrCat("<Relationships><Relationship Id=\"rId1\" Type=\"", relations,
                    "/worksheet\" Target=\"/xl/worksheets/second.xml\"/><Relationship Id=\"rId2\" Type=\"",
                    relations, "/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"",
                    relations, "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>")},
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/></numFmts><cellXfs><xf "
       "numFmtId=\"0\"/>"
       "<xf numFmtId=\"9\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"},
      {"xl/sharedStrings.xml",
       "<x:sst xmlns:x=\"m\"><x:si><x:t>共享</x:t></x:si><x:si><x:r><x:t>分</x:t></x:r><x:r><x:t "
       "xml:space=\"preserve\">段 </x:t></x:r><x:rPh><x:t>duan</x:t></x:rPh></x:si></x:sst>"},
      {"xl/worksheets/second.xml", absl::StrCat("<worksheet><sheetData>", rows, "</sheetData></worksheet>")},
  };
}

}  // namespace duban::testing
