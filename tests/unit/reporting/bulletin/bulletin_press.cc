#include "tests/unit/reporting/bulletin/bulletin_press.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "absl/strings/str_replace.h"
#include "services/reporting/scheme/bulletin_rules_reader.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {

std::string BuiltInRulesText() {
  std::ifstream file(std::string(DUBAN_SOURCE_DIR) + "/services/reporting/schemes/bulletin.v1.json");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

const BulletinRules& PressRules() {
  static const BulletinRules& rules = *new BulletinRules(
      ParseBulletinRules(absl::StrReplaceAll(BuiltInRulesText(), {{"PLACEHOLDER", "SETTLED"}})).value());
  return rules;
}

Signature Actor(const std::string& person, const std::string& role) { return {person, role, "", ""}; }

Bulletin BulletinPress::New(BulletinKind kind, const std::string& period, absl::Time now,
                            const std::string& action) {
  Bulletin bulletin;
  bulletin.campaign = CampaignBuilder::kCampaign;
  bulletin.kind = kind;
  bulletin.period = PeriodOf(period);
  bulletin.action = action;
  bulletin.id = BulletinIdOf(bulletin);
  bulletin.author = HandOf(Actor("author"), now);
  bulletin.basis = {.change_sequence = record.projection().last_sequence,
                    .change_time = record.projection().last_change_time,
                    .act_sequence = book.sequence,
                    .scheme = Rubric().id,
                    .rules = PressRules().id,
                    .generate_time = now,
                    .cut_off = {},
                    .simulated = false};
  return bulletin;
}

absl::StatusOr<Composition> BulletinPress::Finish(Bulletin& bulletin) {
  const BulletinSources sources{record.projection(), book, Rubric(), PressRules()};
  absl::StatusOr<Composition> composed = Compose(sources, bulletin);
  if (!composed.ok()) return composed;
  bulletin.title = composed->document.title;
  bulletin.digest = composed->digest;
  bulletin.follow_ups = composed->follow_ups;
  bulletin.entries = composed->entries;
  bulletin.drafted_parts = composed->parts;
  return composed;
}

void BulletinPress::Keep(const Bulletin& bulletin) {
  book.docket.Put(Matter(bulletin), ++book.sequence,
                  bulletin.basis.generate_time.value_or(absl::UnixEpoch()));
}

Bulletin BulletinPress::Issue(Bulletin bulletin, absl::Time now) {
  EXPECT_TRUE(Finish(bulletin).ok());
  bulletin = Reviewed(bulletin, Actor("reviewer"), now).value();
  bulletin = Signed(bulletin, PressRules(), Actor("signatory", "EXECUTIVE_DEPUTY"), now).value();
  bulletin = Numbered(bulletin, book, record.campaign(), PressRules(), Actor("author"), now).value();
  bulletin = Issued(bulletin, Actor("author"), now).value();
  EXPECT_TRUE(Finish(bulletin).ok());
  Keep(bulletin);
  return bulletin;
}

std::vector<std::string> SectionsOf(const Document& document) {
  std::vector<std::string> sections;
  for (const Block& block : document.blocks) {
    const Heading* heading = std::get_if<Heading>(&block);
    if (heading != nullptr && heading->level == 1) sections.push_back(heading->text);
  }
  return sections;
}

std::string TextOf(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) {
    if (const Paragraph* paragraph = std::get_if<Paragraph>(&block)) text += paragraph->text + "\n";
    const Table* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    for (const std::vector<Cell>& row : table->rows) {
      for (const Cell& cell : row) text += cell.text + "|";
      text += "\n";
    }
  }
  return text;
}

}  // namespace duban::reporting
