#include "services/message/filter_parser.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"

namespace duban {
namespace {

struct OpText {
  absl::string_view text;
  FilterOp op;
};
// Longer ones first, so that "<=" is not read as "<".
constexpr OpText kOps[] = {{"!=", FilterOp::kNotEqual}, {"<=", FilterOp::kAtMost}, {">=", FilterOp::kAtLeast},
                           {"=", FilterOp::kEqual},     {"<", FilterOp::kLess},    {">", FilterOp::kGreater},
                           {":", FilterOp::kHas}};

bool IsNameByte(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.'; }
// Bare words hold times ("17:30"), names ("units/hc-sti"), numbers and text of any script.
bool IsWordByte(char c) {
  return !absl::ascii_isspace(static_cast<unsigned char>(c)) && c != '(' && c != ')' && c != '"' &&
         c != '\'' && c != '=' && c != '<' && c != '>' && c != '!';
}

// Reads from left to right; each function leaves `at_` behind what it read.
class Parser {
 public:
  explicit Parser(absl::string_view text) : text_(text) {}

  absl::StatusOr<FilterNode> Whole() {
    ASSIGN_OR_RETURN(FilterNode node, Condition(0));
    SkipSpace();
    if (at_ < text_.size()) return Fault("此处应为 AND、OR 或结尾 (AND, OR or the end)");
    return node;
  }

 private:
  using NodeKind = FilterNode::Kind;

  absl::StatusOr<FilterNode> Condition(int depth) {
    if (depth > kMaxFilterDepth) return Fault(absl::StrCat("括号最多 ", kMaxFilterDepth, " 层 (too deep)"));
    return Junction("AND", NodeKind::kAnd,
                    [&] { return Junction("OR", NodeKind::kOr, [&] { return Term(depth); }); });
  }

  template <typename Read>
  absl::StatusOr<FilterNode> Junction(absl::string_view word, NodeKind kind, Read read) {
    ASSIGN_OR_RETURN(FilterNode first, read());
    if (!TakeWord(word)) return first;
    FilterNode node{.kind = kind};
    node.parts.push_back(std::move(first));
    do {
      ASSIGN_OR_RETURN(FilterNode next, read());
      node.parts.push_back(std::move(next));
    } while (TakeWord(word));
    return node;
  }

  absl::StatusOr<FilterNode> Term(int depth) {
    if (TakeWord("NOT") || Take("-")) {
      FilterNode node{.kind = NodeKind::kNot};
      ASSIGN_OR_RETURN(FilterNode part, Simple(depth));
      node.parts.push_back(std::move(part));
      return node;
    }
    return Simple(depth);
  }

  absl::StatusOr<FilterNode> Simple(int depth) {
    if (!Take("(")) return Comparison();
    ASSIGN_OR_RETURN(FilterNode inner, Condition(depth + 1));
    if (!Take(")")) return Fault("缺少右括号 (missing \")\")");
    return inner;
  }

  absl::StatusOr<FilterNode> Comparison() {
    SkipSpace();
    FilterNode node{.comparison = {.at = at_}};
    node.comparison.path = TakeWhile(IsNameByte);
    if (node.comparison.path.empty()) return Fault("此处应为字段名 (a field)");
    const OpText* found = nullptr;
    for (const OpText& op : kOps) {
      if (found == nullptr && Take(op.text)) found = &op;
    }
    if (found == nullptr) return Fault("字段后应为 = != < <= > >= : 之一 (an operator)");
    node.comparison.op = found->op;
    RETURN_IF_ERROR(Value(node.comparison));
    return node;
  }

  absl::Status Value(FilterComparison& out) {
    SkipSpace();
    const char quote = at_ < text_.size() ? text_[at_] : '\0';
    if (quote == '"' || quote == '\'') return Quoted(quote, out);
    out.value = TakeWhile(IsWordByte);
    if (out.value.empty()) return Fault("此处应为取值，含空格的用引号 (a value)");
    return absl::OkStatus();
  }

  absl::Status Quoted(char quote, FilterComparison& out) {
    out.quoted = true;
    for (size_t i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] == quote) {
        at_ = i + 1;
        return absl::OkStatus();
      }
      if (text_[i] == '\\' && i + 1 < text_.size()) ++i;
      out.value.push_back(text_[i]);
    }
    return Fault("缺少右引号 (missing quote)");
  }

  void SkipSpace() {
    while (at_ < text_.size() && absl::ascii_isspace(static_cast<unsigned char>(text_[at_]))) ++at_;
  }

  bool Take(absl::string_view token) {
    SkipSpace();
    if (!absl::StartsWith(text_.substr(at_), token)) return false;
    at_ += token.size();
    return true;
  }

  // As Take, but not the beginning of a longer name: "ORDER" is no "OR".
  bool TakeWord(absl::string_view word) {
    const size_t before = at_;
    if (!Take(word)) return false;
    if (at_ == text_.size() || !IsNameByte(text_[at_])) return true;
    at_ = before;
    return false;
  }

  std::string TakeWhile(bool (*fits)(char)) {
    const size_t begin = at_;
    while (at_ < text_.size() && fits(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  absl::Status Fault(absl::string_view problem) const { return FilterFault(text_, at_, problem); }

  const absl::string_view text_;
  size_t at_ = 0;
};

}  // namespace

absl::StatusOr<FilterNode> ParseFilter(absl::string_view text) {
  if (text.size() > kMaxFilterBytes) {
    return InvalidField("filter", "FILTER",
                        absl::StrCat("筛选条件最长 ", kMaxFilterBytes, " 字节 (filter too long)"));
  }
  return Parser(text).Whole();
}

absl::Status FilterFault(absl::string_view text, size_t at, absl::string_view problem) {
  const std::string place =
      at >= text.size() ? "结尾处" : absl::StrCat("第 ", at + 1, " 字节起“", text.substr(at), "”");
  return InvalidField("filter", "FILTER", absl::StrCat("筛选条件有误，", place, "：", problem));
}

}  // namespace duban
