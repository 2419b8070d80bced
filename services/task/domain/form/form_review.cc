#include "services/task/domain/form/form_review.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/form/form_commands.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr char kReturnWhy[] = "退回须写明理由 (say what is to be repaired)";

// The fields of a row that a return can mark.
constexpr absl::string_view kRowFields[] = {
    "value",         "unit_of_measure", "pending",         "progress", "done_date",
    "invested_wan",  "started_date",    "entered_date",    "note",     "achieved_milestones",
    "explanation",   "evidence",        "revision_reason", "parts",    "permit_record",
    "not_applicable"};

std::vector<Change> OneChange(absl::string_view type, Form form, std::string reason = "") {
  return {Change{std::string(type), std::move(form), std::move(reason)}};
}

absl::Status CheckOtherPerson(const Actor& actor, const std::string& other, absl::string_view deed) {
  if (!SamePerson(actor, other)) return absl::OkStatus();
  return Precondition("SAME_PERSON",
                      absl::StrCat(actor.person, " 已", deed, "本表，须由他人审核 (four eyes)"));
}

std::vector<std::string> ActionsOnForm(const FormContext& context) {
  std::set<std::string> actions;
  for (const Item* item : context.items) actions.insert(ReviewScope(*item));
  return {actions.begin(), actions.end()};
}

// The rows that the unit leader last approved: of a late fill under way, else of the form.
const std::vector<FormRow>& Statement(const Form& form) {
  return form.pending_rows.empty() ? form.attested_rows : form.pending_rows;
}

// The reviews of the actions that are on the form now; an action keeps its old review only where `keeps`.
template <typename Keeps>
std::vector<Review> ReviewsOf(const FormContext& context, const Form& form, Keeps keeps) {
  std::vector<Review> reviews;
  for (const std::string& action : ActionsOnForm(context)) {
    const auto old = std::find_if(form.reviews.begin(), form.reviews.end(),
                                  [&](const Review& review) { return review.action == action; });
    const bool keep = old != form.reviews.end() && keeps(*old);
    reviews.push_back(keep ? *old : Review{.action = action});
  }
  return reviews;
}

// The reviews after a new approval by the unit: an action keeps its approval only if none of its rows has
// changed.
std::vector<Review> CarryReviews(const FormContext& context, const FormDocument& document) {
  const RowsByItem before = ByItem(Statement(document.form));
  std::set<std::string> changed;
  for (const Item* item : context.items) {
    const auto old = before.find(item->id);
    const auto now = document.rows.find(item->id);
    const bool same =
        old != before.end() && now != document.rows.end() && SameContent(old->second, now->second);
    if (!same) changed.insert(ReviewScope(*item));
  }
  return ReviewsOf(context, document.form, [&](const Review& review) {
    return review.outcome == ReviewOutcome::kApproved && !changed.contains(review.action);
  });
}

bool AllApproved(const std::vector<Review>& reviews) {
  return std::all_of(reviews.begin(), reviews.end(),
                     [](const Review& review) { return review.outcome == ReviewOutcome::kApproved; });
}

// Where every action has approved the form goes on; a late fill then becomes the form's statement.
absl::Status Settle(Form& form) {
  if (!AllApproved(form.reviews)) return absl::OkStatus();
  ASSIGN_OR_RETURN(form.state, NextState(form.state, FormEvent::kTfApprove));
  if (form.pending_rows.empty()) return absl::OkStatus();
  form.attested_rows = std::move(form.pending_rows);
  form.pending_rows.clear();
  return absl::OkStatus();
}

