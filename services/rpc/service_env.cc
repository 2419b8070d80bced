#include "services/rpc/service_env.h"

#include <google/protobuf/descriptor.h>

#include "absl/strings/str_cat.h"

namespace duban::rpc {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

ServiceEnv::ServiceEnv(const ServerEnv& server, absl::string_view service_full_name) : server_(server) {
  const ServiceDescriptor* service =
      DescriptorPool::generated_pool()->FindServiceByName(std::string(service_full_name));
  for (int i = 0; service != nullptr && i < service->method_count(); ++i) {
    const MethodDescriptor& method = *service->method(i);
    methods_.push_back({method.full_name(), method.input_type(), method.output_type(),
                        &server_.metrics.Method(method.full_name())});
  }
  const std::string unknown = absl::StrCat(service_full_name, ".Unknown");
  methods_.push_back({unknown, nullptr, nullptr, &server_.metrics.Method(unknown)});
}

const MethodEnv& ServiceEnv::MethodOf(const Descriptor* request, const Descriptor* response) const {
  for (const MethodEnv& method : methods_) {
    if (method.request == request && method.response == response) return method;
  }
  return methods_.back();
}

}  // namespace duban::rpc
