// OpenSSL's answers where failure means that the machine is out of memory.
#ifndef DUBAN_SERVICES_COMMON_CRYPTO_CHECK_H_
#define DUBAN_SERVICES_COMMON_CRYPTO_CHECK_H_

#include <cstdlib>

namespace duban {

// Ends the process when `fine` is false.
inline void CheckCrypto(bool fine) {
  if (!fine) std::abort();
}

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_CRYPTO_CHECK_H_
