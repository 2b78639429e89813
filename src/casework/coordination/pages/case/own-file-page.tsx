import type { Child } from 'hono/jsx'
import { formatDay, formatInstant } from '../../../../kernel/day.ts'
import { formatBoth } from '../../../../kernel/era.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ButtonLink } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Paper } from '../../../../ui/paper.tsx'
import { PrintButton, ScreenOnly } from '../../../../ui/print.tsx'
import type { SheetCell } from '../../../../ui/sheet.tsx'
import { Sheet, SheetTable } from '../../../../ui/sheet.tsx'
import { Tabs } from '../../../../ui/tabs.tsx'
import type { PersonId } from '../../../people/index.ts'
import { OWN_FILE_BOUND, readLogAbout, readOwnFile } from '../../acts/case/read-log.ts'
import type { OwnFileEntry } from '../../domain/case/own-file.ts'
import { ownFileOf } from '../../domain/case/own-file.ts'
import { caseTexts } from './case-texts.ts'
import { logTexts } from './log-texts.ts'
import { caseIdOf, labelOf } from './sent.ts'

const { ownFilePaper: texts } = logTexts

/** GET /cases/:id/own-file: the copy the person may ask for, without what third parties said. Printing is written down. */
export async function showOwnFile(visit: SignedVisit): Promise<Answer> {
  const seen = await readOwnFile(visit.act, caseIdOf(visit))
  if (seen === undefined || seen.head.glassUntil !== null) return absentAnswer(visit)
  const { head } = seen
  const { id, label } = head.supportCase
  const withOpinions = visit.query.get('opinions') === 'yes'
  const person = head.people.find(one => one.personId === visit.query.get('person')) ?? head.people[0]
  const entries = ownFileOf(seen.entries, { withOpinions, about: person?.personId ?? null })
  const address = (about: string | undefined, opinions: boolean) =>
    `/cases/${id}/own-file?${new URLSearchParams({ ...(about ? { person: about } : {}), ...(opinions ? { opinions: 'yes' } : {}) })}`
  const crumbs = [{ label: caseTexts.navigation, href: '/cases' }, { label, href: `/cases/${id}` }, { label: logTexts.ownFile }]
  return page(
    <Layout title={texts.title} frame={frameOf(visit, 'cases')} crumbs={crumbs} withExit>
      <ScreenOnly>
        <PageTitle
          title={texts.title}
          lead={withOpinions ? texts.withOpinionsNow : texts.withoutOpinionsNow}
          actions={
            <>
              <ButtonLink kind="quiet" href={address(person?.personId, !withOpinions)}>
                {withOpinions ? texts.noOpinions : texts.opinions}
              </ButtonLink>
              <PrintButton />
            </>
          }
        />
        <Tabs
          label={texts.whose}
          tabs={head.people.map(one => ({
            href: address(one.personId, withOpinions),
            label: one.name,
            isHere: one === person,
          }))}
        />
      </ScreenOnly>
      <Paper visit={visit} name={texts.title} number={texts.number(head.no)}>
        <Sheet
          title={texts.title}
          number={texts.number(head.no)}
          day={formatBoth(visit.act.today)}
          to={person && texts.to(person.name)}
          note={texts.note}
        >
          <p>{texts.lead}</p>
          {entries.length === 0 && <p>{texts.none}</p>}
          {entries.map(entry => (
            <SheetTable rows={rowsOf(visit, entry, withOpinions)} />
          ))}
          {entries.length >= OWN_FILE_BOUND && <p>{texts.cut(OWN_FILE_BOUND)}</p>}
          {!withOpinions && <p>{texts.opinionsLeftOut}</p>}
        </Sheet>
      </Paper>
    </Layout>,
  )
}

/** What is written about one person in all cases of theirs that the reader may see, for the copy of their own file. */
export async function ownFilePart(visit: SignedVisit, id: PersonId): Promise<Child> {
  const { entries } = await readLogAbout(visit.act, id, { limit: OWN_FILE_BOUND })
  const own = ownFileOf([...entries].reverse(), { withOpinions: false, about: id })
  if (own.length === 0) return null
  return (
    <Sheet title={texts.title} goesOn>
      {own.map(entry => (
        <SheetTable rows={rowsOf(visit, entry, false)} />
      ))}
      {entries.length >= OWN_FILE_BOUND && <p>{texts.cut(OWN_FILE_BOUND)}</p>}
    </Sheet>
  )
}

function rowsOf(visit: SignedVisit, entry: OwnFileEntry, withOpinions: boolean): readonly (readonly SheetCell[])[] {
  const withWhom = entry.withWhom.map(code => labelOf(visit, 'log_with', code)).join('・')
  const result = entry.contactResult === null ? '' : `　${labelOf(visit, 'contact_result', entry.contactResult)}`
  const next = [entry.nextOn && formatDay(entry.nextOn), entry.next].filter(part => part).join('　')
  const { fields } = logTexts
  return [
    [
      { label: texts.when, value: formatInstant(new Date(entry.at)) },
      { label: texts.how, value: `${labelOf(visit, 'log_method', entry.method)}（${withWhom}）${result}` },
    ],
    ...told(fields.fact, entry.fact),
    ...told(texts.own, entry.personWords),
    ...(withOpinions ? told(fields.opinion, entry.opinion) : []),
    ...(entry.hasThirdParty ? [[{ label: fields.thirdParty, value: texts.leftOut }]] : []),
    ...told(texts.next, next === '' ? null : next),
  ]
}

function told(label: string, value: string | null): readonly (readonly SheetCell[])[] {
  return value === null ? [] : [[{ label, value }]]
}
