#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/desk.grpc.pb.h"

namespace duban::client {

using WorkStub = task::v1::DeskService::Stub;

void AddWorkCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "work", "待办：等我办理的事，按时限排列");
  AddList(noun, {"list", "列出待办", "duban work list --filter 'overdue = true'"}, &WorkStub::ListWork,
          {"kind", "due_time", "late_workdays", "role", "title", "subject"},
          {{"--person", "person", "某人的待办；不填为本人"}});
}

}  // namespace duban::client
