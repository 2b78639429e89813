import type { Refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ActionForm, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Section } from '../../../../ui/section.tsx'
import { readConference } from '../../acts/conference/read-conference.ts'
import { isViewOnly } from '../../domain/conference/conference-type.ts'
import type { ConferenceTab } from './conference-frame.tsx'
import { ConferenceFrame } from './conference-frame.tsx'
import { conferenceIdOf } from './conference-id.ts'
import { roomTexts } from './texts-rooms.ts'
import { typeOfItem } from './wording.ts'

/** What answers instead of material that may not be opened: the secrecy notice, to be confirmed once, or as if nothing were there. */
export async function insteadOf(visit: SignedVisit, refused: Refusal, here: ConferenceTab): Promise<Answer> {
  if (refused.code !== 'secrecy-not-acknowledged') return absentAnswer(visit)
  const shown = await readConference(visit.act, conferenceIdOf(visit))
  if (shown === undefined) return absentAnswer(visit)
  const { secrecy } = roomTexts
  const isStatutory = shown.head.items.some(item => {
    const type = typeOfItem(shown.types, item)
    return type !== undefined && isViewOnly(type)
  })
  const id = shown.head.conference.id
  return page(
    <ConferenceFrame visit={visit} shown={shown} here={here}>
      <Section id="secrecy" title={secrecy.title}>
        <p>{secrecy.lead}</p>
        <ul class="tn-notice">
          {[...(isStatutory ? secrecy.statutory : []), ...secrecy.pledge, ...secrecy.all].map(line => (
            <li>{line}</li>
          ))}
        </ul>
        <ButtonRow>
          <ActionForm action={`/conferences/${id}/secrecy`} token={visit.formToken} kind="primary" values={{ next: visit.path }}>
            {secrecy.confirm}
          </ActionForm>
          <ButtonLink kind="quiet" href={`/conferences/${id}`}>
            {secrecy.back}
          </ButtonLink>
        </ButtonRow>
      </Section>
    </ConferenceFrame>,
  )
}
