#include "tests/unit/reporting_render/samples.h"

#include "absl/strings/str_cat.h"

namespace duban::testing {

using reporting::Cell;
using reporting::Column;
using reporting::Document;
using reporting::DocumentForm;
using reporting::Heading;
using reporting::Light;
using reporting::LightChart;
using reporting::Paragraph;
using reporting::Table;
using reporting::TrendChart;

namespace {

const char kAnnex[] = "八大行动主要指标完成情况表";

Cell Text(const std::string& text) { return {text, std::nullopt}; }
Cell Lit(Light light) { return {"", light}; }

Table IndicatorTable() {
  Table table;
  table.title = kAnnex;
  table.landscape = true;
  table.columns = {{"编号", 3, false},       {"指标", 8, false},     {"牵头单位", 5, false},
                   {"计量单位", 3, false},   {"年度目标", 3, true},  {"累计完成", 3, true},
                   {"完成率（%）", 3, true}, {"序时（%）", 3, true}, {"亮灯", 3, false}};
  const Light lights[] = {Light::kGreen, Light::kYellow, Light::kRed, Light::kBlue, Light::kGrey};
  for (int i = 0; i < 40; ++i) {
    table.rows.push_back({Text(absl::StrCat("I-A", i % 8 + 1, "-", i / 8 + 1)),
                          Text("规模以上工业增加值增速"), Text("区发展改革局"), Text("%"), Text("8.5"),
                          Text("7.32"), Text(i % 5 == 4 ? "—" : absl::StrCat(60 + i, ".12")), Text("75.00"),
                          Lit(lights[i % 5])});
  }
  table.note = "注：完成值为单位填报、专班审核数。";
  return table;
}

LightChart Lights() {
  return {
      "各行动亮灯情况",
      {{"产业倍增行动", 9, 2, 1, 3, 0}, {"城市更新行动", 6, 4, 2, 0, 1}, {"乡村振兴行动", 12, 0, 0, 2, 2}}};
}

TrendChart Trend() {
  return {"投资完成率",
          {"1月", "2月", "3月", "4月", "5月"},
          {{"计划", {Rational(8), Rational(16), Rational(25), Rational(33), Rational(42)}, true},
           {"实际", {Rational(7), Rational(31, 2), std::nullopt, Rational(65, 2), Rational(40)}, false}},
          "%"};
}

std::string LongText() {
  return "各专班、各责任单位围绕年度目标任务，倒排工期、挂图作战，主要指标总体保持序时进度。"
         "但仍有部分指标增速放缓，个别项目开工不及时、要素保障不到位，须引起高度重视。";
}

}  // namespace

Document SampleOfficial() {
  Document document;
  document.form = DocumentForm::kOfficial;
  document.mark = "鹤城区人民政府办公室文件";
  document.number = "鹤政督〔2024〕3号";
  document.secrecy = "内部";
  document.urgency = "加急";
  document.copy_number = "000001";
  document.title = "关于2024年1至4月八大行动主要指标和重点任务完成情况的通报";
  document.addressee = "各乡镇人民政府、街道办事处，区直各有关单位";
  document.blocks = {Paragraph{LongText(), ""},
                     Heading{1, "一、主要指标"},
                     Paragraph{LongText(), ""},
                     Lights(),
                     Heading{2, "（一）存在的问题"},
                     Paragraph{LongText(), ""},
                     Trend(),
                     Heading{3, "1. 进度滞后"},
                     Paragraph{LongText(), ""},
                     Heading{1, "二、工作要求"},
                     Paragraph{"各单位要对照红灯事项逐项分析原因，于5月15日前报送整改措施。", "demands"},
                     IndicatorTable()};
  document.attachments = {kAnnex};
  document.issuer = "鹤城区人民政府办公室";
  document.date = absl::CivilDay(2026, 1, 5);
  document.note = "此件公开发布";
  document.copies_to =
      "区委办公室，区人大常委会办公室，区政协办公室，区纪委监委，区人民法院，区人民检察院，驻区各单位";
  document.printed_by = "鹤城区人民政府办公室";
  document.print_date = absl::CivilDay(2026, 1, 6);
  document.facts = {"生成时间：2026-01-05 10:00:00；数据截至：第120条变更。", "评分办法：rubric.v1。"};
  document.draft = false;
  return document;
}

Document SampleLetter() {
  Document document;
  document.form = DocumentForm::kLetter;
  document.mark = "鹤城区人民政府督查室";
  document.number = "鹤督函〔2024〕12号";
  document.urgency = "特急";
  document.title = "关于加快推进老旧小区改造项目的提醒函";
  document.addressee = "区住房和城乡建设局";
  document.blocks = {
      Paragraph{"你单位牵头的老旧小区改造项目连续两旬亮红灯，现提醒如下：", ""},
      Paragraph{"一是截至4月下旬，项目完成进度35.00%，计划进度60.00%，落后25.00个百分点。", ""},
      Paragraph{"二是请于2024年5月10日前书面反馈原因分析、追赶措施和完成时限。", ""}};
  document.issuer = "鹤城区人民政府督查室";
  document.date = absl::CivilDay(2024, 5, 6);
  document.note = "联系人：张三，电话：0745-1234567";
  document.copies_to = "区政府分管副区长，城市更新行动专班";
  document.facts = {"生成时间：2024-05-06 09:00:00；数据截至：第98条变更。"};
  document.draft = false;
  return document;
}

Document SampleBulletin() {
  Document document;
  document.form = DocumentForm::kBulletin;
  document.mark = "八大行动旬简报";
  document.number = "第3期";
  document.secrecy = "内部";
  document.editor = "鹤城区综合协调专班";
  document.approval_date = absl::CivilDay(2024, 4, 22);
  document.title = "2024年4月中旬八大行动推进情况";
  document.editor_note = "本期重点反映两项红灯任务。";
  Table tasks;
  tasks.columns = {{"任务", 8, false}, {"牵头单位", 5, false}, {"累计（%）", 3, true}, {"亮灯", 3, false}};
  tasks.rows = {{Text("<集中验收> & \"销号\""), Text("区财政局"), Text("60.00"), Lit(Light::kGreen)},
                {Text("老旧小区改造"), Text("区住建局"), Text("35.00"), Lit(Light::kRed)}};
  document.blocks = {Heading{1, "一、亮灯情况"},       Lights(),
                     Heading{1, "二、重点任务"},       tasks,
                     Heading{1, "三、难点堵点关键点"}, Paragraph{LongText(), "difficulties"}};
  document.reports_to = "区委书记，区长";
  document.copies_to = "区委各部门";
  document.sends_to = "各乡镇街道，各专班";
  document.copies = 50;
  document.facts = {"生成时间：2024-04-22 12:00:00；数据截至：第77条变更。"};
  document.warnings = {"全文5200字，超过综合类5000字的提醒线"};
  document.draft = true;
  document.simulated = true;
  return document;
}

}  // namespace duban::testing
