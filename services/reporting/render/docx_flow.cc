#include "services/reporting/render/docx_flow.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/reporting/render/content.h"
#include "services/reporting/render/paper.h"

namespace duban::reporting {
namespace {

// More points would not fit beside each other on an upright page.
constexpr std::size_t kMostColumns = 12;

// One entry of the flow: exactly one of the kinds is there.
TemplateData FlowEntry(const char* kind, TemplateData content) {
  TemplateData entry;
  for (const char* other : {"heading", "paragraph", "table", "annex", "section"}) entry.set(other, false);
  entry[kind] = std::move(content);
  return entry;
}

// Keeps track of the section the flow is in.
class Flow {
 public:
  explicit Flow(bool letter) : title_page_(letter) {}

  void Add(const Block& block, bool keep) {
    if (const auto* heading = std::get_if<Heading>(&block)) {
      Turn(false);
      entries_.push_back(FlowEntry("heading", HeadingData(*heading)));
    } else if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      Turn(false);
      TemplateData data = ParagraphData(*paragraph);
      data.set("keep", keep);
      entries_.push_back(FlowEntry("paragraph", std::move(data)));
    } else if (const auto* table = std::get_if<Table>(&block)) {
      Turn(table->landscape);
      AddTable(*table);
    } else if (const auto* lights = std::get_if<LightChart>(&block)) {
      Turn(false);
      AddTable(TableOf(*lights));
    } else if (const auto* trend = std::get_if<TrendChart>(&block)) {
      Turn(false);
      AddTable(trend->points.size() > kMostColumns ? TableOf(*trend) : TableAcross(*trend));
    }
    // The numbers of a ScoreChart stand in the table before it.
  }

  void AddAnnex(const Annex& annex, const std::string& ordinal) {
    const bool turned = wide_ != annex.table->landscape;
    Turn(annex.table->landscape);
    TemplateData head;
    head.set("ordinal", ordinal);
    head.set("title_lines", TitleData(annex.table->title));
    head.set("new_page", !turned);
    entries_.push_back(FlowEntry("annex", std::move(head)));
    Table table = *annex.table;
    table.title.clear();
    AddTable(table);
  }

  // Ends the section when the pages to come lie the other way.
  void Turn(bool wide) {
    if (wide_ == wide) return;
    // A document that begins with a wide table still has its head before it.
    entries_.push_back(FlowEntry("section", Section()));
    wide_ = wide;
    title_page_ = false;
  }

  // The section that the flow is in.
  TemplateData Section() const {
    TemplateData section;
    section.set("wide", wide_);
    section.set("title_page", title_page_);
    return section;
  }

  TemplateData Take() {
    TemplateData list(entries_);
    entries_.clear();
    return list;
  }

 private:
  void AddTable(const Table& table) {
    TemplateData data = TableData(table, wide_ ? kWideTypeWidth : kTypeWidth);
    data.set("has_columns", !table.columns.empty());
    entries_.push_back(FlowEntry("table", std::move(data)));
  }

  bool wide_ = false;
  bool title_page_ = false;
  kainjow::mustache::list entries_;
};

// True when something is printed below the blocks, before the annexes.
bool HasClosing(const Document& document) {
  return !document.attachments.empty() || !document.issuer.empty() || document.date || !document.note.empty();
}

// True when something is printed below the annexes.
bool HasFoot(const Document& document) {
  return !document.facts.empty() || (document.draft && !document.warnings.empty()) ||
         !document.reports_to.empty() || !document.copies_to.empty() || !document.sends_to.empty() ||
         !document.printed_by.empty() || document.print_date || document.copies > 0;
}

}  // namespace

void AddFlow(const Document& document, TemplateData& data) {
  const Arrangement arrangement = Arrange(document);
  Flow flow(document.form == DocumentForm::kLetter);
  for (const Block* block : arrangement.body) {
    // The last paragraph may not leave the signature alone on a page.
    flow.Add(*block, block == arrangement.body.back() && !document.issuer.empty());
  }
  if (HasClosing(document)) flow.Turn(false);
  data["blocks"] = flow.Take();
  for (const Annex& annex : arrangement.annexes) {
    const bool several = document.attachments.size() > 1;
    flow.AddAnnex(annex, several ? absl::StrCat(annex.number) : "");
  }
  if (HasFoot(document)) flow.Turn(false);
  data["annexes"] = flow.Take();
  data.set("last_section", flow.Section());
}

}  // namespace duban::reporting