// Items may have moved between units since the unit leader approved the form.
absl::Status CheckNoneJoined(const FormContext& context, const Form& form, const std::string& action) {
  const RowsByItem rows = ByItem(Statement(form));
  for (const Item* item : context.items) {
    if (ReviewScope(*item) != action || rows.contains(item->id)) continue;
    return Precondition(
        "ITEM_JOINED",
        absl::StrCat("事项 ", item->id, " 在单位审定后才转到本表，尚未填报；请退回补报 (return it)"));
  }
  return absl::OkStatus();
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

// The item of a mark "rows.{item}" or "rows.{item}.{field}"; null if it marks nothing on the form.
const Item* MarkedItem(const FormContext& context, const std::string& mark, bool needs_field) {
  const std::vector<std::string> parts = absl::StrSplit(mark, '.');
  if (parts[0] != "rows" || parts.size() < 2 || parts.size() > 3) return nullptr;
  if (needs_field && parts.size() != 3) return nullptr;
  const bool known = parts.size() == 2 || std::find(std::begin(kRowFields), std::end(kRowFields), parts[2]) !=
                                              std::end(kRowFields);
  return known ? FindOnForm(context, parts[1]) : nullptr;
}

void CheckMarkCount(size_t count, absl::string_view field, Violations& out) {
  if (count > kMaxReturnMarks) {
    out.Add(std::string(field), "TOO_MANY", absl::StrCat("标记过多，最多 ", kMaxReturnMarks, " 处"));
  }
}

void UnknownMark(std::string field, const std::string& mark, Violations& out) {
  out.Add(std::move(field), "UNKNOWN_MARK",
          absl::StrCat("“", mark, "”不在表上；写成 rows.事项 或 rows.事项.栏，如 rows.I-1.value"));
}

absl::Status CheckTfMarks(const FormContext& context, const TfReturnRequest& request) {
  Violations violations;
  const auto not_of_action = [&](std::string field, const std::string& mark) {
    violations.Add(std::move(field), "ITEM_NOT_OF_ACTION",
                   absl::StrCat("“", mark, "”不属于行动 ", request.action));
  };
  CheckMarkCount(request.marked_items.size(), "marked_items", violations);
  CheckMarkCount(request.marked_fields.size(), "marked_fields", violations);
  for (size_t i = 0; i < request.marked_items.size(); ++i) {
    const Item* item = FindOnForm(context, request.marked_items[i]);
    if (item != nullptr && ReviewScope(*item) == request.action) continue;
    not_of_action(absl::StrCat("marked_items[", i, "]"), request.marked_items[i]);
  }
  for (size_t i = 0; i < request.marked_fields.size(); ++i) {
    std::string field = absl::StrCat("marked_fields[", i, "]");
    const Item* item = MarkedItem(context, request.marked_fields[i], /*needs_field=*/true);
    if (item == nullptr) {
      UnknownMark(std::move(field), request.marked_fields[i], violations);
    } else if (ReviewScope(*item) != request.action) {
      not_of_action(std::move(field), request.marked_fields[i]);
    }
  }
  return violations.ToStatus();
}

absl::Status CheckUnitMarks(const FormContext& context, const UnitReturnRequest& request) {
  Violations violations;
  CheckMarkCount(request.marks.size(), "marks", violations);
  for (size_t i = 0; i < request.marks.size(); ++i) {
    if (MarkedItem(context, request.marks[i], /*needs_field=*/false) != nullptr) continue;
    UnknownMark(absl::StrCat("marks[", i, "]"), request.marks[i], violations);
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

absl::StatusOr<std::vector<Change>> UnitApprove(const FormContext& context, const FormDocument& document,
                                                const Actor& actor) {
  ASSIGN_OR_RETURN(const FormState next, FormStep(context, document.form, FormEvent::kUnitApprove));
  RETURN_IF_ERROR(CheckOtherPerson(actor, document.form.author, "提交"));
  Form form = document.form;
  form.state = next;
  form.reviews = CarryReviews(context, document);
  form.approver = SignatureOf(actor);
  if (!form.unit_ok_time) form.unit_ok_time = context.now;
  if (form.resubmit_due && context.now > *form.resubmit_due) form.resubmitted_late = true;
  form.resubmit_due.reset();
  std::vector<FormRow>& statement = IsLateFill(next) ? form.pending_rows : form.attested_rows;
  statement.clear();
  for (const Item* item : context.items) {
    const auto row = document.rows.find(item->id);
    if (row != document.rows.end()) statement.push_back(row->second);
  }
  // Nothing was changed after a return by the unit leader alone: the task forces' approvals stand.
  RETURN_IF_ERROR(Settle(form));
  return OneChange("form.unit_approve", std::move(form));
}

absl::StatusOr<std::vector<Change>> UnitReturn(const FormContext& context, const FormDocument& document,
                                               const UnitReturnRequest& request, const Actor&) {
  ASSIGN_OR_RETURN(const FormState next, FormStep(context, document.form, FormEvent::kUnitReturn));
  RETURN_IF_ERROR(CheckReason(request.reason, kReturnWhy));
  RETURN_IF_ERROR(CheckUnitMarks(context, request));
  Form form = document.form;
  form.state = next;
  form.return_reason = request.reason;
  form.return_marks = request.marks;
  return OneChange("form.unit_return", std::move(form), request.reason);
}

absl::StatusOr<std::vector<Change>> TfApprove(const FormContext& context, const FormDocument& document,
                                              const std::string& action, const Actor& actor) {
  RETURN_IF_ERROR(FormStep(context, document.form, FormEvent::kTfApprove).status());
  Form form = document.form;
  form.reviews = ReviewsOf(context, form, [](const Review&) { return true; });
  ASSIGN_OR_RETURN(Review* const review, OpenReview(form, action, actor));
  RETURN_IF_ERROR(CheckNoneJoined(context, form, action));
  Decide(*review, ReviewOutcome::kApproved, actor, context.now);
  RETURN_IF_ERROR(Settle(form));
  return OneChange("form.tf_approve", std::move(form));
}

absl::StatusOr<std::vector<Change>> TfReturn(const FormContext& context, const FormDocument& document,
                                             const TfReturnRequest& request, const Actor& actor) {
  ASSIGN_OR_RETURN(const FormState next, FormStep(context, document.form, FormEvent::kTfReturn));
  RETURN_IF_ERROR(CheckReason(request.reason, kReturnWhy));
  Form form = document.form;
  form.reviews = ReviewsOf(context, form, [](const Review&) { return true; });
  ASSIGN_OR_RETURN(Review* const review, OpenReview(form, request.action, actor));
  RETURN_IF_ERROR(CheckTfMarks(context, request));
  Decide(*review, ReviewOutcome::kReturned, actor, context.now);
  review->reason = request.reason;
  review->marked_items = request.marked_items;
  review->marked_fields = request.marked_fields;
  form.state = next;
  form.return_reason = request.reason;
  form.return_marks = request.marked_fields;
  for (const std::string& item : request.marked_items) {
    form.return_marks.push_back(absl::StrCat("rows.", item));
  }
  ++form.tf_return_count;
  // After the lock the class is settled: a late fill has no time to keep but its window's end.
  if (!IsLateFill(next)) form.resubmit_due = AnswerDue(context);
  return OneChange("form.tf_return", std::move(form), request.reason);
}

}  // namespace duban::task
