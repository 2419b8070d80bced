#include "clients/cli/nouns.h"
#include "services/common/clock.h"
#include "services/rpc/jwt.h"
#include "services/rpc/p256.h"

namespace duban::client {
namespace {

struct TokenArgs {
  std::string private_out = "duban-key.pem";
  std::string public_out = "duban-key.pub.pem";
  std::string key;
  std::string person;
  std::string ttl = "30d";
  std::string out;
};

// "30d", or anything absl::ParseDuration reads ("12h", "90m").
absl::StatusOr<absl::Duration> ParseTtl(const std::string& text) {
  int days = 0;
  if (!text.empty() && text.back() == 'd' && absl::SimpleAtoi(text.substr(0, text.size() - 1), &days) &&
      days > 0) {
    return absl::Hours(24) * days;
  }
  absl::Duration ttl;
  if (absl::ParseDuration(text, &ttl) && ttl > absl::ZeroDuration()) return ttl;
  return UsageError(absl::StrCat("有效期“", text, "”不对：写成 30d、12h 或 90m"));
}

absl::Status Keygen(const Context& context, const TokenArgs& args) {
  ASSIGN_OR_RETURN(const rpc::KeyPair pair, rpc::GenerateKeyPair());
  RETURN_IF_ERROR(WriteFile(args.private_out, pair.private_key_pem, /*owner_only=*/true));
  RETURN_IF_ERROR(WriteFile(args.public_out, pair.public_key_pem));
  context.PrintText(absl::StrCat(
      context.Say("私钥（签发令牌，妥善保管）：", "private key (keep it safe): "), args.private_out, "\n",
      context.Say("公钥（交给两个服务）：", "public key (for both services): "), args.public_out, "\n"));
  return absl::OkStatus();
}

absl::Status Issue(const Context& context, const TokenArgs& args) {
  ASSIGN_OR_RETURN(const std::string key, ReadFile(args.key));
  ASSIGN_OR_RETURN(const absl::Duration ttl, ParseTtl(args.ttl));
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  // Tokens live in real time, also beside a simulated clock.
  const absl::Time now = SystemClock().TimeNow();
  const rpc::Claims claims{.person = args.person,
                           .jurisdiction = names.jurisdiction_id,
                           .issued_at = now,
                           .expires_at = now + ttl,
                           .audience = rpc::kTokenAudience,
                           .key_id = ""};
  ASSIGN_OR_RETURN(const std::string token, rpc::SignToken(claims, key));
  if (!args.out.empty()) return WriteFile(args.out, token + "\n", /*owner_only=*/true);
  context.PrintText(token + "\n");
  return absl::OkStatus();
}

}  // namespace

void AddTokenCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "token", "令牌：密钥与签发", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<TokenArgs>();
  CLI::App* keygen = AddCommand(noun, "keygen", "生成一对 ES256 密钥",
                                "duban token keygen --out-private key.pem --out-public key.pub.pem");
  keygen->add_option("--out-private", args->private_out, "私钥文件")->capture_default_str();
  keygen->add_option("--out-public", args->public_out, "公钥文件")->capture_default_str();
  keygen->callback(
      [&context, args] { context.command = [&context, args] { return Keygen(context, *args); }; });
  CLI::App* issue =
      AddCommand(noun, "issue", "为一人签发令牌（辖区由 --jurisdiction 给出）",
                 "duban token issue --key key.pem --person reporter-hc-drc --jurisdiction hecheng --ttl 30d");
  issue->add_option("--key", args->key, "私钥文件")->required();
  issue->add_option("--person", args->person, "人员代码")->required();
  issue->add_option("--ttl", args->ttl, "有效期：30d、12h、90m")->capture_default_str();
  issue->add_option("--out", args->out, "写入文件（仅本人可读）；不给则输出到屏幕");
  issue->callback([&context, args] { context.command = [&context, args] { return Issue(context, *args); }; });
}

}  // namespace duban::client
