#include "services/reporting/domain/bulletin/follow_up.h"

#include <algorithm>
#include <map>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "services/reporting/domain/bulletin/bulletin_text.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

bool HasState(const std::string& state, std::initializer_list<absl::string_view> states) {
  return std::find(states.begin(), states.end(), state) != states.end();
}

// Judges matters by the record.
class Judge {
 public:
  Judge(const BulletinSources& sources, const Bulletin& bulletin, const ItemReader& reader,
        const Period& period)
      : sources_(sources), bulletin_(bulletin), reader_(reader), period_(period) {}

  BulletinFollowUp Of(const BulletinEntry& entry) const {
    BulletinFollowUp follow_up = Judged(entry);
    const auto answer = std::find_if(bulletin_.answers.begin(), bulletin_.answers.end(),
                                     [&](const BulletinAnswer& one) { return one.key == entry.key; });
    if (answer == bulletin_.answers.end()) return follow_up;
    if (entry.subject == EntrySubject::kDemand && answer->outcome != FollowUpOutcome::kUnspecified) {
      return {entry, answer->outcome, answer->remark};
    }
    absl::StrAppend(&follow_up.remark, "；", answer->remark);
    return follow_up;
  }

 private:
  BulletinFollowUp Judged(const BulletinEntry& entry) const {
    switch (entry.subject) {
      case EntrySubject::kRedItem:
        return OfItem(entry);
      case EntrySubject::kOverdueOrder:
      case EntrySubject::kOrder:
        return OfOrder(entry);
      case EntrySubject::kMissingForm:
        return OfForm(entry);
      case EntrySubject::kIssue:
        return OfIssue(entry);
      case EntrySubject::kDemand:
      case EntrySubject::kUnspecified:
        break;
    }
    return {entry, FollowUpOutcome::kCarried, "责任单位尚未反馈办理情况"};
  }

  BulletinFollowUp OfItem(const BulletinEntry& entry) const {
    const auto& items = ItemsOf(sources_.record, bulletin_.campaign);
    const auto found = items.find(LastPart(entry.target));
    if (found == items.end()) return {entry, FollowUpOutcome::kCarried, "事项不在清单上，须查明"};
    if (!CountsIn(found->second, period_)) {
      return {entry, FollowUpOutcome::kDone, "事项已按程序调整，不再列入考核"};
    }
    const ItemStanding standing = reader_.At(found->second, period_);
    const std::string now =
        found->second.kind == ItemKind::kIndicator
            ? absl::StrCat("现完成", standing.cumulative, found->second.indicator.unit_of_measure)
            : absl::StrCat("现进度", standing.progress, "%");
    switch (standing.light) {
      case Light::kBlue:
        return {entry, FollowUpOutcome::kDone, "已完成"};
      case Light::kGreen:
        return {entry, FollowUpOutcome::kDone, absl::StrCat("已转绿灯，", now)};
      case Light::kYellow:
        return {entry, FollowUpOutcome::kInHand, absl::StrCat("已转黄灯，", now)};
      case Light::kRed:
        return {entry, FollowUpOutcome::kCarried, absl::StrCat("仍为红灯，", now)};
      case Light::kGrey:
        break;
    }
    return {entry, FollowUpOutcome::kCarried,
            absl::StrCat("本期无法判断", standing.remark.empty() ? "" : "：", standing.remark)};
  }

  BulletinFollowUp OfOrder(const BulletinEntry& entry) const {
    const auto found = sources_.record.orders.find({bulletin_.campaign, LastPart(entry.target)});
    if (found == sources_.record.orders.end())
      return {entry, FollowUpOutcome::kCarried, "督办件不在记录中，须查明"};
    const Order& order = found->second;
    if (HasState(order.state, {"CLOSED", "ARCHIVED"})) return {entry, FollowUpOutcome::kDone, "已办结销号"};
    if (HasState(order.state, {"CANCELLED", "REJECTED"})) return {entry, FollowUpOutcome::kDone, "已撤销"};
    if (order.suspended || order.exempted) return {entry, FollowUpOutcome::kCarried, "已中止，时限暂停"};
    if (IsOverdue(order, bulletin_.basis.generate_time.value_or(absl::UnixEpoch()))) {
      return {entry, FollowUpOutcome::kCarried, "仍逾期未反馈"};
    }
    return {entry, FollowUpOutcome::kInHand, order.feedback_time ? "已反馈，待核查销号" : "办理中，未逾期"};
  }

