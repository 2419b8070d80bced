// The languages that text for people comes in.
#ifndef DUBAN_SERVICES_COMMON_LANG_H_
#define DUBAN_SERVICES_COMMON_LANG_H_

namespace duban {

// Chinese unless a person asks for English.
enum class Language { kZh, kEn };

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_LANG_H_
