// Typefaces of official documents and the open ones that stand in for them.
#ifndef DUBAN_SERVICES_REPORTING_RENDER_FONTS_H_
#define DUBAN_SERVICES_REPORTING_RENDER_FONTS_H_

#include <set>
#include <span>
#include <string>
#include <vector>

namespace duban::reporting {

// One face: documents name the standard one; a machine without it takes the open one.
struct Face {
  const char* key;                   // of templates: "fang", …
  const char* title;                 // as people call it: 仿宋
  const char* standard;              // the name documents carry
  const char* open;                  // family of the open substitute, in Debian's packages
  const char* family;                // kind of the face in a font table: "roman", "modern", "script"
  std::vector<const char*> aliases;  // other names under which the standard face is installed
};

// 小标宋, 仿宋, 楷体, 黑体, 宋体.
std::span<const Face> Faces();

// What to tell whoever exports a document where only the faces `installed` (family names) are there: a line
// that names every substitute, e.g. "字体替代：仿宋 → Noto Serif CJK SC；…". Empty when none is needed.
std::string FontNotice(const std::set<std::string>& installed);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_RENDER_FONTS_H_
