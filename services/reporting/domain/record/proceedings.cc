#include "services/reporting/domain/record/proceedings.h"

namespace duban::reporting {

bool IsContested(const ConclusionFact& conclusion) { return conclusion.state == "OBJECTED"; }

}  // namespace duban::reporting
