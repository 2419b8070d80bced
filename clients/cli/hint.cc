#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/reporting/v1/hint.grpc.pb.h"

namespace duban::client {

void AddHintCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "hint", "疑点提示：供督查室核查时参考，不计分");
  AddList(noun, {"list", "列出一个周期的疑点", "duban hint list 2024-M03 --filter 'rule = \"JUMP\"'"},
          &reporting::v1::HintService::Stub::ListHints, {"rule", "period", "unit", "item", "text", "form"});
}

}  // namespace duban::client
