// SHA-256 (FIPS 180-4) of data that comes in pieces.
#ifndef DUBAN_SERVICES_COMMON_SHA256_STREAM_H_
#define DUBAN_SERVICES_COMMON_SHA256_STREAM_H_

#include <memory>
#include <string>

#include "absl/strings/string_view.h"

namespace duban {

// Ends the process when the crypto library lacks SHA-256.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(Sha256Stream&&) noexcept;
  Sha256Stream& operator=(Sha256Stream&&) noexcept;

  void Add(absl::string_view piece);
  // The digest of all that was added, as 64 lower-case hexadecimal digits. Once, and last.
  std::string Finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_SHA256_STREAM_H_
