import { formatDayShort, formatInstant, weekdayOf } from '../../../../kernel/day.ts'
import { formatBoth } from '../../../../kernel/era.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { ActionForm, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { Columns, Section } from '../../../../ui/section.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { Day as MyDay } from '../../acts/case/read-day.ts'
import { openMention, readDay } from '../../acts/case/read-day.ts'
import type { EntryId } from '../../domain/case/log-entry.ts'
import { CaseTable } from './case-table.tsx'
import { listTexts } from './list-texts.ts'
import { doneText } from './log-page.tsx'
import { logTexts } from './log-texts.ts'
import { taskHref } from './task-place.ts'

const { day: texts } = listTexts
const BOUND = 100

/** GET /day: what I owe, who calls me, whom I contact next, and what waits for my agency's answer. */
export async function showDay(visit: SignedVisit): Promise<Answer> {
  const day = await readDay(visit.act)
  const { today } = visit.act
  return page(
    <Layout title={texts.title} frame={frameOf(visit, 'day')} flash={doneText(visit)} withExit>
      <PageTitle
        title={texts.title}
        lead={texts.lead(`${formatBoth(today)}（${weekdayOf(today)}）`, visit.signedIn.staffName)}
        actions={
          <ButtonRow>
            <ButtonLink kind="primary" href="/consultations/new" shortcut="new">
              {texts.receive}
            </ButtonLink>
            <PrintButton />
          </ButtonRow>
        }
      />
      <Columns asideLabel={texts.waiting} aside={<Aside visit={visit} day={day} />}>
        <Section id="tasks" title={texts.tasks}>
          <Tasks visit={visit} day={day} />
        </Section>
        <Section id="due" title={texts.due}>
          <CaseTable visit={visit} rows={day.dueCases} isNarrow caption={texts.due} empty={texts.noDue} />
        </Section>
      </Columns>
    </Layout>,
  )
}

/** POST /mentions/:id/open: turns to an entry that calls the reader by name; it leaves the list. */
export async function openMentionByForm(visit: SignedVisit): Promise<Answer> {
  const entryId = visit.params['id'] as EntryId
  const caseId = await openMention(visit.act, entryId)
  return caseId === undefined ? absentAnswer(visit) : seeOther(`/cases/${caseId}?done=read#e-${entryId}`)
}

type Props = { readonly visit: SignedVisit; readonly day: MyDay }

function Tasks({ visit, day }: Props) {
  const { columns } = texts
  return (
    <Table
      caption={texts.tasks}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'words', label: columns.words },
        { key: 'due', label: columns.due, isWhole: true },
        { key: 'who', label: columns.who, isWhole: true },
        { key: 'from', label: columns.from, isWhole: true },
        { key: 'end', label: columns.end, isWhole: true },
      ]}
      rows={day.tasks.map(task => {
        const isLate = task.dueOn < visit.act.today
        return {
          key: task.id,
          href: taskHref(task),
          tone: isLate ? ('bad' as const) : undefined,
          cells: {
            due: formatDayShort(task.dueOn),
            words: (
              <span class="tn-flowing">
                {isLate && <Badge tone="bad">{logTexts.tasks.late}</Badge>} {task.words}
              </span>
            ),
            who: task.staffName ?? texts.agencyTask,
            from: task.madeByName,
            end: <a href={`/tasks/${task.id}`}>{columns.end}</a>,
          },
        }
      })}
      empty={texts.noTasks}
    />
  )
}

function Aside({ visit, day }: Props) {
  const { counts } = day
  const lines = [
    { label: texts.counts.requestsToAnswer, n: counts.requestsToAnswer, href: '/coordination' },
    { label: texts.counts.referralsToAnswer, n: counts.referralsToAnswer, href: '/referrals' },
    { label: texts.counts.referralsWaiting, n: counts.referralsWaiting, href: '/referrals?box=waiting' },
    { label: texts.counts.followUps, n: counts.followUps, href: '/referrals?box=follow_up' },
    { label: texts.counts.withoutOutcome, n: counts.withoutOutcome, href: '/consultations' },
    { label: texts.counts.consultationsDue, n: counts.consultationsDue, href: '/consultations?queue=overdue' },
  ]
  return (
    <>
      <Section id="waiting" title={texts.waiting}>
        <ul class="tn-plain-list">
          {lines.map(line => (
            <li>
              <a href={line.href}>{line.label}</a>　<Badge tone={line.n > 0 ? 'warn' : 'neutral'}>{listTexts.count(line.n, BOUND)}</Badge>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="mentions" title={texts.mentions}>
        {day.mentions.length === 0 && <p>{texts.noMentions}</p>}
        <ul class="tn-plain-list">
          {day.mentions.map(mention => (
            <li>
              <p>
                {formatInstant(mention.at)}　{mention.byAgencyName}　{mention.byName}（{mention.label}）
              </p>
              <p class="tn-said">{mention.words}</p>
              <ActionForm action={`/mentions/${mention.entryId}/open`} token={visit.formToken} kind="secondary">
                {texts.open}
              </ActionForm>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
