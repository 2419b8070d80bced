#include "services/reporting/domain/bulletin/bulletin_acts.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/calendar.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/bulletin/frame.h"

namespace duban::reporting {
namespace {

// True if one of the two is the other, or acts in the other's place.
bool IsHandOf(const Signature& actor, const BulletinHand& hand) {
  if (hand.person.empty()) return false;
  const auto is = [&](const std::string& person) {
    return person == hand.person || (!hand.on_behalf_of.empty() && person == hand.on_behalf_of);
  };
  return is(actor.person) || (!actor.on_behalf_of.empty() && is(actor.on_behalf_of));
}

absl::Status CheckOther(const Bulletin& bulletin, const Signature& actor, bool also_reviewer) {
  const bool wrote = std::any_of(bulletin.parts.begin(), bulletin.parts.end(),
                                 [&](const BulletinPart& part) { return part.editor == actor.person; });
  if (wrote || IsHandOf(actor, bulletin.author) || (also_reviewer && IsHandOf(actor, bulletin.reviewer))) {
    return PermissionDenied("SAME_PERSON", "拟稿、审核、签发须为不同的人，请由另一人办理");
  }
  return absl::OkStatus();
}

template <typename List>
auto FindKey(List& list, const std::string& key) {
  return std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.key == key; });
}

absl::Status WritePart(const BulletinPart& part, const std::string& field, const Figures& figures,
                       const Signature& actor, Bulletin& draft) {
  const auto drafted = FindKey(draft.drafted_parts, part.key);
  if (drafted == draft.drafted_parts.end()) {
    return InvalidField(absl::StrCat(field, ".key"), "UNKNOWN_PART",
                        absl::StrCat("文稿没有可改写的部分“", part.key, "”，其余文字由数据生成，不能改写"));
  }
  const auto present = FindKey(draft.parts, part.key);
  if (part.text.empty()) {
    if (present != draft.parts.end()) draft.parts.erase(present);
    return absl::OkStatus();
  }
  RETURN_IF_ERROR(CheckFigures(part.text, drafted->text, figures, absl::StrCat(field, ".text")));
  const BulletinPart written{part.key, part.text, actor.person};
  if (present == draft.parts.end()) {
    draft.parts.push_back(written);
  } else {
    *present = written;
  }
  return absl::OkStatus();
}

absl::Status AddDemand(BulletinEntry demand, const std::string& field, const Projection& record,
                       Bulletin& draft) {
  if (demand.text.empty()) return InvalidField(absl::StrCat(field, ".text"), "TEXT_REQUIRED", "请写明要求");
  if (demand.unit.empty())
    return InvalidField(absl::StrCat(field, ".unit"), "UNIT_REQUIRED", "请给出责任单位");
  if (!record.units.contains(demand.unit)) {
    return InvalidField(absl::StrCat(field, ".unit"), "UNKNOWN_UNIT", absl::StrCat("没有单位 ", demand.unit));
  }
  demand.key = absl::StrCat("demand/", draft.id, "/", draft.demands.size() + 1);
  demand.subject = EntrySubject::kDemand;
  demand.origin = draft.id;
  draft.demands.push_back(std::move(demand));
  return absl::OkStatus();
}

absl::Status TakeAnswer(const BulletinAnswer& answer, const std::string& field, Bulletin& draft) {
  const auto found = std::find_if(draft.follow_ups.begin(), draft.follow_ups.end(),
                                  [&](const BulletinFollowUp& one) { return one.entry.key == answer.key; });
  if (found == draft.follow_ups.end()) {
    return InvalidField(absl::StrCat(field, ".key"), "UNKNOWN_ENTRY",
                        absl::StrCat("上期事项中没有“", answer.key, "”"));
  }
  if (answer.remark.empty()) {
    return InvalidField(absl::StrCat(field, ".remark"), "REASON_REQUIRED", "请说明办理情况或结转原因");
  }
  const bool bound = found->entry.subject != EntrySubject::kDemand;
  if (bound && answer.outcome != FollowUpOutcome::kUnspecified) {
    return InvalidField(absl::StrCat(field, ".outcome"), "ENTRY_BOUND",
                        "该事项的状态由记录决定，只能补充说明，不能改状态");
  }
  if (!bound && answer.outcome == FollowUpOutcome::kUnspecified) {
    return InvalidField(absl::StrCat(field, ".outcome"), "OUTCOME_REQUIRED", "请给出办结、在办或结转");
  }
  const auto present = FindKey(draft.answers, answer.key);
  if (present == draft.answers.end()) {
    draft.answers.push_back(answer);
  } else {
    *present = answer;
  }
  return absl::OkStatus();
}

