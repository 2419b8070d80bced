// ECDSA on the curve P-256 with SHA-256 (FIPS 186-5), as ES256 tokens need it (RFC 7518, 3.4). A thin cover
// over OpenSSL's EVP; nothing else in the room knows OpenSSL.
#ifndef DUBAN_SERVICES_RPC_P256_H_
#define DUBAN_SERVICES_RPC_P256_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

struct evp_pkey_st;  // OpenSSL's EVP_PKEY

namespace duban::rpc {

// A private or public key. Immutable; may be used by many threads at once.
using P256Key = std::shared_ptr<evp_pkey_st>;

// A pair as PEM text: PKCS #8 and SubjectPublicKeyInfo.
struct KeyPair {
  std::string private_key_pem;
  std::string public_key_pem;
};

// A new random pair. INTERNAL when OpenSSL fails.
absl::StatusOr<KeyPair> GenerateKeyPair();

// Read an unencrypted PEM key. INVALID_ARGUMENT (KEY_INVALID) when it is none or of another curve.
absl::StatusOr<P256Key> ReadPrivateKey(absl::string_view pem);
absl::StatusOr<P256Key> ReadPublicKey(absl::string_view pem);

// The 64 bytes r‖s over SHA-256 of `message`. INTERNAL when OpenSSL fails.
absl::StatusOr<std::string> SignP256(const P256Key& private_key, absl::string_view message);

// True when `signature` is r‖s of `message` by the owner of `public_key`.
bool VerifyP256(const P256Key& public_key, absl::string_view message, absl::string_view signature);

}  // namespace duban::rpc

#endif  // DUBAN_SERVICES_RPC_P256_H_
