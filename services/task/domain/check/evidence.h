// Evidence (佐证材料): files that show that what was reported is true. A file is its content: its id is made
// of its SHA-256, so the same content is one resource, whoever brings it and under whatever name.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_CHECK_EVIDENCE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_CHECK_EVIDENCE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/matter.h"
#include "services/task/domain/role_set.h"

namespace duban {
class Violations;
}

namespace duban::task {

// Largest file. Photos and scans of a permit have some megabytes; more is a video or a folder in disguise.
inline constexpr std::int64_t kMaxEvidenceBytes = 20 * 1024 * 1024;
// Longest file name, as file systems have it.
inline constexpr size_t kMaxFileNameBytes = 255;
// Most files one row, finding or order may point at.
inline constexpr size_t kMaxEvidenceRefs = 50;

// Stored in the database by number (as in the proto); never renumber.
enum class EvidenceType {
  kUnspecified = 0,
  kPdf = 1,
  kJpeg = 2,
  kPng = 3,
  kDocx = 4,
  kXlsx = 5,
  kOfd = 6,
  kText = 7,
};

// One time that the content was brought.
struct EvidenceUpload {
  std::string person;  // as SignatureOf
  std::string unit;    // empty: an office of the whole district
  std::string file_name;
  absl::Time time;

  friend bool operator==(const EvidenceUpload&, const EvidenceUpload&) = default;
};

struct Evidence {
  static constexpr MatterKind kKind = MatterKind::kEvidence;
  static constexpr char kCollection[] = "evidence";

  std::string campaign;
  std::string id;      // first 32 digits of sha256
  std::string sha256;  // 64 lower-case hexadecimal digits
  EvidenceType type = EvidenceType::kUnspecified;
  std::int64_t size_bytes = 0;
  std::vector<EvidenceUpload> uploads;  // the first first

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

// Who may bring evidence; REPORTER and UNIT_LEADER for their own unit.
inline constexpr RoleSet kEvidenceUploaders = Role::kReporter | Role::kUnitLeader | Role::kGeneralOffice |
                                              Role::kSupervision | Role::kSupervisionHead | Role::kVerifier |
                                              Role::kStatistics | Role::kSafetyOffice;

// What is said of a file before its content comes.
struct EvidenceClaim {
  std::string unit;
  std::string file_name;
  std::int64_t size_bytes = 0;
};

// OK for a file that may come. INVALID_ARGUMENT names every fault: FILE_NAME, EVIDENCE_TOO_LARGE, SIZE
// (nothing), UNKNOWN_UNIT.
absl::Status CheckEvidenceClaim(const EvidenceClaim& claim, const ActContext& context);

// Puts a file whose content was stored and examined on record, or adds an upload to the one of the same
// content. Nothing changes if the same person brought it for the same unit under the same name before.
std::vector<Change> RecordEvidence(const EvidenceClaim& claim, absl::string_view sha256, EvidenceType type,
                                   const ActContext& context);

// The id of the content with that hash.
std::string EvidenceId(absl::string_view sha256);

// Checks references to evidence ("campaigns/{campaign}/evidence/{id}"): each must be on record in `campaign`.
// Adds UNKNOWN_EVIDENCE and DUPLICATE_EVIDENCE at "{field}[i]", TOO_MANY above kMaxEvidenceRefs.
void CheckEvidence(const Register& in, absl::string_view campaign, const std::vector<std::string>& paths,
                   absl::string_view field, Violations& out);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_CHECK_EVIDENCE_H_
