#include <algorithm>

#include "absl/strings/match.h"
#include "services/common/status_macros.h"
#include "services/task/convert/check.h"

namespace duban::task {

static_assert(static_cast<int>(EvidenceType::kText) == v1::Evidence::TYPE_TEXT);
static_assert(static_cast<int>(StatisticStatus::kFinal) == v1::Statistic::STATUS_FINAL);
static_assert(static_cast<int>(ClaimKind::kMilestone) == v1::CLAIM_KIND_MILESTONE);
static_assert(static_cast<int>(SampleGround::kRisk) == v1::Sample::GROUND_RISK);

template <typename Io>
void Fields(Io& io, Like<Io, EvidenceUpload>& upload) {
  io("person", upload.person);
  io.Unit("unit", upload.unit);
  io("file_name", upload.file_name);
  io("upload_time", upload.time);
}

template <typename Io>
void Fields(Io& io, Like<Io, Evidence>& evidence) {
  io("sha256", evidence.sha256);
  io("type", evidence.type);
  io("size_bytes", evidence.size_bytes);
  io("uploads", evidence.uploads);
}

template <typename Io>
void Fields(Io& io, Like<Io, StatisticVersion>& version) {
  io("value", version.value);
  io("status", version.status);
  io("source_document", version.source_document);
  io("publication_date", version.publication);
  io("revision_reason", version.revision_reason);
  io("importer", version.importer);
  io("import_time", version.import_time);
}

template <typename Io>
void Fields(Io& io, Like<Io, Statistic>& statistic) {
  io.Path("item", statistic.item);
  io("period", statistic.period);
  io("versions", statistic.versions);
}

template <typename Io>
void Fields(Io& io, Like<Io, StatisticRow>& row) {
  io.Path("item", row.item);
  io("period", row.period);
  io("unit_of_measure", row.unit_of_measure);
  io("version", row.version);
}

template <typename Io>
void Fields(Io& io, Like<Io, CheckRules>& rules) {
  io("sample_percent", rules.sample_percent);
  io("sample_min_per_unit", rules.sample_min_per_unit);
  io("sampled_claims", rules.sampled_claims);
  io("ok_percent", rules.ok_percent);
  io("error_percent", rules.error_percent);
  io("deviation_floor", rules.deviation_floor);
  io("repeat_months", rules.repeat_months);
  io("statement_workdays", rules.statement_workdays);
  io("objection_days", rules.objection_days);
  io("review_days", rules.review_days);
  io("red_overdue_days", rules.red_overdue_days);
  io("red_behind_points", rules.red_behind_points);
}

template <typename Io>
void Fields(Io& io, Like<Io, SampledClaim>& sampled) {
  auto& claim = sampled.claim;
  io.Unit("unit", claim.unit);
  io.Path("item", claim.item);
  io("kind", claim.kind);
  io("milestone", claim.milestone);
  io.Path("form", claim.form);
  io("form_sequence", claim.form_sequence);
  io("red_before", claim.red_before);
  io("lot", sampled.lot);
  io("ground", sampled.ground);
  io("picked_by", sampled.picked_by);
  io("pick_reason", sampled.pick_reason);
}

template <typename Io>
void Fields(Io& io, Like<Io, Sample>& sample) {
  io("quarter", sample.id);
  io("seed", sample.seed);
  io("sample_percent", sample.percent);
  io("sample_min_per_unit", sample.min_per_unit);
  io("claims", sample.claims);
  io("drawn_by", sample.drawn_by);
  io("draw_time", sample.draw_time);
}

v1::Evidence ToProto(absl::string_view jurisdiction, const Stored<Evidence>& evidence) {
  return WriteMatter<v1::Evidence>(jurisdiction, evidence);
}

v1::Statistic ToProto(absl::string_view jurisdiction, const Stored<Statistic>& statistic) {
  auto message = WriteMatter<v1::Statistic>(jurisdiction, statistic);
  message.set_value(statistic.value.Current().value);
  message.set_status(static_cast<v1::Statistic::Status>(statistic.value.Current().status));
  return message;
}

v1::CheckRules ToProto(absl::string_view jurisdiction, const Stored<CheckRules>& rules) {
  return WriteMatter<v1::CheckRules>(jurisdiction, rules);
}

v1::Sample ToProto(absl::string_view jurisdiction, const Stored<Sample>& sample) {
  auto message = WriteMatter<v1::Sample>(jurisdiction, sample);
  const auto& claims = sample.value.claims;
  message.set_picked_count(
      static_cast<int>(std::count_if(claims.begin(), claims.end(), [](const SampledClaim& one) {
        return one.ground != SampleGround::kUnspecified;
      })));
  return message;
}

std::vector<StatisticRow> FromProto(const google::protobuf::RepeatedPtrField<v1::StatisticRow>& rows,
                                    absl::string_view jurisdiction, Violations& out) {
  std::vector<StatisticRow> result;
  for (const v1::StatisticRow& row : rows) {
    result.push_back(
        ReadFields<StatisticRow>(row, jurisdiction, absl::StrCat("rows[", result.size(), "]"), out));
  }
  return result;
}

CheckRules FromProto(const v1::CheckRules& rules, absl::string_view jurisdiction, const std::string& at,
                     Violations& out) {
  return ReadFields<CheckRules>(rules, jurisdiction, at, out);
}

std::string PathFromProto(const std::string& name, absl::string_view jurisdiction, const std::string& at,
                          Violations& out) {
  const std::string prefix = absl::StrCat(JurisdictionName(jurisdiction), "/");
  if (name.empty() || absl::StartsWith(name, prefix))
    return name.substr(std::min(prefix.size(), name.size()));
  out.Add(at, "RESOURCE_NAME", absl::StrCat("资源名应以 ", prefix, " 开头，收到“", name, "”"));
  return "";
}

void AddCheckCodecs(std::vector<MatterCodec>& all) {
  all.push_back(CodecOf<Evidence>());
  all.push_back(CodecOf<Statistic>());
  all.push_back(CodecOf<CheckRules>());
  all.push_back(CodecOf<Sample>());
  AddVerificationCodecs(all);
}

}  // namespace duban::task
