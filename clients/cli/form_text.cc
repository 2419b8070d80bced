#include "clients/cli/form_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "clients/cli/labels.h"
#include "duban/task/v1/form.pb.h"

namespace duban::client {

using task::v1::Form;
using task::v1::FormRow;

namespace {

std::string FlagsText(const Context& context, const Form& form) {
  std::vector<std::string> flags;
  for (const int flag : form.flags())
    flags.push_back(Label(context.language(), static_cast<Form::Flag>(flag)));
  return absl::StrJoin(flags, "、");
}

// Where a row comes from, if not keyed in for this period.
std::string OriginText(const Context& context, const FormRow& row) {
  if (row.origin() == FormRow::ORIGIN_PREFILLED)
    return context.Say("（上期数，未保存）", " (as last, not saved)");
  if (row.origin() == FormRow::ORIGIN_CONFIRMED) return context.Say("（无变化）", " (no change)");
  return "";
}

}  // namespace

std::string FiguresText(const Context& context, const FormRow& row) {
  std::vector<std::string> parts;
  if (!row.value().empty()) parts.push_back(row.value());
  if (row.pending()) parts.push_back(context.Say("待核定", "pending"));
  if (!row.progress().empty()) parts.push_back(row.progress() + "%");
  if (row.has_done_date()) parts.push_back(context.Say("完成 ", "done ") + ShowDate(row.done_date()));
  if (!row.invested_wan().empty()) parts.push_back(row.invested_wan() + context.Say(" 万元", " wan"));
  if (row.has_started_date())
    parts.push_back(context.Say("开工 ", "started ") + ShowDate(row.started_date()));
  if (row.has_entered_date())
    parts.push_back(context.Say("入统 ", "entered ") + ShowDate(row.entered_date()));
  if (!row.achieved_milestones().empty()) parts.push_back(absl::StrJoin(row.achieved_milestones(), "+"));
  if (row.not_applicable()) parts.push_back(context.Say("不适用", "not applicable"));
  return absl::StrJoin(parts, "，");
}

namespace {

// What was said to the row.
std::string NoteText(const FormRow& row) {
  std::vector<std::string> texts;
  for (const std::string* text :
       {&row.note(), &row.explanation(), &row.revision_reason(), &row.not_applicable_reason()}) {
    if (!text->empty()) texts.push_back(*text);
  }
  return absl::StrJoin(texts, "；");
}

std::string MarksText(const Form::Review& review) {
  std::vector<std::string> marks(review.marked_items().begin(), review.marked_items().end());
  for (const std::string& field : review.marked_fields()) {
    marks.push_back(std::string(absl::StripPrefix(field, "rows.")));
  }
  return absl::StrJoin(marks, " ");
}

std::string ReviewsText(const Context& context, const Form& form) {
  Table table({context.Say("专班", "action"), context.Say("审核", "outcome"), context.Say("审核人", "by"),
               context.Say("时间", "at"), context.Say("理由", "reason"), context.Say("标记", "marked")});
  for (const Form::Review& review : form.reviews()) {
    table.Add({review.action(), Label(context.language(), review.outcome()), review.reviewer(),
               ShowTime(review.review_time()), review.reason(), MarksText(review)});
  }
  return table.empty() ? "" : table.ToText();
}

std::string RowsText(const Context& context, const Form& form) {
  Table table({context.Say("事项", "item"), context.Say("填报", "figures"), context.Say("官方值", "official"),
               context.Say("填报人", "by"), context.Say(">版", ">v"), context.Say("进展", "note")});
  for (const FormRow& row : form.rows()) {
    table.Add({row.item(), absl::StrCat(FiguresText(context, row), OriginText(context, row)),
               row.official_value(), row.saved_by(), absl::StrCat(row.version()), Shorten(NoteText(row), 60)});
  }
  return table.empty() ? "" : table.ToText();
}

}  // namespace

std::string DifferencesText(const Context& context, const Form& form) {
  if (form.differences().empty()) {
    return context.Say("与上期无差别\n", "no difference to the period before\n");
  }
  Table table({context.Say("事项", "item"), context.Say("栏", "field"),
               absl::StrCat(">", form.compared_period().empty() ? context.Say("上期", "before")
                                                                : form.compared_period()),
               context.Say(">本期", ">now"), context.Say(">增减", ">change")});
  for (const Form::Difference& difference : form.differences()) {
    table.Add({difference.item(), difference.field(), Shorten(difference.before(), 30),
               Shorten(difference.after(), 30), difference.change()});
  }
  return table.ToText();
}

std::string FormText(const Context& context, const Form& form) {
  Table head({context.Say("报表", "form"), form.name()});
  const auto add = [&](absl::string_view zh, absl::string_view en, std::string value) {
    if (!value.empty() && value != "-") head.Add({context.Say(zh, en), std::move(value)});
  };
  add("状态", "state", Label(context.language(), form.state()));
  add("时效", "class", Label(context.language(), form.class_()));
  add("标记", "flags", FlagsText(context, form));
  add("提交", "submitted",
      absl::StrCat(ShowTime(form.submit_time()), form.author().empty() ? "" : " ", form.author()));
  add("审定", "approved",
      absl::StrCat(ShowTime(form.unit_ok_time()), form.approver().empty() ? "" : " ", form.approver()));
  add("退回理由", "returned", form.return_reason());
  add("退回标记", "marked", absl::StrJoin(form.return_marks(), " "));
  add("补报截止", "late fill until", ShowTime(form.late_fill_end_time()));
  if (form.correction_count() > 0) add("更正", "corrections", absl::StrCat(form.correction_count()));
  add("重报截止", "resubmit by", ShowTime(form.resubmit_due_time()));
  add("单位截止", "unit due", ShowTime(form.unit_due_time()));
  add("专班截止", "review due", ShowTime(form.tf_due_time()));
  add("锁定", "locks", ShowTime(form.lock_time()));
  add("版本", "etag", form.etag());
  return absl::StrCat(head.ToText(), ReviewsText(context, form), RowsText(context, form));
}

std::string FormListText(const Context& context, const std::vector<Form>& forms) {
  Table table({context.Say("单位", "unit"), context.Say("状态", "state"), context.Say("时效", "class"),
               context.Say("审定时间", "approved"), context.Say("单位截止", "unit due"),
               context.Say(">退回", ">returns"), context.Say("标记", "flags")});
  for (const Form& form : forms) {
    table.Add({LastId(form.name()), Label(context.language(), form.state()),
               Label(context.language(), form.class_()), ShowTime(form.unit_ok_time()),
               ShowTime(form.unit_due_time()), absl::StrCat(form.tf_return_count()),
               FlagsText(context, form)});
  }
  return table.ToText();
}

}  // namespace duban::client
