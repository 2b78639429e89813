import type { Day } from '../../../../kernel/day.ts'
import { dayOfInstant } from '../../../../kernel/day.ts'
import type { CaseRow } from '../../domain/case/case-list.ts'
import type { Sheet } from '../../domain/papers/sheet.ts'
import { numberOf, shortDayOf, words } from '../../domain/papers/sheet.ts'
import { listTexts } from '../case/list-texts.ts'
import { paperTexts } from './texts.ts'

const { list: texts, log } = paperTexts

/** 支援ケース一覧 as a value. It carries no free text but the name the team calls a case by. */
export function listSheet(
  facts: { readonly rows: readonly CaseRow[]; readonly isCut: boolean },
  asked: { readonly viewName: string; readonly agencyName: string; readonly today: Day },
): Sheet {
  const { columns } = texts
  return {
    form: 'support_case_list',
    title: texts.title,
    version: 1,
    number: '',
    day: asked.today,
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
      {
        kind: 'table',
        columns: [
          { label: columns.no, width: 3 },
          { label: columns.label, width: 5 },
          { label: columns.lead, width: 4 },
          { label: columns.coordinator, width: 3 },
          { label: columns.tracks, width: 3 },
          { label: columns.openedAt, width: 3 },
          { label: columns.nextContact, width: 3 },
        ],
        rows: facts.rows.map(row => [
          words(paperTexts.case(row.no)),
          words(row.label),
          words([row.leadName, row.leadStaffName].filter(part => part !== null).join('\n')),
          words(row.coordinatorName),
          words(`${listTexts.states[row.solving]}／\n${listTexts.states[row.accompanying]}`),
          shortDayOf(dayOfInstant(row.openedAt)),
          shortDayOf(row.nextContactOn),
        ]),
        repeats: true,
        empty: texts.empty,
      },
      ...(facts.isCut ? [{ kind: 'sentence' as const, words: texts.cut(facts.rows.length) }] : []),
    ],
    note: paperTexts.note,
  }
}
