#include "services/common/sha256_stream.h"

#include <openssl/evp.h>

#include "absl/strings/escaping.h"
#include "services/common/crypto_check.h"

namespace duban {

struct Sha256Stream::State {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Sha256Stream::Sha256Stream() : state_(std::make_unique<State>()) {
  CheckCrypto(state_->context != nullptr &&
              EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) == 1);
}
Sha256Stream::~Sha256Stream() = default;
Sha256Stream::Sha256Stream(Sha256Stream&&) noexcept = default;
Sha256Stream& Sha256Stream::operator=(Sha256Stream&&) noexcept = default;

void Sha256Stream::Add(absl::string_view piece) {
  CheckCrypto(EVP_DigestUpdate(state_->context.get(), piece.data(), piece.size()) == 1);
}

std::string Sha256Stream::Finish() {
  std::string digest(32, '\0');
  CheckCrypto(EVP_DigestFinal_ex(state_->context.get(), reinterpret_cast<unsigned char*>(digest.data()),
                                 nullptr) == 1);
  return absl::BytesToHexString(digest);
}

}  // namespace duban
