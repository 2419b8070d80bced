// The JSON schema that editors use says the same as the reader.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "services/reporting/domain/score/formula_catalogue.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::scheme_schema_test {
namespace {

using Json = nlohmann::json;

Json Schema() {
  std::ifstream file(std::string(DUBAN_SOURCE_DIR) + "/services/reporting/schemes/scheme.schema.json");
  return Json::parse(file);
}

std::set<std::string> KeysOf(const Json& object) {
  std::set<std::string> keys;
  for (const auto& [key, unused] : object.items()) keys.insert(key);
  return keys;
}

// Compares the objects whose keys are fixed.
void Compare(const Json& value, const Json& schema, const std::string& path) {
  if (value.is_array()) {
    for (const Json& one : value) Compare(one, schema["items"], path + "[]");
  }
  if (!value.is_object() || !schema.contains("properties")) return;
  EXPECT_EQ(KeysOf(value), KeysOf(schema["properties"])) << path;
  std::set<std::string> required;
  for (const Json& key : schema["required"]) required.insert(key.get<std::string>());
  EXPECT_EQ(KeysOf(value), required) << path;
  EXPECT_EQ(schema["additionalProperties"], false) << path;
  for (const auto& [key, part] : value.items()) Compare(part, schema["properties"][key], path + "." + key);
}

TEST(SchemeSchemaTest, HasExactlyTheKeysOfTheShippedRubric) {
  Compare(Json::parse(RubricText()), Schema(), "");
}

TEST(SchemeSchemaTest, OffersTheFormulasOfTheCatalogue) {
  const Json formulas = Schema()["properties"]["formulas"]["properties"];
  for (int i = 0; i <= static_cast<int>(LeafId::kB3); ++i) {
    const auto leaf = static_cast<LeafId>(i);
    Json names = Json::array();
    for (const LeafFormula* one : FormulasFor(leaf)) names.push_back(std::string(one->name));
    EXPECT_EQ(formulas[std::string(LeafName(leaf))]["enum"], names) << LeafName(leaf);
  }
}

}  // namespace
}  // namespace duban::reporting::scheme_schema_test
