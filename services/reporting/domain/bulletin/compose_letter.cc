// 提醒函, 督办函, and 通报 of criticism or praise.
#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/bulletin/bulletin_text.h"
#include "services/reporting/domain/bulletin/sections.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

const Order* FindOrder(const Projection& record, const std::string& campaign, const std::string& name) {
  const auto found = record.orders.find({campaign, LastPart(name)});
  return found == record.orders.end() ? nullptr : &found->second;
}

void TakeOrder(const Order* order, LetterSubject& subject) {
  if (order == nullptr) return;
  subject.order = order;
  subject.matter = order->matter;
  subject.target = absl::StrCat("campaigns/", order->campaign, "/orders/", order->id);
  if (subject.unit.empty()) subject.unit = order->lead_unit;
}

// Where no order leads to it: the item itself.
void TakeItem(const Projection& record, const std::string& campaign, const std::string& name,
              LetterSubject& subject) {
  if (subject.order != nullptr || name.empty()) return;
  const auto& items = ItemsOf(record, campaign);
  const auto item = items.find(LastPart(name));
  if (item == items.end()) return;
  subject.matter = item->second.title;
  subject.target = absl::StrCat("campaigns/", campaign, "/items/", item->second.code);
  if (subject.unit.empty()) subject.unit = item->second.lead_unit;
}

absl::Status CheckLevel(const Bulletin& bulletin, const LetterSubject& subject) {
  const std::string wanted = bulletin.kind == BulletinKind::kReminder            ? "L1"
                             : bulletin.kind == BulletinKind::kSupervisionLetter ? "L2"
                                                                                 : "L3";
  if (bulletin.tone == CircularTone::kPraise) {
    const bool closed = subject.order != nullptr && subject.order->close_time && subject.order->due_time &&
                        *subject.order->close_time <= *subject.order->due_time;
    if (closed) return absl::OkStatus();
    return Precondition("LETTER_SUBJECT", "通报表扬须依据按期办结的督办件");
  }
  // An order that has not climbed yet may be reminded of; everything higher needs its rung.
  if (subject.level == wanted || (wanted == "L1" && (subject.level == "NONE" || subject.level == "L0"))) {
    return absl::OkStatus();
  }
  return Precondition("LETTER_SUBJECT", absl::StrCat(KindTitle(bulletin.kind), "须依据 ", wanted,
                                                     " 级的督办件、黄红牌或提议，所给为 ", subject.level));
}

// The parts of a letter, in order.
class Letter {
 public:
  Letter(Composer& composer, const LetterSubject& subject)
      : composer_(composer),
        subject_(subject),
        kind_(RulesOf(composer.sources().rules, composer.bulletin())),
        praise_(composer.bulletin().tone == CircularTone::kPraise) {}

  void Write() {
    composer_.Section("事由");
    composer_.Say(absl::StrCat(subject_.matter,
                               subject_.order == nullptr || subject_.order->case_number.empty()
                                   ? ""
                                   : absl::StrCat("（", subject_.order->case_number, "）"),
                               "。"));
    composer_.Section("依据");
    composer_.Write("basis", "依据", absl::StrCat("根据督查督办有关规定和", subject_.grounds, "。"));
    composer_.Section("情况");
    WriteFacts();
    if (composer_.bulletin().kind == BulletinKind::kCircular) {
      composer_.Section("决定");
      composer_.Write("decision", "决定", Decision());
    }
    composer_.Section("要求");
    composer_.Write("demand", "要求", Demand());
    if (!praise_) WriteLimit();
  }

 private:
  void WriteFacts() {
    const Order* order = subject_.order;
    if (order != nullptr) {
      std::string facts = "该事项";
      if (order->issue_time) absl::StrAppend(&facts, "于", Day(*order->issue_time), "交办，");
      if (order->due_time) absl::StrAppend(&facts, "办理时限为", Day(*order->due_time), "，");
      if (order->feedback_time) absl::StrAppend(&facts, "于", Day(*order->feedback_time), "反馈，");
      if (order->close_time) absl::StrAppend(&facts, "于", Day(*order->close_time), "办结，");
      if (IsOverdue(*order, composer_.now())) {
        const absl::civil_diff_t days = composer_.today() - absl::ToCivilDay(*order->due_time, ChinaTime());
        absl::StrAppend(&facts, "至今未反馈，已逾期",
                        composer_.Show("overdue", static_cast<int>(days), "逾期天数"), "天，");
      }
      absl::StrAppend(&facts, "督办级别", order->level, "。");
      composer_.Say(facts);
    }
    composer_.Write("facts", "情况", praise_ ? "办理及时，成效较好。" : "经督促，仍未达到要求。");
  }

