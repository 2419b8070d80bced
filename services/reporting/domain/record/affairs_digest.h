// Canonical text of the supervision cycle's resources, for digests.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_AFFAIRS_DIGEST_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_AFFAIRS_DIGEST_H_

#include "services/reporting/domain/canonical_text.h"
#include "services/reporting/domain/record/affairs.h"
#include "services/reporting/domain/record/notice.h"
#include "services/reporting/domain/record/proceedings.h"

namespace duban::reporting {

// Every field, so that resources that differ anywhere have different texts.
void Write(const Life& life, CanonicalText& out);
void Write(const Affair& affair, CanonicalText& out);
void Write(const Order& order, CanonicalText& out);
void Write(const Card& card, CanonicalText& out);
void Write(const Finding& finding, CanonicalText& out);
void Write(const FalseReport& report, CanonicalText& out);
void Write(const MeetingFact& meeting, CanonicalText& out);
void Write(const ProposalFact& proposal, CanonicalText& out);
void Write(const NoticeFact& notice, CanonicalText& out);
void Write(const OrderLimitsFact& fact, CanonicalText& out);
void Write(const TrackingAssessment& assessment, CanonicalText& out);
void Write(const ExcuseFact& excuse, CanonicalText& out);
void Write(const ConclusionFact& conclusion, CanonicalText& out);
void Write(const ChangeRequestFact& request, CanonicalText& out);
void Write(const EvidenceFact& evidence, CanonicalText& out);

// The versions before the present one, each with its end.
template <typename T>
void Write(const Versions<T>& earlier, CanonicalText& out) {
  out.Head("earlier", earlier.size());
  for (const Superseded<T>& past : earlier) {
    Write(*past.version, out);
    out.Add(past.until);
  }
}

// The texts in order, with their number in front.
void Write(absl::string_view name, const std::vector<std::string>& texts, CanonicalText& out);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_AFFAIRS_DIGEST_H_
