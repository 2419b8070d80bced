#include "clients/cli/bulletin_write.h"

#include <map>

#include "absl/strings/match.h"
#include "clients/cpp/channel.h"

namespace duban::client {

using reporting::v1::Bulletin;
using reporting::v1::BulletinService;

namespace {

using BulletinWriteStub = BulletinService::Stub;

// The words of --kind; the first three are what `create` always took.
const std::map<std::string, Bulletin::Kind>& Kinds() {
  static const auto* const kKinds = new std::map<std::string, Bulletin::Kind>{
      {"monthly", Bulletin::KIND_MONTHLY},   {"quarterly", Bulletin::KIND_QUARTERLY_REVIEW},
      {"dekad", Bulletin::KIND_DEKAD},       {"monthly-report", Bulletin::KIND_MONTHLY_REPORT},
      {"reminder", Bulletin::KIND_REMINDER}, {"letter", Bulletin::KIND_SUPERVISION_LETTER},
      {"circular", Bulletin::KIND_CIRCULAR}};
  return *kKinds;
}

struct DraftArgs {
  std::string kind, period, action, order, card, proposal, out;
  bool praise = false;
  int64_t min_sequence = 0;
};

struct EditArgs {
  std::string bulletin, part, text, file, demand, unit, target, answer, outcome, remark;
  std::string urgency, copy_number, secrecy;
  bool frame = false;  // set by any option of the head
};

absl::Status WriteDocument(const Context& context, const std::string& name, const std::string& file) {
  if (file.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const Bulletin::Format format, FormatOf(file));
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::GetBulletinDocumentRequest request;
  request.set_name(name);
  request.set_format(format);
  ASSIGN_OR_RETURN(const auto document, reporting.Call(&BulletinWriteStub::GetBulletinDocument, request));
  return WriteFile(file, document.content());
}

std::string SubjectOf(const Names& names, const DraftArgs& args) {
  if (!args.order.empty()) return absl::StrCat(names.Campaign(), "/orders/", LastId(args.order));
  if (!args.card.empty()) return absl::StrCat(names.Campaign(), "/cards/", LastId(args.card));
  if (!args.proposal.empty()) return absl::StrCat(names.Campaign(), "/proposals/", LastId(args.proposal));
  return "";
}

absl::Status Draft(const Context& context, const DraftArgs& args) {
  if (!args.out.empty()) RETURN_IF_ERROR(FormatOf(args.out).status());
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::CreateBulletinRequest request;
  request.set_parent(names.Campaign());
  Bulletin& asked = *request.mutable_bulletin();
  asked.set_kind(Kinds().at(args.kind));
  asked.set_period(args.period);
  asked.set_action(args.action);
  asked.set_subject(SubjectOf(names, args));
  if (args.praise) asked.set_tone(Bulletin::TONE_PRAISE);
  request.set_min_sequence(args.min_sequence);
  ASSIGN_OR_RETURN(const Bulletin bulletin, reporting.Call(&BulletinWriteStub::CreateBulletin, request));
  RETURN_IF_ERROR(WriteDocument(context, bulletin.name(), args.out));
  return context.Print(bulletin, [&] {
    return ListText(context, {&bulletin},
                    {"name", "kind", "period", "action", "state", "digest", "display_name"});
  });
}

absl::StatusOr<Bulletin::Outcome> OutcomeOf(const std::string& word) {
  if (word.empty()) return Bulletin::OUTCOME_UNSPECIFIED;
  if (word == "done") return Bulletin::OUTCOME_DONE;
  if (word == "in-hand") return Bulletin::OUTCOME_IN_HAND;
  if (word == "carried") return Bulletin::OUTCOME_CARRIED;
  return UsageError("--outcome 应为 done、in-hand 或 carried");
}

// The head with what is asked in place of what was set before.
absl::StatusOr<Bulletin::Frame> FrameOf(const Endpoint& reporting, const std::string& name,
                                        const EditArgs& args) {
  reporting::v1::GetBulletinRequest request;
  request.set_name(name);
  ASSIGN_OR_RETURN(const Bulletin bulletin, reporting.Call(&BulletinWriteStub::GetBulletin, request));
  Bulletin::Frame frame = bulletin.frame();
  if (args.urgency == "none") frame.set_urgency(Bulletin::URGENCY_UNSPECIFIED);
  if (args.urgency == "prompt") frame.set_urgency(Bulletin::URGENCY_PROMPT);
  if (args.urgency == "most-prompt") frame.set_urgency(Bulletin::URGENCY_MOST_PROMPT);
  if (!args.copy_number.empty()) frame.set_copy_number(args.copy_number == "-" ? "" : args.copy_number);
  if (!args.secrecy.empty()) frame.set_secrecy(args.secrecy == "default" ? "" : args.secrecy);
  return frame;
}

absl::Status Edit(const Context& context, const EditArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  reporting::v1::UpdateBulletinRequest request;
  request.set_name(names.Bulletin(LastId(args.bulletin)));
  if (!args.part.empty()) {
    Bulletin::Part& part = *request.add_parts();
    part.set_key(args.part);
    part.set_text(args.text);
    if (!args.file.empty()) {
      ASSIGN_OR_RETURN(*part.mutable_text(), ReadFile(args.file));
    }
  }
  if (!args.demand.empty()) {
    Bulletin::Entry& demand = *request.add_demands();
    demand.set_text(args.demand);
    if (!args.unit.empty()) demand.set_unit(names.Unit(LastId(args.unit)));
    if (!args.target.empty()) demand.set_target(names.Item(LastId(args.target)));
  }
  if (!args.answer.empty()) {
    Bulletin::Answer& answer = *request.add_answers();
    answer.set_key(args.answer);
    answer.set_remark(args.remark);
    ASSIGN_OR_RETURN(const Bulletin::Outcome outcome, OutcomeOf(args.outcome));
    answer.set_outcome(outcome);
  }
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  if (args.frame) {
    ASSIGN_OR_RETURN(*request.mutable_frame(), FrameOf(reporting, request.name(), args));
  }
  if (args.part.empty() && args.demand.empty() && args.answer.empty() && !args.frame) {
    return UsageError("请给出 --part、--demand、--answer、--urgency、--copy-number 或 --secrecy");
  }
  ASSIGN_OR_RETURN(const Bulletin bulletin, reporting.Call(&BulletinWriteStub::UpdateBulletin, request));
  return context.Print(bulletin, [&] { return ResourceText(context, bulletin); });
}

absl::Status ShowWritten(const Context& context, const std::string& id, const std::string& out) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::GetBulletinRequest request;
  request.set_name(names.Bulletin(LastId(id)));
  ASSIGN_OR_RETURN(const Bulletin bulletin, reporting.Call(&BulletinWriteStub::GetBulletin, request));
  RETURN_IF_ERROR(WriteDocument(context, bulletin.name(), out));
  return context.Print(bulletin, [&] { return ResourceText(context, bulletin); });
}

}  // namespace

