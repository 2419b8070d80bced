#include "services/reporting/domain/bulletin/document.h"

#include "services/reporting/domain/bulletin/characters.h"

namespace duban::reporting {
namespace {

// Adds up the text of blocks.
class Counter {
 public:
  void Add(const std::string& text) {
    for (const Character& character : CharactersOf(text)) count_ += IsWordCharacter(character.code) ? 1 : 0;
  }
  void operator()(const Heading& heading) { Add(heading.text); }
  void operator()(const Paragraph& paragraph) { Add(paragraph.text); }
  void operator()(const Table& table) {
    Add(table.title);
    Add(table.note);
    for (const Column& column : table.columns) Add(column.title);
    for (const std::vector<Cell>& row : table.rows) {
      for (const Cell& cell : row) Add(cell.text);
    }
  }
  void operator()(const LightChart& chart) {
    Add(chart.title);
    for (const LightChart::Bar& bar : chart.bars) Add(bar.title);
  }
  void operator()(const TrendChart& chart) {
    Add(chart.title);
    for (const std::string& point : chart.points) Add(point);
    for (const TrendChart::Line& line : chart.lines) Add(line.title);
  }
  void operator()(const ScoreChart& chart) { Add(chart.title); }
  int count() const { return count_; }

 private:
  int count_ = 0;
};

Medium MediumOf(const Block& block) {
  if (const auto* table = std::get_if<Table>(&block)) return table->medium;
  if (const auto* trend = std::get_if<TrendChart>(&block)) return trend->medium;
  return Medium::kBoth;
}

}  // namespace

bool IsPrinted(const Block& block) { return MediumOf(block) != Medium::kWorkbook; }
bool IsInWorkbook(const Block& block) { return MediumOf(block) != Medium::kPrint; }

// What people read as the text: header, imprint and the document's own facts are left out.
int TextLength(const Document& document) {
  Counter counter;
  for (const std::string* text :
       {&document.title, &document.addressee, &document.editor_note, &document.issuer, &document.note}) {
    counter.Add(*text);
  }
  for (const Block& block : document.blocks) {
    if (IsPrinted(block)) std::visit(counter, block);
  }
  for (const std::string& attachment : document.attachments) counter.Add(attachment);
  return counter.count();
}

}  // namespace duban::reporting
