import { dayOfInstant, formatDayShort } from '../../../../kernel/day.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { ActionForm, ButtonLink } from '../../../../ui/button.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { Keeping } from '../../acts/sealed/keep-and-destroy.ts'
import { readKeeping } from '../../acts/sealed/keep-and-destroy.ts'
import type { DueCase, RetentionRule } from '../../domain/sealed/retention.ts'
import { retentionTexts as texts } from './retention-texts.ts'

type Shown = { readonly visit: SignedVisit; readonly keeping: Keeping }

/** GET /retention: rules, what is due, lists and certificates, holds. */
export async function showKeeping(visit: SignedVisit): Promise<Answer> {
  const keeping = await readKeeping(visit.act)
  const mayKeep = visit.act.reader.duties.has('administer')
  return page(
    <Layout title={texts.title} frame={frameOf(visit, 'retention')} flash={texts.done[visit.query.get('done')]}>
      <PageTitle title={texts.title} lead={texts.lead} />
      <Due visit={visit} keeping={keeping} />
      <Lists visit={visit} keeping={keeping} />
      {mayKeep && <Holds visit={visit} keeping={keeping} />}
      <Rules visit={visit} keeping={keeping} />
    </Layout>,
  )
}

function Due({ visit, keeping }: Shown) {
  const mayPropose = visit.act.reader.duties.has('administer') && !keeping.destructions.some(one => one.state === 'proposed')
  const ready = keeping.due.some(one => !one.isHeld && !one.isExample && one.thenDo === 'destroy')
  return (
    <Section id="due" title={texts.dueTitle}>
      <Table
        caption={texts.dueTitle}
        isCaptionHidden
        columns={[
          { key: 'no', label: texts.dueColumns.no, width: 's' },
          { key: 'ended', label: texts.dueColumns.ended, width: 's' },
          { key: 'due', label: texts.dueColumns.due, width: 's' },
          { key: 'state', label: texts.dueColumns.state },
        ]}
        rows={keeping.due.map(one => ({
          key: String(one.caseNo),
          cells: {
            no: texts.caseOf(one.caseNo),
            ended: formatDayShort(one.endedOn),
            due: formatDayShort(one.dueOn),
            state: <DueBadge due={one} />,
          },
        }))}
        empty={{ title: texts.dueEmpty, text: texts.dueEmptyText }}
      />
      {mayPropose && ready && (
        <>
          <p>{texts.proposeNote}</p>
          <ActionForm action="/retention/lists" token={visit.formToken} kind="primary">
            {texts.propose}
          </ActionForm>
        </>
      )}
    </Section>
  )
}

function DueBadge({ due }: { readonly due: DueCase }) {
  if (due.isHeld) return <Badge tone="bad">{texts.held}</Badge>
  if (due.isExample) return <Badge tone="neutral">{texts.exampleRule}</Badge>
  return due.thenDo === 'destroy' ? <Badge tone="info">{texts.toDestroy}</Badge> : <Badge tone="warn">{texts.toReview}</Badge>
}

function Lists({ keeping }: Shown) {
  return (
    <Section id="lists" title={texts.listsTitle}>
      <Table
        caption={texts.listsTitle}
        isCaptionHidden
        columns={[
          { key: 'no', label: texts.listsColumns.no, width: 's' },
          { key: 'asOf', label: texts.listsColumns.asOf, width: 's' },
          { key: 'state', label: texts.listsColumns.state, width: 'm' },
          { key: 'records', label: texts.listsColumns.records, width: 'xs', align: 'end' },
          { key: 'by', label: texts.listsColumns.by, width: 'm' },
          { key: 'decided', label: texts.listsColumns.decided, width: 'm' },
        ]}
        rows={keeping.destructions.map(one => ({
          key: one.id,
          href: `/retention/lists/${one.id}`,
          cells: {
            no: texts.listNo(one.no),
            asOf: formatDayShort(one.asOf),
            state: (
              <Badge tone={one.state === 'done' ? 'done' : one.state === 'refused' ? 'neutral' : 'warn'}>{texts.states[one.state]}</Badge>
            ),
            records: String(one.destroyed ?? one.records),
            by: one.proposedByName,
            decided: one.decidedByName ?? '',
          },
        }))}
        empty={{ title: texts.listsEmpty, text: texts.listsEmptyText }}
      />
    </Section>
  )
}

function Holds({ keeping }: Shown) {
  return (
    <Section
      id="holds"
      title={texts.holdsTitle}
      actions={
        <ButtonLink kind="secondary" href="/retention/holds">
          {texts.hold}
        </ButtonLink>
      }
    >
      <p>{texts.holdsLead}</p>
      <Table
        caption={texts.holdsTitle}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'no', label: texts.holdsColumns.no, width: 's' },
          { key: 'reason', label: texts.holdsColumns.reason },
          { key: 'by', label: texts.holdsColumns.by, width: 'm' },
          { key: 'at', label: texts.holdsColumns.at, width: 's' },
          { key: 'lift', label: texts.lift, width: 'm' },
        ]}
        rows={keeping.holds.map(one => ({
          key: one.id,
          cells: {
            no: texts.caseOf(one.caseNo),
            reason: one.reason,
            by: one.placedByName,
            at: formatDayShort(dayOfInstant(new Date(one.placedAt))),
            lift: one.liftedAt === null ? <a href={`/retention/holds/${one.id}/lift`}>{texts.lift}</a> : texts.lifted(one.liftWords ?? ''),
          },
        }))}
        empty={{ title: texts.holdsEmpty, text: texts.holdsEmptyText }}
      />
    </Section>
  )
}

function Rules({ visit, keeping }: Shown) {
  const set = visit.act.reader.duties.has('administer') && (
    <ButtonLink kind="secondary" href="/retention/rules">
      {texts.setRule}
    </ButtonLink>
  )
  return (
    <Section id="rules" title={texts.rulesTitle} actions={set}>
      <Table
        caption={texts.rulesTitle}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'type', label: texts.rulesColumns.type, width: 's' },
          { key: 'starts', label: texts.rulesColumns.starts, width: 's' },
          { key: 'years', label: texts.rulesColumns.years, width: 'xs', align: 'end' },
          { key: 'ending', label: texts.rulesColumns.ending, width: 's' },
          { key: 'basis', label: texts.rulesColumns.basis, width: 'l' },
          { key: 'from', label: texts.rulesColumns.from, width: 's' },
          { key: 'note', label: texts.rulesColumns.note },
        ]}
        rows={keeping.rules.map(ruleRow)}
        empty={{ title: texts.rulesTitle, text: texts.setRuleLead }}
      />
    </Section>
  )
}

function ruleRow(rule: RetentionRule) {
  return {
    key: rule.id,
    tone: rule.isExample ? ('neutral' as const) : undefined,
    cells: {
      type: texts.types[rule.recordType],
      starts: texts.starts[rule.startsAt],
      years: texts.years(rule.years),
      ending: texts.thens[rule.thenDo],
      basis: rule.basis,
      from: formatDayShort(rule.validFrom),
      note: rule.isExample ? <Badge tone="warn">{texts.example}</Badge> : (rule.note ?? ''),
    },
  }
}
