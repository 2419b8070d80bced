// A workbook's container (ZIP), read within limits: what comes back from a unit may be damaged or made to
// harm.
#ifndef DUBAN_CLIENTS_WORKBOOK_ARCHIVE_H_
#define DUBAN_CLIENTS_WORKBOOK_ARCHIVE_H_

#include <cstddef>
#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace duban::client {

// Reasons of its errors.
inline constexpr char kXlsxDamaged[] = "XLSX_DAMAGED";     // not an xlsx file, or a part is missing or broken
inline constexpr char kXlsxTooLarge[] = "XLSX_TOO_LARGE";  // beyond the limits below
inline constexpr char kXlsxDoctype[] = "XLSX_DOCTYPE";     // a part declares a document type (entities)

// A form of a hundred rows takes 20 KB; these leave room for a workbook with a few pictures.
struct ArchiveLimits {
  std::size_t file_bytes = 10u << 20;
  std::size_t part_bytes = 20u << 20;   // unpacked; a part is never unpacked beyond this
  std::size_t total_bytes = 40u << 20;  // of all parts read
  int parts = 1000;
};

// An open archive. Not thread-safe.
class Archive {
 public:
  // NOT_FOUND (FILE_NOT_READABLE), INVALID_ARGUMENT (XLSX_DAMAGED, XLSX_TOO_LARGE).
  static absl::StatusOr<Archive> Open(const std::string& path, const ArchiveLimits& limits = {});

  bool Has(const std::string& part) const;
  // The unpacked content. INVALID_ARGUMENT (XLSX_DAMAGED, XLSX_TOO_LARGE).
  absl::StatusOr<std::string> Read(const std::string& part);
  // The path's last part, for messages.
  const std::string& file() const { return file_; }

 private:
  struct Handle;
  Archive(std::string file, std::shared_ptr<Handle> handle, const ArchiveLimits& limits)
      : file_(std::move(file)), handle_(std::move(handle)), limits_(limits) {}

  std::string file_;
  std::shared_ptr<Handle> handle_;
  ArchiveLimits limits_;
  std::size_t read_bytes_ = 0;
};

// INVALID_ARGUMENT with one violation at `place` ("form.xlsx", "旬报!F8").
absl::Status WorkbookFault(const std::string& place, const char* rule, const std::string& problem);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_WORKBOOK_ARCHIVE_H_