  std::string Decision() const {
    const std::string unit = composer_.Title(subject_.unit);
    return praise_ ? absl::StrCat("对", unit, "予以通报表扬。") : absl::StrCat("对", unit, "予以通报批评。");
  }

  std::string Demand() const {
    if (praise_) return "望再接再厉。各单位要学习先进，抓好落实。";
    return absl::StrCat("请", composer_.Title(subject_.unit), "查明原因，落实责任人，限期办结并书面反馈。");
  }

  void WriteLimit() {
    const WorkCalendar calendar(composer_.record().calendars);
    const absl::CivilDay limit = calendar.AddWorkdays(IssueDay(), kind_.limit_workdays);
    composer_.Section("时限和反馈");
    composer_.Say(absl::StrCat("自发文之日起", kind_.limit_workdays, "个工作日内，即",
                               composer_.Show("limit", DayText(limit), "办理时限"), "前反馈。"));
    composer_.Write("feedback_form", "反馈形式",
                    "反馈形式：书面报告，经单位主要负责人签字并加盖公章，附佐证材料。");
    composer_.Write("contact", "联系人", absl::StrCat("联系：", composer_.sources().rules.contact, "。"));
  }

  absl::CivilDay IssueDay() const {
    const Bulletin& bulletin = composer_.bulletin();
    const auto& number_time = bulletin.numberer.time;
    return absl::ToCivilDay(number_time.value_or(composer_.now()), ChinaTime());
  }

  static std::string Day(absl::Time time) { return DayText(absl::ToCivilDay(time, ChinaTime())); }

  Composer& composer_;
  const LetterSubject& subject_;
  const BulletinKindRules& kind_;
  const bool praise_;
};

}  // namespace

absl::StatusOr<LetterSubject> ReadSubject(const Projection& record, const Bulletin& bulletin) {
  const std::vector<std::string> parts = absl::StrSplit(bulletin.subject, '/');
  const std::string collection = parts.size() == 4 ? parts[2] : "";
  const CampaignId id(bulletin.campaign, parts.back());
  LetterSubject subject;
  if (const auto order = record.orders.find(id); collection == "orders" && order != record.orders.end()) {
    TakeOrder(&order->second, subject);
    subject.level = order->second.level;
    subject.grounds = absl::StrCat("督办件", order->second.case_number);
  } else if (const auto card = record.cards.find(id); collection == "cards" && card != record.cards.end()) {
    subject.unit = card->second.unit;
    TakeOrder(FindOrder(record, bulletin.campaign, card->second.order), subject);
    TakeItem(record, bulletin.campaign, card->second.item, subject);
    subject.level = card->second.level;
    subject.grounds = absl::StrCat(card->second.red ? "红牌" : "黄牌", "决定", card->second.decision);
  } else if (const auto proposal = record.proposals.find(id);
             collection == "proposals" && proposal != record.proposals.end()) {
    if (proposal->second.state == "REJECTED" || proposal->second.state == "LAPSED") {
      return Precondition("LETTER_SUBJECT", absl::StrCat("提议 ", parts.back(), " 未被采纳，不能据以发文"));
    }
    subject.unit = proposal->second.unit;
    TakeOrder(FindOrder(record, bulletin.campaign, proposal->second.order), subject);
    TakeItem(record, bulletin.campaign, proposal->second.item, subject);
    subject.level = proposal->second.level;
    subject.grounds = absl::StrCat("督查室提议（", proposal->second.rule, "）");
  } else {
    return NotFound(absl::StrCat("jurisdictions/", record.jurisdiction, "/", bulletin.subject));
  }
  RETURN_IF_ERROR(CheckLevel(bulletin, subject));
  return subject;
}

absl::Status ComposeLetter(Composer& composer) {
  ASSIGN_OR_RETURN(const LetterSubject subject, ReadSubject(composer.record(), composer.bulletin()));
  Letter(composer, subject).Write();
  const bool praise = composer.bulletin().tone == CircularTone::kPraise;
  if (praise || subject.target.empty()) return absl::OkStatus();
  const bool order = subject.order != nullptr;
  composer.Raise({.key = absl::StrCat(order ? "order/" : "red/", LastPart(subject.target)),
                  .subject = order ? EntrySubject::kOrder : EntrySubject::kRedItem,
                  .text = subject.matter,
                  .unit = subject.unit,
                  .target = subject.target,
                  .origin = {}});
  return absl::OkStatus();
}

}  // namespace duban::reporting
