#include "services/reporting/domain/bulletin/composer.h"

#include <algorithm>
#include <array>

#include "services/common/calendar.h"

namespace duban::reporting {

std::string DayText(absl::CivilDay day) {
  return absl::StrCat(day.year(), "年", day.month(), "月", day.day(), "日");
}

std::string ChineseNumber(int number) {
  constexpr std::array<const char*, 10> kDigits = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (number < 1 || number > 19) return absl::StrCat(number);
  return absl::StrCat(number > 9 ? "十" : "", kDigits[static_cast<size_t>(number % 10)]);
}

void Composer::Section(absl::string_view title, bool counted) {
  part_ = 0;
  Add(Heading{1, counted ? absl::StrCat(ChineseNumber(++section_), "、", title) : std::string(title)});
}

void Composer::Part(absl::string_view title) {
  Add(Heading{2, absl::StrCat("（", ChineseNumber(++part_), "）", title)});
}

void Composer::Say(absl::string_view text) { Add(Paragraph{FillFigures(text, out_.figures), ""}); }

void Composer::Write(const std::string& key, const std::string& title, const std::string& drafted) {
  out_.parts.push_back({key, title, drafted});
  const auto written = std::find_if(bulletin_.parts.begin(), bulletin_.parts.end(),
                                    [&](const BulletinPart& part) { return part.key == key; });
  const std::string& text = written == bulletin_.parts.end() ? drafted : written->text;
  Add(Paragraph{FillFigures(text, out_.figures), key});
}

void Composer::Annex(Table table) {
  out_.document.attachments.push_back(table.title);
  Add(std::move(table));
}

std::string Composer::Show(const std::string& key, const std::string& text, const std::string& label) {
  out_.figures[key] = {text, label};
  return absl::StrCat("{", key, "}");
}

void Composer::Raise(BulletinEntry entry) {
  const auto same = std::find_if(out_.entries.begin(), out_.entries.end(),
                                 [&](const BulletinEntry& one) { return one.key == entry.key; });
  if (same == out_.entries.end()) {
    if (entry.origin.empty()) entry.origin = bulletin_.id;
    out_.entries.push_back(std::move(entry));
    return;
  }
  entry.origin = same->origin;
  *same = std::move(entry);
}

absl::Time Composer::now() const { return bulletin_.basis.generate_time.value_or(absl::UnixEpoch()); }
absl::CivilDay Composer::today() const { return absl::ToCivilDay(now(), ChinaTime()); }

}  // namespace duban::reporting
