#include "services/common/ids.h"

#include <gtest/gtest.h>

#include <string>

namespace duban {
namespace {

TEST(IdsTest, ResourceIds) {
  for (const absl::string_view id : {"a", "hecheng", "hc-drc", "tf-industry", "a1", "a--b"}) {
    EXPECT_TRUE(IsResourceId(id)) << id;
  }
  for (const absl::string_view id :
       {"", "A", "hC", "1a", "-a", "a-", "a_b", "a.b", "a/b", "a b", "鹤城", "a\n"}) {
    EXPECT_FALSE(IsResourceId(id)) << id;
  }
  EXPECT_TRUE(IsResourceId(std::string(63, 'a')));
  EXPECT_FALSE(IsResourceId(std::string(64, 'a')));
}

TEST(IdsTest, ItemCodes) {
  for (const absl::string_view id : {"I-A1-01", "2024-M03-D1", "2024-Y", "P-001", "hc-drc", "7"}) {
    EXPECT_TRUE(IsItemCode(id)) << id;
  }
  for (const absl::string_view id : {"", "-I", "I-", "I_1", "I/1", "I 1", "项目", "I.1"}) {
    EXPECT_FALSE(IsItemCode(id)) << id;
  }
  EXPECT_TRUE(IsItemCode(std::string(63, 'Z')));
  EXPECT_FALSE(IsItemCode(std::string(64, 'Z')));
}

TEST(IdsTest, Uuids) {
  EXPECT_TRUE(IsUuid4("f47ac10b-58cc-4372-a567-0e02b2c3d479"));
  EXPECT_TRUE(IsUuid4("F47AC10B-58CC-4372-B567-0E02B2C3D479"));
  for (const absl::string_view id :
       {"", "f47ac10b-58cc-1372-a567-0e02b2c3d479", "f47ac10b-58cc-4372-c567-0e02b2c3d479",
        "f47ac10b-58cc-4372-a567-0e02b2c3d47", "f47ac10b-58cc-4372-a567-0e02b2c3d4790",
        "f47ac10b58cc4372a5670e02b2c3d479", "g47ac10b-58cc-4372-a567-0e02b2c3d479",
        "{f47ac10b-58cc-4372-a567-0e02b2c3d47}"}) {
    EXPECT_FALSE(IsUuid4(id)) << id;
  }
}

}  // namespace
}  // namespace duban
