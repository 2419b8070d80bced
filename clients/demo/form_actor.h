// What the cast does with forms, each act only when the form's state asks for it.
#ifndef DUBAN_CLIENTS_DEMO_FORM_ACTOR_H_
#define DUBAN_CLIENTS_DEMO_FORM_ACTOR_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cpp/endpoint.h"
#include "clients/cpp/names.h"
#include "clients/demo/cast.h"
#include "duban/task/v1/form.pb.h"
#include "duban/task/v1/item.pb.h"
#include "services/common/period.h"

namespace duban::client {

// Items by lead unit.
using ItemsByUnit = std::map<std::string, std::vector<task::v1::Item>>;

// Acts on the forms of one dekad. Thread-safe; keeps references.
class FormActor {
 public:
  FormActor(const Endpoint& task, const Names& names, Cast& cast, const ItemsByUnit& items,
            const Period& dekad)
      : task_(task), names_(names), cast_(cast), items_(items), dekad_(dekad) {}

  // The dekad's forms as they stand, without rows.
  absl::StatusOr<std::vector<task::v1::Form>> List() const;

  // Brings a form from wherever it stands to the unit leader's approval: fill, submit, approve.
  absl::Status Report(const task::v1::Form& form) const;

  // Lets every task force approve what it has not approved yet; does nothing unless the unit has approved.
  absl::Status Review(const task::v1::Form& form) const;

  // Lets the task force of the form's first action return it, once.
  absl::Status ReturnOnce(const task::v1::Form& form) const;

 private:
  absl::Status Fill(const task::v1::Form& form, const std::string& unit) const;
  // Lets the reporter explain what the soft checks find odd in the simulated figures.
  absl::Status Explain(const task::v1::Form& form, const std::string& unit) const;
  const std::vector<task::v1::Item>& ItemsOf(const std::string& unit) const;
  // Calls a method that takes the form's name, as `person`.
  template <typename Method, typename Request>
  absl::Status CallAs(const std::string& person, Method method, Request request) const;

  const Endpoint& task_;
  const Names& names_;
  Cast& cast_;
  const ItemsByUnit& items_;
  const Period dekad_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_DEMO_FORM_ACTOR_H_
