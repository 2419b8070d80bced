// A certificate for localhost that signs itself, made anew for each test.
#ifndef DUBAN_TESTS_INTEGRATION_RPC_SELF_SIGNED_H_
#define DUBAN_TESTS_INTEGRATION_RPC_SELF_SIGNED_H_

#include <string>

namespace duban::rpc {

struct SelfSigned {
  std::string key_pem;
  std::string cert_pem;
};

// A P-256 key and its certificate, valid for an hour around now.
SelfSigned MakeSelfSigned();

// Writes `text` to a new file under the test's temporary folder and returns the path.
std::string WriteTemp(const std::string& name, const std::string& text);

}  // namespace duban::rpc

#endif  // DUBAN_TESTS_INTEGRATION_RPC_SELF_SIGNED_H_
