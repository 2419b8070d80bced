#include "services/rpc/jwt.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/errors.h"

namespace duban::rpc {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1710207000);

std::string Encode(absl::string_view text) { return absl::WebSafeBase64Escape(text); }

std::string Reason(const absl::StatusOr<Claims>& result) {
  if (result.ok()) return "OK";
  EXPECT_EQ(result.status().code(), absl::StatusCode::kUnauthenticated);
  return DetailsOf(result.status()).value_or(ErrorDetails{}).reason;
}

class JwtTest : public testing::Test {
 protected:
  JwtTest() : pair_(*GenerateKeyPair()), verifier_(*TokenVerifier::Create(pair_.public_key_pem)) {}

  Claims Valid() const { return {"zhang.san", "hecheng", kNow, kNow + absl::Hours(8), kTokenAudience, "k1"}; }
  std::string Sign(const Claims& claims) const { return *SignToken(claims, pair_.private_key_pem); }
  std::vector<std::string> Parts() const { return absl::StrSplit(Sign(Valid()), '.'); }
  // A token with any header and payload, rightly signed.
  std::string SignText(absl::string_view header, absl::string_view payload) const {
    const std::string input = absl::StrCat(Encode(header), ".", Encode(payload));
    return absl::StrCat(input, ".", Encode(*SignP256(*ReadPrivateKey(pair_.private_key_pem), input)));
  }

  const KeyPair pair_;
  const TokenVerifier verifier_;
};

TEST_F(JwtTest, SignedClaimsComeBack) {
  const absl::StatusOr<Claims> claims = verifier_.Verify(Sign(Valid()), kNow);
  ASSERT_TRUE(claims.ok()) << claims.status();
  EXPECT_EQ(*claims, Valid());
}

TEST_F(JwtTest, MissingTokenIsNamed) { EXPECT_EQ(Reason(verifier_.Verify("", kNow)), "TOKEN_MISSING"); }

TEST_F(JwtTest, ChangedPayloadIsForged) {
  const auto parts = Parts();
  Claims other = Valid();
  other.person = "li.si";
  const std::vector<std::string> other_parts = absl::StrSplit(Sign(other), '.');
  EXPECT_EQ(Reason(verifier_.Verify(absl::StrCat(parts[0], ".", other_parts[1], ".", parts[2]), kNow)),
            "TOKEN_FORGED");
}

TEST_F(JwtTest, SignatureOfAnotherKeyIsForged) {
  const KeyPair other = *GenerateKeyPair();
  EXPECT_EQ(Reason(verifier_.Verify(*SignToken(Valid(), other.private_key_pem), kNow)), "TOKEN_FORGED");
}

TEST_F(JwtTest, AlgorithmNoneIsForged) {
  const auto parts = Parts();
  const std::string header = Encode(R"({"alg":"none"})");
  EXPECT_EQ(Reason(verifier_.Verify(absl::StrCat(header, ".", parts[1], "."), kNow)), "TOKEN_FORGED");
  EXPECT_EQ(Reason(verifier_.Verify(absl::StrCat(header, ".", parts[1], ".", parts[2]), kNow)),
            "TOKEN_FORGED");
}

