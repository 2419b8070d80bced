#!/bin/sh
# The quarterly assessment (季考评) by its commands, after the play of the campaign: ballots, a commendation, trial scores, an
# appeal that is granted, an exemption that is refused its place, final ranks, and the signed bulletins in OUT.
#   sh deploy/demo/assessment.sh KEY TOKEN_DIR OUT
# KEY signs tokens of the persons, TOKEN_DIR keeps them. Needs duban in PATH, DUBAN_TASK, DUBAN_REPORTING,
# DUBAN_JURISDICTION and DUBAN_CAMPAIGN, and both services on a simulated clock. Once per record.
# Exit code 0 when all of it was done; otherwise non-zero with the reason.
set -eu
key=$1
tokens=$2
out=$3
quarter=2024-Q1
unit=hc-housing   # appeals
said="$tokens/assessment.out"

teller=assessment
. "$(dirname "$0")/acting.sh"
minute=%Y-%m-%dT%H:%M
wait_for() { quietly admin clock set "$(later "$1" "$minute")"; }

say "岗位 (posts)"
role performance-1 PERFORMANCE
role office-2 GENERAL_OFFICE
role head-1 HEAD
role deputy-1 EXECUTIVE_DEPUTY
role supervision-head-1 SUPERVISION_HEAD
role tf-leader-a1 TF_LEADER --action A1

say "评议：四组，窗口，回避，保密 (panel: four groups, a window, recusal, secrecy)"
run 6 performance-1 panel create --period "$quarter" --open "$(later '1 hour' "$minute")" --close "$(later '5 days' "$minute")" --basis 绩效办〔2024〕2号 \
  --member person=head-1,group=G1 --member person=deputy-1,group=G1 --member person=office-1,group=G2 \
  --member person=supervision-1,group=G2 --member person=performance-1,group=G2 \
  --member person=leader-hc-drc,group=G3 --member person=leader-hc-finance,group=G3 \
  --member person=leader-hc-sti,group=G3 --member person=leader-hc-commerce,group=G3
wait_for "2 hours"
run 3 performance-1 panel open "$quarter"
duban demo ballots --key "$key" --panel "$quarter" --recorder performance-1
printf 'voter_number,unit,P1,P2b,B1,B3\nR-901,hc-drc,92,优秀,良好,108\n' >"$tokens/g4.csv"   # typed from paper, one cell wrong
refused MARK_RANGE performance-1 ballot record "$quarter" --group G4 --source 计票单第9号 --scan "$tokens/g4.csv" --file "$tokens/g4.csv" --dry-run
refused RECUSED leader-hc-drc ballot cast "$quarter" --unit hc-drc --mark leaf=P1,points=100 --mark leaf=P2b,points=100 \
  --mark leaf=B1,points=100 --mark leaf=B3,points=100
wait_for "5 days"
run 3 performance-1 panel close "$quarter"

say "加分：须有正式文件，另一人批准；批示、信息采用不计 (a commendation; leaders' comments do not count)"
run 12 office-1 credit propose --kind commendation --category COMMENDATION --level provincial --unit hc-drc --period "$quarter" \
  --document 湘政发〔2024〕3号 --title 关于对真抓实干成效明显地区予以表扬激励的通报 --matter 真抓实干
credit=$(grep -o 'credit-[0-9]*' "$said" | head -n 1)
run 3 performance-1 credit approve "$credit"

say "试算：先给单位看自己的明细 (trial scores, each unit sees its own lines)"
run 8 performance-1 evaluation trial --period "$quarter"
run 8 performance-1 announcement deliver   # the leader and the reporter of every unit, once
quietly "leader-$unit" outbox list --filter 'lines.announcement:TRIAL_SCORES'
run 12 "leader-$unit" outbox show "$(found "announcement-[0-9a-f]*-leader-$unit")"
run 12 "leader-$unit" score explain "$unit" --period "$quarter" --leaf K2a
say "申诉与裁定：裁定是自己的一行 (an appeal, ruled by two offices, a line of its own)"
run 8 "leader-$unit" appeal file --unit "$unit" --period "$quarter" --leaf K2a --claim 4 --grounds 当日系统维护致迟报，已留存截图
appeal=$(grep -o 'appeal-[0-9]*' "$said" | head -n 1)
run 4 office-2 appeal rule "$appeal" --points 4 --reason 经核对维护记录，情况属实
run 4 performance-1 appeal confirm "$appeal"
run 12 "leader-$unit" score explain "$unit" --period "$quarter" --leaf K2a

say "如果……：换一个权重会怎样，什么也不写 (simulate another scheme: nothing is written)"
scheme="$tokens/rubric.v2.json"
sed -e 's/"rubric.v1"/"rubric.v2"/' -e 's/"late": "0.20"/"late": "0.40"/' "$(dirname "$0")/../../services/reporting/schemes/rubric.v1.json" >"$scheme"
run 4 performance-1 scheme check "$scheme"
run 12 performance-1 score simulate --period "$quarter" --file "$scheme" --diff
say "评分办法：发布后冻结，另一人发布 (a scheme is frozen once published, by a second person)"
run 3 office-1 scheme create "$scheme"
refused AUTHOR_PUBLISHES office-1 scheme publish rubric.v2 --from-quarter 2024-Q3 --basis 绩效办〔2024〕5号
run 3 performance-1 scheme publish rubric.v2 --from-quarter 2024-Q3 --basis 绩效办〔2024〕5号
refused SCHEME_FROZEN office-1 scheme update rubric.v2 "$scheme"
say "如果更正一个数：哪些得分、名次、灯会动，什么也不写 (what one correction would move)"
run 12 supervision-1 score impact correction --unit hc-sti --dekad 2024-M03-D3 --item I-A1-02 --value 9.9

say "定稿：两个办公室 (final, by two offices)"
wait_for "10 days"
run 3 office-2 evaluation finalize "$quarter"
run 3 performance-1 evaluation confirm "$quarter"
run 40 supervision-1 score rank --period "$quarter"
run 6 supervision-1 score verify --rebuild

say "文稿：审核、签发、编号、印发 (bulletins: reviewed, signed, numbered, issued)"
# ID REVIEWER SIGNER
publish() {
  quietly "$2" bulletin review "$1"
  quietly "$3" bulletin sign "$1"
  quietly office-1 bulletin number "$1"
  quietly office-1 bulletin issue "$1"
  for format in html docx xlsx; do quietly office-1 bulletin export "$1" -o "$out/$1.$format"; done
  quietly office-1 bulletin verify "$1"
  echo "$1 已印发：$out/$1.{html,docx,xlsx}，按记录重建一致"
}
quietly office-1 bulletin create --kind quarterly --period "$quarter"
publish quarterly-2024-Q1 performance-1 deputy-1
publish monthly-2024-M03 supervision-1 deputy-1
publish report-2024-M03 supervision-1 deputy-1
publish dekad-2024-M03-D3 supervision-1 deputy-1
refused BULLETIN_ISSUED office-1 bulletin edit monthly-2024-M03 --part demands --text 改
run 6 office-1 bulletin amend monthly-2024-M03 --reason 演示更正：旧版保留，两版互相指向
run 6 supervision-1 score show hc-housing --period "$quarter" --as-of bulletin:monthly-2024-M03
say "督查室的一页 (a leader's page)"
run 30 leader-1 summary leader --period 2024-M03
run 8 supervision-1 hint list 2024-M03-D3
run 8 supervision-1 light trajectory I-A1-02 --from 2024-M01-D1 --to 2024-M03-D3
run 6 supervision-1 light proposals --month 2024-M03 --deliver
echo "assessment: told ($appeal, $credit)"
