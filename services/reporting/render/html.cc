#include "absl/strings/str_cat.h"
#include "document_templates.h"
#include "services/reporting/render/charts.h"
#include "services/reporting/render/content.h"
#include "services/reporting/render/fonts.h"
#include "services/reporting/render/paper.h"
#include "services/reporting/render/render.h"
#include "services/reporting/render/text_layout.h"

namespace duban::reporting {
namespace {

constexpr int kPercent = 100;

const char* FormName(DocumentForm form) {
  if (form == DocumentForm::kLetter) return "letter";
  return form == DocumentForm::kBulletin ? "bulletin" : "official";
}

// One entry of the page: exactly one of the kinds is there.
TemplateData PageEntry(const char* kind, const TemplateData& content) {
  TemplateData entry;
  for (const char* other : {"heading", "paragraph", "table", "bars", "trend", "scores"})
    entry.set(other, false);
  entry.set(kind, content);
  return entry;
}

TemplateData BlockData(const Block& block, int id) {
  if (const auto* heading = std::get_if<Heading>(&block)) return PageEntry("heading", HeadingData(*heading));
  if (const auto* text = std::get_if<Paragraph>(&block)) return PageEntry("paragraph", ParagraphData(*text));
  if (const auto* table = std::get_if<Table>(&block)) return PageEntry("table", TableData(*table, kPercent));
  if (const auto* lights = std::get_if<LightChart>(&block)) return PageEntry("bars", BarsData(*lights, id));
  if (const auto* trend = std::get_if<TrendChart>(&block)) return PageEntry("trend", TrendData(*trend, id));
  return PageEntry("scores", ScoresData(std::get<ScoreChart>(block), id));
}

// Half characters as em: "4.5".
std::string Em(int halves) { return absl::StrCat(halves / 2, halves % 2 == 0 ? "" : ".5"); }

TemplateData AnnexData(const Annex& annex, bool several) {
  Table table = *annex.table;
  table.title.clear();
  TemplateData data;
  data.set("ordinal", several ? absl::StrCat(annex.number) : "");
  data.set("annex_title", annex.table->title);
  data.set("landscape", table.landscape);
  data.set("table", TableData(table, kPercent));
  return data;
}

}  // namespace

std::string RenderHtml(const Document& document) {
  const Arrangement arrangement = Arrange(document);
  TemplateData data = ContentData(document);
  data.set("form", FormName(document.form));
  data.set("mark_size", absl::StrCat(MarkSize(document.mark, kTypeWidth)));
  data.set("single", document.attachments.size() == 1);
  const SignaturePlace place = PlaceOf(document);
  data.set("issuer_right", Em(place.issuer_right));
  data.set("date_right", Em(place.date_right));
  int id = 0;
  data.set("blocks",
           ListData(arrangement.body, [&id](const Block* block) { return BlockData(*block, ++id); }));
  data.set("annexes", ListData(arrangement.annexes, [&document](const Annex& annex) {
             return AnnexData(annex, document.attachments.size() > 1);
           }));
  for (const Face& face : Faces()) {
    data.set(absl::StrCat(face.key, "_css"),
             absl::StrCat("\"", face.standard, "\", \"", face.title, "\", \"", face.open, "\", serif"));
  }
  return FillNamed(kHtmlTemplates, "document", data);
}

}  // namespace duban::reporting
