// The forms the writer has seen lately, with the rows of the store they live in.
#ifndef DUBAN_SERVICES_TASK_RECORD_FORM_CACHE_H_
#define DUBAN_SERVICES_TASK_RECORD_FORM_CACHE_H_

#include <map>
#include <string>

#include "services/task/domain/form/form.h"
#include "services/task/store/change_log.h"

namespace duban::task {

// Belongs to the writer's thread.
class FormCache {
 public:
  // A form as it is after the writer's last change to it.
  struct Entry {
    FormDocument document;
    ResourceSlot slot;
    std::map<std::string, ResourceSlot> row_slots;  // by item; found on first use
  };

  // Null if the form is not kept.
  Entry* Find(const FormKey& key) {
    const auto found = entries_.find(key);
    return found == entries_.end() ? nullptr : &found->second;
  }

  // Keeps a form until Trim or Clear.
  Entry& Keep(Entry entry) {
    const FormKey key = entry.document.form.key;
    return entries_.insert_or_assign(key, std::move(entry)).first->second;
  }

  // Between commands: when there are too many, forgets all. The working set is the forms of one deadline.
  void Trim() {
    if (entries_.size() >= kMaxForms) entries_.clear();
  }

  void Clear() { entries_.clear(); }

 private:
  // At some 20 kB a form: below 100 MB.
  static constexpr size_t kMaxForms = 4096;

  std::map<FormKey, Entry> entries_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_RECORD_FORM_CACHE_H_
