#include "services/task/domain/form/form_commands.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/form/form_checks.h"
#include "services/task/domain/rights.h"

namespace duban::task {
namespace {

// The state after `event`, if the period is open and the table has it.
absl::StatusOr<FormState> Step(const FormContext& context, const FormDocument& document, FormEvent event) {
  RETURN_IF_ERROR(CheckPeriodOpen(context.deadlines, context.now));
  return NextState(StateAt(document, context.deadlines, context.now), event);
}

std::vector<Change> OneChange(absl::string_view type, Form form, std::string reason = "") {
  return {Change{std::string(type), std::move(form), std::move(reason)}};
}

absl::Status CheckReason(const std::string& reason) {
  if (reason.empty())
    return InvalidField("reason", "REASON_REQUIRED", "退回须写明理由 (say what is to be repaired)");
  if (reason.size() > kMaxNoteBytes) {
    return InvalidField("reason", "TOO_LONG", absl::StrCat("理由过长，最多 ", kMaxNoteBytes, " 字节"));
  }
  return absl::OkStatus();
}

absl::Status CheckOtherPerson(const Actor& actor, const std::string& other, absl::string_view deed) {
  if (!SamePerson(actor, other)) return absl::OkStatus();
  return Precondition("SAME_PERSON",
                      absl::StrCat(actor.person, " 已", deed, "本表，须由他人审核 (four eyes)"));
}

const Item* FindOnForm(const FormContext& context, const std::string& id) {
  for (const Item* item : context.items) {
    if (item->id == id) return item;
  }
  return nullptr;
}

void CheckRows(const FormContext& context, const FormDocument& document, const std::vector<FormRow>& rows,
               Violations& out) {
  if (rows.empty()) out.Add("rows", "ROWS_REQUIRED", "至少填报一行");
  const absl::CivilDay last_day = LastDay(document.form.key.period);
  std::set<std::string> seen;
  for (size_t i = 0; i < rows.size(); ++i) {
    const std::string field = absl::StrCat("rows[", i, "]");
    const Item* item = FindOnForm(context, rows[i].item);
    if (item == nullptr) {
      out.Add(absl::StrCat(field, ".item"), "ITEM_NOT_ON_FORM",
              absl::StrCat("事项“", rows[i].item, "”不在本单位的表上，只能填报本单位牵头的事项"));
    } else if (!seen.insert(rows[i].item).second) {
      out.Add(absl::StrCat(field, ".item"), "DUPLICATE_ROW", absl::StrCat("事项 ", rows[i].item, " 重复"));
    } else {
      CheckRow(rows[i], *item, last_day, field, out);
    }
  }
}

std::vector<std::string> ActionsOnForm(const FormContext& context) {
  std::set<std::string> actions;
  for (const Item* item : context.items) actions.insert(ReviewScope(*item));
  return {actions.begin(), actions.end()};
}

std::map<std::string, FormRow> ByItem(const std::vector<FormRow>& rows) {
  std::map<std::string, FormRow> result;
  for (const FormRow& row : rows) result[row.item] = row;
  return result;
}

// True if the rows report the same, whoever saved them and how often.
bool SameContent(FormRow a, const FormRow& b) {
  a.saved_by = b.saved_by;
  a.version = b.version;
  return a == b;
}

// The reviews after a new approval by the unit: an action keeps its approval only if none of its rows has
// changed.
std::vector<Review> CarryReviews(const FormContext& context, const FormDocument& document) {
  const std::map<std::string, FormRow> before = ByItem(document.form.attested_rows);
  std::set<std::string> changed;
  for (const Item* item : context.items) {
    const auto old = before.find(item->id);
    const auto now = document.rows.find(item->id);
    const bool same =
        old != before.end() && now != document.rows.end() && SameContent(old->second, now->second);
    if (!same) changed.insert(ReviewScope(*item));
  }
  std::vector<Review> reviews;
  for (const std::string& action : ActionsOnForm(context)) {
    const auto& old = document.form.reviews;
    const auto kept = std::find_if(old.begin(), old.end(), [&](const Review& review) {
      return review.action == action && review.outcome == ReviewOutcome::kApproved;
    });
    const bool keep = kept != old.end() && !changed.contains(action);
    reviews.push_back(keep ? *kept : Review{.action = action});
  }
  return reviews;
}

bool AllApproved(const std::vector<Review>& reviews) {
  return std::all_of(reviews.begin(), reviews.end(),
                     [](const Review& review) { return review.outcome == ReviewOutcome::kApproved; });
}

// The open review of `action` in `form`, if `actor` may decide it.
absl::StatusOr<Review*> OpenReview(Form& form, const std::string& action, const Actor& actor) {
  const auto found = std::find_if(form.reviews.begin(), form.reviews.end(),
                                  [&](const Review& review) { return review.action == action; });
  if (found == form.reviews.end()) {
    return InvalidField("action", "ACTION_NOT_ON_FORM", absl::StrCat("本表没有行动“", action, "”的事项"));
  }
  RETURN_IF_ERROR(CheckOtherPerson(actor, form.author, "提交"));
  RETURN_IF_ERROR(CheckOtherPerson(actor, form.approver, "审定"));
  if (found->outcome == ReviewOutcome::kApproved) {
    return Precondition("ALREADY_REVIEWED", absl::StrCat("行动 ", action, " 的事项已审核"));
  }
  return &*found;
}

void Decide(Review& review, ReviewOutcome outcome, const Actor& actor, absl::Time now) {
  review.outcome = outcome;
  review.reviewer = SignatureOf(actor);
  review.time = now;
}

absl::Status CheckMarks(const FormContext& context, const TfReturnRequest& request) {
  Violations violations;
  for (size_t i = 0; i < request.marked_items.size(); ++i) {
    const Item* item = FindOnForm(context, request.marked_items[i]);
    if (item == nullptr || ReviewScope(*item) != request.action) {
      violations.Add(absl::StrCat("marked_items[", i, "]"), "ITEM_NOT_OF_ACTION",
                     absl::StrCat("事项“", request.marked_items[i], "”不属于行动 ", request.action));
    }
  }
  return violations.ToStatus();
}

absl::Time AnswerDue(const FormContext& context) {
  const absl::CivilDay today = absl::ToCivilDay(context.now, ChinaTime());
  const absl::CivilDay day = context.calendar->AddWorkdays(today, 1);
  // One working day from now, at the same time of day (Civil Code art. 201: a term runs from the event).
  const absl::Duration time_of_day = context.now - absl::FromCivil(today, ChinaTime());
  return std::max(context.deadlines.unit_due.at, absl::FromCivil(day, ChinaTime()) + time_of_day);
}

}  // namespace

FormState StateAt(const FormDocument& document, const DekadDeadlines& deadlines, absl::Time now) {
  return now < deadlines.opens.at ? FormState::kNotOpen : document.form.state;
}

absl::Status CheckPeriodOpen(const DekadDeadlines& deadlines, absl::Time now) {
  const auto text = [](absl::Time at) { return absl::FormatTime("%Y-%m-%d %H:%M", at, ChinaTime()); };
  if (now < deadlines.opens.at) {
    return Precondition("PERIOD_NOT_OPEN", absl::StrCat("本期于 ", text(deadlines.opens.at), " 开放填报"),
                        {{"open_time", absl::FormatTime(deadlines.opens.at, ChinaTime())}});
  }
  if (now >= deadlines.lock.at) {
    return Precondition("PERIOD_CLOSED",
                        absl::StrCat("本期已于 ", text(deadlines.lock.at), " 锁定，不再受理"),
                        {{"lock_time", absl::FormatTime(deadlines.lock.at, ChinaTime())}});
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Change>> Fill(const FormContext& context, const FormDocument& document,
                                         const std::vector<FormRow>& rows, const Actor& actor) {
  ASSIGN_OR_RETURN(const FormState next, Step(context, document, FormEvent::kSave));
  Violations violations;
  CheckRows(context, document, rows, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  std::vector<Change> changes;
  if (document.form.state != next) {
    Form form = document.form;
    form.state = next;
    changes = OneChange("form.save", std::move(form));
  }
  for (const FormRow& given : rows) {
    const auto before = document.rows.find(given.item);
    FormRow row = given;
    row.saved_by = SignatureOf(actor);
    row.version = before == document.rows.end() ? 1 : before->second.version + 1;
    changes.push_back(Change{"form_row.save", FormRowState{document.form.key, std::move(row)}, ""});
  }
  return changes;
}

absl::StatusOr<std::vector<Change>> Submit(const FormContext& context, const FormDocument& document,
                                           const std::map<std::string, FormRow>& previous,
                                           const Actor& actor) {
  ASSIGN_OR_RETURN(const FormState next, Step(context, document, FormEvent::kSubmit));
  Violations violations;
  CheckComplete(document.rows, context.items, previous, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  Form form = document.form;
  form.state = next;
  form.author = SignatureOf(actor);
  form.submit_time = context.now;
  return OneChange("form.submit", std::move(form));
}

absl::StatusOr<std::vector<Change>> UnitApprove(const FormContext& context, const FormDocument& document,
                                                const Actor& actor) {
  ASSIGN_OR_RETURN(const FormState next, Step(context, document, FormEvent::kUnitApprove));
  RETURN_IF_ERROR(CheckOtherPerson(actor, document.form.author, "提交"));
  Form form = document.form;
  form.reviews = CarryReviews(context, document);
  // Nothing was changed after a return by the unit leader alone: the task forces' approvals stand.
  form.state = AllApproved(form.reviews) ? FormState::kTfOk : next;
  form.approver = SignatureOf(actor);
  if (!form.unit_ok_time) form.unit_ok_time = context.now;
  if (form.resubmit_due && context.now > *form.resubmit_due) form.resubmitted_late = true;
  form.resubmit_due.reset();
  form.attested_rows.clear();
  for (const auto& [item, row] : document.rows) form.attested_rows.push_back(row);
  return OneChange("form.unit_approve", std::move(form));
}

absl::StatusOr<std::vector<Change>> UnitReturn(const FormContext& context, const FormDocument& document,
                                               const std::string& reason, const Actor&) {
  ASSIGN_OR_RETURN(const FormState next, Step(context, document, FormEvent::kUnitReturn));
  RETURN_IF_ERROR(CheckReason(reason));
  Form form = document.form;
  form.state = next;
  form.return_reason = reason;
  return OneChange("form.unit_return", std::move(form), reason);
}

absl::StatusOr<std::vector<Change>> TfApprove(const FormContext& context, const FormDocument& document,
                                              const std::string& action, const Actor& actor) {
  ASSIGN_OR_RETURN(const FormState next, Step(context, document, FormEvent::kTfApprove));
  Form form = document.form;
  ASSIGN_OR_RETURN(Review* const review, OpenReview(form, action, actor));
  Decide(*review, ReviewOutcome::kApproved, actor, context.now);
  if (AllApproved(form.reviews)) form.state = next;
  return OneChange("form.tf_approve", std::move(form));
}

absl::StatusOr<std::vector<Change>> TfReturn(const FormContext& context, const FormDocument& document,
                                             const TfReturnRequest& request, const Actor& actor) {
  ASSIGN_OR_RETURN(const FormState next, Step(context, document, FormEvent::kTfReturn));
  RETURN_IF_ERROR(CheckReason(request.reason));
  Form form = document.form;
  ASSIGN_OR_RETURN(Review* const review, OpenReview(form, request.action, actor));
  RETURN_IF_ERROR(CheckMarks(context, request));
  Decide(*review, ReviewOutcome::kReturned, actor, context.now);
  review->reason = request.reason;
  review->marked_items = request.marked_items;
  form.state = next;
  form.return_reason = request.reason;
  ++form.tf_return_count;
  form.resubmit_due = AnswerDue(context);
  return OneChange("form.tf_return", std::move(form), request.reason);
}

}  // namespace duban::task
