#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/reporting/v1/announcement.grpc.pb.h"

namespace duban::client {

using AnnouncementStub = reporting::v1::AnnouncementService::Stub;

namespace {

absl::Status SendAnnouncements(const Context& context, const RequestOptions& options) {
  reporting::v1::DeliverAnnouncementsRequest request;
  RETURN_IF_ERROR(options.Fill(context, request));
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  ASSIGN_OR_RETURN(const auto sent, reporting.Call(&AnnouncementStub::DeliverAnnouncements, request));
  return context.Print(sent, [&] {
    return absl::StrCat(
        ListText(context, sent.announcements(),
                 {"kind", "subject", "title", "due_time", "notice_count", "outcome", "problem"}),
        context.Say("告知 ", "told "), sent.told_count(), context.Say(" 项，", ", "), sent.notice_count(),
        context.Say(" 人；未达单位 ", " persons; units not reached "), sent.unreached_unit_count(),
        context.Say("，被拒 ", ", refused "), sent.failed_count(), "\n");
  });
}

}  // namespace

void AddAnnouncementCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "announcement", "告知：试算、裁定、定稿、更正和函告，告知到单位的人");
  AddList(
      noun,
      {"list", "列出须告知的事项，告知了谁、送达、已读", "duban announcement list --filter 'outcome = DUE'"},
      &AnnouncementStub::ListAnnouncements,
      {"kind", "subject", "title", "due_time", "notice_count", "sent_count", "read_count", "outcome"});
  CLI::App* deliver = AddCommand(noun.app, "deliver", "告知尚未告知的（总专班办、绩效办）；可重复，不会多发",
                                 "duban announcement deliver");
  const auto options = AddOptions(deliver, reporting::v1::DeliverAnnouncementsRequest::descriptor(),
                                  {{"--min-sequence", "min_sequence", "至少依据到此变更号"}});
  deliver->callback([&context, options] {
    context.command = [&context, options] { return SendAnnouncements(context, *options); };
  });
}

}  // namespace duban::client
