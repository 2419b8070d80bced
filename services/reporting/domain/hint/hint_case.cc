#include "services/reporting/domain/hint/hint_case.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/calendar.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

// Characters of a UTF-8 text.
int CharacterCount(absl::string_view text) {
  return static_cast<int>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

// A row's day with the name it has for people.
struct NamedDay {
  const char* name;
  std::optional<absl::CivilDay> day;
};
std::array<NamedDay, 3> DaysOf(const FormRow& row) {
  return {NamedDay{"完成日期", row.done}, NamedDay{"开工日期", row.started},
          NamedDay{"入统日期", row.entered}};
}

// True when the figure of a whole year's plan grows with time.
bool GrowsByPlan(const Item& item) {
  if (item.kind != ItemKind::kIndicator) return true;
  return item.indicator.kind == IndicatorKind::kCum || item.indicator.kind == IndicatorKind::kCount ||
         item.indicator.kind == IndicatorKind::kStock;
}

}  // namespace

HintCase::HintCase(const Projection& projection, const Campaign& campaign, const Scheme& scheme,
                   const Item& item, const Period& dekad)
    : projection_(projection),
      campaign_(campaign),
      rules_(scheme.hints),
      item_(item),
      dekad_(dekad),
      now_(OwnAt(dekad)),
      before_(OwnAt(Previous(dekad))),
      figure_(FigureOf(item, now_)),
      figure_before_(FigureOf(item, before_)) {}

Reading HintCase::OwnAt(const Period& dekad) const {
  Reading reading = ReadItem(projection_, item_, dekad);
  reading.official = nullptr;
  return reading;
}

Hint HintCase::Of(const char* rule, std::vector<NamedValue> inputs, std::string text) const {
  Hint hint;
  hint.rule = rule;
  hint.period = PeriodId(dekad_);
  hint.id = absl::StrCat(rule, "-", hint.period, "-", item_.code);
  hint.resource = now_.form;
  hint.item = item_.code;
  hint.unit = item_.lead_unit;
  hint.inputs = std::move(inputs);
  hint.text = std::move(text);
  hint.sequence = now_.sequence;
  return hint;
}

std::optional<Hint> HintCase::RepeatedText() const {
  if (now_.row == nullptr || before_.row == nullptr) return std::nullopt;
  const absl::string_view text = absl::StripAsciiWhitespace(now_.row->note);
  if (CharacterCount(text) < rules_.text_characters) return std::nullopt;
  if (text != absl::StripAsciiWhitespace(before_.row->note)) return std::nullopt;
  const bool same_figure = figure_ == figure_before_;
  return Of(
      "REPEATED_TEXT",
      {{"上期报表", before_.form}, {"文字", std::string(text)}, {"数据是否变化", same_figure ? "否" : "是"}},
      same_figure ? "进展情况与上期完全相同，数据也未变化" : "数据已变化，进展情况却与上期完全相同");
}

std::optional<Hint> HintCase::StraightLine() const {
  if (!figure_ || !figure_before_ || *figure_ == *figure_before_) return std::nullopt;
  const Rational step = *figure_ - *figure_before_;
  Period at = Previous(dekad_);
  Rational later = *figure_before_;
  for (int periods = 1; periods < rules_.line_periods; ++periods) {
    at = Previous(at);
    const auto earlier = FigureOf(item_, OwnAt(at));
    if (!earlier || later - *earlier != step) return std::nullopt;
    later = *earlier;
  }
  return Of("STRAIGHT_LINE",
            {{"连续期数", absl::StrCat(rules_.line_periods)}, {"每期增量", FormatExact(step)}},
            absl::StrCat("连续 ", rules_.line_periods, " 期增量完全相同：", FormatExact(step)));
}

std::optional<Hint> HintCase::Jump() const {
  if (!figure_ || !figure_before_ || *figure_before_ == 0) return std::nullopt;
  Rational planned = 0;
  if (GrowsByPlan(item_)) {
    const auto now = PlannedFigure(campaign_, item_, dekad_);
    const auto before = PlannedFigure(campaign_, item_, Previous(dekad_));
    if (now && before) planned = *now - *before;
  }
  const Rational beyond = *figure_ - *figure_before_ - planned;
  const Rational share = abs(beyond) / abs(*figure_before_);
  if (share <= rules_.jump_share) return std::nullopt;
  return Of("JUMP",
            {{"上期", FormatExact(*figure_before_)},
             {"本期", FormatExact(*figure_)},
             {"计划增量", FormatExact(planned)},
             {"变动占上期", FormatExact(share)},
             {"界限", FormatExact(rules_.jump_share)}},
            absl::StrCat("比上期变动过大：", FormatExact(*figure_before_), " → ", FormatExact(*figure_)));
}

std::optional<Rational> HintCase::Completion(const Rational& figure) const {
  if (item_.kind == ItemKind::kProject) {
    const auto& plan = item_.project.annual_plan_wan;
    return plan && *plan > 0 ? std::optional<Rational>(figure / *plan) : std::nullopt;
  }
  if (item_.kind != ItemKind::kIndicator) return Rational(figure / 100);
  const IndicatorSpec& spec = item_.indicator;
  const bool amount = spec.kind == IndicatorKind::kCum || spec.kind == IndicatorKind::kCount;
  if (!amount || spec.direction != Direction::kHigher || !spec.target || *spec.target <= 0)
    return std::nullopt;
  return Rational(figure / *spec.target);
}

