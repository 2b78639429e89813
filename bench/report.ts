import type { Figures } from './figures.ts'
import type { Outcome } from './outcome.ts'
import type { Stage } from './stage.ts'
import type { Verdict } from './targets.ts'
import { KINDS } from './visits.ts'

/** The run as a person reads it. */
export function reportOf(outcome: Outcome, figures: Figures, verdicts: readonly Verdict[]): string {
  return [
    ...groundLines(outcome),
    ...outcome.stages.flatMap(stage => stageLines(stage, figures)),
    ...pageLines(outcome),
    '',
    ...verdicts.map(({ promise, measured, ok }) => `${ok ? 'ok  ' : 'MISS'} ${promise}: ${measured}`),
  ].join('\n')
}

function groundLines(outcome: Outcome): readonly string[] {
  const { machine, rows, readers, plan, loadMilliseconds: load } = outcome
  const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`
  return [
    `machine: ${machine.cores} cores (${machine.cpu}), ${machine.memoryGigabytes} GB, Node ${machine.node}, PostgreSQL ${machine.postgres}, fsync/commit ${machine.fsync}, load ${machine.load.toFixed(1)}`,
    `city (${plan.scale}): ${rows.persons} persons, ${rows.consultations} consultations, ${rows.referrals} referrals, ${rows.auditEvents} audit events, ${(rows.bytes / 1e9).toFixed(2)} GB`,
    `loaded in ${load === undefined ? '(kept from an earlier run)' : seconds(load)}, audit past in ${seconds(outcome.auditMilliseconds)}`,
    `readers: ${readers.count} in ${readers.agencies} agencies with ${readers.smallest} to ${readers.largest} consultations`,
    `npm start to first page: first ${seconds(outcome.firstPage.first)}, second ${seconds(outcome.firstPage.second)}`,
  ]
}

function stageLines(stage: Stage, figures: Figures): readonly string[] {
  const columns = ['count', 'p50', 'p95', 'p99', 'rows', 'bytes', 'failed'] as const
  const cpu = (value: number | undefined) => (value === undefined ? 'unknown' : `${value.toFixed(0)} %`)
  const memory = stage.highestResident === undefined ? 'unknown' : `${(stage.highestResident / 1e6).toFixed(0)} MB`
  return [
    '',
    `${stage.perSecond} requests/s for ${stage.seconds} s; client CPU ${cpu(stage.clientCpu)}, app CPU ${cpu(stage.programCpu)}, app memory ${memory}, load ${stage.loadBefore.toFixed(1)} to ${stage.loadAfter.toFixed(1)}`,
    row('', columns),
    ...KINDS.map(kind =>
      row(
        kind,
        columns.map(column => shown(figures[`${stage.perSecond}/${kind}/${column}`])),
      ),
    ),
  ]
}

function pageLines(outcome: Outcome): readonly string[] {
  return [
    '',
    'idle server, medians of 50, reader of the largest agency (ms)',
    row('', ['page', 'bare SQL', 'ratio', 'sql', 'few rows', 'sql', 'many rows', '1/100']),
    ...outcome.pages.map(({ kind, milliseconds, bare, growth }) =>
      row(kind, [
        shown(milliseconds),
        shown(bare.milliseconds),
        shown(milliseconds / bare.milliseconds),
        shown(growth.fewStatements),
        shown(growth.fewRows),
        shown(growth.manyStatements),
        shown(growth.manyRows),
        shown(outcome.hundredth.find(page => page.kind === kind)?.milliseconds),
      ]),
    ),
  ]
}

function row(name: string, cells: readonly string[]): string {
  return `${name.padEnd(18)}${cells.map(cell => cell.padStart(10)).join('')}`
}

function shown(value: number | undefined): string {
  if (value === undefined) return '-'
  return Number.isInteger(value) ? String(value) : value.toFixed(1)
}
