#include <chrono>

#include "clients/cli/nouns.h"
#include "clients/cli/resource_text.h"
#include "clients/cpp/channel.h"
#include "duban/task/v1/evidence.grpc.pb.h"

namespace duban::client {

using task::v1::Evidence;
using task::v1::EvidenceService;

namespace {

constexpr size_t kChunkBytes = 256 * 1024;

struct EvidenceArgs {
  std::string file;
  std::string unit;
  std::string id;
  std::string to;
  std::string filter;
};

// Says every two seconds how much has gone.
class TransferNotice {
 public:
  TransferNotice(const Context& context, size_t total) : context_(context), total_(total) {}

  void Passed(size_t bytes) {
    const auto now = Clock::now();
    if (now < next_) return;
    next_ = now + kEvery;
    context_.Progress(
        absl::StrCat(context_.Say("已传 ", "sent "), bytes / 1024, " / ", total_ / 1024, " KiB"));
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::seconds kEvery{2};

  const Context& context_;
  const size_t total_;
  Clock::time_point next_ = Clock::now() + kEvery;
};

std::string EvidenceName(const Names& names, const std::string& id) {
  return absl::StrCat(names.Campaign(), "/evidence/", LastId(id));
}

absl::Status Upload(const Context& context, const EvidenceArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const std::string content, ReadFile(args.file));
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::UploadEvidenceHeader header;
  header.set_parent(names.Campaign());
  if (!args.unit.empty()) header.set_unit(names.Unit(args.unit));
  header.set_file_name(LastId(args.file));
  header.set_size_bytes(static_cast<std::int64_t>(content.size()));
  header.set_request_id(Endpoint::RandomUuid());
  Evidence evidence;
  RETURN_IF_ERROR(task.Stream<EvidenceService::Stub>([&](auto& stub, grpc::ClientContext* call) {
    TransferNotice notice(context, content.size());
    const auto stream = stub.UploadEvidence(call, &evidence);
    task::v1::UploadEvidenceRequest part;
    *part.mutable_header() = header;
    bool open = stream->Write(part);
    for (size_t at = 0; open && at < content.size(); at += kChunkBytes) {
      part.set_chunk(content.substr(at, kChunkBytes));
      open = stream->Write(part);
      notice.Passed(at);
    }
    stream->WritesDone();
    return stream->Finish();
  }));
  return context.Print(evidence, [&] { return ResourceText(context, evidence); });
}

absl::Status Download(const Context& context, const EvidenceArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::DownloadEvidenceRequest request;
  request.set_name(EvidenceName(names, args.id));
  Evidence evidence;
  std::string content;
  RETURN_IF_ERROR(task.Stream<EvidenceService::Stub>([&](auto& stub, grpc::ClientContext* call) {
    content.clear();
    const auto stream = stub.DownloadEvidence(call, request);
    task::v1::DownloadEvidenceResponse part;
    while (stream->Read(&part)) {
      if (part.has_evidence()) evidence = part.evidence();
      content += part.chunk();
    }
    return stream->Finish();
  }));
  const std::string to = args.to.empty() ? evidence.uploads(0).file_name() : args.to;
  RETURN_IF_ERROR(WriteFile(to, content));
  return context.Print(evidence, [&] {
    return absl::StrCat(context.Say("已存为 ", "saved as "), to,
                        context.Say("，校验无误，SHA-256 ", ", SHA-256 "), evidence.sha256(), "\n");
  });
}

absl::Status ListEvidence(const Context& context, const EvidenceArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListEvidenceRequest request;
  request.set_parent(names.Campaign());
  request.set_filter(args.filter);
  ASSIGN_OR_RETURN(const std::vector<Evidence> evidence,
                   task.ListAll(&EvidenceService::Stub::ListEvidence, request,
                                [](auto& page) { return page.mutable_evidence(); }));
  task::v1::ListEvidenceResponse all;
  all.mutable_evidence()->Add(evidence.begin(), evidence.end());
  return context.Print(all, [&] {
    return ListText(context, evidence, {"name", "type", "size_bytes", "uploads"});
  });
}

absl::Status ShowEvidence(const Context& context, const EvidenceArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetEvidenceRequest request;
  request.set_name(EvidenceName(names, args.id));
  ASSIGN_OR_RETURN(const Evidence evidence, task.Call(&EvidenceService::Stub::GetEvidence, request));
  return context.Print(evidence, [&] { return ResourceText(context, evidence); });
}

std::string VerifyText(const Context& context, const task::v1::VerifyEvidenceResponse& found) {
  std::string text = absl::StrCat(context.Say("已核对 ", "checked "), found.checked_count(),
                                  context.Say(" 件，共 ", " files, "), found.checked_bytes(),
                                  context.Say(" 字节\n", " bytes\n"));
  for (const std::string& name : found.missing()) {
    absl::StrAppend(&text, context.Say("丢失：", "missing: "), name, "\n");
  }
  for (const std::string& name : found.broken()) {
    absl::StrAppend(&text, context.Say("内容已变：", "changed: "), name, "\n");
  }
  if (found.missing().empty() && found.broken().empty()) {
    absl::StrAppend(&text, context.Say("全部完好\n", "all are whole\n"));
  }
  return text;
}

absl::Status VerifyEvidence(const Context& context, const EvidenceArgs&) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::VerifyEvidenceRequest request;
  request.set_parent(names.Campaign());
  ASSIGN_OR_RETURN(const task::v1::VerifyEvidenceResponse found,
                   task.Call(&EvidenceService::Stub::VerifyEvidence, request));
  RETURN_IF_ERROR(context.Print(found, [&] { return VerifyText(context, found); }));
  if (found.missing().empty() && found.broken().empty()) return absl::OkStatus();
  return absl::DataLossError(context.Say("有佐证材料丢失或已变：从备份恢复后再核对",
                                         "evidence is missing or changed: restore it from a backup"));
}

}  // namespace

void AddEvidenceCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "evidence", "佐证材料：上传、下载、核对", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<EvidenceArgs>();
  const auto run = [&context, args](CLI::App* command,
                                    absl::Status (*act)(const Context&, const EvidenceArgs&)) {
    command->callback(
        [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
  };
  CLI::App* upload =
      AddCommand(noun, "upload", "上传一个文件（最大 20 MiB；PDF、JPEG、PNG、DOCX、XLSX、OFD、文本）",
                 "duban evidence upload 验收备案表.pdf --unit hc-housing");
  upload->add_option("file", args->file, "文件")->required();
  upload->add_option("--unit", args->unit, "为哪个单位上传；填报人、单位负责人必填");
  run(upload, Upload);
  CLI::App* download = AddCommand(noun, "download", "下载并校验一个文件",
                                  "duban evidence download 0a1b2c3d4e5f60718293a4b5c6d7e8f9 --to 验收.pdf");
  download->add_option("id", args->id, "佐证材料编号或全名")->required();
  download->add_option("--to", args->to, "存为；默认用上传时的文件名");
  run(download, Download);
  CLI::App* list = AddCommand(noun, "list", "列出佐证材料", "duban evidence list --filter 'type = PDF'");
  list->add_option("--filter", args->filter, "条件，如 type = PDF");
  run(list, ListEvidence);
  CLI::App* show = AddCommand(noun, "show", "查看一件佐证材料：类型、大小、谁在何时上传",
                              "duban evidence show 0a1b2c3d4e5f60718293a4b5c6d7e8f9");
  show->add_option("id", args->id, "佐证材料编号或全名")->required();
  run(show, ShowEvidence);
  run(AddCommand(noun, "verify", "逐件重算 SHA-256，指出丢失或已变的文件", "duban evidence verify"),
      VerifyEvidence);
}

}  // namespace duban::client
