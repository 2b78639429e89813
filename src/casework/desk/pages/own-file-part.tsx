import type { Child } from 'hono/jsx'
import { formatDay, formatInstant } from '../../../kernel/day.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { SheetCell } from '../../../ui/sheet.tsx'
import { Sheet, SheetTable } from '../../../ui/sheet.tsx'
import type { PersonId } from '../../people/index.ts'
import { OWN_COPY_BOUND, readOwnConsultations } from '../acts/read-own-consultations.ts'
import type { OwnCopy } from '../domain/own-copy.ts'
import { ownCopyTexts as texts } from './own-copy-texts.ts'
import { labelOf, numberWords } from './words.ts'

/** The consultations in the copy of their own file that a person may ask for, without what anybody else said. */
export async function consultationsInOwnFile(visit: SignedVisit, id: PersonId): Promise<Child> {
  const copies = await readOwnConsultations(visit.act, id)
  if (copies.length === 0) return null
  return (
    <Sheet title={texts.title} goesOn>
      {copies.map(copy => (
        <SheetTable rows={rowsOf(visit, copy)} />
      ))}
      {copies.length >= OWN_COPY_BOUND && <p>{texts.cut(OWN_COPY_BOUND)}</p>}
    </Sheet>
  )
}

function rowsOf(visit: SignedVisit, copy: OwnCopy): readonly (readonly SheetCell[])[] {
  const topics = copy.topics.map(code => labelOf(visit, 'topic', code, copy.receivedAt)).join('、')
  return [
    [
      { label: texts.when, value: formatInstant(new Date(copy.receivedAt)) },
      { label: texts.how, value: `${labelOf(visit, 'channel', copy.channel, copy.receivedAt)}（${numberWords(copy.no)}）` },
    ],
    ...told(texts.statement, copy.statement),
    ...told(texts.topics, topics === '' ? null : topics),
    ...(copy.hasThirdParty ? [[{ label: texts.thirdParty, value: texts.leftOut }]] : []),
    ...told(texts.outcome, copy.outcomeWords),
    ...told(texts.nextOn, copy.nextOn && formatDay(copy.nextOn)),
  ]
}

function told(label: string, value: string | null): readonly (readonly SheetCell[])[] {
  return value === null ? [] : [[{ label, value }]]
}
