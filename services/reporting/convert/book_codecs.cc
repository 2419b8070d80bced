// The list of everything that the book keeps.
#include "services/reporting/convert/book_bulletin.h"
#include "services/reporting/convert/book_codec.h"
#include "services/reporting/convert/book_credit.h"
#include "services/reporting/convert/book_evaluation.h"
#include "services/reporting/convert/book_light.h"
#include "services/reporting/convert/book_panel.h"
#include "services/reporting/convert/book_scheme.h"

namespace duban::reporting {

const std::vector<BookCodec>& BookCodecs() {
  static const std::vector<BookCodec>* const kCodecs = [] {
    auto* const all = new std::vector<BookCodec>();
    AddSchemeCodecs(*all);
    AddPanelCodecs(*all);
    AddCreditCodecs(*all);
    AddEvaluationCodecs(*all);
    AddBulletinCodecs(*all);
    AddLightCodecs(*all);
    return all;
  }();
  return *kCodecs;
}

}  // namespace duban::reporting
