// Our enums have the numbers of their protos: said once for every static_assert.
#ifndef DUBAN_SERVICES_TASK_CONVERT_SAME_H_
#define DUBAN_SERVICES_TASK_CONVERT_SAME_H_

namespace duban::task {

// True if both enums give the value the same number.
template <typename Ours, typename Theirs>
constexpr bool Same(Ours ours, Theirs theirs) {
  return static_cast<int>(ours) == static_cast<int>(theirs);
}

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_SAME_H_
