#include "services/task/domain/form/reopening.h"

#include <algorithm>
#include <utility>

#include "services/common/schedule.h"
#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/form/form_machine.h"
#include "services/task/domain/form/form_matter.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr char kReopeningFrozen[] = "REOPENING_FROZEN";

constexpr std::array kReopeningStates = {
    Named<ReopeningState>{ReopeningState::kUnspecified, "UNSPECIFIED"},
    Named<ReopeningState>{ReopeningState::kOrdered, "ORDERED"},
    Named<ReopeningState>{ReopeningState::kRunning, "RUNNING"},
    Named<ReopeningState>{ReopeningState::kRefused, "REFUSED"},
    Named<ReopeningState>{ReopeningState::kExpired, "EXPIRED"},
};
constexpr std::array kReopeningEvents = {
    Named<ReopeningEvent>{ReopeningEvent::kApprove, "approve"},
    Named<ReopeningEvent>{ReopeningEvent::kRefuse, "refuse"},
    Named<ReopeningEvent>{ReopeningEvent::kExpire, "expire"},
};

absl::Status CheckNonePending(const ActContext& context, const std::string& form) {
  const auto pending = context.docket().Select<Reopening>(context.campaign, [&](const Reopening& other) {
    const ReopeningState state = At(other, context.now).state;
    return other.form == form && (state == ReopeningState::kOrdered || state == ReopeningState::kRunning);
  });
  if (pending.empty()) return absl::OkStatus();
  return Precondition("REOPENING_PENDING",
                      absl::StrCat("本表已有重新开放 ", pending.front()->id, "，到期或不予批准后再提出"));
}

void CheckEnd(const Reopening& given, absl::Time freeze, absl::Time now, Violations& out) {
  if (!given.end) {
    out.Add("reopening.end_time", "REQUIRED", "须写明开放到何时");
  } else if (*given.end <= now || *given.end > freeze) {
    out.Add("reopening.end_time", "END_TIME",
            absl::StrCat("应晚于现在，不晚于本季度封存时间 ", FormTimeText(freeze)));
  }
}

}  // namespace

absl::string_view StateName(ReopeningState state) { return NameIn(kReopeningStates, state); }
absl::string_view EventName(ReopeningEvent event) { return NameIn(kReopeningEvents, event); }
absl::StatusOr<ReopeningState> NextState(ReopeningState from, ReopeningEvent event) {
  return NextState(kReopeningTransitions, {.reason = "REOPENING_STATE", .subject = "重新开放"}, from, event);
}

Reopening At(Reopening reopening, absl::Time now) {
  const absl::StatusOr<ReopeningState> over = NextState(reopening.state, ReopeningEvent::kExpire);
  if (over.ok() && reopening.end && now >= *reopening.end) reopening.state = *over;
  return reopening;
}

absl::StatusOr<std::vector<Change>> OrderReopening(const Reopening& given, const FormContext& form_context,
                                                   const FormDocument& document, const ActContext& context) {
  if (!IsAfterLock(document.form.state)) {
    return Precondition("PERIOD_NOT_LOCKED", "本期尚未锁定，无须重新开放");
  }
  RETURN_IF_ERROR(CheckNotFrozen(form_context.late.freeze, context.now, kReopeningFrozen));
  RETURN_IF_ERROR(CheckNonePending(context, given.form));
  Violations violations;
  CheckText(given.reason, "reopening.reason", Needed::kRequired, violations);
  CheckEnd(given, form_context.late.freeze, context.now, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  Reopening reopening{.campaign = context.campaign,
                      .id = context.docket().NextId<Reopening>(context.campaign, "reopening"),
                      .form = given.form,
                      .state = ReopeningState::kOrdered,
                      .reason = given.reason,
                      .end = given.end,
                      .orderer = SignatureOf(context.actor),
                      .order_time = context.now};
  return std::vector<Change>{Change{"reopening.order", std::move(reopening), given.reason}};
}

absl::StatusOr<std::vector<Change>> ApproveReopening(const Reopening& before, const FormContext& form_context,
                                                     const FormDocument& document,
                                                     const ActContext& context) {
  Reopening reopening = before;
  ASSIGN_OR_RETURN(reopening.state, NextState(At(before, context.now).state, ReopeningEvent::kApprove));
  RETURN_IF_ERROR(CheckNotSigner(context.actor, before.orderer, "提出重新开放"));
  Form form = document.form;
  // A late fill whose time is over begins anew.
  ASSIGN_OR_RETURN(form.state, NextState(StateAt(form_context, form), FormEvent::kReopen));
  form.pending_rows.clear();
  AddFlag(form, FormFlag::kReopened);
  ++form.reopening_count;
  reopening.approver = SignatureOf(context.actor);
  reopening.decide_time = context.now;
  return std::vector<Change>{Change{"form.reopen", std::move(form), before.reason},
                             Change{"reopening.approve", std::move(reopening), ""}};
}

absl::StatusOr<std::vector<Change>> RefuseReopening(const Reopening& before, const std::string& reason,
                                                    const ActContext& context) {
  Reopening reopening = before;
  ASSIGN_OR_RETURN(reopening.state, NextState(At(before, context.now).state, ReopeningEvent::kRefuse));
  RETURN_IF_ERROR(CheckReason(reason, "不予批准须写明理由"));
  RETURN_IF_ERROR(CheckNotSigner(context.actor, before.orderer, "提出重新开放"));
  reopening.approver = SignatureOf(context.actor);
  reopening.decide_time = context.now;
  reopening.refuse_reason = reason;
  return std::vector<Change>{Change{"reopening.refuse", std::move(reopening), reason}};
}

LateWindow LateWindowOf(const Register& in, const Campaign& campaign, const FormKey& key) {
  const Period quarter = PeriodContaining(PeriodKind::kQuarter, LastDay(key.period));
  LateWindow window{.freeze = ScheduleOf(in, campaign).Find(quarter, DueStep::kFreeze)->at};
  const std::string form = FormPath(key);
  in.docket.Each<Reopening>(key.campaign, [&](const Reopening& reopening, const Stored<Matter>&) {
    if (reopening.form != form || reopening.state != ReopeningState::kRunning) return;
    window.reopened_until = std::max(window.reopened_until, reopening.end);
  });
  return window;
}

}  // namespace duban::task
