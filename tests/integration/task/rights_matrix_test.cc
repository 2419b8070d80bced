// Every RPC × every role × own or other unit and action × before, in and after the term: may, or
// PERMISSION_DENIED.
#include <gmock/gmock.h>
#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>
#include <grpcpp/generic/generic_stub.h>

#include <filesystem>
#include <map>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/rights.h"
#include "tests/integration/task/rights_table.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/task_fixture.h"

namespace duban::testing::rights_matrix_test {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::MethodDescriptor;
using task::BoundTo;
using task::Role;

constexpr int kLastRole = static_cast<int>(Role::kSafetyOffice);

// When, and for what, a person of the matrix holds a role.
enum class Holds { kOwn, kOther, kBefore, kAfter };

std::string PersonOf(Role role, Holds holds) {
  constexpr const char* kWords[] = {"own", "other", "before", "after"};
  return absl::StrCat("p", static_cast<int>(role), "-", kWords[static_cast<int>(holds)]);
}

// The binding of a person of the matrix; the term of those before and after lies a day beside `today`.
task::RoleBinding BindingOf(Role role, Holds holds, absl::CivilDay today) {
  const bool own = holds != Holds::kOther;
  task::RoleBinding binding{.id = absl::StrCat("b-", PersonOf(role, holds)), .person = PersonOf(role, holds)};
  binding.role = role;
  if (task::BoundToOf(role) == BoundTo::kUnit) binding.unit = own ? kScienceUnit : kHousingUnit;
  if (task::BoundToOf(role) == BoundTo::kAction) binding.action = own ? "A1" : "A2";
  if (task::BoundToOf(role) == BoundTo::kItem) {
    binding.item = absl::StrCat("campaigns/", kCampaign, "/items/", own ? "P-1" : "T-1");
  }
  if (holds == Holds::kBefore) binding.start = today + 1;
  if (holds == Holds::kAfter) binding.end = today - 1;
  return binding;
}

// Every method of every service in proto/duban/task/v1, by "Service.Method".
std::map<std::string, const MethodDescriptor*> MethodsServed() {
  std::map<std::string, const MethodDescriptor*> methods;
  const std::string folder = absl::StrCat(DUBAN_SOURCE_DIR, "/proto/duban/task/v1");
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".proto") continue;
    const std::string name = absl::StrCat("duban/task/v1/", entry.path().filename().string());
    const auto* const file = DescriptorPool::generated_pool()->FindFileByName(name);
    EXPECT_NE(file, nullptr) << name << " is served by nobody";
    for (int i = 0; file != nullptr && i < file->service_count(); ++i) {
      for (int k = 0; k < file->service(i)->method_count(); ++k) {
        const MethodDescriptor* const method = file->service(i)->method(k);
        methods[absl::StrCat(file->service(i)->name(), ".", method->name())] = method;
      }
    }
  }
  return methods;
}

class RightsMatrixTest : public ::testing::Test {
 protected:
  static constexpr absl::CivilDay kToday{2024, 3, 11};

  RightsMatrixTest() : bench_(ChinaAt("2024-03-11 09:00")) {
    EXPECT_TRUE(bench_.Import().ok());
    task::v1::BatchCreateRoleBindingsRequest request;
    request.set_parent(absl::StrCat("jurisdictions/", kDistrict));
    for (int role = 1; role <= kLastRole; ++role) {
      for (const Holds holds : {Holds::kOwn, Holds::kOther, Holds::kBefore, Holds::kAfter}) {
        const task::RoleBinding binding = BindingOf(static_cast<Role>(role), holds, kToday);
        auto& entry = *request.add_requests();
        entry.set_role_binding_id(binding.id);
        *entry.mutable_role_binding() = task::ToProto(kDistrict, binding);
      }
    }
    using Service = task::v1::RoleBindingService;
    const auto created = bench_.Call<Service>(kAdmin, &Service::Stub::BatchCreateRoleBindings, request);
    EXPECT_TRUE(created.ok()) << created.status();
  }