  BulletinFollowUp OfForm(const BulletinEntry& entry) const {
    // campaigns/{campaign}/periods/{period}/forms/{unit}
    const std::vector<std::string> parts = absl::StrSplit(entry.target, '/');
    const Form* form = nullptr;
    if (parts.size() == 6) {
      const auto period = ParsePeriodId(parts[3]);
      if (period.ok()) form = FindForm(sources_.record, {bulletin_.campaign, *period, parts[5]});
    }
    if (form != nullptr && (form->late_filled || form->form_class != FormClass::kMissing)) {
      return {entry, FollowUpOutcome::kDone, "已补报"};
    }
    return {entry, FollowUpOutcome::kCarried, "仍未补报"};
  }

  BulletinFollowUp OfIssue(const BulletinEntry& entry) const {
    const auto found = sources_.record.affairs.find({bulletin_.campaign, LastPart(entry.target)});
    if (found == sources_.record.affairs.end())
      return {entry, FollowUpOutcome::kCarried, "难点堵点不在记录中，须查明"};
    const std::string& state = found->second.state;
    if (state == "VERIFIED") return {entry, FollowUpOutcome::kDone, "已核实解决"};
    if (state == "CANCELLED") return {entry, FollowUpOutcome::kDone, "已撤销"};
    if (state == "STAGED") return {entry, FollowUpOutcome::kInHand, "阶段性解决"};
    if (state == "RESOLVED_CLAIMED") return {entry, FollowUpOutcome::kInHand, "单位报已解决，待核实"};
    return {entry, FollowUpOutcome::kCarried, "尚未解决"};
  }

  const BulletinSources& sources_;
  const Bulletin& bulletin_;
  const ItemReader& reader_;
  const Period& period_;
};

absl::string_view OutcomeTitle(FollowUpOutcome outcome) {
  switch (outcome) {
    case FollowUpOutcome::kDone:
      return "已办结";
    case FollowUpOutcome::kInHand:
      return "在办";
    case FollowUpOutcome::kCarried:
    case FollowUpOutcome::kUnspecified:
      break;
  }
  return "结转";
}

// Takes up follow-ups: what is not done goes on.
void TakeUp(Composer& composer, const std::vector<BulletinFollowUp>& follow_ups) {
  for (const BulletinFollowUp& one : follow_ups) {
    composer.out().follow_ups.push_back(one);
    if (one.outcome != FollowUpOutcome::kDone) composer.Raise(one.entry);
  }
}

}  // namespace

const Bulletin* LastIssued(const Book& book, const Bulletin& bulletin) {
  const Bulletin* last = nullptr;
  book.docket.Each<Bulletin>(bulletin.campaign, [&](const Bulletin& one, const auto&) {
    if (one.state != BulletinState::kIssued || one.kind != bulletin.kind || one.action != bulletin.action)
      return;
    if (IsLetter(bulletin.kind)) {
      if (one.subject != bulletin.subject || one.id == bulletin.id) return;
    } else if (one.period.kind != bulletin.period.kind || !(one.period < bulletin.period)) {
      return;
    }
    // Later periods first, then later editions: the newest word on the newest period.
    if (last == nullptr || last->period < one.period ||
        (last->period == one.period && last->edition < one.edition)) {
      last = &one;
    }
  });
  return last;
}

std::vector<BulletinFollowUp> FollowUpsOf(const BulletinSources& sources, const Bulletin& bulletin,
                                          const ItemReader& reader, const Period& period,
                                          const std::vector<BulletinEntry>& entries) {
  const Judge judge(sources, bulletin, reader, period);
  std::vector<BulletinFollowUp> follow_ups;
  for (const BulletinEntry& entry : entries) follow_ups.push_back(judge.Of(entry));
  return follow_ups;
}

void WriteFollowUp(Composer& composer, const ItemReader& reader, const Period& period, bool counted) {
  composer.Section("上期事项办理情况", counted);
  if (composer.last() == nullptr) return composer.Say("本期为第一期，无上期事项。");
  TakeUp(composer,
         FollowUpsOf(composer.sources(), composer.bulletin(), reader, period, composer.last()->entries));
  const std::vector<BulletinFollowUp>& all = composer.out().follow_ups;
  const auto count = [&](FollowUpOutcome outcome) {
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [&](const auto& one) { return one.outcome == outcome; }));
  };
  composer.Say(absl::StrCat(
      "上期（", composer.last()->number, "）提出的",
      composer.Show("follow.all", static_cast<int>(all.size()), "上期事项数"), "项事项中，已办结",
      composer.Show("follow.done", count(FollowUpOutcome::kDone), "上期事项已办结"), "项，在办",
      composer.Show("follow.in_hand", count(FollowUpOutcome::kInHand), "上期事项在办"), "项，结转",
      composer.Show("follow.carried", count(FollowUpOutcome::kCarried), "上期事项结转"), "项。"));
  if (all.empty()) return;
  Table table;
  table.title = "上期事项办理情况";
  table.columns = {{"序号", 1, true}, {"事项", 6}, {"责任单位", 3}, {"办理状态", 2}, {"情况或结转原因", 5}};
  for (const BulletinFollowUp& one : all) {
    table.rows.push_back({{absl::StrCat(table.rows.size() + 1), {}},
                          {one.entry.text, {}},
                          {one.entry.unit.empty() ? kNothing : composer.Title(one.entry.unit), {}},
                          {std::string(OutcomeTitle(one.outcome)), {}},
                          {one.remark, {}}});
  }
  composer.Add(std::move(table));
}

