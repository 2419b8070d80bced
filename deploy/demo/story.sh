#!/bin/sh
# The supervision cycle of one matter (督查闭环) by its commands, after the play of the campaign: correction, excuse,
# change request, sample and finding, an order from proposal to close with its ladder, a substitute, a meeting.
#   sh deploy/demo/story.sh KEY TOKEN_DIR
# KEY signs tokens of the persons, TOKEN_DIR keeps them. Needs duban in PATH, DUBAN_TASK, DUBAN_REPORTING,
# DUBAN_JURISDICTION and DUBAN_CAMPAIGN. May be run again on the same record: it tells another round.
# Exit code 0 when all of it was done; otherwise non-zero with the reason.
set -eu
key=$1
tokens=$2
unit=hc-sti          # the unit that is supervised
action=A1
item=T-A1-01         # its task
indicator=I-A1-02    # its indicator
period=2024-M04-D1
campaign="campaigns/$DUBAN_CAMPAIGN"
said="$tokens/story.out"

teller=story
. "$(dirname "$0")/acting.sh"
# The number of what will be made next: one more than the list of the noun holds now.
count_next() {
  quietly supervision-1 "$1" list --output json
  echo $(($(grep -c '"name": *"[^"]*/'"$2/" "$said" || true) + 1))
}
# A field of $said in JSON.
field() { sed -n 's/.*"'"$1"'": *"\([^"]*\)".*/\1/p' "$said" | head -n 1; }
# A moment of $said, moved by `date`'s words, in the district's time.
moment() { TZ=UTC-8 date -d "$(field "$1") $2" +%Y-%m-%dT%H:%M; }

say "岗位：批准、核查、督查的人各不相同 (posts: who decides, verifies and supervises is never the same person)"
role head-1 HEAD
role deputy-1 EXECUTIVE_DEPUTY
role verifier-1 VERIFIER
role verifier-2 VERIFIER
role supervision-head-1 SUPERVISION_HEAD
role tf-leader-a1 TF_LEADER --action "$action"

say "一、更正：锁定的数不改写，申请、签认，专班与总专班办两人批准 (a correction, approved by two)"
n=$(count_next correction corrections)
run state "reporter-$unit" correction ask --unit "$unit" --period "$period" --row "item=$indicator,value=8.0$n,note=核对台账" \
  --reason 统计口径核对 --evidence 台账第3页
correction=$(found 'correction-[0-9]*')
run state "leader-$unit" correction endorse "$correction"
run state reviewer-a1 correction approve "$correction" --action "$action"
run 99 office-1 correction approve "$correction"

say "二、免责：系统故障致迟报，总专班办确认后按按时计 (an excuse: not the unit's fault)"
quietly office-1 form list --period "$period" --output json
late=$(tr -d ' \n' <"$said" | sed 's/"name":/\n&/g' | grep -E 'CLASS_(LATE|MISSING)' | sed -n 's#.*/forms/\([a-z0-9-]*\)".*#\1#p' | head -n 1)
if [ -n "$late" ]; then
  run state "reporter-$late" excuse ask --unit "$late" --period "$period" --cause outage --reason 当日系统无法登录 --evidence 故障通报
  excuse=$(found 'excuse-[0-9]*')
  run 99 office-1 excuse confirm "$excuse"
else
  echo "本旬的迟报都已免责 (every late form of $period is excused already)"
fi

say "三、变更申请：期限改动须两人同意，原值永远排在前 (a change request; the original stays first)"
n=$(count_next change-request changeRequests)
run 4 "leader-$unit" change-request create --item "$item" --set "due_date=2024-12-$((10 + n % 20))" --reason 省级验收提前 \
  --basis 区政府常务会议纪要
request=$(found 'CR-[0-9]*')
run 4 tf-leader-a1 change-request approve "$request"
run 99 office-1 change-request approve "$request"
run 20 supervision-1 item history "$item"

say "四、佐证与抽查：按记录的种子抽样，两人核查 (evidence; a sample by a recorded seed; a finding by two)"
printf '现场核查记录 %s：台账与现场一致。\n' "$(now)" >"$tokens/现场核查记录.txt"
run 99 verifier-1 evidence upload "$tokens/现场核查记录.txt"
evidence=$(found '[0-9a-f]\{32\}')
as supervision-1
duban sample show --quarter 2024-Q1 >/dev/null 2>&1 || run 12 supervision-1 sample draw --quarter 2024-Q1
run 1 supervision-1 sample redraw --quarter 2024-Q1
tail -n 1 "$said"
quietly supervision-1 sample show --quarter 2024-Q1 --output json
claim=$(tr -d ' \n' <"$said" | sed 's/"unit":/\n&/g' | grep '"ground":' | grep 'CLAIM_KIND_DONE' |
  sed -n 's#.*"item":"[^"]*/items/\([^"]*\)".*"form":"[^"]*/periods/\([^/]*\)/forms/\([^"]*\)".*#\1 \2 \3#p' | head -n 1)
[ -n "$claim" ] || fail "no claim of a finished task in the sample"
set -- $claim
run 99 verifier-1 finding record --unit "$3" --period "$2" --item "$1" --subject done --verified yes --method 现场查看并核对台账 \
  --evidence "$evidence" --sample 2024-Q1
