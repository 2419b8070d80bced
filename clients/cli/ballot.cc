#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "clients/cpp/channel.h"
#include "clients/import/paper_ballots.h"
#include "duban/reporting/v1/panel_service.grpc.pb.h"
#include "services/common/sha256.h"

namespace duban::client {

using BallotStub = reporting::v1::PanelService::Stub;

namespace {

struct PaperArgs {
  std::string file;
  std::string scan;
  bool dry_run = false;
};

absl::Status RecordPaper(const Context& context, const PaperArgs& args, const RequestOptions& options) {
  Sourced<reporting::v1::RecordPaperBallotsRequest> made;
  if (!args.file.empty()) {
    ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
    ASSIGN_OR_RETURN(CsvTable table, CsvTable::Read(args.file));
    ASSIGN_OR_RETURN(made, PaperBallotRequest(names, std::make_shared<const CsvTable>(std::move(table))));
  }
  if (!args.scan.empty()) {
    ASSIGN_OR_RETURN(const std::string scan, ReadFile(args.scan));
    made.request.set_evidence_sha256(HexDigest(scan));
  }
  RETURN_IF_ERROR(options.Fill(context, made.request));
  made.request.set_validate_only(args.dry_run);
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  const auto recorded = reporting.Call(&BallotStub::RecordPaperBallots, made.request);
  if (!recorded.ok()) return InTheFile(recorded.status(), made.places);
  return context.Print(*recorded, [&] {
    return absl::StrCat(args.dry_run ? context.Say("检查通过，未写入；", "checked, nothing written; ") : "",
                        context.Say("登记 ", "recorded "), recorded->recorded_count(),
                        context.Say(" 张，已有且相同 ", " ballots, there already "),
                        recorded->unchanged_count(), context.Say(" 张\n", "\n"));
  });
}

void AddRecord(const Noun& noun) {
  CLI::App* record = AddCommand(
      noun.app, "record", "登记纸质票（绩效办），写票号不写姓名；全部登记或全不登记，重复登记不会多计",
      "duban ballot record 2024-Q1 --group G4 --source 计票单第1号 --scan 计票单.pdf --file G4.csv "
      "--dry-run\n"
      "# G4.csv 的栏：voter_number,unit,P1,P2b,B1,B3；格内写分数，或优秀、良好、一般、较差");
  const auto options = AddOptions(
      record, reporting::v1::RecordPaperBallotsRequest::descriptor(),
      {{"panel", "panel", "评议，如 2024-Q1"},
       {"--group", "group", "评议主体，如 G4；有具名评议人的组不能用纸质票"},
       {"--source", "source_document", "计票单"},
       {"--sha256", "evidence_sha256", "计票单扫描件的 SHA-256；给 --scan 时不必写"},
       {"--ballot", "ballots",
        R"(一张票（可重复），如 {"voterNumber":"001","unit":"jurisdictions/…","marks":[…]}；@文件 从文件读)"}});
  const auto args = std::make_shared<PaperArgs>();
  record->add_option("--file", args->file, "CSV 文件（UTF-8），一行一票一单位")->excludes("--ballot");
  record->add_option("--scan", args->scan, "计票单扫描件，由此算出 SHA-256")->excludes("--sha256");
  record->add_flag("--dry-run", args->dry_run, "只检查，不写入；错误逐行逐栏列出");
  record->callback([&context = noun.context, args, options] {
    context.command = [&context, args, options] { return RecordPaper(context, *args, *options); };
  });
}

}  // namespace

void AddBallotCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "ballot", "评议票：投票、登记纸质票、查看本人的票");
  AddAct(noun,
         {"cast", "以本人名义对一个单位投票；截止前再投即更正，以最后一次为准，不能代投",
          "duban ballot cast 2024-Q1 --unit hc-finance --mark leaf=P1,points=92 --mark leaf=P2b,points=88.5 "
          "--mark leaf=B1,grade=good --mark leaf=B3,grade=excellent"},
         &BallotStub::CastBallot,
         {{"panel", "panel", "评议，如 2024-Q1"},
          {"--unit", "unit", "被评单位"},
          {"--mark", "marks", "一项一次：leaf=P1,points=92 或 leaf=P1,grade=good；各项都要给"}});
  AddRecord(noun);
  AddAct(noun, {"mine", "本人已投的票、未投和须回避的单位", "duban ballot mine 2024-Q1"},
         &BallotStub::GetMyBallots, {{"panel", "panel", "评议，如 2024-Q1"}});
}

}  // namespace duban::client