void KeepEarlierEntries(Composer& composer, const ItemReader& reader, const Period& period) {
  if (composer.bulletin().amends.empty()) return;
  const Bulletin* amended = composer.sources().book.docket.Find<Bulletin>(
      composer.bulletin().campaign, LastPart(composer.bulletin().amends));
  if (amended == nullptr) return;
  std::vector<BulletinEntry> gone;
  for (const BulletinEntry& entry : amended->entries) {
    const auto& now = composer.out().entries;
    const auto same = [&](const BulletinEntry& one) { return one.key == entry.key; };
    const auto followed = [&](const BulletinFollowUp& one) { return one.entry.key == entry.key; };
    const auto& follow_ups = composer.out().follow_ups;
    if (std::none_of(now.begin(), now.end(), same) &&
        std::none_of(follow_ups.begin(), follow_ups.end(), followed)) {
      gone.push_back(entry);
    }
  }
  if (gone.empty()) return;
  const auto follow_ups = FollowUpsOf(composer.sources(), composer.bulletin(), reader, period, gone);
  for (const BulletinFollowUp& one : follow_ups) {
    composer.Say(absl::StrCat("前一版所列“", one.entry.text, "”：", one.remark, "。"));
  }
  TakeUp(composer, follow_ups);
}

void WriteCorrections(Composer& composer) {
  const Bulletin* last = composer.last();
  if (last == nullptr || IsLetter(composer.bulletin().kind)) return;
  Table table;
  table.columns = {{"周期", 3},   {"单位", 3},       {"事项", 5},
                   {"数据项", 2}, {"原值", 2, true}, {"更正为", 2, true}};
  for (const CorrectionFact& fact : composer.record().corrections) {
    if (fact.form.campaign != composer.campaign().id || fact.sequence <= last->basis.change_sequence)
      continue;
    if (LastDay(fact.form.period) > LastDay(last->period)) continue;
    const auto& items = ItemsOf(composer.record(), composer.campaign().id);
    const auto item = items.find(fact.item);
    if (item != items.end() && !composer.IsOurs(item->second.action)) continue;
    table.rows.push_back({{PeriodTitle(fact.form.period), {}},
                          {composer.Title(fact.form.unit), {}},
                          {item == items.end() ? fact.item : item->second.title, {}},
                          {fact.field, {}},
                          {fact.old_text.empty() ? kNothing : fact.old_text, {}},
                          {fact.new_text.empty() ? kNothing : fact.new_text, {}}});
  }
  if (table.rows.empty()) return;
  composer.Section("更正说明", composer.bulletin().kind != BulletinKind::kMonthlyReport);
  composer.Say(
      absl::StrCat("上期（", last->number, "）引用的以下锁定数据此后经批准更正，以更正后的数据为准。"));
  composer.Add(std::move(table));
}

void WriteAmendment(Composer& composer) {
  const Bulletin& bulletin = composer.bulletin();
  if (bulletin.amends.empty()) return;
  composer.Section("本版更正情况", bulletin.kind != BulletinKind::kMonthlyReport);
  composer.Say(absl::StrCat("本版为第", bulletin.edition, "版，更正原因：", bulletin.amend_cause,
                            "。前一版同时停止使用。"));
  if (bulletin.changes.empty()) return composer.Say("数据与前一版一致。");
  Table table;
  table.title = "更正前后对照表";
  table.columns = {{"数据项", 6}, {"更正前", 3, true}, {"更正后", 3, true}};
  for (const FigureChange& change : bulletin.changes) {
    table.rows.push_back({{change.label, {}},
                          {change.before.empty() ? kNothing : change.before, {}},
                          {change.after.empty() ? kNothing : change.after, {}}});
  }
  composer.Add(std::move(table));
}

}  // namespace duban::reporting