std::optional<Hint> HintCase::AboveCap() const {
  if (!figure_) return std::nullopt;
  const bool share = item_.kind == ItemKind::kIndicator && item_.indicator.kind == IndicatorKind::kRatio &&
                     item_.indicator.unit_of_measure == "%";
  if (share && *figure_ > rules_.share_cap) {
    return Of("ABOVE_CAP", {{"本期", FormatExact(*figure_)}, {"界限", FormatExact(rules_.share_cap)}},
              absl::StrCat("比重超过 ", FormatExact(rules_.share_cap), "%：", FormatExact(*figure_)));
  }
  const auto completion = Completion(*figure_);
  if (!completion || *completion <= rules_.completion_cap) return std::nullopt;
  return Of("ABOVE_CAP",
            {{"完成率C", FormatExact(*completion)}, {"界限", FormatExact(rules_.completion_cap)}},
            absl::StrCat("完成率超过 ", FormatExact(Rational(rules_.completion_cap * 100)), "%"));
}

std::optional<Hint> HintCase::OfficialDeviation() const {
  const OfficialValue* official = OfficialEnding(projection_, item_, LastDay(dekad_));
  if (!figure_ || official == nullptr || !official->value) return std::nullopt;
  const Rational off = abs(*figure_ - *official->value);
  // Beside an official zero any other figure is off altogether.
  const Rational share =
      *official->value == 0 ? Rational(off == 0 ? 0 : 1) : Rational(off / abs(*official->value));
  if (share <= rules_.official_deviation) return std::nullopt;
  return Of(
      "OFFICIAL_DEVIATION",
      {{"自报", FormatExact(*figure_)},
       {"官方统计", FormatExact(*official->value)},
       {"官方来源", official->name},
       {"偏差", FormatExact(share)},
       {"界限", FormatExact(rules_.official_deviation)}},
      absl::StrCat("自报 ", FormatExact(*figure_), " 与官方统计 ", FormatExact(*official->value), " 不符"));
}

std::optional<Hint> HintCase::Backdated() const {
  if (now_.row == nullptr || before_.row == nullptr) return std::nullopt;
  const auto now = DaysOf(*now_.row);
  const auto before = DaysOf(*before_.row);
  const absl::CivilDay known = LastDay(Previous(dekad_));
  for (size_t i = 0; i < now.size(); ++i) {
    if (!now[i].day || before[i].day || known - *now[i].day < rules_.backdated_days) continue;
    return Of("BACKDATED",
              {{now[i].name, absl::FormatCivilTime(*now[i].day)},
               {"上期报表", before_.form},
               {"上期截止", absl::FormatCivilTime(known)}},
              absl::StrCat(now[i].name, " ", absl::FormatCivilTime(*now[i].day), " 早于上期截止 ",
                           known - *now[i].day, " 天，上期报表却未报"));
  }
  return std::nullopt;
}

std::vector<const EvidenceFact*> HintCase::Evidence() const {
  std::vector<const EvidenceFact*> files;
  if (now_.row == nullptr) return files;
  for (const std::string& id : now_.row->evidence) {
    const auto found = projection_.evidence.find({item_.campaign, id});
    if (found != projection_.evidence.end() && !found->second.uploads.empty())
      files.push_back(&found->second);
  }
  return files;
}

std::optional<Hint> HintCase::LateEvidence() const {
  const std::vector<const EvidenceFact*> files = Evidence();
  if (files.empty()) return std::nullopt;
  absl::Time first = absl::InfiniteFuture();
  for (const EvidenceFact* file : files) first = std::min(first, file->uploads.front().time);
  for (const NamedDay& claimed : DaysOf(*now_.row)) {
    if (!claimed.day) continue;
    const absl::CivilDay known = LastDay(PeriodContaining(PeriodKind::kDekad, *claimed.day));
    const auto days = ChinaDay(first) - known;
    if (days < rules_.backdated_days) continue;
    return Of("LATE_EVIDENCE",
              {{claimed.name, absl::FormatCivilTime(*claimed.day)},
               {"佐证最早上传", absl::FormatCivilTime(ChinaDay(first))}},
              absl::StrCat(claimed.name, " ", absl::FormatCivilTime(*claimed.day), " 的佐证材料在该旬结束 ",
                           days, " 天后才首次上传"));
  }
  return std::nullopt;
}

std::optional<Hint> HintCase::BorrowedEvidence() const {
  for (const EvidenceFact* file : Evidence()) {
    const EvidenceUpload& first = file->uploads.front();
    if (first.unit.empty() || first.unit == item_.lead_unit) continue;
    return Of("BORROWED_EVIDENCE",
              {{"佐证材料", MatterName(projection_.jurisdiction, item_.campaign, "evidence", file->id)},
               {"最先上传单位", UnitTitle(projection_, first.unit)},
               {"上传日期", absl::FormatCivilTime(ChinaDay(first.time))}},
              absl::StrCat("佐证材料由 ", UnitTitle(projection_, first.unit), " 最先上传"));
  }
  return std::nullopt;
}

}  // namespace duban::reporting
