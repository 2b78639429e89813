import type { Child } from 'hono/jsx'
import { readId } from '../../../../kernel/id.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Paper } from '../../../../ui/paper.tsx'
import { PrintButton, ScreenOnly } from '../../../../ui/print.tsx'
import { readConference, readMinutes } from '../../acts/conference/read-conference.ts'
import { isViewOnly } from '../../domain/conference/conference-type.ts'
import { conferenceIdOf } from './conference-id.ts'
import { insteadOf } from './secrecy-page.tsx'
import { MinutesSheet } from './sheet-minutes.tsx'
import { LetterSheets, SignInSheet } from './sheets-around.tsx'
import { texts } from './texts.ts'
import { paperTexts } from './texts-paper.ts'
import { kindsIn, typeOfItem } from './wording.ts'

/** What is put on paper: the minutes of one item, the invitation letter, the sign-in sheet. Printing is written down. */
export function showPaper(visit: SignedVisit): Promise<Answer> {
  const paper = visit.query.get('paper')
  return paper === 'letter' || paper === 'sign-in' ? around(visit, paper) : minutesPaper(visit)
}

async function minutesPaper(visit: SignedVisit): Promise<Answer> {
  const shown = await readMinutes(visit.act, conferenceIdOf(visit), 'conference.print')
  if (!shown.ok) return insteadOf(visit, shown.refusal, 'minutes')
  const asked = readId<'agenda_item'>(visit.query.get('item'))
  const readable = shown.value.head.items.filter(item => shown.value.minutes.some(one => one.itemId === item.id))
  const item = asked === undefined ? readable[0] : readable.find(one => one.id === asked)
  if (item === undefined) return absentAnswer(visit)
  const type = typeOfItem(shown.value.types, item)
  if (!shown.value.head.isConvenor && type !== undefined && isViewOnly(type)) return notForPaper(visit)
  const name = paperTexts.minutes(item.called)
  return paperPage(visit, { name, no: shown.value.head.no }, <MinutesSheet visit={visit} shown={shown.value} item={item} />)
}

async function around(visit: SignedVisit, paper: 'letter' | 'sign-in'): Promise<Answer> {
  const shown = await readConference(visit.act, conferenceIdOf(visit), 'conference.print')
  if (shown === undefined || !shown.head.isConvenor) return absentAnswer(visit)
  const title = paper === 'letter' ? paperTexts.letter.title : paperTexts.signIn.title
  // The head of a letter says no kind: who is called to one item must not learn of the others.
  const name = paper === 'letter' ? title : `${title}　${kindsIn(shown.head.items)}`
  const sheet = paper === 'letter' ? <LetterSheets visit={visit} shown={shown} /> : <SignInSheet shown={shown} />
  return paperPage(visit, { name, no: shown.head.no }, sheet)
}

function paperPage(visit: SignedVisit, of: { readonly name: string; readonly no: number }, sheet: Child): Answer {
  const back = `/conferences/${conferenceIdOf(visit)}`
  const crumbs = [{ label: texts.navigation, href: '/conferences' }, { label: texts.no(of.no), href: back }, { label: paperTexts.print }]
  return page(
    <Layout title={`${of.name} ${texts.no(of.no)}`} frame={frameOf(visit, 'conferences')} crumbs={crumbs} withExit>
      <ScreenOnly>
        <PageTitle title={of.name} actions={<PrintButton />} />
      </ScreenOnly>
      <Paper visit={visit} name={of.name} number={texts.no(of.no)}>
        {sheet}
      </Paper>
    </Layout>,
  )
}

function notForPaper(visit: SignedVisit): Answer {
  const { notForYou } = paperTexts
  return page(
    <Layout title={notForYou.title} frame={frameOf(visit, 'conferences')} withExit>
      <PageTitle title={notForYou.title} lead={notForYou.lead} />
      <ButtonRow>
        <ButtonLink kind="secondary" href={`/conferences/${conferenceIdOf(visit)}/minutes`}>
          {paperTexts.back}
        </ButtonLink>
      </ButtonRow>
    </Layout>,
    409,
  )
}
