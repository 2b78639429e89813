import { dayOfInstant } from '../../../../kernel/day.ts'
import type { CaseRow } from '../../domain/case/case-list.ts'
import type { Sheet } from '../../domain/papers/sheet.ts'
import { numberOf, shortDayOf, words } from '../../domain/papers/sheet.ts'
import { listTexts } from '../case/list-texts.ts'
import type { FieldColumn, PaperWords } from './paper-words.ts'
import { fieldTable } from './paper-words.ts'
import { paperTexts } from './texts.ts'

const { list: texts, log } = paperTexts

/** 支援ケース一覧 as a value, in the version of its day. It carries no free text but the name the team calls a case by. */
export function listSheet(
  facts: { readonly rows: readonly CaseRow[]; readonly isCut: boolean },
  asked: { readonly viewName: string; readonly agencyName: string },
  { form, day }: PaperWords,
): Sheet {
  return {
    form: 'support_case_list',
    title: form.title,
    version: form.version,
    number: '',
    day,
    from: asked.agencyName,
    blocks: [
      {
        kind: 'boxes',
        lines: [
          [
            { label: texts.view, value: words(asked.viewName) },
            { label: log.count, value: numberOf(facts.rows.length, log.unit) },
          ],
        ],
      },
      { ...fieldTable(form, facts.rows, COLUMNS), repeats: true, empty: texts.empty },
      ...(facts.isCut ? [{ kind: 'sentence' as const, words: texts.cut(facts.rows.length) }] : []),
    ],
    note: paperTexts.note,
  }
}

const COLUMNS: readonly FieldColumn<CaseRow>[] = [
  { field: 'no', width: 3, value: row => words(paperTexts.case(row.no)) },
  { field: 'label', width: 5, value: row => words(row.label) },
  { field: 'lead', width: 4, value: row => words([row.leadName, row.leadStaffName].filter(part => part !== null).join('\n')) },
  { field: 'coordinator', width: 3, value: row => words(row.coordinatorName) },
  { field: 'tracks', width: 3, value: row => words(`${listTexts.states[row.solving]}／\n${listTexts.states[row.accompanying]}`) },
  { field: 'opened_on', width: 3, value: row => shortDayOf(dayOfInstant(row.openedAt)) },
  { field: 'next_contact_on', width: 3, value: row => shortDayOf(row.nextContactOn) },
]
