// Enums of the domain and of the protos have the same numbers; enums.cc proves it at compile time.
#ifndef DUBAN_SERVICES_TASK_CONVERT_ENUMS_H_
#define DUBAN_SERVICES_TASK_CONVERT_ENUMS_H_

namespace duban::task {

// The value of enum `To` with the number of `from`.
template <typename To, typename From>
constexpr To EnumTo(From from) {
  return static_cast<To>(static_cast<int>(from));
}

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_ENUMS_H_
