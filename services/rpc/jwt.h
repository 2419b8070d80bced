// Who calls: signed tokens (JWT, RFC 7519) with ES256 signatures and nothing else. A token names a person and
// a jurisdiction; rights are not in it, so that revoking one takes effect at once.
#ifndef DUBAN_SERVICES_RPC_JWT_H_
#define DUBAN_SERVICES_RPC_JWT_H_

#include <cstddef>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/rpc/p256.h"

namespace duban::rpc {

// The only audience our servers accept.
inline constexpr char kTokenAudience[] = "duban";

// Reasons of UNAUTHENTICATED.
inline constexpr char kTokenMissing[] = "TOKEN_MISSING";      // no "authorization: Bearer …"
inline constexpr char kTokenMalformed[] = "TOKEN_MALFORMED";  // not three parts, no JSON, a claim is missing
inline constexpr char kTokenForged[] = "TOKEN_FORGED";        // not ES256, or the signature does not fit
inline constexpr char kTokenExpired[] = "TOKEN_EXPIRED";
inline constexpr char kTokenAudienceWrong[] = "TOKEN_AUDIENCE";  // issued for somebody else

// What a token says.
struct Claims {
  std::string person;                     // "sub"
  std::string jurisdiction;               // "jur", the district's id
  absl::Time issued_at;                   // "iat", whole seconds of the real clock
  absl::Time expires_at;                  // "exp", whole seconds of the real clock
  std::string audience = kTokenAudience;  // "aud"
  std::string key_id = {};                // header "kid"; may be empty

  friend bool operator==(const Claims&, const Claims&) = default;
};

// The token of `claims`. INVALID_ARGUMENT (KEY_INVALID) when the key is no P-256 private key.
absl::StatusOr<std::string> SignToken(const Claims& claims, absl::string_view private_key_pem);

struct TokenVerifierOptions {
  // Verified tokens remembered: a verification costs about 100 µs and would dominate a call of 30 µs. An
  // entry is about 600 bytes; every active person of a large district fits many times.
  size_t cache_size = 32768;
};

// Verifies tokens of one key. Thread-safe.
class TokenVerifier {
 public:
  using Options = TokenVerifierOptions;

  // INVALID_ARGUMENT (KEY_INVALID) when the PEM is no P-256 public key.
  static absl::StatusOr<TokenVerifier> Create(absl::string_view public_key_pem, const Options& options = {});
  TokenVerifier(TokenVerifier&&) noexcept;
  TokenVerifier& operator=(TokenVerifier&&) noexcept;
  ~TokenVerifier();

  // The claims of `token` at `now`, which is always real time: a simulated clock must not lengthen a token.
  // UNAUTHENTICATED with one of the reasons above.
  absl::StatusOr<Claims> Verify(absl::string_view token, absl::Time now) const;

  // Tokens remembered at the moment.
  size_t cached() const;

 private:
  class Cache;
  TokenVerifier(P256Key key, const Options& options);

  P256Key key_;  // constant after construction
  std::unique_ptr<Cache> cache_;
};

// The claims of `token` after checking form and signature, but neither audience nor times.
// UNAUTHENTICATED with TOKEN_MALFORMED or TOKEN_FORGED.
absl::StatusOr<Claims> ReadSignedToken(absl::string_view token, const P256Key& public_key);

}  // namespace duban::rpc

#endif  // DUBAN_SERVICES_RPC_JWT_H_
