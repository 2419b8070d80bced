// Tables for people, aligned for a terminal that shows Chinese characters two columns wide.
#ifndef DUBAN_CLIENTS_CLI_TABLE_H_
#define DUBAN_CLIENTS_CLI_TABLE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace duban::client {

// Collects rows and lays them out. Columns are two blanks apart; the last one is not padded.
class Table {
 public:
  // A title that begins with '>' is of a column aligned to the right (numbers).
  explicit Table(std::vector<std::string> titles);

  // Missing cells are empty, surplus ones are dropped.
  void Add(std::vector<std::string> cells);
  bool empty() const { return rows_.size() == 1; }
  // All lines, each ended by '\n', titles first.
  std::string ToText() const;

 private:
  std::vector<bool> right_;
  std::vector<std::vector<std::string>> rows_;  // the first holds the titles
};

// `text` with blanks up to `width` columns, after it or (`right`) before it.
std::string Pad(absl::string_view text, int width, bool right = false);

// `text` cut to at most `width` columns, with "…" where something was cut.
std::string Shorten(absl::string_view text, int width);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_TABLE_H_
