#include "services/reporting/domain/evaluation/appeal.h"

namespace duban::reporting {

absl::string_view StateName(AppealState state) {
  switch (state) {
    case AppealState::kUnspecified:
      return "UNSPECIFIED";
    case AppealState::kFiled:
      return "FILED";
    case AppealState::kRuled:
      return "RULED";
    case AppealState::kUpheld:
      return "UPHELD";
    case AppealState::kPartly:
      return "PARTLY";
    case AppealState::kRejected:
      return "REJECTED";
    case AppealState::kWithdrawn:
      return "WITHDRAWN";
    case AppealState::kFurther:
      return "FURTHER";
  }
  return "";
}

absl::string_view EventName(AppealEvent event) {
  switch (event) {
    case AppealEvent::kRule:
      return "rule";
    case AppealEvent::kReturn:
      return "return";
    case AppealEvent::kWithdraw:
    case AppealEvent::kWithdrawToPartly:
    case AppealEvent::kWithdrawToRejected:
      return "withdraw";
    case AppealEvent::kFurther:
      return "further";
    case AppealEvent::kConfirmUpheld:
    case AppealEvent::kConfirmPartly:
    case AppealEvent::kConfirmRejected:
      return "confirm";
    case AppealEvent::kDecideUpheld:
    case AppealEvent::kDecidePartly:
    case AppealEvent::kDecideRejected:
      return "decide";
  }
  return "";
}

}  // namespace duban::reporting
