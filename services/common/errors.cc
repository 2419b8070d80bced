#include "services/common/errors.h"

#include <cstddef>
#include <utility>

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace duban {
namespace {

constexpr char kPayloadUrl[] = "type.duban/ErrorDetails";

// Texts travel as "<length>:<bytes>", so that any byte may occur in them; lists start with their count,
// written as such a text too.
void PutText(absl::string_view text, std::string& out) { absl::StrAppend(&out, text.size(), ":", text); }

void PutCount(size_t count, std::string& out) { PutText(absl::StrCat(count), out); }

// Takes encoded values off the front of a payload; after the first malformed one `ok()` stays false.
class Decoder {
 public:
  explicit Decoder(absl::string_view bytes) : rest_(bytes) {}

  std::string TakeText() {
    const size_t colon = rest_.find(':');
    size_t size = 0;
    if (!ok_ || colon == absl::string_view::npos || !absl::SimpleAtoi(rest_.substr(0, colon), &size) ||
        size > rest_.size() - colon - 1) {
      ok_ = false;
      return "";
    }
    const absl::string_view text = rest_.substr(colon + 1, size);
    rest_.remove_prefix(colon + 1 + size);
    return std::string(text);
  }

  size_t TakeCount() {
    size_t count = 0;
    ok_ = absl::SimpleAtoi(TakeText(), &count) && ok_;
    return ok_ ? count : 0;
  }

  bool ok() const { return ok_; }
  bool AtEnd() const { return rest_.empty(); }

 private:
  absl::string_view rest_;
  bool ok_ = true;
};

std::string Encode(const ErrorDetails& details) {
  std::string out;
  PutText(details.reason, out);
  PutCount(details.metadata.size(), out);
  for (const auto& [key, value] : details.metadata) {
    PutText(key, out);
    PutText(value, out);
  }
  PutCount(details.violations.size(), out);
  for (const FieldViolation& violation : details.violations) {
    PutText(violation.field, out);
    PutText(violation.reason, out);
    PutText(violation.description, out);
  }
  return out;
}

std::optional<ErrorDetails> Decode(absl::string_view bytes) {
  Decoder decoder(bytes);
  ErrorDetails details{.reason = decoder.TakeText(), .metadata = {}, .violations = {}};
  for (size_t left = decoder.TakeCount(); left > 0 && decoder.ok(); --left) {
    std::string key = decoder.TakeText();
    details.metadata[std::move(key)] = decoder.TakeText();
  }
  for (size_t left = decoder.TakeCount(); left > 0 && decoder.ok(); --left) {
    FieldViolation& violation = details.violations.emplace_back();
    violation.field = decoder.TakeText();
    violation.reason = decoder.TakeText();
    violation.description = decoder.TakeText();
  }
  if (!decoder.ok() || !decoder.AtEnd()) {
    return std::nullopt;
  }
  return details;
}

absl::Status MakeError(absl::StatusCode code, absl::string_view message, absl::string_view reason,
                       std::map<std::string, std::string> metadata = {}) {
  return WithDetails(absl::Status(code, message),
                     {.reason = std::string(reason), .metadata = std::move(metadata), .violations = {}});
}

}  // namespace

void Violations::Add(std::string field, std::string reason, std::string description) {
  violations_.push_back({std::move(field), std::move(reason), std::move(description)});
}

absl::Status Violations::ToStatus() const {
  if (violations_.empty()) {
    return absl::OkStatus();
  }
  std::string message = violations_.front().description;
  if (violations_.size() > 1) {
    absl::StrAppend(&message, "（另有", violations_.size() - 1, "处问题）");
  }
  return WithDetails(absl::InvalidArgumentError(message),
                     {.reason = violations_.front().reason, .metadata = {}, .violations = violations_});
}

absl::Status InvalidField(absl::string_view field, absl::string_view reason, absl::string_view problem) {
  Violations violations;
  violations.Add(std::string(field), std::string(reason), std::string(problem));
  return violations.ToStatus();
}

absl::Status NotFound(absl::string_view name) {
  return MakeError(absl::StatusCode::kNotFound, absl::StrCat("找不到 ", name), "NOT_FOUND",
                   {{"name", std::string(name)}});
}

absl::Status AlreadyExists(absl::string_view name) {
  return MakeError(absl::StatusCode::kAlreadyExists, absl::StrCat("已经存在 ", name), "ALREADY_EXISTS",
                   {{"name", std::string(name)}});
}

absl::Status Precondition(absl::string_view reason, absl::string_view problem,
                          std::map<std::string, std::string> metadata) {
  return MakeError(absl::StatusCode::kFailedPrecondition, problem, reason, std::move(metadata));
}

absl::Status EtagMismatch(absl::string_view name, absl::string_view current_etag) {
  return MakeError(absl::StatusCode::kAborted,
                   absl::StrCat(name, " 已被他人修改（当前版本 ", current_etag, "），请刷新后重试"),
                   "ETAG_MISMATCH",
                   {{"name", std::string(name)}, {"current_etag", std::string(current_etag)}});
}

absl::Status PermissionDenied(absl::string_view reason, absl::string_view problem) {
  return MakeError(absl::StatusCode::kPermissionDenied, problem, reason);
}

absl::Status Unauthenticated(absl::string_view reason, absl::string_view problem) {
  return MakeError(absl::StatusCode::kUnauthenticated, problem, reason);
}

absl::Status WithDetails(absl::Status status, const ErrorDetails& details) {
  status.SetPayload(kPayloadUrl, absl::Cord(Encode(details)));
  return status;
}

std::optional<ErrorDetails> DetailsOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kPayloadUrl);
  if (!payload.has_value()) {
    return std::nullopt;
  }
  return Decode(std::string(*payload));
}

}  // namespace duban
