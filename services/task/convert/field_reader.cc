#include "services/task/convert/field_reader.h"

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "services/message/well_known.h"
#include "services/task/domain/names.h"

namespace duban::task {

std::optional<absl::CivilDay> FieldReader::Day(const google::type::Date& date, absl::string_view part) const {
  if (const std::optional<absl::CivilDay> day = DayOf(date)) return day;
  Add(part, "DATE", NoSuchDay(date));
  return std::nullopt;
}

std::string FieldReader::UnitId(const std::string& name, absl::string_view jurisdiction,
                                absl::string_view part) const {
  if (name.empty()) return "";
  const absl::StatusOr<UnitRef> ref = ParseUnitName(name, part);
  if (!ref.ok()) {
    Add(part, "RESOURCE_NAME", ref.status().message());
    return "";
  }
  if (ref->jurisdiction != jurisdiction) {
    Add(part, "OTHER_JURISDICTION",
        absl::StrCat("单位属于 ", ref->jurisdiction, "，应属于 ", jurisdiction, "，收到“", name, "”"));
    return "";
  }
  return ref->unit;
}

std::string FieldReader::Path(const std::string& name, absl::string_view jurisdiction,
                              absl::string_view part) const {
  const absl::StatusOr<std::string> own = JurisdictionOf(name, part);
  const std::string start = absl::StrCat(JurisdictionName(own.value_or("")), "/");
  if (!own.ok() || !absl::StartsWith(name, start) || name.size() == start.size()) {
    Add(part, "RESOURCE_NAME", absl::StrCat("资源名应如 jurisdictions/{}/…，收到“", name, "”"));
    return "";
  }
  if (*own != jurisdiction) {
    Add(part, "OTHER_JURISDICTION",
        absl::StrCat("属于 ", *own, "，应属于 ", jurisdiction, "，收到“", name, "”"));
    return "";
  }
  return name.substr(start.size());
}

void FieldReader::Add(absl::string_view part, absl::string_view reason, absl::string_view problem) const {
  out_.Add(PathOf(part), std::string(reason), std::string(problem));
}

void FieldReader::AddUnknownValue(int value, absl::string_view part) const {
  Add(part, "ENUM_VALUE", absl::StrCat("没有编号为 ", value, " 的选项，请使用接口列出的值"));
}

}  // namespace duban::task
