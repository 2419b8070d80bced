#include "services/reporting/domain/bulletin/frame.h"

#include "absl/strings/str_replace.h"
#include "services/common/sha256.h"
#include "services/reporting/domain/bulletin/sections.h"
#include "services/reporting/domain/canonical_text.h"

namespace duban::reporting {
namespace {

std::string ActionTitle(const Campaign& campaign, const std::string& action) {
  for (const ActionForce& one : campaign.actions) {
    if (one.id == action) return one.title;
  }
  return "";
}

// The unit and matter a letter is about; it was read once already.
LetterSubject LetterSubjectOf(const Composer& composer) {
  return ReadSubject(composer.record(), composer.bulletin()).value_or(LetterSubject());
}

DocumentForm DocumentFormOf(const Bulletin& bulletin) {
  switch (bulletin.kind) {
    case BulletinKind::kMonthly:
    case BulletinKind::kCircular:
      return DocumentForm::kOfficial;
    case BulletinKind::kReminder:
    case BulletinKind::kSupervisionLetter:
      return DocumentForm::kLetter;
    default:
      return DocumentForm::kBulletin;
  }
}

std::string UrgencyText(DocumentUrgency urgency) {
  if (urgency == DocumentUrgency::kPrompt) return "加急";
  return urgency == DocumentUrgency::kMostPrompt ? "特急" : "";
}

// The editor's mark before that of the kind; "-" takes it away.
std::string SecrecyOf(const BulletinFrame& frame, const BulletinKindRules& kind) {
  if (frame.secrecy == "-") return "";
  return frame.secrecy.empty() ? kind.secrecy : frame.secrecy;
}

std::optional<absl::CivilDay> DayOf(const BulletinHand& hand) {
  if (!hand.time) return std::nullopt;
  return absl::ToCivilDay(*hand.time, ChinaTime());
}

std::string Name(const BulletinHand& hand) {
  if (hand.person.empty()) return "—";
  return hand.on_behalf_of.empty() ? hand.person : absl::StrCat(hand.person, "（代", hand.on_behalf_of, "）");
}

std::string MomentText(absl::Time time) { return absl::FormatTime("%Y-%m-%d %H:%M:%S", time, ChinaTime()); }

// Blocks as canonical text.
struct BlockText {
  CanonicalText& text;
  void operator()(const Heading& heading) { text.Add("heading").Add(heading.level).Add(heading.text); }
  void operator()(const Paragraph& paragraph) { text.Add("paragraph").Add(paragraph.text); }
  void operator()(const Table& table) {
    text.Head("table", table.rows.size()).Add(table.title).Add(table.note);
    text.Add(static_cast<int>(table.medium));
    for (const Column& column : table.columns) text.Add(column.title);
    for (const std::vector<Cell>& row : table.rows) {
      for (const Cell& cell : row) text.Add(cell.text);
    }
  }
  void operator()(const LightChart& chart) {
    text.Head("lights", chart.bars.size()).Add(chart.title);
    for (const LightChart::Bar& bar : chart.bars) {
      text.Add(bar.title).Add(bar.green).Add(bar.yellow).Add(bar.red).Add(bar.blue).Add(bar.grey);
    }
  }
  void operator()(const TrendChart& chart) {
    text.Head("trend", chart.lines.size()).Add(chart.title).Add(chart.unit);
    text.Add(static_cast<int>(chart.medium));
    for (const std::string& point : chart.points) text.Add(point);
    for (const TrendChart::Line& line : chart.lines) {
      text.Add(line.title);
      for (const std::optional<Rational>& value : line.values) text.Add(value);
    }
  }
  void operator()(const ScoreChart& chart) {
    text.Head("scores", chart.bars.size()).Add(chart.title).Add(chart.compared);
    for (const ScoreChart::Bar& bar : chart.bars) {
      text.Add(bar.title).Add(bar.rank).Add(bar.value).Add(bar.text).Add(bar.moved).Add(bar.fresh);
    }
  }
};

}  // namespace

std::string FillAction(const std::string& text, const Campaign& campaign, const std::string& action) {
  return absl::StrReplaceAll(text, {{"{action}", ActionTitle(campaign, action)}});
}

std::string BulletinTitle(const Composer& composer) {
  const Bulletin& bulletin = composer.bulletin();
  const std::string head =
      absl::StrCat(composer.campaign().title, ActionTitle(composer.campaign(), bulletin.action),
                   IsLetter(bulletin.kind) ? "" : PeriodTitle(bulletin.period));
  switch (bulletin.kind) {
    case BulletinKind::kMonthly:
      return absl::StrCat(head, "工作情况通报");
    case BulletinKind::kQuarterlyReview:
      return absl::StrCat(head, "讲评材料");
    case BulletinKind::kDekad:
      return absl::StrCat(head, "工作简报");
    case BulletinKind::kMonthlyReport:
      return absl::StrCat(head, bulletin.action.empty() ? "工作月报" : "月报材料");
    case BulletinKind::kCircular: {
      const LetterSubject subject = LetterSubjectOf(composer);
      const bool praise = bulletin.tone == CircularTone::kPraise;
      return absl::StrCat("关于", praise ? "表扬" : "批评", composer.Title(subject.unit), "办理“",
                          subject.matter, "”情况的通报");
    }
    case BulletinKind::kReminder:
    case BulletinKind::kSupervisionLetter:
    case BulletinKind::kUnspecified:
      break;
  }
  return absl::StrCat("关于“", LetterSubjectOf(composer).matter, "”的", KindTitle(bulletin.kind));
}

void WriteFrame(Composer& composer) {
  const Bulletin& bulletin = composer.bulletin();
  const BulletinKindRules& kind = RulesOf(composer.sources().rules, bulletin);
  const auto fill = [&](const std::string& text) {
    return FillAction(text, composer.campaign(), bulletin.action);
  };
  Document& document = composer.document();
  document.form = DocumentFormOf(bulletin);
  document.mark = fill(kind.mark);
  document.number = bulletin.number;
  document.secrecy = SecrecyOf(bulletin.frame, kind);
  document.urgency = UrgencyText(bulletin.frame.urgency);
  document.copy_number = bulletin.frame.copy_number;
  document.signatory = bulletin.signatory.person;
  document.title = BulletinTitle(composer);
  const bool to_unit = kind.addressee.empty() && IsLetter(bulletin.kind);
  document.addressee = to_unit ? composer.Title(LetterSubjectOf(composer).unit) : kind.addressee;
  if (document.form == DocumentForm::kBulletin) {
    document.editor = fill(kind.issuer);
    document.approval_date = DayOf(bulletin.signatory);
  } else {
    document.issuer = fill(kind.issuer);
    document.date = DayOf(bulletin.signatory);
    document.printed_by = fill(kind.issuer);
    document.print_date = DayOf(bulletin.issuer);
  }
  document.reports_to = kind.reports_to;
  document.copies_to = kind.copies_to;
  document.sends_to = kind.sends_to;
  document.copies = kind.copies;
  document.draft = bulletin.state != BulletinState::kIssued;
  document.simulated = bulletin.basis.simulated;
}

void WriteFacts(Composer& composer, absl::CivilDay cut_off, const std::string& digest) {
  const Bulletin& bulletin = composer.bulletin();
  const BulletinBasis& basis = bulletin.basis;
  std::vector<std::string>& facts = composer.document().facts;
  facts.push_back(absl::StrCat("生成时间：", MomentText(composer.now())));
  facts.push_back(absl::StrCat("数据截止：", DayText(cut_off), "24时"));
  facts.push_back(
      absl::StrCat("依据：变更第", basis.change_sequence, "条",
                   basis.change_time ? absl::StrCat("（", MomentText(*basis.change_time), "）") : "",
                   "，考评记录第", basis.act_sequence, "条"));
  facts.push_back(absl::StrCat("评分办法：", basis.scheme, "；文稿规则：", basis.rules));
  facts.push_back(absl::StrCat("拟稿：", Name(bulletin.author), "；审核：", Name(bulletin.reviewer),
                               "；签发：", Name(bulletin.signatory)));
  if (bulletin.edition > 1) facts.push_back(absl::StrCat("版次：第", bulletin.edition, "版"));
  facts.push_back(absl::StrCat("内容摘要（SHA-256）：", digest));
}

std::string ContentDigest(const Document& document) {
  CanonicalText text;
  text.Add(document.title).Add(document.addressee);
  text.Head("blocks", document.blocks.size());
  for (const Block& block : document.blocks) std::visit(BlockText{text}, block);
  return HexDigest(text.text());
}

}  // namespace duban::reporting
