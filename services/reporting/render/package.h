// Files of parts in one archive: the container of word-processing documents.
#ifndef DUBAN_SERVICES_REPORTING_RENDER_PACKAGE_H_
#define DUBAN_SERVICES_REPORTING_RENDER_PACKAGE_H_

#include <string>
#include <vector>

namespace duban::reporting {

// A part: its path in the archive and its content.
struct Part {
  std::string path;
  std::string content;
};

// The bytes of a ZIP archive of the parts in their order. All carry the same date, so that the same parts
// give the same bytes. Empty only when memory runs out.
std::string Pack(const std::vector<Part>& parts);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_RENDER_PACKAGE_H_
