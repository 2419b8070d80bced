#include "services/task/domain/check/evidence.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/common/errors.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr size_t kIdDigits = 32;

bool IsPlainFileName(absl::string_view name) {
  return !IsBlank(name) && name.size() <= kMaxFileNameBytes && name != "." && name != ".." &&
         std::none_of(name.begin(), name.end(),
                      [](unsigned char c) { return c < 0x20 || c == 0x7f || c == '/' || c == '\\'; });
}

bool Brought(const Evidence& evidence, const EvidenceUpload& upload) {
  return std::any_of(evidence.uploads.begin(), evidence.uploads.end(), [&](const EvidenceUpload& one) {
    return one.person == upload.person && one.unit == upload.unit && one.file_name == upload.file_name;
  });
}

}  // namespace

absl::Status CheckEvidenceClaim(const EvidenceClaim& claim, const ActContext& context) {
  Violations violations;
  if (!IsPlainFileName(claim.file_name)) {
    violations.Add("header.file_name", "FILE_NAME",
                   absl::StrCat("文件名须为不含路径和控制字符的名称，最多 ", kMaxFileNameBytes, " 字节"));
  }
  if (claim.size_bytes <= 0) {
    violations.Add("header.size_bytes", "SIZE",
                   "须注明文件字节数；空文件不能作佐证 (an empty file proves nothing)");
  } else if (claim.size_bytes > kMaxEvidenceBytes) {
    violations.Add("header.size_bytes", "EVIDENCE_TOO_LARGE",
                   absl::StrCat("文件 ", claim.size_bytes, " 字节，上限 ", kMaxEvidenceBytes,
                                " 字节（20 MiB）：请压缩图片、拆分扫描件后分别上传 (compress or split it)"));
  }
  if (!claim.unit.empty()) {
    CheckUnitId(context.in, claim.unit, context.today(), "header.unit", violations);
  }
  return violations.ToStatus();
}

std::string EvidenceId(absl::string_view sha256) { return std::string(sha256.substr(0, kIdDigits)); }

std::vector<Change> RecordEvidence(const EvidenceClaim& claim, absl::string_view sha256, EvidenceType type,
                                   const ActContext& context) {
  EvidenceUpload upload{SignatureOf(context.actor), claim.unit, claim.file_name, context.now};
  Evidence evidence{.campaign = context.campaign,
                    .id = EvidenceId(sha256),
                    .sha256 = std::string(sha256),
                    .type = type,
                    .size_bytes = claim.size_bytes};
  if (const auto* known = context.docket().Find<Evidence>(context.campaign, evidence.id)) {
    if (Brought(*known, upload)) return {};
    evidence = *known;
  }
  evidence.uploads.push_back(std::move(upload));
  return {Change{"evidence.upload", std::move(evidence), ""}};
}

void CheckEvidence(const Register& in, absl::string_view campaign, const std::vector<std::string>& paths,
                   absl::string_view field, Violations& out) {
  if (paths.size() > kMaxEvidenceRefs) {
    out.Add(std::string(field), "TOO_MANY", absl::StrCat("佐证材料最多 ", kMaxEvidenceRefs, " 件"));
  }
  const std::string collection = MatterPath<Evidence>(campaign, "");
  for (size_t i = 0; i < paths.size(); ++i) {
    const std::string at = absl::StrCat(field, "[", i, "]");
    absl::string_view id = paths[i];
    if (!absl::ConsumePrefix(&id, collection) || in.docket.Find<Evidence>(campaign, id) == nullptr) {
      out.Add(at, "UNKNOWN_EVIDENCE",
              absl::StrCat("本年度行动没有佐证材料“", paths[i], "”，请先用 duban evidence upload 上传"));
    }
    if (std::find(paths.begin(), paths.begin() + i, paths[i]) != paths.begin() + i) {
      out.Add(at, "DUPLICATE_EVIDENCE", "同一佐证材料重复引用");
    }
  }
}

}  // namespace duban::task
