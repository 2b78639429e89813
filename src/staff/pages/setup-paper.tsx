import { formatInstant } from '../../kernel/day.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PrintButton, ScreenOnly } from '../../ui/print.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { Sheet, SheetTable } from '../../ui/sheet.tsx'
import { relyingPartyAt } from '../acts/relying-party.ts'
import { texts } from './account-texts.ts'

/** What is handed over: for whom, the secret of the link, and how long it lives. */
export type SetupPaper = {
  readonly title: string
  readonly name: string
  readonly login: string
  readonly token: string
  readonly hours: number
  readonly doneHref: `/${string}`
  readonly doneLabel: string
}

/** The page that shows a setup link, this once, as a sheet to print and hand over. */
export function setupPaper(visit: SignedVisit, paper: SetupPaper): Answer {
  const { paper: words } = texts
  const link = `${relyingPartyAt(visit.header('host')).origins[0] ?? ''}/setup/${paper.token}`
  const until = formatInstant(new Date(visit.now.getTime() + paper.hours * 3_600_000))
  return page(
    <Layout title={paper.title} frame={frameOf(visit, 'staff-accounts')}>
      <ScreenOnly>
        <PageTitle title={paper.title} actions={<PrintButton />} />
        <Banner tone="warn" title={words.shownOnce}>
          <p>{words.shownOnceText}</p>
        </Banner>
      </ScreenOnly>
      <Sheet title={paper.title} to={words.for(paper.name)} from={visit.house.cityName} note={words.note}>
        <SheetTable
          rows={[
            [{ label: words.login, value: paper.login }],
            [{ label: words.link, value: <code>{link}</code> }],
            [{ label: words.until, value: until }],
          ]}
        />
        <QrCode words={link} label={words.qr} />
        <h3>{words.steps}</h3>
        <ol>
          {words.step.map(step => (
            <li>{step}</li>
          ))}
        </ol>
      </Sheet>
      <ScreenOnly>
        <ButtonRow>
          <ButtonLink kind="secondary" href={paper.doneHref}>
            {paper.doneLabel}
          </ButtonLink>
        </ButtonRow>
      </ScreenOnly>
    </Layout>,
  )
}
