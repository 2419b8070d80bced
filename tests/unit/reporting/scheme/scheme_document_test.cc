#include "services/reporting/domain/scheme/scheme_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/error_matchers.h"

namespace duban::reporting::scheme_document_test {
namespace {

using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::SizeIs;

const Period kQ1{PeriodKind::kQuarter, 2024, 1};
const Period kQ2{PeriodKind::kQuarter, 2024, 2};
const Period kQ3{PeriodKind::kQuarter, 2024, 3};

SchemeDocument Draft(const std::string& id) {
  return {
      .campaign = "c", .id = id, .text = "{}", .sha256 = "1", .state = SchemeState::kDraft, .author = "li"};
}

SchemeDocument Published(const std::string& id, const Period& from) {
  SchemeDocument document = Draft(id);
  document.state = SchemeState::kPublished;
  document.in_force_from = from;
  return document;
}

Book BookOf(const std::vector<SchemeDocument>& documents) {
  Book book;
  for (const SchemeDocument& one : documents) book.docket.Put(Matter(one), ++book.sequence, absl::Time());
  return book;
}

Publication By(const std::string& person, const Period& from) {
  return {.in_force_from = from, .basis = "区政办发〔2024〕20号", .publisher = person};
}

TEST(SchemeMachineTest, OnlyADraftIsChangedOrPublished) {
  const SchemeState states[] = {SchemeState::kUnspecified, SchemeState::kDraft, SchemeState::kPublished,
                                SchemeState::kRetired};
  const SchemeEvent events[] = {SchemeEvent::kUpdate, SchemeEvent::kPublish, SchemeEvent::kRetire};
  std::vector<std::string> allowed;
  for (const SchemeState from : states) {
    for (const SchemeEvent event : events) {
      const auto next = NextState(kSchemeMachine, {"SCHEME_STATE", "评分办法"}, from, event);
      if (next.ok()) {
        allowed.push_back(absl::StrCat(StateName(from), " ", EventName(event), " ", StateName(*next)));
      } else {
        EXPECT_THAT(next, IsRefusal(absl::StatusCode::kFailedPrecondition, "SCHEME_STATE"));
      }
    }
  }
  EXPECT_THAT(allowed, ::testing::ElementsAre("DRAFT update DRAFT", "DRAFT publish PUBLISHED",
                                              "PUBLISHED retire RETIRED"));
}

TEST(SchemeInForceTest, TheLatestPublishedUpToThePeriodHolds) {
  const Book book = BookOf({Published("v1", kQ1), Published("v3", kQ3), Draft("v9")});
  EXPECT_EQ(SchemeInForce(book, "c", {PeriodKind::kQuarter, 2023, 4}), nullptr);
  EXPECT_EQ(SchemeInForce(book, "c", kQ1)->id, "v1");
  EXPECT_EQ(SchemeInForce(book, "c", kQ2)->id, "v1");
  EXPECT_EQ(SchemeInForce(book, "c", kQ3)->id, "v3");
  EXPECT_EQ(SchemeInForce(book, "c", {PeriodKind::kYear, 2024, 1})->id, "v3");
  EXPECT_EQ(SchemeInForce(book, "c", {PeriodKind::kMonth, 2024, 4})->id, "v1");
  EXPECT_EQ(SchemeInForce(book, "other", kQ3), nullptr);
}

TEST(SchemePublishTest, APublishedTextIsFrozen) {
  EXPECT_THAT(WithText(Published("v1", kQ1), "{}", "2", "li"),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "SCHEME_FROZEN"));
  EXPECT_THAT(Publish(Book(), Published("v1", kQ1), By("wang", kQ1), {}),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "SCHEME_FROZEN"));
  const auto changed = WithText(Draft("v1"), "{\"a\":1}", "2", "zhao");
  ASSERT_THAT(changed, IsOk());
  EXPECT_EQ(changed->author, "zhao");
  EXPECT_EQ(changed->sha256, "2");
}

TEST(SchemePublishTest, TheAuthorNeverPublishes) {
  EXPECT_THAT(Publish(Book(), Draft("v1"), By("li", kQ1), {}),
              IsRefusal(absl::StatusCode::kPermissionDenied, "AUTHOR_PUBLISHES"));
}

TEST(SchemePublishTest, BasisAndQuarterAreNeeded) {
  Publication publication = By("wang", {PeriodKind::kMonth, 2024, 1});
  EXPECT_THAT(Publish(Book(), Draft("v1"), publication, {}),
              IsRefusal(absl::StatusCode::kInvalidArgument, "PERIOD_KIND"));
  publication = By("wang", kQ1);
  publication.basis.clear();
  EXPECT_THAT(Publish(Book(), Draft("v1"), publication, {}),
              IsRefusal(absl::StatusCode::kInvalidArgument, "REQUIRED"));
}

TEST(SchemePublishTest, WarningsAreAcceptedOrStandInTheWay) {
  const std::vector<SchemeFinding> warnings = {{"SMALL_GROUP", "groups[0]", "少", "并组", false}};
  Publication publication = By("wang", kQ1);
  EXPECT_THAT(Publish(Book(), Draft("v1"), publication, warnings),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "SCHEME_WARNINGS"));
  publication.accept_warnings = true;
  const auto written = Publish(Book(), Draft("v1"), publication, warnings);
  ASSERT_THAT(written, IsOk());
  EXPECT_EQ(written->back().warnings, warnings);
  const std::vector<SchemeFinding> refused = {{"BONUS_FOR_TRACE", "adjustments", "留痕", "删去", true}};
  EXPECT_THAT(Publish(Book(), Draft("v1"), publication, refused),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "SCHEME_LINT"));
}

TEST(SchemePublishTest, AnotherForTheSameQuarterRetiresTheFormer) {
  const Book book = BookOf({Published("v1", kQ1), Published("v2", kQ2), Draft("v3")});
  const auto written = Publish(book, Draft("v3"), By("wang", kQ2), {});
  ASSERT_THAT(written, IsOk());
  ASSERT_THAT(*written, SizeIs(2));
  EXPECT_EQ(written->front().id, "v2");
  EXPECT_EQ(written->front().state, SchemeState::kRetired);
  EXPECT_EQ(written->back().id, "v3");
  EXPECT_EQ(written->back().publisher, "wang");
}

}  // namespace
}  // namespace duban::reporting::scheme_document_test
