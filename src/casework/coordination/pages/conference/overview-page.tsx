import type { Refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import { refusedForm } from '../../../../ui/form-state.ts'
import { Columns, Panel, Section } from '../../../../ui/section.tsx'
import type { ConferencePage } from '../../acts/conference/read-conference.ts'
import { readConference } from '../../acts/conference/read-conference.ts'
import type { NamedItem } from '../../domain/conference/conference.ts'
import { isOpenStep } from '../../domain/conference/conference-steps.ts'
import { ConferenceFrame, flashOf } from './conference-frame.tsx'
import { conferenceIdOf } from './conference-id.ts'
import { KindBand } from './kind-mark.tsx'
import { NextSteps } from './next-steps.tsx'
import { texts } from './texts.ts'
import { guestName, typeOfItem } from './wording.ts'

/** A conference: its items with the basis of each, who is invited, and what to do next. */
export async function showConference(visit: SignedVisit): Promise<Answer> {
  return overview(visit, undefined)
}

/** The same after a step was refused. */
export async function overview(visit: SignedVisit, refused: Refusal | undefined): Promise<Answer> {
  const shown = await readConference(visit.act, conferenceIdOf(visit))
  if (shown === undefined) return absentAnswer(visit)
  const form = refused && refusedForm(visit, refused)
  return page(
    <ConferenceFrame visit={visit} shown={shown} here="overview" hasErrors={form?.hasErrors} flash={form ? undefined : flashOf(visit)}>
      {form && <FormNotices form={form} />}
      <Columns asideLabel={texts.people.title} aside={<Aside shown={shown} />}>
        {shown.head.isConvenor && <NextSteps visit={visit} shown={shown} form={form} />}
        <Agenda visit={visit} shown={shown} />
      </Columns>
    </ConferenceFrame>,
    form?.status ?? 200,
  )
}

type Props = { readonly visit: SignedVisit; readonly shown: ConferencePage }

function Agenda({ visit, shown }: Props) {
  const { head } = shown
  const first = head.items[0]
  const mayChange = head.isConvenor && isOpenStep('agenda', head.conference.state)
  const add = mayChange && first && (
    <ButtonLink kind="quiet" href={`/conferences/${head.conference.id}/agenda`}>
      {texts.agenda.add}
    </ButtonLink>
  )
  return (
    <Section id="agenda" title={texts.agenda.title} actions={add}>
      {head.items.map((item, index) => (
        <ItemCard visit={visit} shown={shown} item={item} position={index + 1} mayChange={mayChange} />
      ))}
    </Section>
  )
}

function ItemCard(props: Props & { readonly item: NamedItem; readonly position: number; readonly mayChange: boolean }) {
  const { visit, shown, item } = props
  const type = typeOfItem(shown.types, item)
  const base = `/conferences/${item.conferenceId}`
  return (
    <article class="tn-item">
      <h3 class="tn-item__title">{`${texts.agenda.item(props.position)}　${item.question}`}</h3>
      <KindBand codes={visit.house.codes} item={item} type={type} />
      <p class="tn-item__links">
        {item.caseLabel === null ? (
          <span>{texts.agenda.caseHidden}</span>
        ) : (
          <a href={`/cases/${item.caseId}`}>{`${texts.agenda.caseField}　${item.caseLabel}`}</a>
        )}
        {item.planId !== null && <Badge tone="info">{texts.agenda.plan}</Badge>}
        {props.mayChange && <a href={`${base}/agenda/${item.id}`}>{texts.agenda.change}</a>}
        {(shown.head.isConvenor || shown.head.invitedTo.includes(item.id)) && <a href={`${base}/prep/${item.id}`}>{texts.tabs.prep}</a>}
      </p>
    </article>
  )
}

function Aside({ shown }: { readonly shown: ConferencePage }) {
  const { head, acks } = shown
  const base = `/conferences/${head.conference.id}`
  return (
    <>
      <Panel title={texts.people.title}>
        {head.invitations.length === 0 && <p>{texts.people.none}</p>}
        <ul class="tn-guests">
          {head.invitations.map(one => (
            <li>
              <strong>{guestName(one)}</strong>
              <span>
                {one.isNeeded && <Badge tone="info">{texts.people.needed}</Badge>}
                {one.toldItems.length > 0 && <Badge tone="good">{texts.people.told}</Badge>}
                {head.isConvenor && one.staffIds.some(id => acks.has(id)) && <Badge tone="done">{texts.people.acked}</Badge>}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      <ButtonRow>
        {head.conference.startsAt !== null && head.conference.calledAt !== null && (
          <ButtonLink kind="secondary" href={`${base}/calendar.ics`}>
            {texts.links.calendar}
          </ButtonLink>
        )}
        {head.isConvenor && (
          <>
            <ButtonLink kind="quiet" href={`${base}/print?paper=letter`}>
              {texts.links.letter}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`${base}/print?paper=sign-in`}>
              {texts.links.signIn}
            </ButtonLink>
          </>
        )}
      </ButtonRow>
    </>
  )
}
