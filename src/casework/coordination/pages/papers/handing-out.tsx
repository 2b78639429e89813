import type { Child } from 'hono/jsx'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { bothWithTime, Paper } from '../../../../ui/paper.tsx'
import { PrintButton, ScreenOnly } from '../../../../ui/print.tsx'
import type { Leaving, Left } from '../../acts/papers/leave-on-paper.ts'
import { PrintedSheet } from './printed-sheet.tsx'
import { paperTexts } from './texts.ts'
import { workbookOf } from './workbook.ts'

/** A4 page or Excel file. */
export type PaperKind = 'print' | 'excel'

/** How the paper of this request leaves. */
export function leavingOf(visit: SignedVisit, as: PaperKind, purpose?: string): Leaving {
  const { signedIn, requestNo, now, house } = visit
  const printed = paperTexts.printed(bothWithTime(now), signedIn.agencyName, signedIn.staffName)
  const leaving = { purpose, kept: paperTexts.kept }
  if (as === 'print') return leaving
  return { ...leaving, write: sheets => workbookOf(sheets, { printed, requestNo, isDemo: house.isDemo }) }
}

/** What stands around a paper on the screen. */
export type Around = {
  readonly navigation: string
  readonly crumbs: readonly { readonly label: string; readonly href?: string }[]
  /** Beside the print button: the way to the file, and choices of what stands on the paper. */
  readonly actions?: Child
  readonly tools?: Child
}

/** The file, or the page that is printed. */
export function handOut(visit: SignedVisit, { sheets, file }: Left, around: Around): Answer {
  const [first] = sheets
  const name = first?.title ?? paperTexts.title
  const number = first?.number ?? ''
  if (file !== undefined)
    return excelAnswer(
      file,
      [name, number, visit.act.today].filter(part => part !== ''),
      first?.form ?? 'paper',
    )
  const version = first === undefined ? '' : paperTexts.version(first.version)
  return page(
    <Layout title={`${name} ${number}`} frame={frameOf(visit, around.navigation)} crumbs={[...around.crumbs, { label: name }]} withExit>
      <ScreenOnly>
        <PageTitle
          title={name}
          actions={
            <>
              <PrintButton />
              {around.actions}
            </>
          }
        />
        {around.tools}
      </ScreenOnly>
      <Paper visit={visit} name={`${name}　${version}`} number={number}>
        {sheets.map(sheet => (
          <PrintedSheet sheet={sheet} />
        ))}
      </Paper>
    </Layout>,
  )
}

/** A file to keep; its name says the form, the number and the day, and no person. */
function excelAnswer(file: Uint8Array, parts: readonly string[], form: string): Answer {
  const plain = [form.replaceAll('_', '-'), ...parts.slice(1)].join('_')
  const spoken = encodeURIComponent(`${parts.join('_')}.xlsx`)
  return {
    status: 200,
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${plain}.xlsx"; filename*=UTF-8''${spoken}`,
    },
    body: file,
  }
}