absl::Status CheckSettled(const BulletinRules& rules, const Bulletin& bulletin) {
  const std::string notice = PlaceholderNotice(RulesOf(rules, bulletin));
  if (notice.empty()) return absl::OkStatus();
  return Precondition("AGENCY_CODE_PLACEHOLDER", notice, {{"series", RulesOf(rules, bulletin).series}});
}

bool IsOneOf(const std::string& text, const std::vector<std::string>& list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// "1年", "6个月", "长期".
bool IsTerm(const std::string& term) {
  if (term == "长期") return true;
  const size_t unit = term.find_first_not_of("0123456789");
  if (unit == 0 || unit == std::string::npos || term[0] == '0') return false;
  return IsOneOf(term.substr(unit), {"年", "个月", "天"});
}

absl::StatusOr<Bulletin> After(const Bulletin& bulletin, BulletinEvent event) {
  Bulletin after = bulletin;
  ASSIGN_OR_RETURN(after.state, StateAfter(bulletin.state, event));
  return after;
}

// The serial after the last one given in a series and year. Numbers are never taken back, so there is no gap.
int NextSerial(const Book& book, const std::string& campaign, const std::string& series, int year) {
  int last = 0;
  book.docket.Each<Bulletin>(campaign, [&](const Bulletin& one, const auto&) {
    if (one.series == series && one.serial_year == year) last = std::max(last, one.serial);
  });
  return last + 1;
}

std::string NextEditionId(const Bulletin& bulletin) {
  const std::string suffix = absl::StrCat("-e", bulletin.edition);
  std::string base = bulletin.id;
  if (bulletin.edition > 1 && base.ends_with(suffix)) base.resize(base.size() - suffix.size());
  return absl::StrCat(base, "-e", bulletin.edition + 1);
}

}  // namespace

std::string PlaceholderNotice(const BulletinKindRules& kind) {
  if (!kind.placeholder_code) return "";
  return absl::StrCat(
      "机关代字“", kind.series,
      "”为占位，尚未核定，不能签发、编号；请在文稿规则中填写正式代字（series）并把 agency_code 改为 "
      "SETTLED，用 duban-reporting --bulletin-rules FILE 载入");
}

absl::Status CheckFrame(const BulletinFrame& frame, const std::string& field, const BulletinRules& rules) {
  constexpr size_t kCopyDigits = 6;  // GB/T 9704-2012, 7.2.1
  const std::string& copy = frame.copy_number;
  const bool digits = copy.size() == kCopyDigits &&
                      copy.find_first_not_of("0123456789") == std::string::npos &&
                      copy.find_first_not_of('0') != std::string::npos;
  if (!copy.empty() && !digits) {
    return InvalidField(absl::StrCat(field, ".copy_number"), "COPY_NUMBER", "份号为六位数字，如 000001");
  }
  if (frame.secrecy.empty() || frame.secrecy == "-") return absl::OkStatus();
  const std::string secrecy = absl::StrCat(field, ".secrecy");
  const size_t star = frame.secrecy.find("★");
  const std::string mark = frame.secrecy.substr(0, star);
  if (IsOneOf(mark, rules.state_secrets)) {
    return InvalidField(secrecy, "STATE_SECRET",
                        absl::StrCat("“", mark, "”级文件属国家秘密，不得在本系统起草，请按保密规定另行办理"));
  }
  const bool term = star == std::string::npos || IsTerm(frame.secrecy.substr(star + std::string("★").size()));
  if (!IsOneOf(mark, rules.secrecy_marks) || !term) {
    return InvalidField(secrecy, "SECRECY_MARK",
                        absl::StrCat("应为 ", absl::StrJoin(rules.secrecy_marks, "、"),
                                     "，可加期限（如 内部★1年、内部★6个月），- 为不标注"));
  }
  return absl::OkStatus();
}

BulletinHand HandOf(const Signature& actor, absl::Time now) {
  return {actor.person, actor.role, actor.unit, actor.on_behalf_of, now};
}

