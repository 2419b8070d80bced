// What a file is, by its content and not by its name.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_CHECK_EVIDENCE_TYPE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_CHECK_EVIDENCE_TYPE_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/task/domain/check/evidence.h"

namespace duban::task {

// Looks at content as it passes by, in pieces of any size: keeps its beginning, its end and whether it has
// been UTF-8 text so far.
class ContentInspector {
 public:
  void Add(absl::string_view piece);

  // The type of all that was added; kUnspecified if it is none of ours. PDF (ISO 32000-1, 7.5.2), JPEG and
  // PNG are known by their first bytes; DOCX, XLSX (ISO/IEC 29500-2) and OFD (GB/T 33190) by the main part in
  // their ZIP directory; text by being UTF-8 without control characters.
  EvidenceType Type() const;

 private:
  void AddText(unsigned char byte);

  std::string head_;
  std::string tail_;
  std::int64_t size_ = 0;
  bool text_ = true;           // UTF-8 without control characters so far
  int pending_ = 0;            // continuation bytes that must follow
  unsigned char low_ = 0x80;   // what the next of them may be at least
  unsigned char high_ = 0xbf;  // and at most
};

// OK if the ending of `file_name` is one of the type's. INVALID_ARGUMENT on header.file_name:
// EVIDENCE_TYPE for no type of ours, NAME_TYPE_MISMATCH for a name that says another, with the remedy.
absl::Status CheckEvidenceType(EvidenceType type, absl::string_view file_name);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_CHECK_EVIDENCE_TYPE_H_