  // Calls a method of any kind with one message, as anyone.
  grpc::StatusCode Call(const MethodDescriptor& method, const grpc::ByteBuffer& request,
                        const std::string& person) {
    grpc::ClientContext context;
    std::string& token = tokens_[person];
    if (token.empty()) token = bench_.TokenOf(person);
    context.AddMetadata("authorization", "Bearer " + token);
    grpc::CompletionQueue queue;
    void* tag = nullptr;
    bool ok = false;
    const auto call =
        grpc::GenericStub(bench_.channel())
            .PrepareCall(&context, absl::StrCat("/", method.service()->full_name(), "/", method.name()),
                         &queue);
    call->StartCall(nullptr);
    queue.Next(&tag, &ok);
    call->WriteLast(request, grpc::WriteOptions(), nullptr);
    queue.Next(&tag, &ok);
    grpc::ByteBuffer answer;
    do {
      call->Read(&answer, nullptr);
      queue.Next(&tag, &ok);
    } while (ok);
    grpc::Status status;
    call->Finish(&status, nullptr);
    queue.Next(&tag, &ok);
    queue.Shutdown();
    while (queue.Next(&tag, &ok)) continue;
    return status.error_code();
  }

  grpc::ByteBuffer RequestOf(const RightsLine& line, const MethodDescriptor& method) {
    const std::string jurisdiction = absl::StrCat("jurisdictions/", kDistrict);
    const std::string text = absl::StrReplaceAll(
        line.request, {{"$J", jurisdiction}, {"$C", absl::StrCat(jurisdiction, "/campaigns/none")}});
    const std::unique_ptr<google::protobuf::Message> message(
        google::protobuf::MessageFactory::generated_factory()->GetPrototype(method.input_type())->New());
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, message.get())) << line.method;
    const grpc::Slice slice(message->SerializeAsString());
    return grpc::ByteBuffer(&slice, 1);
  }

  // True if the line lets a holder of the role call.
  static bool May(const RightsLine& line, Role role, Holds holds) {
    if (line.roles.empty()) return true;
    if (!line.roles.Has(role) || holds == Holds::kBefore || holds == Holds::kAfter) return false;
    const BoundTo bound = task::BoundToOf(role);
    const bool counts_for_own_only = (line.by == By::kUnit && bound == BoundTo::kUnit) ||
                                     (line.by == By::kAction && bound == BoundTo::kAction);
    return holds == Holds::kOwn || !counts_for_own_only;
  }

  static void ExpectAnswer(const RightsLine& line, const std::string& person, bool may,
                           grpc::StatusCode answer) {
    const std::string who = absl::StrCat(line.method, " by ", person, " → ", answer);
    if (!may) {
      EXPECT_EQ(answer, grpc::StatusCode::PERMISSION_DENIED) << who;
      return;
    }
    const std::string request = line.request;
    const bool of_none = absl::StrContains(request, "$C") || absl::StrContains(request, "/none");
    if (of_none) {
      EXPECT_EQ(answer, grpc::StatusCode::NOT_FOUND) << who;
      return;
    }
    static const std::set<grpc::StatusCode> kNoAnswer = {
        grpc::StatusCode::PERMISSION_DENIED, grpc::StatusCode::UNAUTHENTICATED,
        grpc::StatusCode::UNIMPLEMENTED,     grpc::StatusCode::INTERNAL,
        grpc::StatusCode::UNKNOWN,           grpc::StatusCode::RESOURCE_EXHAUSTED,
        grpc::StatusCode::UNAVAILABLE,       grpc::StatusCode::DEADLINE_EXCEEDED};
    EXPECT_FALSE(kNoAnswer.contains(answer)) << who;
  }

  TaskBench bench_;
  std::map<std::string, std::string> tokens_;
};

TEST_F(RightsMatrixTest, EveryRpcHasOneLine) {
  std::set<std::string> lines;
  for (const RightsLine& line : RightsTable()) EXPECT_TRUE(lines.insert(line.method).second) << line.method;
  std::set<std::string> methods;
  for (const auto& [name, method] : MethodsServed()) methods.insert(name);
  EXPECT_EQ(lines, methods);
}

TEST_F(RightsMatrixTest, TheServerKeepsToTheTable) {
  const auto methods = MethodsServed();
  std::vector<RightsLine> lines = RightsTable();
  for (const RightsLine& line : BranchLines()) lines.push_back(line);
  for (const RightsLine& line : lines) {
    const auto method = methods.find(line.method);
    if (method == methods.end()) continue;  // named by the test above
    const grpc::ByteBuffer request = RequestOf(line, *method->second);
    for (int number = 1; number <= kLastRole; ++number) {
      for (const Holds holds : {Holds::kOwn, Holds::kOther, Holds::kBefore, Holds::kAfter}) {
        const Role role = static_cast<Role>(number);
        const std::string person = PersonOf(role, holds);
        ExpectAnswer(line, person, May(line, role, holds), Call(*method->second, request, person));
      }
    }
    ExpectAnswer(line, "nobody", line.roles.empty(), Call(*method->second, request, "nobody"));
  }
}

}  // namespace
}  // namespace duban::testing::rights_matrix_test
