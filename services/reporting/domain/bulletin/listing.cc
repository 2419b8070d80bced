#include "services/reporting/domain/bulletin/listing.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace duban::reporting {
namespace {

constexpr Light kAllLights[] = {Light::kRed, Light::kYellow, Light::kGreen, Light::kBlue, Light::kGrey};

bool IsAmong(Light light, const std::vector<Light>& lights) {
  return std::find(lights.begin(), lights.end(), light) != lights.end();
}

bool StandsOut(const PrintRules& rules, const ItemStanding& one) {
  const bool changed = one.was && *one.was != one.light;
  return one.overridden || IsAmong(one.light, rules.lights) ||
         (changed && IsAmong(one.light, rules.changed_to));
}

std::vector<bool> ShownRows(const PrintRules& rules, const Listing& listing) {
  std::vector<bool> shown;
  int count = 0;
  for (const ItemStanding* one : listing.items) {
    const bool room = listing.at_most == 0 || count < listing.at_most;
    shown.push_back(room && StandsOut(rules, *one));
    count += shown.back() ? 1 : 0;
  }
  for (size_t i = 0; i < shown.size() && count < listing.at_least; ++i) {
    if (shown[i] || listing.items[i]->light == Light::kGrey) continue;
    shown[i] = true;
    ++count;
  }
  return shown;
}

std::string TitlesOf(const std::vector<Light>& lights) {
  std::vector<std::string> titles;
  for (const Light light : lights) titles.emplace_back(LightTitle(light));
  return absl::StrJoin(titles, "、");
}

// "绿灯329项、蓝灯30项", each a figure.
std::string CountsText(Composer& composer, const Listing& listing, const std::vector<bool>& shown) {
  std::vector<std::string> counts;
  for (const Light light : kAllLights) {
    int count = 0;
    for (size_t i = 0; i < shown.size(); ++i) count += !shown[i] && listing.items[i]->light == light ? 1 : 0;
    if (count == 0) continue;
    const std::string title(LightTitle(light));
    const std::string key = absl::StrCat("list.", listing.key, ".left.", std::string(LightName(light)));
    counts.push_back(
        absl::StrCat(title, composer.Show(key, count, absl::StrCat(listing.noun, " 未列出 ", title)), "项"));
  }
  return absl::StrJoin(counts, "、");
}

// What is printed by which rule, what is left out and where it stands.
std::string LeftOutText(Composer& composer, const Listing& listing, const std::vector<bool>& shown) {
  const PrintRules& rules = composer.sources().rules.print;
  const int all = static_cast<int>(shown.size());
  const int printed = static_cast<int>(std::count(shown.begin(), shown.end(), true));
  const auto figure = [&](const char* name, int count, const char* what) {
    return composer.Show(absl::StrCat("list.", listing.key, ".", name), count,
                         absl::StrCat(listing.noun, " ", what));
  };
  const std::string counts = CountsText(composer, listing, shown);
  const std::string where =
      absl::StrCat("全部", figure("all", all, "项数"), "项见表格文件（XLSX）“", listing.whole.title, "”。");
  const std::string left = figure("left", all - printed, "未列出项数");
  if (printed == 0) return absl::StrCat(listing.noun, left, "项均无须列出（", counts, "），", where);
  const std::string rule = absl::StrCat(
      TitlesOf(rules.lights),
      rules.changed_to.empty() ? "" : absl::StrCat("和转为", TitlesOf(rules.changed_to)), "、人工改灯的");
  return absl::StrCat("本表列", listing.at_least > 0 ? "须关注的" : rule, listing.noun,
                      figure("printed", printed, "列出项数"), "项；其余", left, "项（", counts, "）未列出，",
                      where);
}

}  // namespace

std::vector<const ItemStanding*> PointersTo(const std::vector<ItemStanding>& standings) {
  std::vector<const ItemStanding*> pointers;
  for (const ItemStanding& one : standings) pointers.push_back(&one);
  return pointers;
}

void WriteListing(Composer& composer, Listing listing) {
  if (listing.whole.rows.empty()) return;
  const std::vector<bool> shown = ShownRows(composer.sources().rules.print, listing);
  const auto place = [&](Table table) {
    if (!listing.annex) return composer.Add(std::move(table));
    composer.Say(absl::StrCat(listing.noun, "逐项情况见附件“", table.title, "”。"));
    composer.Annex(std::move(table));
  };
  if (std::count(shown.begin(), shown.end(), false) == 0) return place(std::move(listing.whole));
  const std::string left_out = LeftOutText(composer, listing, shown);
  Table extract = listing.whole;
  extract.medium = Medium::kPrint;
  extract.rows.clear();
  for (size_t i = 0; i < shown.size(); ++i) {
    if (shown[i]) extract.rows.push_back(listing.whole.rows[i]);
  }
  listing.whole.medium = Medium::kWorkbook;
  if (extract.rows.empty()) {
    composer.Say(left_out);
  } else {
    extract.note = FillFigures(left_out, composer.out().figures);
    place(std::move(extract));
  }
  composer.Add(std::move(listing.whole));
}

std::optional<BulletinData> DataBefore(const Composer& composer, const BulletinData& data) {
  const Period before = Previous(data.period);
  if (LastDay(before) < composer.campaign().start) return std::nullopt;
  if (!IsLocked(composer.record(), composer.campaign().id, before)) return std::nullopt;
  return ReadData(composer, before, false);
}

void MarkChanges(const BulletinData& before, BulletinData& data) {
  std::map<std::string, Light> old;
  for (const ItemStanding* one : before.All()) old[one->item->code] = one->light;
  const std::string earlier = EarlierText(data.period);
  for (auto* group : {&data.indicators, &data.tasks, &data.projects}) {
    for (ItemStanding& one : *group) {
      const auto was = old.find(one.item->code);
      if (was == old.end()) continue;
      one.was = was->second;
      if (*one.was == one.light) continue;
      absl::StrAppend(&one.remark, one.remark.empty() ? "" : "；", earlier, LightTitle(*one.was));
    }
  }
}

std::string EarlierText(const Period& period) {
  return period.kind == PeriodKind::kDekad ? "上旬" : period.kind == PeriodKind::kMonth ? "上月" : "上季";
}

}  // namespace duban::reporting
