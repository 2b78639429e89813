import type { Day } from '../../../../kernel/day.ts'
import { formatBoth, formatEraShort } from '../../../../kernel/era.ts'
import { quoted } from '../../../../kernel/quoted.ts'
import type { LogFacts, Period } from '../../acts/papers/log-paper.ts'
import type { Sheet, SheetColumn, SheetValue } from '../../domain/papers/sheet.ts'
import { numberOf, words } from '../../domain/papers/sheet.ts'
import type { PaperWords } from './paper-words.ts'
import { inOrder } from './paper-words.ts'
import { personBlocks } from './person-block.ts'
import { paperTexts } from './texts.ts'

const { log: texts } = paperTexts

/** How a log is asked for: from when until when, and whether what third parties said comes along (it stays out unless chosen). */
export type LogAsked = Period & { readonly withThirdParty: boolean }

type Entry = LogFacts['entries'][number]

/** 支援経過記録シート as a value: the head, the period, and one row an entry, oldest first. @source forms-and-codes 6 */
export function logSheet(facts: LogFacts, asked: LogAsked, paper: PaperWords): Sheet {
  const { head, entries, isCut } = facts
  const { form, day } = paper
  return {
    form: 'support_log',
    title: form.title,
    version: form.version,
    number: paperTexts.case(head.no),
    day,
    from: head.team.find(member => member.agencyId === head.supportCase.leadAgency)?.agencyName ?? '',
    blocks: [
      ...personBlocks(facts, day),
      {
        kind: 'boxes',
        lines: [
          [
            { label: texts.period, value: words(periodWords(asked)) },
            { label: texts.count, value: numberOf(entries.length, texts.unit) },
          ],
        ],
      },
      {
        kind: 'table',
        columns: columnsOf(paper),
        rows: entries.map(entry => rowOf(entry, asked, paper)),
        repeats: true,
        empty: texts.empty,
      },
      ...(isCut ? [{ kind: 'sentence' as const, words: texts.cut(entries.length) }] : []),
      ...(asked.withThirdParty ? [] : [{ kind: 'sentence' as const, words: texts.thirdLeft }]),
    ],
    note: paperTexts.note,
  }
}

/** Fields of the form that share a column, and how wide it is. */
const COLUMNS = [
  { fields: ['at'], width: 4 },
  { fields: ['by', 'minutes'], width: 4 },
  { fields: ['with', 'method', 'contact_result'], width: 4 },
  { fields: ['fact', 'opinion', 'person_words', 'third_party'], width: 9, label: texts.summary },
  { fields: ['next', 'next_on'], width: 3 },
] as const

function columnsOf({ form }: PaperWords): readonly SheetColumn[] {
  return COLUMNS.map(column => ({
    width: column.width,
    label:
      'label' in column
        ? column.label
        : column.fields
            .filter(field => form.shows(field))
            .map(field => form.label(field))
            .join('・'),
  }))
}

function rowOf(entry: Entry, asked: LogAsked, paper: PaperWords): readonly (SheetValue | null)[] {
  const { form } = paper
  const said = saidIn(entry, asked, paper)
  const lines = (column: number) => COLUMNS[column]?.fields.flatMap(field => (form.shows(field) ? (said[field] ?? []) : [])) ?? []
  const summary = inOrder(
    form,
    Object.fromEntries(COLUMNS[3].fields.flatMap(field => (said[field] === undefined ? [] : [[field, said[field]]]))),
  )
  return [
    form.shows('at') ? { kind: 'moment', at: entry.at } : null,
    words(lines(1).join('\n')),
    words([...(entry.personName === null ? [] : [texts.about(entry.personName)]), ...lines(2)].join('\n')),
    words(summary.map(([label, text]) => `【${label}】${text}`).join('\n')),
    words(lines(4).join('\n')),
  ]
}

/** What an entry says, field by field; a field with nothing in it is not there. */
function saidIn(entry: Entry, { withThirdParty }: LogAsked, { codes, day }: PaperWords): Readonly<Record<string, string>> {
  const third = entry.thirdParty === null ? null : texts.who(entry.thirdPartyWho ?? '', entry.thirdParty)
  const all: Readonly<Record<string, string | null>> = {
    by: `${entry.agencyName}　${entry.staffName}`,
    minutes: entry.minutes === null ? null : texts.minutes(entry.minutes),
    with: entry.withWhom.map(code => codes.label('log_with', code, day)).join('・'),
    method: codes.label('log_method', entry.method, day),
    contact_result: codes.label('contact_result', entry.contactResult, day),
    fact: entry.fact,
    opinion: entry.opinion,
    person_words: entry.personWords === null ? null : quoted(entry.personWords),
    third_party: withThirdParty ? third : null,
    next: entry.next,
    next_on: entry.nextOn && formatEraShort(entry.nextOn),
  }
  return Object.fromEntries(Object.entries(all).flatMap(([field, text]) => (text === null || text === '' ? [] : [[field, text]])))
}

function periodWords({ from, to }: Period): string {
  if (from === null && to === null) return texts.all
  const named = (on: Day | null, without: string) => (on === null ? without : formatBoth(on))
  return texts.between(named(from, texts.first), named(to, texts.last))
}
