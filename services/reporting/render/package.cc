#include "services/reporting/render/package.h"

#include <zip.h>

#include <cstdint>

namespace duban::reporting {
namespace {

// 1980-01-01 00:00, the first moment that ZIP knows.
constexpr zip_uint16_t kDate = 1U << 5U | 1U;
constexpr zip_uint16_t kTime = 0;

bool AddPart(zip_t* archive, const Part& part) {
  zip_source_t* const source = zip_source_buffer(archive, part.content.data(), part.content.size(), 0);
  const zip_int64_t index = zip_file_add(archive, part.path.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  const auto at = static_cast<zip_uint64_t>(index);
  return zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, 0) == 0 &&
         zip_file_set_dostime(archive, at, kTime, kDate, 0) == 0;
}

// Writes the parts into `memory`, which keeps them.
bool Write(zip_source_t* memory, const std::vector<Part>& parts) {
  zip_t* const archive = zip_open_from_source(memory, ZIP_TRUNCATE, nullptr);
  if (archive == nullptr) return false;
  bool whole = true;
  for (const Part& part : parts) whole = whole && AddPart(archive, part);
  if (whole && zip_close(archive) == 0) return true;
  zip_discard(archive);
  return false;
}

std::string BytesOf(zip_source_t* memory) {
  std::string bytes;
  zip_stat_t stat;
  if (zip_source_stat(memory, &stat) != 0 || zip_source_open(memory) != 0) return bytes;
  bytes.resize(stat.size);
  const zip_int64_t count = zip_source_read(memory, bytes.data(), bytes.size());
  zip_source_close(memory);
  return count == static_cast<zip_int64_t>(bytes.size()) ? bytes : "";
}

}  // namespace

std::string Pack(const std::vector<Part>& parts) {
  zip_source_t* const memory = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  if (memory == nullptr) return "";
  // The archive takes one reference, closing it drops that one; the bytes are read through this one.
  zip_source_keep(memory);
  std::string bytes;
  if (Write(memory, parts)) bytes = BytesOf(memory);
  zip_source_free(memory);
  return bytes;
}

}  // namespace duban::reporting
