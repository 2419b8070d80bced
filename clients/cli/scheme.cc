#include <memory>

#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "clients/cpp/channel.h"
#include "duban/reporting/v1/scheme.grpc.pb.h"

namespace duban::client {

namespace v1 = reporting::v1;
using v1::Scheme;
using SchemeStub = v1::SchemeService::Stub;

namespace {

struct SchemeArgs {
  std::string id;
  std::string file;
  std::string in_force_from;
  std::string out;
};

absl::StatusOr<std::string> SchemeName(const Context& context, const std::string& id) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  return absl::StrCat(names.Campaign(), "/schemes/", LastId(id));
}

// The text is long: people read what stands around it.
std::string SchemeText(const Context& context, Scheme scheme) {
  scheme.clear_text();
  return ResourceText(context, scheme);
}

absl::Status CreateScheme(const Context& context, const SchemeArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  v1::CreateSchemeRequest request;
  request.set_parent(names.Campaign());
  ASSIGN_OR_RETURN(*request.mutable_text(), ReadFile(args.file));
  ASSIGN_OR_RETURN(const Scheme scheme, reporting.Call(&SchemeStub::CreateScheme, request));
  return context.Print(scheme, [&] { return SchemeText(context, scheme); });
}

absl::Status UpdateScheme(const Context& context, const SchemeArgs& args) {
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  v1::UpdateSchemeRequest request;
  ASSIGN_OR_RETURN(*request.mutable_name(), SchemeName(context, args.id));
  ASSIGN_OR_RETURN(*request.mutable_text(), ReadFile(args.file));
  ASSIGN_OR_RETURN(const Scheme scheme, reporting.Call(&SchemeStub::UpdateScheme, request));
  return context.Print(scheme, [&] { return SchemeText(context, scheme); });
}

std::string CheckText(const Context& context, const v1::CheckSchemeResponse& found) {
  if (found.faults().empty() && found.findings().empty()) {
    return absl::StrCat(found.scheme(), context.Say("：没有问题", ": no findings"), "\n");
  }
  if (!found.faults().empty()) return ListText(context, found.faults(), {"path", "rule", "text"});
  return ListText(context, found.findings(), {"refused", "rule", "path", "text", "remedy"});
}

absl::Status Check(const Context& context, const SchemeArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  v1::CheckSchemeRequest request;
  request.set_parent(names.Campaign());
  request.set_in_force_from(args.in_force_from);
  ASSIGN_OR_RETURN(*request.mutable_text(), ReadFile(args.file));
  ASSIGN_OR_RETURN(const v1::CheckSchemeResponse found, reporting.Call(&SchemeStub::CheckScheme, request));
  return context.Print(found, [&] { return CheckText(context, found); });
}

absl::Status ShowScheme(const Context& context, const SchemeArgs& args) {
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  v1::GetSchemeRequest request;
  ASSIGN_OR_RETURN(*request.mutable_name(), SchemeName(context, args.id));
  ASSIGN_OR_RETURN(const Scheme scheme, reporting.Call(&SchemeStub::GetScheme, request));
  if (!args.out.empty()) RETURN_IF_ERROR(WriteFile(args.out, scheme.text()));
  return context.Print(scheme, [&] { return SchemeText(context, scheme); });
}

absl::Status ListFormulas(const Context& context, const SchemeArgs& args) {
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  v1::ListFormulasRequest request;
  ASSIGN_OR_RETURN(*request.mutable_parent(), SchemeName(context, args.id));
  ASSIGN_OR_RETURN(const v1::ListFormulasResponse found, reporting.Call(&SchemeStub::ListFormulas, request));
  return context.Print(found, [&] {
    return ListText(context, found.formulas(), {"leaf", "formula", "chosen", "title", "text", "keys"});
  });
}

CLI::App* AddScheme(const Noun& noun, const ActText& text, const std::shared_ptr<SchemeArgs>& args,
                    absl::Status (*act)(const Context&, const SchemeArgs&)) {
  CLI::App* command = AddCommand(noun.app, text.verb, text.help, text.example);
  command->callback([&context = noun.context, args, act] {
    context.command = [&context, args, act] { return act(context, *args); };
  });
  return command;
}

}  // namespace

void AddSchemeCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "scheme", "评分办法：起草、检查、发布、查看；发布后不再改动");
  const auto args = std::make_shared<SchemeArgs>();
  CLI::App* check = AddScheme(noun,
                              {"check", "检查一个文件：读不了的每一处，以及减负规则和常识的提醒；不写入",
                               "duban scheme check rubric.v2.json --from 2024-Q3"},
                              args, Check);
  CLI::App* create =
      AddScheme(noun, {"create", "起草一个版本", "duban scheme create rubric.v2.json"}, args, CreateScheme);
  CLI::App* update = AddScheme(
      noun, {"update", "改草案的文本", "duban scheme update rubric.v2 rubric.v2.json"}, args, UpdateScheme);
  CLI::App* show = AddScheme(
      noun, {"show", "查看一个版本；--out 取出文本", "duban scheme show rubric.v1 --out rubric.json"}, args,
      ShowScheme);
  CLI::App* formulas = AddScheme(
      noun, {"formulas", "列出每个计分项可用的计算式，代入该办法的数", "duban scheme formulas rubric.v2"},
      args, ListFormulas);
  formulas->add_option("id", args->id, "评分办法编号；不写为自带的 rubric.v1")->default_val("rubric.v1");
  for (CLI::App* command : {update, show}) {
    command->add_option("id", args->id, "评分办法编号，如 rubric.v2")->required();
  }
  for (CLI::App* command : {check, create, update}) {
    command->add_option("file", args->file, "JSON 文件")->required();
  }
  check->add_option("--from", args->in_force_from, "拟施行的季度；不写为当季");
  show->add_option("--out", args->out, "把文本写到文件");
  AddAct(noun,
         {"publish", "发布（非起草人），自所写季度起施行",
          "duban scheme publish rubric.v2 --from-quarter 2024-Q3 --basis 区政办发〔2024〕20号 "
          "--accept-warnings"},
         &SchemeStub::PublishScheme,
         {{"--from-quarter", "in_force_from", "施行的第一个季度"},
          {"--basis", "basis", "依据的文件"},
          {"--accept-warnings", "accept_warnings", "已知悉检查的提醒"}});
  AddList(noun, {"list", "列出各版本", "duban scheme list"}, &SchemeStub::ListSchemes,
          {"name", "state", "in_force_from", "author", "publisher", "basis"});
}

}  // namespace duban::client
