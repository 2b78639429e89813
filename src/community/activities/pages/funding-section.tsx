import type { Day } from '../../../kernel/day.ts'
import { formatDayShort } from '../../../kernel/day.ts'
import { formatEra } from '../../../kernel/era.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Section } from '../../../ui/section.tsx'
import { Table } from '../../../ui/table.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { Funding } from '../domain/funding.ts'
import { texts } from './funding-texts.ts'
import type { Question } from './group-fields.tsx'
import { optionsOf, Questions } from './group-fields.tsx'
import type { SectionProps } from './group-parts.ts'

const { fields } = texts

/** Where the money comes from; drawn for the council only. */
export function Fundings({ visit, whole, refused, here }: SectionProps) {
  const deed = { visit, refused }
  return (
    <Section
      id="funding"
      title={texts.section}
      actions={<a href={`/fundraising?council=${whole.undertaking.councilNo ?? ''}`}>{texts.title}</a>}
    >
      <Table
        caption={texts.section}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'name', label: texts.columns.name },
          { key: 'amount', label: texts.columns.amount, align: 'end', isWhole: true },
          { key: 'when', label: texts.columns.when, isWhole: true },
          { key: 'apply', label: texts.columns.apply, isWhole: true },
          { key: 'report', label: texts.columns.report, isWhole: true },
          { key: 'state', label: texts.columns.state },
        ]}
        rows={whole.fundings.map(funding => ({ key: funding.id, cells: cellsOf(funding) }))}
        empty={{ title: texts.none, text: '' }}
      />
      {whole.isKeeper && (
        <>
          {whole.fundings.map(funding => (
            <VerbForm
              {...deed}
              action={`${here}/change-fund`}
              version={funding.version}
              verb="change-fund"
              place={funding.id}
              hidden={{ funding: funding.id }}
              kind="secondary"
              summary={`${texts.change}: ${funding.name}`}
              button="これで残す"
              initial={{
                kind: funding.kind,
                name: funding.name,
                amount: funding.amount === null ? '' : String(funding.amount),
                fromOn: funding.fromOn && formatEra(funding.fromOn),
                untilOn: funding.untilOn && formatEra(funding.untilOn),
                applyFrom: funding.applyFrom && formatEra(funding.applyFrom),
                applyUntil: funding.applyUntil && formatEra(funding.applyUntil),
                reportDue: funding.reportDue && formatEra(funding.reportDue),
                conditions: funding.conditions,
                state: funding.state,
                stateWords: funding.stateWords,
              }}
            >
              {(form, at) => <Questions form={form} at={at} ask={ASK} />}
            </VerbForm>
          ))}
          <VerbForm {...deed} action={`${here}/fund`} verb="fund" summary={texts.tell} button="これで残す" initial={{ state: 'idea' }}>
            {(form, at) => <Questions form={form} at={at} ask={ASK} />}
          </VerbForm>
        </>
      )}
    </Section>
  )
}

/** An amount as people write it, or that nobody knows it yet. */
export function yenOf(amount: number | null): string {
  return amount === null ? texts.unknownAmount : `${amount.toLocaleString('ja-JP')}円`
}

/** A state in a word. */
export function FundingBadge({ state }: { readonly state: Funding['state'] }) {
  return <Badge tone={TONES[state]}>{texts.states[state]}</Badge>
}

const TONES = { idea: 'info', applied: 'warn', granted: 'good', declined: 'neutral', reported: 'done', ended: 'neutral' } as const
const ASK: readonly Question[] = [
  { name: 'name', label: fields.name, required: true },
  { name: 'kind', label: fields.kind, as: 'list', required: true, options: [{ value: '', label: '' }, ...optionsOf(texts.kinds)] },
  { name: 'amount', label: fields.amount, as: 'number' },
  { name: 'applyFrom', label: fields.applyFrom, as: 'day' },
  { name: 'applyUntil', label: fields.applyUntil, as: 'day' },
  { name: 'fromOn', label: fields.fromOn, as: 'day' },
  { name: 'untilOn', label: fields.untilOn, as: 'day' },
  { name: 'reportDue', label: fields.reportDue, as: 'day' },
  { name: 'conditions', label: fields.conditions, as: 'words', rows: 2 },
  { name: 'state', label: fields.state, as: 'one', required: true, options: optionsOf(texts.states) },
  { name: 'stateWords', label: fields.stateWords },
]

function cellsOf(funding: Funding) {
  const span = (from: Day | null, until: Day | null) =>
    from || until ? (
      <>
        {`${from ? formatDayShort(from) : ''}〜`}
        {until && <br />}
        {until && formatDayShort(until)}
      </>
    ) : (
      '―'
    )
  return {
    name: `${funding.name}（${[texts.kinds[funding.kind], funding.conditions].filter(Boolean).join('。')}）`,
    amount: yenOf(funding.amount),
    when: span(funding.fromOn, funding.untilOn),
    apply: span(funding.applyFrom, funding.applyUntil),
    report: funding.reportDue ? formatDayShort(funding.reportDue) : '―',
    state: (
      <>
        <FundingBadge state={funding.state} />
        {funding.stateWords && `　${funding.stateWords}`}
      </>
    ),
  }
}
