#include "services/task/domain/check/evidence_type.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/errors.h"

namespace duban::task {
namespace {

constexpr size_t kHeadBytes = 8;
// The end record of a ZIP file (22 bytes and a comment of up to 64 KiB) and the directory before it; an
// office document's directory has some dozens of entries of about 100 bytes.
constexpr size_t kTailBytes = 512 * 1024;

struct TypeEnding {
  EvidenceType type;
  absl::string_view ending;
};
// The first ending of a type is the one a remedy proposes.
constexpr std::array kEndings = {
    TypeEnding{EvidenceType::kPdf, ".pdf"},   TypeEnding{EvidenceType::kJpeg, ".jpg"},
    TypeEnding{EvidenceType::kJpeg, ".jpeg"}, TypeEnding{EvidenceType::kPng, ".png"},
    TypeEnding{EvidenceType::kDocx, ".docx"}, TypeEnding{EvidenceType::kXlsx, ".xlsx"},
    TypeEnding{EvidenceType::kOfd, ".ofd"},   TypeEnding{EvidenceType::kText, ".txt"},
    TypeEnding{EvidenceType::kText, ".csv"},
};

// Little-endian number of `bytes` bytes at `at`; the caller has checked that they are there.
std::uint32_t Number(absl::string_view data, size_t at, int bytes) {
  std::uint32_t value = 0;
  for (int i = bytes - 1; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(data[at + i]);
  return value;
}

EvidenceType TypeOfPart(absl::string_view part) {
  if (part == "word/document.xml") return EvidenceType::kDocx;
  if (part == "xl/workbook.xml") return EvidenceType::kXlsx;
  if (part == "OFD.xml") return EvidenceType::kOfd;
  return EvidenceType::kUnspecified;
}

// Looks for a main part in the directory of a ZIP file (PKWARE APPNOTE 4.3.12, 4.3.16) that ends with `tail`.
EvidenceType TypeOfZip(absl::string_view tail) {
  constexpr size_t kEndRecord = 22;
  constexpr size_t kEntry = 46;
  const size_t end = tail.rfind(absl::string_view("PK\5\6", 4));
  if (end == absl::string_view::npos || end + kEndRecord > tail.size()) return EvidenceType::kUnspecified;
  const size_t directory = Number(tail, end + 12, 4);
  if (directory > end) return EvidenceType::kUnspecified;
  for (size_t at = end - directory; at + kEntry <= end;) {
    if (tail.substr(at, 4) != absl::string_view("PK\1\2", 4)) break;
    const size_t name = Number(tail, at + 28, 2);
    const size_t rest = Number(tail, at + 30, 2) + Number(tail, at + 32, 2);
    const EvidenceType type = TypeOfPart(tail.substr(at + kEntry, name));
    if (type != EvidenceType::kUnspecified) return type;
    at += kEntry + name + rest;
  }
  return EvidenceType::kUnspecified;
}

absl::string_view EndingOf(EvidenceType type) {
  for (const TypeEnding& known : kEndings) {
    if (known.type == type) return known.ending;
  }
  return "";
}

}  // namespace

void ContentInspector::Add(absl::string_view piece) {
  if (head_.size() < kHeadBytes)
    head_.append(piece.data(), std::min(piece.size(), kHeadBytes - head_.size()));
  size_ += static_cast<std::int64_t>(piece.size());
  for (size_t i = 0; text_ && i < piece.size(); ++i) AddText(static_cast<unsigned char>(piece[i]));
  tail_.append(piece.data(), piece.size());
  if (tail_.size() > 2 * kTailBytes) tail_.erase(0, tail_.size() - kTailBytes);
}

// Well-formed UTF-8 as in Unicode's table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
void ContentInspector::AddText(unsigned char byte) {
  if (pending_ > 0) {
    text_ = low_ <= byte && byte <= high_;
    low_ = 0x80;
    high_ = 0xbf;
    --pending_;
  } else if (byte < 0x80) {
    text_ = (byte >= 0x20 && byte != 0x7f) || byte == '\t' || byte == '\n' || byte == '\r';
  } else if (byte >= 0xc2 && byte <= 0xf4) {
    pending_ = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    low_ = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
    high_ = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
  } else {
    text_ = false;
  }
}

EvidenceType ContentInspector::Type() const {
  if (absl::StartsWith(head_, "%PDF-")) return EvidenceType::kPdf;
  if (absl::StartsWith(head_, "\xff\xd8\xff")) return EvidenceType::kJpeg;
  if (absl::StartsWith(head_, "\x89PNG\r\n\x1a\n")) return EvidenceType::kPng;
  if (absl::StartsWith(head_, absl::string_view("PK\3\4", 4))) return TypeOfZip(tail_);
  return text_ && pending_ == 0 && size_ > 0 ? EvidenceType::kText : EvidenceType::kUnspecified;
}

absl::Status CheckEvidenceType(EvidenceType type, absl::string_view file_name) {
  if (type == EvidenceType::kUnspecified) {
    return InvalidField(
        "header.file_name", "EVIDENCE_TYPE",
        "内容不是 PDF、JPEG、PNG、DOCX、XLSX、OFD 或 UTF-8 文本；请另存或扫描为其中一种后上传 "
        "(save it as one of these types)");
  }
  const std::string name = absl::AsciiStrToLower(file_name);
  const bool fits = std::any_of(kEndings.begin(), kEndings.end(), [&](const TypeEnding& known) {
    return known.type == type && absl::EndsWith(name, known.ending);
  });
  if (fits) return absl::OkStatus();
  return InvalidField("header.file_name", "NAME_TYPE_MISMATCH",
                      absl::StrCat("文件名“", file_name, "”与内容不符：内容是 ", EndingOf(type).substr(1),
                                   "，请改用扩展名 ", EndingOf(type), " (the name says another type)"));
}

}  // namespace duban::task
