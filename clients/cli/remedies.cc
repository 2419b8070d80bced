#include <map>

#include "clients/cli/errors.h"

namespace duban::client {
namespace {

struct Texts {
  const char* zh;
  const char* en;
};

const std::map<std::string, Texts>& Remedies() {
  static const auto* const kRemedies = new std::map<std::string, Texts>{
      {"UNREACHABLE",
       {"检查服务是否在运行，地址（--task、--reporting）与 TLS 选项是否正确",
        "check that the service runs and that --task, --reporting and the TLS options are right"}},
      {"TOKEN_MISSING",
       {"用 --token-file 或环境变量 DUBAN_TOKEN 给出令牌", "give a token by --token-file or DUBAN_TOKEN"}},
      {"TOKEN_EXPIRED",
       {"令牌已过期：请重新签发（duban token issue）", "issue a new token (duban token issue)"}},
      {"TOKEN_FORGED",
       {"令牌不是由本服务信任的密钥签发：请用正确的密钥重新签发",
        "issue the token with the key that the service trusts"}},
      {"TOKEN_MALFORMED", {"令牌文件内容不完整：请重新签发", "the token is damaged: issue a new one"}},
      {"ROLE_REQUIRED",
       {"请由具备该角色的人员办理，或请管理员登记角色",
        "ask someone who holds the role, or have it recorded"}},
      {"SAME_PERSON", {"须由另一人审定（四眼原则）", "another person must approve (four eyes)"}},
      {"FORM_STATE",
       {"先用 duban form show 查看报表所处状态", "look at the form's state first: duban form show"}},
      {"PERIOD_NOT_OPEN",
       {"本期尚未开放填报，开放时间见 duban period show", "the period is not open yet: duban period show"}},
      {"PERIOD_CLOSED", {"本期已截止，不能再填报", "the period is closed"}},
      {"LOCK_NOT_DUE",
       {"未到锁定时间，锁定时间见 duban period show", "the lock time has not come: duban period show"}},
      {"PERIOD_NOT_LOCKED",
       {"须先锁定该期（duban period lock 或 duban batch run）", "lock the period first"}},
      {"FEED_BEHIND",
       {"报告服务尚未跟上变更记录，稍候再试", "the reporting service has not caught up yet: try again"}},
      {"ETAG_MISMATCH", {"他人已先修改：请重新读取后再办", "somebody changed it first: read it again"}},
      {"CLOCK_BACKWARDS", {"演示时钟只能向前拨", "the simulated clock only moves forward"}},
      {"NOT_FOUND", {"检查名称、代码和辖区是否正确", "check name, code and jurisdiction"}},
      {"ALREADY_EXISTS", {"已经存在，不必重复创建", "it exists already"}},
      {"NOT_DECIMAL", {"只写数字和小数点，例如 7.15", "write digits and a point only, e.g. 7.15"}},
      {"OUT_OF_RANGE", {"数值超出允许范围", "the value is outside its range"}},
      {"UNIT_OF_MEASURE", {"请换算成事项自己的计量单位", "convert to the item's own unit of measure"}},
      {"FIELD_NOT_APPLICABLE",
       {"此类事项不填该栏，请删去", "this kind of item has no such field: remove it"}},
      {"DATE_AFTER_PERIOD", {"日期不得晚于本期末", "no date may lie after the period's end"}},
      {"UNKNOWN_MILESTONE", {"节点编号见 duban item show", "the milestones' ids: duban item show"}},
      {"DONE_NEEDS_PROGRESS", {"填完成日期时完成率须为 100", "a done date needs progress 100"}},
      {"VALUE_AND_PENDING", {"数值与待核定只留其一", "give a value or mark it pending, not both"}},
      {"ITEM_NOT_ON_FORM", {"本单位报表没有该事项", "the item is not on this unit's form"}},
      {"DUPLICATE_ROW", {"同一事项只报一行", "one row per item"}},
      {"ROW_MISSING", {"补报该事项后再提交", "fill in the item, then submit"}},
      {"VALUE_REQUIRED", {"补填数值后再提交", "fill in the figure, then submit"}},
      {"BELOW_PREVIOUS",
       {"累计数低于上期：更正，或填写下调说明 revision_reason",
        "the cumulative figure fell: correct it or give a revision_reason"}},
      {"REASON_REQUIRED", {"请用 --reason 说明理由", "say why with --reason"}},
      {"REQUIRED", {"此项必填", "this must be given"}},
      {"TOO_LONG", {"请缩短文字", "shorten the text"}},
      {"UNKNOWN_UNIT", {"请先导入该单位", "import the unit first"}},
      {"UNKNOWN_ACTION", {"行动代码见 duban campaign show", "the actions: duban campaign show"}},
      {"CSV_QUOTE", {"", "quotes do not match: write a quote inside a field twice"}},
      {"CSV_FIELD_COUNT", {"", "the row is not as wide as the header"}},
      {"CSV_HEADER", {"", "the first line must hold the column names, each once"}},
      {"CSV_COLUMN", {"", "a column is missing"}},
      {"CSV_NOT_UTF8", {"", "save the file as UTF-8"}},
      {"NOT_DATE", {"", "write a date as 2024-03-31"}},
      {"NOT_NUMBER", {"", "write a whole number"}},
      {"UNKNOWN_WORD", {"", "write one of the words listed"}},
      {"UNKNOWN_REFERENCE", {"", "the code exists nowhere in the folder"}},
      {"DUPLICATE_CODE", {"", "the code occurs twice"}},
  };
  return *kRemedies;
}

}  // namespace

std::string Remedy(absl::string_view rule, Language language) {
  const auto found = Remedies().find(std::string(rule));
  if (found == Remedies().end()) return "";
  return language == Language::kZh ? found->second.zh : found->second.en;
}

}  // namespace duban::client
