#include "services/rpc/p256.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include "services/common/errors.h"
#include "services/common/status_macros.h"

namespace duban::rpc {
namespace {

constexpr int kHalf = 32;  // bytes of r and of s

struct Free {
  void operator()(BIO* p) const { BIO_free_all(p); }
  void operator()(EVP_MD_CTX* p) const { EVP_MD_CTX_free(p); }
  void operator()(ECDSA_SIG* p) const { ECDSA_SIG_free(p); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

const unsigned char* Bytes(absl::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

absl::Status OpensslFailed() { return absl::InternalError("OpenSSL could not do an elliptic-curve step"); }

// An encrypted key must fail, not ask for its password at a terminal.
int NoPassword(char*, int, int, void*) { return -1; }

absl::StatusOr<P256Key> Checked(EVP_PKEY* raw) {
  P256Key key(raw, EVP_PKEY_free);
  char group[32] = "";
  size_t size = 0;
  if (raw == nullptr || EVP_PKEY_get_group_name(raw, group, sizeof group, &size) != 1 ||
      absl::string_view(group) != "prime256v1") {
    return InvalidField("key", "KEY_INVALID", "密钥不是未加密的 PEM 格式 P-256 密钥");
  }
  return key;
}

template <typename Write>
absl::StatusOr<std::string> ToPem(Write write) {
  const Owned<BIO> bio(BIO_new(BIO_s_mem()));
  if (bio == nullptr || write(bio.get()) != 1) return OpensslFailed();
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return std::string(data, static_cast<size_t>(size));
}

// OpenSSL signs in DER; tokens carry the two numbers side by side.
absl::StatusOr<std::string> RawFromDer(absl::string_view der) {
  const unsigned char* begin = Bytes(der);
  const Owned<ECDSA_SIG> sig(d2i_ECDSA_SIG(nullptr, &begin, static_cast<long>(der.size())));
  std::string raw(2 * kHalf, '\0');
  auto* out = reinterpret_cast<unsigned char*>(raw.data());
  if (sig == nullptr || BN_bn2binpad(ECDSA_SIG_get0_r(sig.get()), out, kHalf) != kHalf ||
      BN_bn2binpad(ECDSA_SIG_get0_s(sig.get()), out + kHalf, kHalf) != kHalf) {
    return OpensslFailed();
  }
  return raw;
}

// Empty when it cannot be done.
std::string DerFromRaw(absl::string_view raw) {
  if (raw.size() != 2 * kHalf) return "";
  const Owned<ECDSA_SIG> sig(ECDSA_SIG_new());
  BIGNUM* r = BN_bin2bn(Bytes(raw), kHalf, nullptr);
  BIGNUM* s = BN_bin2bn(Bytes(raw) + kHalf, kHalf, nullptr);
  if (sig == nullptr || r == nullptr || s == nullptr || ECDSA_SIG_set0(sig.get(), r, s) != 1) {
    BN_free(r);
    BN_free(s);
    return "";
  }
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(sig.get(), &der);
  std::string out(reinterpret_cast<char*>(der), size > 0 ? static_cast<size_t>(size) : 0);
  OPENSSL_free(der);
  return out;
}

}  // namespace

absl::StatusOr<KeyPair> GenerateKeyPair() {
  ASSIGN_OR_RETURN(const P256Key key, Checked(EVP_EC_gen("P-256")));
  KeyPair pair;
  ASSIGN_OR_RETURN(pair.private_key_pem, ToPem([&](BIO* bio) {
                     return PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
                   }));
  ASSIGN_OR_RETURN(pair.public_key_pem,
                   ToPem([&](BIO* bio) { return PEM_write_bio_PUBKEY(bio, key.get()); }));
  return pair;
}

absl::StatusOr<P256Key> ReadPrivateKey(absl::string_view pem) {
  const Owned<BIO> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  return Checked(PEM_read_bio_PrivateKey(bio.get(), nullptr, NoPassword, nullptr));
}

absl::StatusOr<P256Key> ReadPublicKey(absl::string_view pem) {
  const Owned<BIO> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  return Checked(PEM_read_bio_PUBKEY(bio.get(), nullptr, NoPassword, nullptr));
}

absl::StatusOr<std::string> SignP256(const P256Key& private_key, absl::string_view message) {
  const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
  size_t size = 0;
  if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, private_key.get()) != 1 ||
      EVP_DigestSign(context.get(), nullptr, &size, Bytes(message), message.size()) != 1) {
    return OpensslFailed();
  }
  std::string der(size, '\0');
  auto* out = reinterpret_cast<unsigned char*>(der.data());
  if (EVP_DigestSign(context.get(), out, &size, Bytes(message), message.size()) != 1) return OpensslFailed();
  return RawFromDer(absl::string_view(der).substr(0, size));
}

bool VerifyP256(const P256Key& public_key, absl::string_view message, absl::string_view signature) {
  const std::string der = DerFromRaw(signature);
  const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
  return !der.empty() &&
         EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, public_key.get()) == 1 &&
         EVP_DigestVerify(context.get(), Bytes(der), der.size(), Bytes(message), message.size()) == 1;
}

}  // namespace duban::rpc
