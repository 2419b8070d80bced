// Resources with every field set, so that a field which a conversion forgets is noticed.
#ifndef DUBAN_TESTS_UNIT_TASK_CONVERT_SAMPLES_H_
#define DUBAN_TESTS_UNIT_TASK_CONVERT_SAMPLES_H_

#include <vector>

#include "services/task/domain/change.h"

namespace duban::task {

// A row with every field set, also those that no item has together.
FormRow FullRow();
// A form with every field set.
Form FullForm();
// Items of each kind with every field set.
std::vector<Item> FullItems();
// A campaign whose due table differs from the defaults.
Campaign FullCampaign();

// A correction, an excuse, a reopening and rules with every field set.
std::vector<Matter> FormMatters();

// Every resource of the fixture's register, then the samples above, a lock and a row.
std::vector<ResourceState> EveryState();

}  // namespace duban::task

#endif  // DUBAN_TESTS_UNIT_TASK_CONVERT_SAMPLES_H_