finding=$(found 'f-[0-9]\{4,\}')
run 99 verifier-2 finding confirm "$finding"

say "五、督办件：拟办、立项、交办、签收 (an order: proposed, approved with a number, issued, signed for)"
n=$(count_next order orders)
run state supervision-1 order create --from "item:$item" --matter "第 $n 次督办：产业集群发展报告" --demands 限期整改并书面反馈
order=$(found 'DB-[0-9]*')
run 99 head-1 order approve "$order"
run state supervision-1 order issue "$order" --feedback-form 书面报告 --urgency urgent
run state "reporter-$unit" order sign "$order"

say "六、超期：系统提议提醒函、督办函，由有权的人签发 (past its limit: the system proposes, named persons issue)"
accept() {  # PERSON LEVEL
  proposal=$(found "$order-$2\.[A-Z0-9_]*-20[0-9-]*")
  run 99 "$1" proposal accept "$proposal" --reason 同意签发
}
quietly supervision-1 order show "$order" --output json
run 9 supervision-1 clock set "$(moment dueTime '5 days')"
run 99 office-1 proposal run
accept office-1 L1
quietly supervision-1 order show "$order" --output json
run 9 supervision-1 clock set "$(moment levelDueTime '1 hour')"
run 99 supervision-1 proposal run
accept supervision-head-1 L2
run 99 supervision-1 card list
run 99 supervision-1 order counters --unit "$unit"

say "七、代理：负责人出差，代理人签发反馈，记录写明两人 (a substitute signs; the record names both)"
run state "reporter-$unit" order draft "$order" --text 已完成整改并报送年度报告 --evidence 集群发展报告
quietly "substitute-1" whoami
grep -q "leader-$unit" "$said" ||
  run 99 "leader-$unit" delegate add "leader-$unit" --to substitute-1 --until "$(later '5 days' %Y-%m-%d)" --reason 出差
run state substitute-1 order feedback "$order"
run 3 supervision-1 change list "$campaign/orders/$order"

say "八、两人核查属实，督查室销号 (two verifiers, then closed)"
run state supervision-1 order verify "$order" --verifier verifier-1 --verifier verifier-2
run state verifier-1 order pass "$order" --finding 现场属实
run state verifier-2 order pass "$order" --finding 资料齐全
run state supervision-head-1 order close "$order" --leader-opinion 已阅，同意销号
run 999 supervision-1 order show "$order"
run 99 supervision-1 change list "$campaign/orders/$order"
run 99 supervision-1 proposal list

say "九、调度会：纪要审定，议定事项立为事项，下次会议先议 (a meeting; its decisions open the next agenda)"
at=$(later '1 day' %Y-%m-%dT09:00)
run state office-1 meeting plan --kind monthly --title 月度调度会 --at "$at" --chair deputy-1
meeting=$(found 'M-[0-9]*')
run 99 office-1 meeting agenda "$meeting" --topic 产业集群推进
set --
for open in $(grep -o 'R-M-[0-9]*-[0-9]*' "$said"); do  # decisions of an earlier round
  set -- "$@" --follow-up "subject=jurisdictions/$DUBAN_JURISDICTION/$campaign/items/$open,outcome=CLOSED,reason=用地已落实"
done
quietly supervision-1 clock set "$at"
run state office-1 meeting hold "$meeting" --who person=deputy-1,presence=PRESENT --who "person=leader-$unit,presence=ABSENT,reason=出差"
run state office-1 meeting minutes "$meeting" --text 会议听取汇报，议定一项。 --decision "text=协调储能项目用地,lead_unit=$unit" "$@"
run 99 deputy-1 meeting approve "$meeting"
run 9 supervision-1 item list --kind resolution
run state office-1 meeting plan --kind monthly --title 下月调度会 --at "$(later '20 days' %Y-%m-%dT09:00)"
next=$(found 'M-[0-9]*')
run 99 office-1 meeting agenda "$next"
grep -q "R-$meeting-1" "$said" || fail "the next agenda does not open with the decision"

say "十、专班旬简报：审核、签发、编号、印发，按记录核对 (a brief from draft to issue, proven from the record)"
brief=dekad-2024-M03-D1-$action
as office-1
duban bulletin show "$brief" >/dev/null 2>&1 ||
  run 9 office-1 bulletin draft --kind dekad --period 2024-M03-D1 --action "$action"
if duban bulletin show "$brief" --output json | grep -q STATE_DRAFT; then  # an earlier round issued it already
  run 2 office-1 bulletin edit "$brief" --part next_steps --text 抓好红灯事项整改，逐项明确责任人。
  run 2 reviewer-a1 bulletin review "$brief"
  run 2 tf-leader-a1 bulletin sign "$brief"
  run 2 office-1 bulletin number "$brief"
  run 2 office-1 bulletin issue "$brief"
fi
run 9 supervision-1 bulletin verify "$brief"

say "记录仍然完整 (the record is whole)"
run 9 supervision-1 change verify
echo "story: told ($order, $finding, $correction, $request, $meeting)"
