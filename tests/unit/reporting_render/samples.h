// Sample documents, one of each form, with every part a renderer has to place. All names and numbers are made
// up.
#ifndef DUBAN_TESTS_UNIT_REPORTING_RENDER_SAMPLES_H_
#define DUBAN_TESTS_UNIT_REPORTING_RENDER_SAMPLES_H_

#include "services/reporting/domain/bulletin/document.h"

namespace duban::testing {

// 通报 in document form with an annexed wide table, issued.
reporting::Document SampleOfficial();

// 提醒函 in letter form, issued.
reporting::Document SampleLetter();

// 旬简报 in bulletin form, a draft on simulated data.
reporting::Document SampleBulletin();

}  // namespace duban::testing

#endif  // DUBAN_TESTS_UNIT_REPORTING_RENDER_SAMPLES_H_
