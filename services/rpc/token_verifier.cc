#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/hash/hash.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/rpc/jwt.h"

namespace duban::rpc {

// Verified tokens by their text, in shards so that threads seldom meet. A full shard starts anew: cheaper
// than keeping an order, and only valid tokens can fill it.
class TokenVerifier::Cache {
 public:
  explicit Cache(size_t size) : shard_size_(std::max<size_t>(1, size / kShards)) {}

  std::optional<Claims> Find(absl::string_view token) {
    Shard& shard = ShardOf(token);
    const std::lock_guard lock(shard.mu);
    const auto found = shard.claims.find(token);
    if (found == shard.claims.end()) return std::nullopt;
    return found->second;
  }

  void Insert(absl::string_view token, const Claims& claims) {
    Shard& shard = ShardOf(token);
    const std::lock_guard lock(shard.mu);
    if (shard.claims.size() >= shard_size_) shard.claims.clear();
    shard.claims.insert_or_assign(std::string(token), claims);
  }

  void Erase(absl::string_view token) {
    Shard& shard = ShardOf(token);
    const std::lock_guard lock(shard.mu);
    shard.claims.erase(token);
  }

  size_t size() {
    size_t total = 0;
    for (Shard& shard : shards_) {
      const std::lock_guard lock(shard.mu);
      total += shard.claims.size();
    }
    return total;
  }

 private:
  static constexpr size_t kShards = 16;
  struct Shard {
    std::mutex mu;
    absl::flat_hash_map<std::string, Claims> claims;  // Guarded by mu.
  };

  // The tail is the signature: as good as random, and shorter to hash than the whole token.
  Shard& ShardOf(absl::string_view token) {
    const absl::string_view tail = token.substr(token.size() - std::min<size_t>(token.size(), 16));
    return shards_[absl::HashOf(tail) % kShards];
  }

  const size_t shard_size_;
  std::array<Shard, kShards> shards_;
};

TokenVerifier::TokenVerifier(P256Key key, const Options& options)
    : key_(std::move(key)), cache_(std::make_unique<Cache>(options.cache_size)) {}
TokenVerifier::TokenVerifier(TokenVerifier&&) noexcept = default;
TokenVerifier& TokenVerifier::operator=(TokenVerifier&&) noexcept = default;
TokenVerifier::~TokenVerifier() = default;

absl::StatusOr<TokenVerifier> TokenVerifier::Create(absl::string_view public_key_pem,
                                                    const Options& options) {
  ASSIGN_OR_RETURN(P256Key key, ReadPublicKey(public_key_pem));
  return TokenVerifier(std::move(key), options);
}

absl::StatusOr<Claims> TokenVerifier::Verify(absl::string_view token, absl::Time now) const {
  if (token.empty()) {
    return Unauthenticated(kTokenMissing, "缺少登录凭证，请先登录");
  }
  std::optional<Claims> claims = cache_->Find(token);
  const bool cached = claims.has_value();
  if (!cached) {
    ASSIGN_OR_RETURN(claims, ReadSignedToken(token, key_));
    if (claims->audience != kTokenAudience) {
      return Unauthenticated(kTokenAudienceWrong, "登录凭证不是签发给本系统的，请重新登录");
    }
  }
  if (now >= claims->expires_at) {
    if (cached) cache_->Erase(token);
    return Unauthenticated(kTokenExpired, "登录凭证已过期，请重新登录");
  }
  if (!cached) cache_->Insert(token, *claims);
  return *std::move(claims);
}

size_t TokenVerifier::cached() const { return cache_->size(); }

}  // namespace duban::rpc