TEST_F(JwtTest, HmacWithThePublicKeyIsForged) {
  const std::string input = absl::StrCat(Encode(R"({"alg":"HS256","typ":"JWT"})"), ".", Parts()[1]);
  unsigned char mac[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  HMAC(EVP_sha256(), pair_.public_key_pem.data(), static_cast<int>(pair_.public_key_pem.size()),
       reinterpret_cast<const unsigned char*>(input.data()), input.size(), mac, &size);
  const std::string signature = Encode(absl::string_view(reinterpret_cast<char*>(mac), size));
  EXPECT_EQ(Reason(verifier_.Verify(absl::StrCat(input, ".", signature), kNow)), "TOKEN_FORGED");
}

TEST_F(JwtTest, OtherAlgorithmNameIsForgedThoughTheSignatureFits) {
  const std::string payload = absl::StrCat(R"({"sub":"a","jur":"hecheng","aud":"duban","iat":1,"exp":)",
                                           absl::ToUnixSeconds(kNow) + 9, "}");
  EXPECT_EQ(Reason(verifier_.Verify(SignText(R"({"alg":"ES256"})", payload), kNow)), "OK");
  EXPECT_EQ(Reason(verifier_.Verify(SignText(R"({"alg":"es256"})", payload), kNow)), "TOKEN_FORGED");
  EXPECT_EQ(Reason(verifier_.Verify(SignText(R"({"alg":"ES256","crit":["x"]})", payload), kNow)),
            "TOKEN_FORGED");
  EXPECT_EQ(Reason(verifier_.Verify(SignText(R"({"typ":"JWT"})", payload), kNow)), "TOKEN_MALFORMED");
}

TEST_F(JwtTest, ExpiresAtItsSecond) {
  const Claims claims = Valid();
  EXPECT_EQ(Reason(verifier_.Verify(Sign(claims), claims.expires_at - absl::Seconds(1))), "OK");
  EXPECT_EQ(Reason(verifier_.Verify(Sign(claims), claims.expires_at)), "TOKEN_EXPIRED");
}

TEST_F(JwtTest, OtherAudienceIsRefused) {
  Claims claims = Valid();
  claims.audience = "mail";
  EXPECT_EQ(Reason(verifier_.Verify(Sign(claims), kNow)), "TOKEN_AUDIENCE");
  EXPECT_EQ(verifier_.cached(), 0u);
}

TEST_F(JwtTest, EveryTruncationIsRefused) {
  const std::string token = Sign(Valid());
  for (size_t length = 1; length < token.size(); ++length) {
    const std::string reason = Reason(verifier_.Verify(absl::string_view(token).substr(0, length), kNow));
    EXPECT_THAT(reason, testing::AnyOf("TOKEN_MALFORMED", "TOKEN_FORGED")) << length;
  }
}

TEST_F(JwtTest, MissingOrOddClaimsAreMalformed) {
  constexpr char kHeader[] = R"({"alg":"ES256"})";
  for (const char* payload : {"[]", "{}", "nonsense", R"({"sub":"a","jur":"h","aud":"duban","iat":1})",
                              R"({"sub":"a","jur":"h","aud":"duban","iat":1,"exp":"9999999999"})",
                              R"({"sub":"a","jur":"h","aud":"duban","iat":1,"exp":1e300})",
                              R"({"sub":"","jur":"h","aud":"duban","iat":1,"exp":9999999999})",
                              R"({"sub":7,"jur":"h","aud":"duban","iat":1,"exp":9999999999})"}) {
    EXPECT_EQ(Reason(verifier_.Verify(SignText(kHeader, payload), kNow)), "TOKEN_MALFORMED") << payload;
  }
}

TEST_F(JwtTest, PaddedOrBlankedTextIsMalformed) {
  const std::string token = Sign(Valid());
  EXPECT_EQ(Reason(verifier_.Verify(absl::StrCat(token, "="), kNow)), "TOKEN_MALFORMED");
  EXPECT_EQ(Reason(verifier_.Verify(absl::StrCat(" ", token), kNow)), "TOKEN_MALFORMED");
  EXPECT_EQ(Reason(verifier_.Verify(std::string(5000, 'a'), kNow)), "TOKEN_MALFORMED");
}

TEST_F(JwtTest, CachedTokenStillExpires) {
  const Claims claims = Valid();
  const std::string token = Sign(claims);
  EXPECT_EQ(Reason(verifier_.Verify(token, kNow)), "OK");
  EXPECT_EQ(verifier_.cached(), 1u);
  EXPECT_EQ(Reason(verifier_.Verify(token, kNow)), "OK");
  EXPECT_EQ(Reason(verifier_.Verify(token, claims.expires_at)), "TOKEN_EXPIRED");
  EXPECT_EQ(verifier_.cached(), 0u);
}

TEST_F(JwtTest, CacheIsBounded) {
  const TokenVerifier small = *TokenVerifier::Create(pair_.public_key_pem, {.cache_size = 16});
  for (int i = 0; i < 100; ++i) EXPECT_EQ(Reason(small.Verify(Sign(Valid()), kNow)), "OK");
  EXPECT_LE(small.cached(), 16u);
}

TEST_F(JwtTest, WrongKeysAreRefused) {
  EXPECT_EQ(TokenVerifier::Create(pair_.private_key_pem).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(TokenVerifier::Create("").status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(SignToken(Valid(), pair_.public_key_pem).status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace duban::rpc
