#include "clients/cli/labels.h"

#include <gtest/gtest.h>

#include <set>

#include "clients/cli/label_tables.h"
#include "duban/task/v1/form.pb.h"

namespace duban::client::labels_test {
namespace {

using task::v1::Form;

template <typename Tables>
void ExpectEachKeyOnce(const Tables& tables) {
  std::set<absl::string_view> keys;
  for (const Terms terms : tables) {
    for (const Term& term : terms) EXPECT_TRUE(keys.insert(term.key).second) << term.key;
  }
  EXPECT_FALSE(keys.empty());
}

TEST(LabelsTest, NoKeyStandsInTwoTables) {
  ExpectEachKeyOnce(AllFieldTerms());
  ExpectEachKeyOnce(AllEnumTerms());
}

TEST(LabelsTest, AFieldsOwnTermGoesBeforeTheSharedOne) {
  const auto* const own = Form::descriptor()->FindFieldByName("class");
  const auto* const shared = Form::descriptor()->FindFieldByName("update_time");
  ASSERT_TRUE(own != nullptr && shared != nullptr);
  EXPECT_EQ(FieldLabel(Language::kZh, *own), "报送情况") << "not 类别, as elsewhere";
  EXPECT_EQ(FieldLabel(Language::kZh, *shared), "更新时间");
  EXPECT_EQ(FieldLabel(Language::kEn, *shared), "update time");
}

}  // namespace
}  // namespace duban::client::labels_test
