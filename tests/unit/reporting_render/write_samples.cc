// Writes the sample documents as files into a folder: write_document_samples DIR.
#include <fstream>
#include <iostream>
#include <string>

#include "services/reporting/render/render.h"
#include "tests/unit/reporting_render/samples.h"

namespace {

void Save(const std::string& folder, const char* name, const char* kind, const std::string& bytes) {
  std::ofstream out(folder + "/" + name + "." + kind, std::ios::binary);
  out << bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_document_samples DIR\n";
    return 2;
  }
  const std::pair<const char*, duban::reporting::Document> samples[] = {
      {"official", duban::testing::SampleOfficial()},
      {"letter", duban::testing::SampleLetter()},
      {"bulletin", duban::testing::SampleBulletin()}};
  for (const auto& [name, document] : samples) {
    Save(argv[1], name, "html", duban::reporting::RenderHtml(document));
    Save(argv[1], name, "docx", duban::reporting::RenderDocx(document));
    const auto workbook = duban::reporting::RenderXlsx(document);
    if (!workbook.ok()) {
      std::cerr << workbook.status() << "\n";
      return 1;
    }
    Save(argv[1], name, "xlsx", *workbook);
  }
}
