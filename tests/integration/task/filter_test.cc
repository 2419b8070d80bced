// Filters and orders over messages, and pages that stay stable while others write.
#include "services/message/filter.h"

#include <gmock/gmock.h>

#include <map>
#include <random>
#include <set>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/form_service.pb.h"
#include "duban/task/v1/item_service.pb.h"
#include "duban/task/v1/unit.pb.h"
#include "services/message/filter_parser.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing::filter_test {
namespace {

namespace v1 = task::v1;

// The tree in full parentheses.
std::string Text(const FilterNode& node) {
  constexpr const char* kOps[] = {"=", "!=", "<", "<=", ">", ">=", ":"};
  if (node.kind == FilterNode::Kind::kCompare) {
    const auto& comparison = node.comparison;
    return absl::StrCat(comparison.path, kOps[static_cast<int>(comparison.op)], comparison.value);
  }
  if (node.kind == FilterNode::Kind::kNot) return absl::StrCat("!(", Text(node.parts.front()), ")");
  std::string text;
  for (const FilterNode& part : node.parts) {
    absl::StrAppend(&text,
                    text.empty()                          ? "("
                    : node.kind == FilterNode::Kind::kAnd ? " & "
                                                          : " | ",
                    Text(part));
  }
  return text + ")";
}

TEST(FilterParserTest, ReadsWhatItShould) {
  const std::map<std::string, std::string> kTexts = {
      {"a = 1", "a=1"},
      {"a=1 AND b!=2 OR c<3", "(a=1 & (b!=2 | c<3))"},
      {"a<=1 OR b>=2 AND c:3", "((a<=1 | b>=2) & c:3)"},
      {"(a=1 AND b=2) OR c=3", "((a=1 & b=2) | c=3)"},
      {"NOT a = x AND -b = y", "(!(a=x) & !(b=y))"},
      {"NOT (a=1 OR b=2)", "!((a=1 | b=2))"},
      {"a.b.c = \"x y \\\" z\"", "a.b.c=x y \" z"},
      {"a = 'it is'", "a=it is"},
      {"a = ''", "a="},
      {"t >= 2024-03-11T17:30:00+08:00", "t>=2024-03-11T17:30:00+08:00"},
      {"a = -3", "a=-3"},
      {"ORDER = 1", "ORDER=1"},
      {"a=河西", "a=河西"},
      {"a:*", "a:*"},
      {"  ( ( a > 1 ) ) ", "a>1"},
  };
  for (const auto& [text, tree] : kTexts) {
    const auto parsed = ParseFilter(text);
    ASSERT_TRUE(parsed.ok()) << text << ": " << parsed.status();
    EXPECT_EQ(Text(*parsed), tree) << text;
  }
}

TEST(FilterParserTest, RefusesWhatIsNoConditionAndNamesThePlace) {
  const std::vector<std::string> kTexts = {
      "a",
      "a =",
      "= 1",
      "a = 1 b = 2",
      "a = 1 AND",
      "AND a = 1",
      "a = 1 OR OR b = 2",
      "(a = 1",
      "a = 1)",
      "a = \"x",
      "a == 1",
      "a ! 1",
      "a =< 1",
      "NOT",
      "a = 1 and b = 2",
      "a = (1)",
      "()",
      "a = 'x",
      "\"a\" = 1",
      "NOT NOT a = 1",
      " ",
      "a , b",
      std::string(100, '('),
      "a = 1;",
  };
  for (const std::string& text : kTexts) {
    const auto parsed = ParseFilter(text);
    if (text == "a = 1;") {  // a bare word may end in anything
      EXPECT_TRUE(parsed.ok());
      continue;
    }
    ASSERT_FALSE(parsed.ok()) << text << " → " << Text(*parsed);
    EXPECT_EQ(DetailsOf(parsed.status())->reason, "FILTER") << text;
  }
  EXPECT_THAT(std::string(ParseFilter("a = 1 b = 2").status().message()), ::testing::HasSubstr("第 7 字节"));
}

TEST(FilterParserTest, AnyBytesGiveATreeOrARefusal) {
  std::mt19937 random(20240311);
  const std::string kAlphabet = "ab.=!<>:()\"'\\ -ANDORNOT1*\xe6\xb2\xb3\n";
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (size_t i = random() % 24; i > 0; --i) text.push_back(kAlphabet[random() % kAlphabet.size()]);
    const auto parsed = ParseFilter(text);
    if (parsed.ok()) {
      EXPECT_FALSE(Text(*parsed).empty());
    } else {
      EXPECT_EQ(DetailsOf(parsed.status())->reason, "FILTER");
    }
  }
}

v1::Item SampleItem() {
  v1::Item item;
  item.set_name("jurisdictions/hecheng/campaigns/c/items/I-1");
  item.set_display_name("规模工业增加值增速");
  item.set_lead_unit("jurisdictions/hecheng/units/hc-sti");
  item.add_coop_units("jurisdictions/hecheng/units/hc-housing");
  item.add_coop_units("jurisdictions/hecheng/units/gtf-office");
  item.set_weight("10.50");
  item.mutable_due_date()->set_year(2024);
  item.mutable_due_date()->set_month(6);
  item.mutable_due_date()->set_day(30);
  item.mutable_indicator()->set_kind(v1::Indicator::KIND_RATE);
  item.mutable_indicator()->set_target("7.15");
  item.mutable_update_time()->set_seconds(absl::ToUnixSeconds(ChinaAt("2024-03-11 23:30")));
  return item;
}