absl::StatusOr<Bulletin> Edited(const Bulletin& draft, const BulletinEdit& edit, const Figures& figures,
                                const Projection& record, const BulletinRules& rules,
                                const Signature& actor) {
  ASSIGN_OR_RETURN(Bulletin after, After(draft, BulletinEvent::kUpdate));
  if (edit.frame) {
    RETURN_IF_ERROR(CheckFrame(*edit.frame, "frame", rules));
    after.frame = *edit.frame;
  }
  for (size_t i = 0; i < edit.parts.size(); ++i) {
    RETURN_IF_ERROR(WritePart(edit.parts[i], absl::StrCat("parts[", i, "]"), figures, actor, after));
  }
  for (size_t i = 0; i < edit.demands.size(); ++i) {
    RETURN_IF_ERROR(AddDemand(edit.demands[i], absl::StrCat("demands[", i, "]"), record, after));
  }
  for (size_t i = 0; i < edit.answers.size(); ++i) {
    RETURN_IF_ERROR(TakeAnswer(edit.answers[i], absl::StrCat("answers[", i, "]"), after));
  }
  return after;
}

absl::StatusOr<Bulletin> Reviewed(const Bulletin& draft, const Signature& actor, absl::Time now) {
  ASSIGN_OR_RETURN(Bulletin after, After(draft, BulletinEvent::kReview));
  RETURN_IF_ERROR(CheckOther(draft, actor, false));
  after.reviewer = HandOf(actor, now);
  after.return_reason.clear();
  return after;
}

absl::StatusOr<Bulletin> Returned(const Bulletin& bulletin, const std::string& reason) {
  ASSIGN_OR_RETURN(Bulletin after, After(bulletin, BulletinEvent::kReturn));
  if (reason.empty()) return InvalidField("reason", "REASON_REQUIRED", "请写明退回原因");
  after.reviewer = {};
  after.return_reason = reason;
  return after;
}

absl::StatusOr<Bulletin> Signed(const Bulletin& bulletin, const BulletinRules& rules, const Signature& actor,
                                absl::Time now) {
  ASSIGN_OR_RETURN(Bulletin after, After(bulletin, BulletinEvent::kSign));
  RETURN_IF_ERROR(CheckOther(bulletin, actor, true));
  RETURN_IF_ERROR(CheckSettled(rules, bulletin));
  after.signatory = HandOf(actor, now);
  return after;
}

std::string NumberText(const BulletinKindRules& kind, const std::string& series, int year, int serial) {
  return kind.counted_as_issue ? absl::StrCat("第", serial, "期")
                               : absl::StrCat(series, "〔", year, "〕", serial, "号");
}

absl::StatusOr<Bulletin> Numbered(const Bulletin& bulletin, const Book& book, const Campaign& campaign,
                                  const BulletinRules& rules, const Signature& actor, absl::Time now) {
  ASSIGN_OR_RETURN(Bulletin after, After(bulletin, BulletinEvent::kNumber));
  after.numberer = HandOf(actor, now);
  if (after.serial != 0) return after;  // A later edition carries the first one's.
  RETURN_IF_ERROR(CheckSettled(rules, bulletin));
  const BulletinKindRules& kind = RulesOf(rules, bulletin);
  after.series = FillAction(kind.series, campaign, bulletin.action);
  after.serial_year = static_cast<int>(absl::ToCivilYear(now, ChinaTime()).year());
  after.serial = NextSerial(book, bulletin.campaign, after.series, after.serial_year);
  after.number = NumberText(kind, after.series, after.serial_year, after.serial);
  return after;
}

absl::StatusOr<Bulletin> Issued(const Bulletin& bulletin, const Signature& actor, absl::Time now) {
  ASSIGN_OR_RETURN(Bulletin after, After(bulletin, BulletinEvent::kIssue));
  after.issuer = HandOf(actor, now);
  return after;
}

absl::StatusOr<AmendedBulletin> Amended(const Bulletin& bulletin, const std::string& cause,
                                        const Signature& actor, absl::Time now) {
  RETURN_IF_ERROR(StateAfter(bulletin.state, BulletinEvent::kAmend).status());
  if (!bulletin.amended_by.empty()) return AlreadyExists(bulletin.amended_by);
  if (cause.empty()) return InvalidField("reason", "REASON_REQUIRED", "请写明更正原因");
  AmendedBulletin amended{bulletin, bulletin};
  Bulletin& draft = amended.draft;
  draft.id = NextEditionId(bulletin);
  draft.state = BulletinState::kDraft;
  draft.edition = bulletin.edition + 1;
  draft.amends = PathOf(bulletin);
  draft.amend_cause = cause;
  draft.create_time = now;
  draft.author = HandOf(actor, now);
  draft.reviewer = draft.signatory = draft.numberer = draft.issuer = {};
  amended.issued.amended_by = PathOf(draft);
  return amended;
}

}  // namespace duban::reporting
