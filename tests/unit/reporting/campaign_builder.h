// Builds small campaigns change by change, as the feed would bring them.
#ifndef DUBAN_TESTS_UNIT_REPORTING_CAMPAIGN_BUILDER_H_
#define DUBAN_TESTS_UNIT_REPORTING_CAMPAIGN_BUILDER_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "services/reporting/domain/record/projection.h"

namespace duban::reporting {

// 2024's calendar year campaign "eight-actions" with action A1 (task force tf-1, led by dept-a) and A2 (no
// task force), departments dept-a, dept-b, dept-c and township town-a. Every call appends changes.
class CampaignBuilder {
 public:
  CampaignBuilder();

  static constexpr char kCampaign[] = "eight-actions";

  void AddUnit(const std::string& id, UnitGroup group);
  void Put(Resource resource);  // the next change
  // The changes from here on come at this time; without it they come one second apart, before the campaign.
  void SetTime(absl::Time time) { time_ = time; }

  // A COUNT indicator of A1, target 100, led by dept-a; `edit` changes it before it is put.
  void AddIndicator(const std::string& code, const std::function<void(Item&)>& edit = {});
  // A task of A1 over the whole year, led by dept-a.
  void AddTask(const std::string& code, const std::function<void(Item&)>& edit = {});
  // A project of class BUILD of A1, led by dept-a.
  void AddProject(const std::string& code, const std::function<void(Item&)>& edit = {});

  // A locked form on time with these rows, approved and reviewed in time; `edit` changes it before it is put.
  void AddForm(const std::string& unit, const std::string& period, const std::vector<FormRow>& rows,
               const std::function<void(Form&)>& edit = {});
  // The official value of an indicator; empty = PENDING.
  void AddOfficial(const std::string& item, const std::string& period, const char* value);
  void AddMissing(const std::string& unit, const std::string& period);
  void Lock(const std::string& period);  // every ten-day period inside

  const Projection& projection() const { return projection_; }
  const Campaign& campaign() const { return projection_.campaigns.at(kCampaign); }
  const std::vector<ChangedResource>& changes() const { return changes_; }

 private:
  Item NewItem(const std::string& code, ItemKind kind) const;

  Projection projection_;
  std::vector<ChangedResource> changes_;
  std::optional<absl::Time> time_;
};

// "2024-M03-D3" as a period; ends the test program when it is none.
Period PeriodOf(const std::string& id);

// Rows of a form.
FormRow ValueRow(const std::string& item, const char* value);
FormRow ProgressRow(const std::string& item, const char* percent);
FormRow DoneRow(const std::string& item, absl::CivilDay done);

// An instant of China Standard Time.
absl::Time At(absl::CivilDay day, int hour);

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_UNIT_REPORTING_CAMPAIGN_BUILDER_H_
