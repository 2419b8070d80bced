// What reporting keeps of notices (提醒): those that tell a person of an announcement (告知). Digests are the
// task service's own.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_NOTICE_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_NOTICE_H_

#include <cstdint>
#include <string>
#include <vector>

namespace duban::reporting {

// One person's notice of an announcement.
struct NoticeFact {
  std::string campaign;
  std::string id;
  std::string announcement;        // "TRIAL_SCORES", …
  std::string subject;             // resource name
  std::string occasion;            // may be empty
  std::vector<std::string> units;  // for which the person is told; ids
  bool sent = false;               // delivered on some channel, or read
  bool failed = false;             // on no channel, and the last try on one failed
  bool read = false;
  std::int64_t sequence = 0;  // kept by Apply
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_NOTICE_H_
