#include "clients/workbook/archive.h"

#include <zip.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/cpp/channel.h"
#include "clients/cpp/names.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"

namespace duban::client {

// The bytes and libzip's view of them.
struct Archive::Handle {
  explicit Handle(std::string content) : bytes(std::move(content)) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (zip != nullptr) zip_discard(zip);
  }

  // False when the bytes are no archive.
  bool Open() {
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source == nullptr) return false;
    zip = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (zip == nullptr) zip_source_free(source);
    return zip != nullptr;
  }

  const std::string bytes;
  zip_t* zip = nullptr;
};

absl::Status WorkbookFault(const std::string& place, const char* rule, const std::string& problem) {
  Violations violations;
  violations.Add(place, rule, problem);
  return violations.ToStatus();
}

absl::StatusOr<Archive> Archive::Open(const std::string& path, const ArchiveLimits& limits) {
  ASSIGN_OR_RETURN(std::string content, ReadFile(path));
  const std::string file = LastId(path);
  if (content.size() > limits.file_bytes) {
    return WorkbookFault(file, kXlsxTooLarge, absl::StrCat("文件超过 ", limits.file_bytes >> 20, " MB"));
  }
  auto handle = std::make_shared<Handle>(std::move(content));
  if (!handle->Open())
    return WorkbookFault(file, kXlsxDamaged, "不是完好的 xlsx 文件：请重新导出或另存为 xlsx");
  if (zip_get_num_entries(handle->zip, 0) > limits.parts) {
    return WorkbookFault(file, kXlsxTooLarge, absl::StrCat("文件内的部件超过 ", limits.parts, " 个"));
  }
  return Archive(file, std::move(handle), limits);
}

bool Archive::Has(const std::string& part) const {
  return zip_name_locate(handle_->zip, part.c_str(), 0) >= 0;
}

absl::StatusOr<std::string> Archive::Read(const std::string& part) {
  const zip_int64_t index = zip_name_locate(handle_->zip, part.c_str(), 0);
  zip_file_t* const file =
      index < 0 ? nullptr : zip_fopen_index(handle_->zip, static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) return WorkbookFault(file_, kXlsxDamaged, absl::StrCat("缺少部件 ", part));
  std::string content;
  char buffer[64 << 10];
  zip_int64_t count = 0;
  // The sizes in the directory are the file's own word; only what comes out is counted.
  while ((count = zip_fread(file, buffer, sizeof(buffer))) > 0 && content.size() <= limits_.part_bytes) {
    content.append(buffer, static_cast<std::size_t>(count));
  }
  const bool whole = zip_fclose(file) == 0 && count == 0;
  read_bytes_ += content.size();
  if (content.size() > limits_.part_bytes || read_bytes_ > limits_.total_bytes) {
    return WorkbookFault(file_, kXlsxTooLarge, absl::StrCat("部件 ", part, " 展开后过大"));
  }
  if (!whole) return WorkbookFault(file_, kXlsxDamaged, absl::StrCat("部件 ", part, " 已损坏"));
  return content;
}

}  // namespace duban::client
