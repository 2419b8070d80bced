#include "services/common/sha256.h"

#include <openssl/evp.h>

#include <cstdlib>
#include <memory>

#include "absl/strings/escaping.h"
#include "services/common/crypto_check.h"

namespace duban {
namespace {

constexpr int kDigestBytes = 32;

// Fetched once: looking the algorithm up costs more than hashing a short text.
const EVP_MD* Algorithm() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return algorithm;
}

EVP_MD_CTX* ThreadContext() {
  thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                                     &EVP_MD_CTX_free);
  return context.get();
}

}  // namespace

std::string Sha256(absl::string_view data) {
  EVP_MD_CTX* const context = ThreadContext();
  std::string digest(kDigestBytes, '\0');
  CheckCrypto(context != nullptr && EVP_DigestInit_ex(context, Algorithm(), nullptr) == 1 &&
              EVP_DigestUpdate(context, data.data(), data.size()) == 1 &&
              EVP_DigestFinal_ex(context, reinterpret_cast<unsigned char*>(digest.data()), nullptr) == 1);
  return digest;
}

std::string HexDigest(absl::string_view data) { return absl::BytesToHexString(Sha256(data)); }

}  // namespace duban
