import type { Answer } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { readSheet } from '../../acts/sheet/read-sheets.ts'
import type { SheetId, Side } from '../../domain/sheet/sheet.ts'
import { sheetTexts } from '../sheet/texts.ts'
import { texts } from '../texts.ts'
import { leafPage } from './leaf.tsx'
import { paperTexts } from './texts.ts'

/** GET /sheets/:id/paper: the columns of a sheet, large and empty, to stick notes on. */
export async function showWorksheet(visit: SignedVisit): Promise<Answer> {
  const whole = await readSheet(visit.act, visit.params['id'] as SheetId)
  if (whole === undefined) return absentAnswer(visit)
  const { sheet } = whole
  const here = `/sheets/${sheet.id}` as const
  return leafPage({
    visit,
    title: `${paperTexts.papers.worksheet}　${sheet.theme}`,
    crumbs: [
      { label: texts.title, href: '/meetings' },
      { label: sheetTexts.title, href: '/sheets' },
      { label: sheet.theme, href: here },
      { label: paperTexts.papers.worksheet },
    ],
    back: { href: here, label: sheetTexts.back },
    shape: 'wide',
    children: (
      <WorksheetPaper
        body={[sheet.councilName, sheet.bodyName].filter(Boolean).join('　')}
        theme={sheet.theme}
        when={sheet.meetingTitle ?? ''}
        sides={sheet.sides}
      />
    ),
  })
}

/** ワークシートの用紙: large columns side by side; A4 that a copier makes into A3. */
export function WorksheetPaper(props: {
  readonly body: string
  readonly theme: string
  readonly when: string
  readonly sides: readonly Side[]
}) {
  return (
    <>
      <div class="tn-leaf__row">
        <h2 class="tn-leaf__title">{`${paperTexts.theme}：${props.theme}`}</h2>
        <p>{[props.body, props.when].filter(Boolean).join('　')}</p>
      </div>
      <p>{paperTexts.worksheetLead}</p>
      <div class="tn-leaf__columns">
        {props.sides.map(({ label }) => (
          <section class="tn-leaf__column">
            <h3>{label}</h3>
          </section>
        ))}
      </div>
    </>
  )
}
