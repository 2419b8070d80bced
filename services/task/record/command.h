// A command as handed to the record, and what comes of it.
#ifndef DUBAN_SERVICES_TASK_RECORD_COMMAND_H_
#define DUBAN_SERVICES_TASK_RECORD_COMMAND_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/task/domain/register.h"

namespace duban::task {

// What a decision may look at. Lives on the writer's thread, for one command.
class CommandView {
 public:
  virtual ~CommandView() = default;
  virtual const Register& reg() const = 0;
  virtual absl::Time now() const = 0;
  // The form as it is; one that was never saved comes back OPEN with sequence 0. The pointer holds for this
  // command.
  virtual absl::StatusOr<const FormDocument*> LoadForm(const FormKey& key) = 0;
};

// What a handler wants done.
struct Command {
  std::string person;
  std::string request_id;    // empty = none
  std::string request_hash;  // SHA-256 of the request; needed with a request id
  bool validate_only = false;
  // Checks rights first, then decides. May run twice; must not keep anything between runs.
  std::function<absl::StatusOr<Decision>(CommandView&)> decide;
};

// A resource as a command left it. sequence 0 = only validated.
using WrittenState = Stored<ResourceState>;

// What a command wrote, in order, with the register after it.
struct Outcome {
  std::vector<WrittenState> states;
  std::shared_ptr<const Register> reg;
};

using OutcomeCallback = std::function<void(absl::StatusOr<Outcome>)>;

// The last state of type T among `outcome.states`; null if the command wrote none.
template <typename T>
const T* LastState(const Outcome& outcome) {
  const T* last = nullptr;
  for (const WrittenState& written : outcome.states) {
    if (const T* state = StateAs<T>(written.value)) last = state;
  }
  return last;
}

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_RECORD_COMMAND_H_
