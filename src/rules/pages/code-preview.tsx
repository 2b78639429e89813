import type { Day } from '../../kernel/day.ts'
import { addDays } from '../../kernel/day.ts'
import { Banner } from '../../ui/banner.tsx'
import type { CodePreview } from '../acts/change-codes.ts'
import type { CodeRow } from '../domain/code-row.ts'
import { inOrder } from '../domain/code-row.ts'
import { standingOn } from '../domain/period.ts'
import { texts } from './texts.ts'
import type { TwoDayLine } from './two-days.tsx'
import { TwoDays } from './two-days.tsx'

/** What a change of a code list would do: the warning when the day has passed, and the list on the two days. */
export function CodeChangePreview(props: { readonly preview: CodePreview; readonly today: Day }) {
  const { preview, today } = props
  return (
    <>
      {preview.from < today && (
        <Banner tone="warn" title={texts.pastTitle}>
          <p>{pastWords(preview)}</p>
        </Banner>
      )}
      <TwoDays from={preview.from} lines={codeLines(preview.after, preview.from)} />
    </>
  )
}

/** A list on the day before and on the day, a line a code. */
export function codeLines(rows: readonly CodeRow[], from: Day): readonly TwoDayLine[] {
  const on = (code: string, day: Day) => rows.find(row => row.code === code && standingOn(row, day) === 'now')
  const codes = [...new Set(inOrder(rows).map(row => row.code))]
  return codes.flatMap(code => {
    const [before, now] = [on(code, addDays(from, -1)), on(code, from)]
    return before || now ? [{ key: code, before: before && wordsOf(before), on: now && wordsOf(now) }] : []
  })
}

function wordsOf(row: CodeRow): string {
  const easy = row.labelEasy === null ? '' : `（${row.labelEasy}）`
  const national = row.nationalCode === null ? '' : `　${texts.columns.nationalCode} ${row.nationalCode}`
  return `${row.label}${easy}${national}${row.sensitive ? `　${texts.sensitiveMark}` : ''}`
}

function pastWords({ deed, isUsedSince }: CodePreview): string {
  if (deed === 'close') return isUsedSince ? texts.pastClosedUsed : texts.pastClosed
  return isUsedSince ? texts.pastUsed : texts.pastText
}
