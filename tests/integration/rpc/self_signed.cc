#include "tests/integration/rpc/self_signed.h"

#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <fstream>

#include "absl/strings/str_cat.h"
#include "services/rpc/p256.h"

namespace duban::rpc {
namespace {

void AddExtension(X509* cert, int nid, const char* value) {
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value);
  X509_add_ext(cert, extension, -1);
  X509_EXTENSION_free(extension);
}

}  // namespace

SelfSigned MakeSelfSigned() {
  const KeyPair pair = *GenerateKeyPair();
  const P256Key key = *ReadPrivateKey(pair.private_key_pem);
  X509* cert = X509_new();
  X509_set_version(cert, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(cert), 1);
  X509_gmtime_adj(X509_getm_notBefore(cert), -1800);
  X509_gmtime_adj(X509_getm_notAfter(cert), 1800);
  X509_NAME* name = X509_get_subject_name(cert);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>("localhost"),
                             -1, -1, 0);
  X509_set_issuer_name(cert, name);
  X509_set_pubkey(cert, key.get());
  AddExtension(cert, NID_basic_constraints, "critical,CA:TRUE");
  AddExtension(cert, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
  X509_sign(cert, key.get(), EVP_sha256());
  BIO* bio = BIO_new(BIO_s_mem());
  PEM_write_bio_X509(bio, cert);
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  SelfSigned result{pair.private_key_pem, std::string(data, static_cast<size_t>(size))};
  BIO_free_all(bio);
  X509_free(cert);
  return result;
}

std::string WriteTemp(const std::string& name, const std::string& text) {
  const std::string path = absl::StrCat(testing::TempDir(), "duban-rpc-", getpid(), "-", name);
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

}  // namespace duban::rpc
