#include "services/reporting/api/bulletin_desk.h"

#include "services/common/sha256.h"
#include "services/common/status_macros.h"
#include "services/reporting/render/bulletin_html.h"

namespace duban::reporting {
namespace {

template <typename Content>
void Put(const Content& content, std::string html, StoredBulletin& bulletin) {
  bulletin.title = content.title;
  bulletin.as_of_sequence = content.as_of.sequence;
  bulletin.as_of_time = content.as_of.time;
  bulletin.html = std::move(html);
}

}  // namespace

absl::StatusOr<StoredBulletin> DraftBulletin(const Projection& projection, const Scheme& scheme,
                                             const BulletinOrder& order) {
  const DocumentFacts facts{order.create_time, ProjectionDigest(projection), true, order.simulated};
  StoredBulletin bulletin{.name = order.name, .kind = order.kind, .period = PeriodId(order.period)};
  bulletin.create_time = order.create_time;
  bulletin.scheme = scheme.id;
  bulletin.simulated = order.simulated;
  if (order.kind == "MONTHLY") {
    ASSIGN_OR_RETURN(const MonthlyBulletin content,
                     MonthlyBulletinOf(projection, scheme, order.campaign, order.period));
    Put(content, RenderMonthly(content, facts), bulletin);
  } else {
    ASSIGN_OR_RETURN(const QuarterlyReview content,
                     QuarterlyReviewOf(projection, scheme, order.campaign, order.period));
    Put(content, RenderQuarterly(content, facts), bulletin);
  }
  bulletin.digest = HexDigest(bulletin.html);
  return bulletin;
}

BulletinOrder OrderOf(const StoredBulletin& bulletin, const std::string& campaign) {
  return {bulletin.name,        campaign,
          bulletin.kind,        ParsePeriodId(bulletin.period).value_or(Period()),
          bulletin.create_time, bulletin.simulated};
}

}  // namespace duban::reporting
