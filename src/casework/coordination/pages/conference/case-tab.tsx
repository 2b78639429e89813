import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ButtonLink } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Section } from '../../../../ui/section.tsx'
import { readCaseConferences } from '../../acts/conference/read-conferences.ts'
import { CasePage } from '../case/case-frame.tsx'
import { caseIdOf } from './conference-id.ts'
import { ConferenceTable } from './list-page.tsx'
import { texts } from './texts.ts'

/** The conferences about a case, on the case's own page. */
export async function showCaseConferences(visit: SignedVisit): Promise<Answer> {
  const id = caseIdOf(visit)
  const shown = await readCaseConferences(visit.act, id)
  if (shown === undefined) return absentAnswer(visit)
  const make = (
    <ButtonLink kind="primary" href={`/conferences/new?case=${id}`} shortcut="new">
      {texts.list.make}
    </ButtonLink>
  )
  return page(
    <CasePage visit={visit} head={shown.head} here="conferences">
      <Section id="conferences" title={texts.case.title} actions={shown.head.glassUntil === null ? make : undefined}>
        <ConferenceTable caption={texts.case.title} lines={shown.lines} types={shown.types} empty={texts.case.empty} />
      </Section>
    </CasePage>,
  )
}