absl::StatusOr<Bulletin::Format> FormatOf(const std::string& file) {
  if (absl::EndsWith(file, ".html")) return Bulletin::FORMAT_HTML;
  if (absl::EndsWith(file, ".docx")) return Bulletin::FORMAT_DOCX;
  if (absl::EndsWith(file, ".xlsx")) return Bulletin::FORMAT_XLSX;
  return UsageError(absl::StrCat(file, "：文件名须以 .html、.docx 或 .xlsx 结尾"));
}

void AddDraft(const Noun& noun, const ActText& text) {
  CLI::App* command = AddCommand(noun.app, text.verb, text.help, text.example);
  const auto args = std::make_shared<DraftArgs>();
  std::vector<std::string> words;
  for (const auto& [word, kind] : Kinds()) words.push_back(word);
  command->add_option("--kind", args->kind, "种类")->required()->check(CLI::IsMember(words));
  command->add_option("--period", args->period, "旬、月或季的代码；函和通报不填");
  command->add_option("--action", args->action, "行动代码：专班的旬简报或月报材料");
  command->add_option("--order", args->order, "函、通报所依据的督办件");
  command->add_option("--card", args->card, "所依据的黄红牌");
  command->add_option("--proposal", args->proposal, "所依据的提议");
  command->add_flag("--praise", args->praise, "通报表扬；不填为批评");
  command->add_option("-o,--out", args->out, "写入文件：.html、.docx 或 .xlsx");
  command->add_option("--min-sequence", args->min_sequence, "至少依据到此变更号");
  command->callback([&context = noun.context, args] {
    context.command = [&context, args] { return Draft(context, *args); };
  });
}

