#include "clients/cli/record_file.h"

#include <google/protobuf/util/json_util.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/cli/context.h"
#include "services/common/errors.h"
#include "services/common/sha256.h"
#include "services/common/status_macros.h"

namespace duban::client {

using task::v1::Change;
using task::v1::ChangeRecord;

namespace {

// A line as it would be written: any other spelling of the same record was not written here.
std::optional<ChangeRecord> ParseLine(const std::string& line) {
  ChangeRecord record;
  if (!google::protobuf::util::JsonStringToMessage(line, &record).ok()) return std::nullopt;
  return RecordLine(record) == line ? std::optional(record) : std::nullopt;
}

absl::Status NoRecordFile(const std::string& path, absl::string_view problem) {
  return WithDetails(absl::InvalidArgumentError(absl::StrCat(path, "：", problem)),
                     {.reason = kRecordFile, .metadata = {}, .violations = {}});
}

// The jurisdiction that the first record belongs to, named by what it changed.
std::string JurisdictionOf(const std::string& line) {
  const auto record = ParseLine(line);
  Change change;
  if (!record.has_value() || !change.ParseFromString(record->change())) return "";
  const std::vector<std::string> parts = absl::StrSplit(change.name(), '/');
  return parts.size() > 1 && parts[0] == "jurisdictions" ? parts[1] : "";
}

// What is wrong with a line after `hash`; empty when its link holds, then `hash` is its own.
std::string CheckLine(const std::string& line, std::int64_t expected, std::string& hash) {
  const auto record = ParseLine(line);
  if (!record.has_value()) return "此行不是完好的变更记录";
  if (record->sequence() != expected) return absl::StrCat("变更号是 ", record->sequence());
  const std::string linked = Sha256(absl::StrCat(hash, record->change()));
  if (record->hash() != linked) return "内容与摘要不符";
  hash = linked;
  return "";
}

}  // namespace

std::string RecordLine(const ChangeRecord& record) {
  return absl::StrCat("{\"sequence\":", record.sequence(), ",\"change\":\"",
                      absl::Base64Escape(record.change()), "\",\"hash\":\"",
                      absl::Base64Escape(record.hash()), "\"}");
}

absl::StatusOr<RecordCheck> CheckRecordFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return ReadFile(path).status();
  RecordCheck check;
  std::string line;
  while (std::getline(in, line)) {
    ++check.line;
    if (check.line == 1) {
      const std::string jurisdiction = JurisdictionOf(line);
      if (jurisdiction.empty()) {
        check.problem = "首行不是完好的变更记录";
        check.first_broken = 1;
        return check;
      }
      check.last_hash = Sha256(absl::StrCat("duban/", jurisdiction));
    }
    // The last line ends like all others; without its end it was cut short.
    check.problem = in.eof() ? "此行被截断" : CheckLine(line, check.checked + 1, check.last_hash);
    if (!check.problem.empty()) {
      check.first_broken = check.checked + 1;
      return check;
    }
    ++check.checked;
  }
  if (check.line == 0) return NoRecordFile(path, "文件是空的");
  return check;
}

absl::StatusOr<RecordFile> RecordFile::Open(const std::string& path) {
  RecordFile file;
  file.path_ = path;
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    RETURN_IF_ERROR(WriteFile(path, ""));
    return file;
  }
  std::ifstream in(path, std::ios::binary);
  std::string line;
  std::string last;
  std::uintmax_t whole = 0;
  while (std::getline(in, line) && !in.eof()) {
    whole += line.size() + 1;
    last = line;
  }
  in.close();
  if (!last.empty()) {
    const auto record = ParseLine(last);
    if (!record.has_value()) return NoRecordFile(path, "不是导出的变更记录，不在其后续写");
    file.last_sequence_ = record->sequence();
  } else if (std::filesystem::file_size(path, error) > 0 && whole == 0) {
    return NoRecordFile(path, "不是导出的变更记录，不在其后续写");
  }
  std::filesystem::resize_file(path, whole, error);
  if (error)
    return PermissionDenied("FILE_NOT_WRITABLE", absl::StrCat("写不了 ", path, "：", error.message()));
  return file;
}

absl::Status RecordFile::Append(const google::protobuf::RepeatedPtrField<ChangeRecord>& records) {
  std::string lines;
  for (const ChangeRecord& record : records) {
    if (record.sequence() != last_sequence_ + 1) {
      return WithDetails(
          absl::DataLossError(absl::StrCat("变更号不连续：", last_sequence_, " 之后是 ", record.sequence())),
          {.reason = kRecordFile, .metadata = {}, .violations = {}});
    }
    absl::StrAppend(&lines, RecordLine(record), "\n");
    last_sequence_ = record.sequence();
  }
  std::ofstream out(path_, std::ios::binary | std::ios::app);
  out << lines << std::flush;
  if (!out) return PermissionDenied("FILE_NOT_WRITABLE", absl::StrCat("写不了 ", path_));
  return absl::OkStatus();
}

}  // namespace duban::client