bool Holds(const std::string& text, const google::protobuf::Message& message) {
  const auto filter = MessageFilter::Parse(text, *message.GetDescriptor());
  EXPECT_TRUE(filter.ok()) << text << ": " << filter.status();
  return filter.ok() && filter->Matches(message);
}

TEST(FilterTest, ComparesEveryKindOfFieldAsItsKind) {
  const v1::Item item = SampleItem();
  for (const char* text : {
           "lead_unit = hc-sti",
           "lead_unit = jurisdictions/hecheng/units/hc-sti",
           "name = I-1",
           "coop_units:hc-housing",
           "coop_units:gtf-office AND NOT coop_units:hc-sti",
           "display_name:工业",
           "display_name = \"规模工业增加值增速\"",
           "indicator.kind = RATE",
           "indicator.kind = KIND_RATE",
           "indicator.kind = rate",
           "indicator.kind != COUNT",
           "indicator.target >= 7.15",
           "indicator.target < 10",
           "weight = 10.5",
           "weight > 9",
           "due_date = 2024-06-30",
           "due_date < 2024-07-01",
           "update_time <= 2024-03-11",
           "update_time >= 2024-03-11T23:30",
           "update_time < 2024-03-11T16:00:00Z",
           "indicator:*",
           "coop_units:*",
           "indicator.baseline = ''",
       }) {
    EXPECT_TRUE(Holds(text, item)) << text;
  }
  for (const char* text : {
           "lead_unit = hc-st",
           "coop_units:hc-sti",
           "task:*",
           "task.deliverable != x",    // no task: nothing to compare
           "start_date < 2030-01-01",  // no day: neither before nor after
           "NOT due_date:*",
           "weight = \"10.5\"",  // text in quotes compares as text
           "weight < 9",
           "display_name > 3",        // no number
           "indicator.baseline < 1",  // missing is not zero
           "update_time > 2024-03-11",
       }) {
    EXPECT_FALSE(Holds(text, item)) << text;
  }
}

TEST(FilterTest, NamesTheUnknownAndWhatThereIsInstead) {
  const std::map<std::string, std::string> kFaults = {
      {"lead = x", "lead_unit"},
      {"indicator.kin = RATE", "kind"},
      {"indicator.kind = RATES", "RATE"},
      {"display_name.x = 1", "没有下级字段"},
      {"coop_units = hc-sti", "请用 :"},
      {"due_date = tomorrow", "2024-03-11"},
      {"due_date = 2024-02-30", "2024-03-11"},
      {"due_date = 2024-03-11T10:00", "2024-03-11"},
      {"update_time = noon", "2024-03-11T17:30"},
      {"indicator = x", "写到下级"},
      {"weight = 1 AND nothing = 2", "第 16 字节"},
  };
  for (const auto& [text, hint] : kFaults) {
    const auto filter = MessageFilter::Parse(text, *v1::Item::descriptor());
    ASSERT_EQ(filter.status().code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_EQ(DetailsOf(filter.status())->violations.at(0).field, "filter");
    EXPECT_THAT(std::string(filter.status().message()), ::testing::HasSubstr(hint)) << text;
  }
  v1::Unit unit;
  EXPECT_FALSE(MessageFilter::Parse("kind = 1", *v1::Unit::descriptor()).ok());
}

std::vector<std::string> Sorted(const std::string& order_by, const std::vector<std::string>& weights) {
  const auto order = MessageOrder::Parse(order_by, *v1::Item::descriptor());
  EXPECT_TRUE(order.ok()) << order.status();
  std::map<std::string, std::string> by_key;
  for (const std::string& weight : weights) {
    v1::Item item;
    item.set_weight(weight);
    by_key[order->KeyOf(item, weight)] = weight;
  }
  std::vector<std::string> sorted;
  for (const auto& [key, weight] : by_key) sorted.push_back(weight);
  return sorted;
}

TEST(MessageOrderTest, NumbersSortByValueAndTextsByBytes) {
  const std::vector<std::string> kUp = {"",    "-10.5", "-10", "-9", "-0.5", "0",  "0.05",
                                        "0.5", "7.15",  "7.2", "10", "100",  "甲", "乙"};
  std::vector<std::string> up = kUp;
  std::sort(up.end() - 2, up.end());
  std::vector<std::string> mixed = up;
  std::shuffle(mixed.begin(), mixed.end(), std::mt19937(7));
  EXPECT_EQ(Sorted("weight", mixed), up);
  EXPECT_EQ(Sorted("weight desc", mixed), std::vector<std::string>(up.rbegin(), up.rend()));
}

TEST(MessageOrderTest, RefusesWhatCannotBeOrderedBy) {
  for (const char* text :
       {"nothing", "weight down", "coop_units", "indicator", "weight,", ",", "weight desc desc"}) {
    const auto order = MessageOrder::Parse(text, *v1::Item::descriptor());
    ASSERT_EQ(order.status().code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_EQ(DetailsOf(order.status())->reason, "ORDER_BY");
  }
}

}  // namespace
}  // namespace duban::testing::filter_test