void AddEdit(const Noun& noun) {
  CLI::App* command = AddCommand(noun.app, "edit", "改写草稿的文字；数据项（花括号）须保留",
                                 "duban bulletin edit monthly-2024-M03 --part demands --file demands.txt");
  const auto args = std::make_shared<EditArgs>();
  command->add_option("bulletin", args->bulletin, "文稿编号")->required();
  command->add_option("--part", args->part, "部分的代码：见 bulletin show");
  CLI::Option* text = command->add_option("--text", args->text, "文字；空为恢复生成的文字");
  command->add_option("--file", args->file, "文字所在文件")->excludes(text);
  command->add_option("--demand", args->demand, "增加一项工作要求，下期须交代");
  command->add_option("--unit", args->unit, "要求的责任单位");
  command->add_option("--item", args->target, "要求所涉事项");
  command->add_option("--answer", args->answer, "说明上期一项事项的办理情况：其代码");
  command->add_option("--outcome", args->outcome, "done、in-hand 或 carried");
  command->add_option("--remark", args->remark, "办理情况或结转原因");
  command->add_option("--urgency", args->urgency, "紧急程度：prompt（加急）、most-prompt（特急）、none")
      ->check(CLI::IsMember({"prompt", "most-prompt", "none"}));
  command->add_option("--copy-number", args->copy_number, "份号：六位数字，- 为不标");
  command->add_option("--secrecy", args->secrecy, "密级：内部、内部★1年，- 为不标，default 为按文种");
  command->callback([&context = noun.context, args] {
    args->frame = !args->urgency.empty() || !args->copy_number.empty() || !args->secrecy.empty();
    context.command = [&context, args] { return Edit(context, *args); };
  });
}

void AddShow(const Noun& noun) {
  CLI::App* command = AddCommand(noun.app, "show", "查看文稿：状态、可改写部分、上期事项、提示",
                                 "duban bulletin show monthly-2024-M03");
  const auto id = std::make_shared<std::string>();
  const auto out = std::make_shared<std::string>();
  command->add_option("bulletin", *id, "文稿编号")->required();
  command->add_option("-o,--out", *out, "另写入文件：.html、.docx 或 .xlsx");
  command->callback([&context = noun.context, id, out] {
    context.command = [&context, id, out] { return ShowWritten(context, *id, *out); };
  });
}

void AddExport(const Noun& noun) {
  CLI::App* command = AddCommand(noun.app, "export", "把文稿写入文件，格式由文件名结尾决定",
                                 "duban bulletin export monthly-2024-M03 -o 2024-M03.docx");
  const auto id = std::make_shared<std::string>();
  const auto out = std::make_shared<std::string>();
  command->add_option("bulletin", *id, "文稿编号")->required();
  command->add_option("-o,--out", *out, "文件：.html、.docx 或 .xlsx")->required();
  command->callback([&context = noun.context, id, out] {
    context.command = [&context, id, out]() -> absl::Status {
      ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
      RETURN_IF_ERROR(WriteDocument(context, names.Bulletin(LastId(*id)), *out));
      context.Progress(absl::StrCat(context.Say("已写入 ", "written: "), *out));
      return absl::OkStatus();
    };
  });
}

}  // namespace duban::client
