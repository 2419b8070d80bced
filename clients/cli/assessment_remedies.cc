// Remedies of rules about schemes, panels, credits and exemptions.
#include "clients/cli/remedy_texts.h"

namespace duban::client {
namespace {

// In the order of the rules.
constexpr RemedyText kRemedies[] = {
    {"ACCIDENT_GRADE", "一般事故不作否决依据", "an ordinary accident is no ground for veto"},
    {"AUTHOR_PUBLISHES", "请起草人以外的人发布", "have someone else than its author publish it"},
    {"BALLOT_RECORDED", "该票号对该单位已登记，换下一张",
     "this number is recorded for the unit: take the next"},
    {"CREDIT_NOT_COUNTED",
     "批示、媒体信息、经验交流、会议次数、留痕材料不加分；只认正式文件的表彰、奖励、激励",
     "only commendations by formal documents count"},
    {"CREDIT_STATE", "先用 duban credit show 查看所处状态", "look at its state first: duban credit show"},
    {"DUPLICATE_KEY", "删去重复的一项", "remove the double"},
    {"DUPLICATE_MEMBER", "一人只在一组，删去重复的", "a person stands in one group only"},
    {"EXEMPTION_EXCLUDED", "数据不实和责任事故不适用容错免责；可走申诉",
     "false data and accidents are never exempted"},
    {"EXEMPTION_LATE", "申请期限已过；可走申诉", "the time for filing is over"},
    {"EXEMPTION_PENDING", "等待决定，或先撤回：duban exemption withdraw",
     "await the decision, or withdraw it first"},
    {"EXEMPTION_STATE", "先用 duban exemption show 查看所处状态",
     "look at its state first: duban exemption show"},
    {"EXEMPTION_SUBJECT", "写本单位的事项、黄红牌、督办件或扣分的资源名",
     "name an item, card, order or credit of the unit"},
    {"GROUND_MISSING", "六项条件逐项说明", "state each of the six grounds"},
    {"MARK_BOTH", "只给分，或只给等次", "give points or a grade, not both"},
    {"MARK_EMPTY", "给分（0–100）或给等次", "give points (0–100) or a grade"},
    {"MARK_MISSING", "各项都要给：--mark leaf=P1,points=90", "mark every leaf: --mark leaf=P1,points=90"},
    {"MARK_RANGE", "写 0 到 100，至多一位小数", "write 0 to 100 with at most one decimal"},
    {"MARK_TWICE", "每项只给一次", "mark each leaf once"},
    {"MISSING_KEY", "补上这一项，见 duban scheme show rubric.v1 --out", "add the key: see the built-in text"},
    {"NOT_A_MEMBER", "请绩效办核对评议人名单", "ask the performance office about the list"},
    {"NOT_ASCENDING", "按次序递增", "put them in ascending order"},
    {"NOT_COUNT", "写非负整数，不加引号", "write a whole number without quotes"},
    {"NOT_JSON", "用 JSON 工具查看格式", "check the file's JSON"},
    {"NOT_LIST", "写成非空列表", "write a list with entries"},
    {"NOT_OBJECT", "写成 {…}", "write an object"},
    {"NOT_PAPER_GROUP", "该组由评议人本人在系统中投票", "members by name vote themselves"},
    {"NOT_SHA256", "写 64 位小写十六进制（sha256sum 文件）", "write 64 lower-case hexadecimal digits"},
    {"NOT_TEXT", "写成加引号的文本", "write a text in quotes"},
    {"NO_MEMBERS", "用 --member 写明评议人", "name members with --member"},
    {"OWN_PROPOSAL_ONLY", "请提出人或绩效办撤回", "its proposer or an office withdraws it"},
    {"OWN_UNIT_ONLY", "请绩效办、总专班办或督查室提出", "have an office propose it"},
    {"PANEL_NOT_OVER", "评议截止或结束后再看", "wait until the panel is over"},
    {"PANEL_OVER", "另建评议，写较晚的截止时间", "plan another panel with a later end"},
    {"PANEL_STATE", "先用 duban panel show 查看所处状态", "look at its state first: duban panel show"},
    {"PANEL_TOO_EARLY", "到开始时间再开", "wait for its open time"},
    {"PANEL_WINDOW", "只在评议时间内投票、更正；截止要晚于开始", "vote inside the window"},
    {"PANEL_WINDOW_OPEN", "截止后再结束，或请绩效办结束", "wait for the end, or ask the performance office"},
    {"PERIOD_KIND", "写季度，如 2024-Q1（评议也可写年度 2024-Y）", "write a quarter, e.g. 2024-Q1"},
    {"RESPONSIBILITY_OPEN", "责任认定后再提出", "wait until the responsibility is confirmed"},
    {"SCHEME_FROZEN", "另起一个版本：duban scheme create", "make another version: duban scheme create"},
    {"SCHEME_ID", "写如 rubric.v2：小写字母、数字、点、连字符", "write e.g. rubric.v2"},
    {"SCHEME_LINT", "按 duban scheme check 指出的办法修改", "repair what duban scheme check says"},
    {"SCHEME_WARNINGS", "看过 duban scheme check 的提醒后加 --accept-warnings",
     "read the warnings, then add --accept-warnings"},
    {"UNKNOWN_CATEGORY", "写评分办法 bonus_categories 中的类别", "write a category of the scheme"},
    {"UNKNOWN_FORMULA", "写错误说明中的计算式", "write the formula that the error names"},
    {"UNKNOWN_GROUP", "写评分办法中的组", "write a group of the scheme"},
    {"UNKNOWN_KEY", "删去这一项", "remove the key"},
    {"VETO_BY_HEAD", "请区长或常务副区长审批", "the head or executive deputy decides"},
    {"VOTER_NUMBER", "写票号，每张对一个单位只用一次，不写姓名",
     "write the ballot's number, no name, once per unit"},
    {"WEIGHTS_DO_NOT_ADD_UP", "调整到合计正确", "make them add up"},
};

}  // namespace

std::span<const RemedyText> AssessmentRemedies() { return kRemedies; }

}  // namespace duban::client
