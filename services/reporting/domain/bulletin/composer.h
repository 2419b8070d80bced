// The pen of a bulletin: sections, bound sentences, editable parts, tables and figures in the order they are
// written. Each kind's content is written with it: sections.h.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_COMPOSER_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_COMPOSER_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/reporting/domain/bulletin/compose.h"
#include "services/reporting/domain/bulletin/item_standing.h"

namespace duban::reporting {

class Composer {
 public:
  // All of them outlive the composer. `last` is the issue followed up; null when there is none.
  Composer(const BulletinSources& sources, const Campaign& campaign, const Bulletin& bulletin,
           const Bulletin* last)
      : sources_(sources), campaign_(campaign), bulletin_(bulletin), last_(last) {}

  const BulletinSources& sources() const { return sources_; }
  const Projection& record() const { return sources_.record; }
  const Scheme& scheme() const { return sources_.scheme; }
  const Campaign& campaign() const { return campaign_; }
  const Bulletin& bulletin() const { return bulletin_; }
  const Bulletin* last() const { return last_; }
  Composition& out() { return out_; }
  Document& document() { return out_.document; }

  // "一、title", counted; `counted` false: without a number.
  void Section(absl::string_view title, bool counted = true);
  // "（一）title" inside the section.
  void Part(absl::string_view title);
  // A sentence that nobody edits; figures are filled in.
  void Say(absl::string_view text);
  // A paragraph that people may write; `drafted` is what stands there until they do.
  void Write(const std::string& key, const std::string& title, const std::string& drafted);
  void Add(Block block) { out_.document.blocks.push_back(std::move(block)); }
  // A table as an annex, printed after the signature.
  void Annex(Table table);

  // Registers a figure and gives the text that stands for it, "{key}".
  std::string Show(const std::string& key, const std::string& text, const std::string& label);
  std::string Show(const std::string& key, int number, const std::string& label) {
    return Show(key, absl::StrCat(number), label);
  }

  // A matter that the next issue has to take up; one of the same key keeps its origin.
  void Raise(BulletinEntry entry);

  std::string Title(const std::string& unit) const { return UnitTitle(record(), unit); }
  // True for items of the bulletin's action, or all where it has none.
  bool IsOurs(const std::string& action) const {
    return bulletin_.action.empty() || action == bulletin_.action;
  }
  // The instant the bulletin was drafted, and its day.
  absl::Time now() const;
  absl::CivilDay today() const;

 private:
  const BulletinSources& sources_;
  const Campaign& campaign_;
  const Bulletin& bulletin_;
  const Bulletin* const last_;
  Composition out_;
  int section_ = 0;
  int part_ = 0;
};

// "2024年3月5日".
std::string DayText(absl::CivilDay day);
// "一", "二", … "十二"; decimal beyond twenty.
std::string ChineseNumber(int number);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_COMPOSER_H_
