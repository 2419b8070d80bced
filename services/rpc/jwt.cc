#include "services/rpc/jwt.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"

namespace duban::rpc {
namespace {

using Json = nlohmann::json;

constexpr size_t kMaxTokenBytes = 4096;  // ours have about 300; what is longer is not worth parsing

absl::Status Malformed() { return Unauthenticated(kTokenMalformed, "登录凭证格式不正确，请重新登录"); }
absl::Status Forged() { return Unauthenticated(kTokenForged, "登录凭证签名无效，请重新登录"); }

// Base64url without padding; blanks and "=", which Abseil forgives, are refused (RFC 7515, 2).
std::optional<std::string> Decode(absl::string_view text) {
  const bool clean = std::all_of(text.begin(), text.end(),
                                 [](char c) { return absl::ascii_isalnum(c) || c == '-' || c == '_'; });
  std::string out;
  if (!clean || !absl::WebSafeBase64Unescape(text, &out)) return std::nullopt;
  return out;
}

absl::StatusOr<Json> DecodeObject(absl::string_view part) {
  const std::optional<std::string> text = Decode(part);
  if (!text) return Malformed();
  Json json = Json::parse(*text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return Malformed();
  return json;
}

absl::StatusOr<std::string> Text(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return Malformed();
  return found->get<std::string>();
}

absl::StatusOr<absl::Time> Seconds(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_integer()) return Malformed();
  return absl::FromUnixSeconds(found->get<int64_t>());
}

// The header decides nothing: it must say ES256, or the token is refused before its signature is looked at.
absl::Status CheckHeader(const Json& header) {
  ASSIGN_OR_RETURN(const std::string algorithm, Text(header, "alg"));
  if (algorithm != "ES256" || header.contains("crit")) return Forged();
  return absl::OkStatus();
}

absl::StatusOr<Claims> ToClaims(const Json& header, const Json& payload) {
  Claims claims;
  ASSIGN_OR_RETURN(claims.person, Text(payload, "sub"));
  ASSIGN_OR_RETURN(claims.jurisdiction, Text(payload, "jur"));
  ASSIGN_OR_RETURN(claims.audience, Text(payload, "aud"));
  ASSIGN_OR_RETURN(claims.issued_at, Seconds(payload, "iat"));
  ASSIGN_OR_RETURN(claims.expires_at, Seconds(payload, "exp"));
  if (header.contains("kid")) {
    ASSIGN_OR_RETURN(claims.key_id, Text(header, "kid"));
  }
  if (claims.person.empty() || claims.jurisdiction.empty()) return Malformed();
  return claims;
}

std::string Encode(const Json& json) {
  return absl::WebSafeBase64Escape(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace

absl::StatusOr<std::string> SignToken(const Claims& claims, absl::string_view private_key_pem) {
  ASSIGN_OR_RETURN(const P256Key key, ReadPrivateKey(private_key_pem));
  Json header = {{"alg", "ES256"}, {"typ", "JWT"}};
  if (!claims.key_id.empty()) header["kid"] = claims.key_id;
  const Json payload = {{"sub", claims.person},
                        {"jur", claims.jurisdiction},
                        {"aud", claims.audience},
                        {"iat", absl::ToUnixSeconds(claims.issued_at)},
                        {"exp", absl::ToUnixSeconds(claims.expires_at)}};
  const std::string input = absl::StrCat(Encode(header), ".", Encode(payload));
  ASSIGN_OR_RETURN(const std::string signature, SignP256(key, input));
  return absl::StrCat(input, ".", absl::WebSafeBase64Escape(signature));
}

absl::StatusOr<Claims> ReadSignedToken(absl::string_view token, const P256Key& public_key) {
  const std::vector<absl::string_view> parts = absl::StrSplit(token, '.');
  if (token.size() > kMaxTokenBytes || parts.size() != 3) return Malformed();
  ASSIGN_OR_RETURN(const Json header, DecodeObject(parts[0]));
  ASSIGN_OR_RETURN(const Json payload, DecodeObject(parts[1]));
  const std::optional<std::string> signature = Decode(parts[2]);
  if (!signature) return Malformed();
  RETURN_IF_ERROR(CheckHeader(header));
  const absl::string_view input = token.substr(0, parts[0].size() + 1 + parts[1].size());
  if (!VerifyP256(public_key, input, *signature)) return Forged();
  return ToClaims(header, payload);
}

}  // namespace duban::rpc
