import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { ActionForm } from '../../../ui/button.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Panel, Section } from '../../../ui/section.tsx'
import { Table } from '../../../ui/table.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { mayKeep } from '../../councils/index.ts'
import { choicesOf, keptBy } from '../acts/read-liaison.ts'
import { agenciesToChoose, readRequest, readSupport } from '../acts/read-support.ts'
import type { SupportOffer, SupportRequest } from '../domain/support.ts'
import { LiaisonPage, themeWords } from './frame.tsx'
import { AnswerForm, OfferForm, RequestForm } from './support-forms.tsx'
import { texts } from './texts.ts'

const TONES = { asked: 'info', accepted: 'warn', declined: 'neutral', unmet: 'neutral', done: 'good' } as const

/** GET /liaison/support: what organisations offer to areas, and what was asked of them. */
export function showSupport(visit: SignedVisit): Promise<Answer> {
  return drawSupport(visit, undefined)
}

/** The page of experts' help, again with what was refused. */
export async function drawSupport(visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const { offers, requests } = await readSupport(visit.act)
  const choices = await choicesOf(visit.act)
  const kept = keptBy(choices)
  const agencies = choices.reader.isCoordinator ? await agenciesToChoose(visit.act) : []
  return page(
    <LiaisonPage visit={visit} here="support" title={texts.tabNames.support} lead={texts.supportLead} refused={refused}>
      <Section id="offers" title={texts.offers}>
        {offers.length === 0 ? (
          <EmptyState title={texts.noOffers} text={texts.noOffersText} />
        ) : (
          offers.map(offer => (
            <div id={`offer-${offer.id}`}>
              <Offer visit={visit} offer={offer} mayRest={choices.reader.isCoordinator} />
            </div>
          ))
        )}
        {choices.reader.isCoordinator && <OfferForm visit={visit} refused={refused} agencies={agencies} />}
      </Section>
      {kept.length > 0 && <RequestForm visit={visit} refused={refused} councils={kept} offers={offers.filter(({ isOpen }) => isOpen)} />}
      <Section id="requests" title={texts.requests}>
        <Requests rows={requests} />
      </Section>
    </LiaisonPage>,
    refused?.form.status,
  )
}

function Offer(props: { readonly visit: SignedVisit; readonly offer: SupportOffer; readonly mayRest: boolean }) {
  const { visit, offer } = props
  return (
    <Panel title={`${offer.title}（${offer.agencyName}）`}>
      <p>
        {offer.kinds.map(kind => (
          <>
            <Badge tone="info">{texts.supportKinds[kind]}</Badge>{' '}
          </>
        ))}
        {!offer.isOpen && <Badge tone="neutral">{texts.resting}</Badge>}
        {themeWords(visit, offer.themes)}
      </p>
      {offer.words && <p class="tn-said">{offer.words}</p>}
      {props.mayRest && (
        <ActionForm
          action={`/liaison/support/offers/${offer.id}/${offer.isOpen ? 'rest' : 'take'}`}
          token={visit.formToken}
          kind="quiet"
          idempotencyKey={`rest-${offer.id}-${offer.version}`}
        >
          {offer.isOpen ? texts.rest : texts.take}
        </ActionForm>
      )}
    </Panel>
  )
}

function Requests(props: { readonly rows: readonly SupportRequest[] }) {
  return (
    <Table
      caption={texts.requests}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'words', label: texts.fields.wish, width: 'l' },
        { key: 'council', label: texts.columns.council },
        { key: 'to', label: texts.fields.agency },
        { key: 'state', label: texts.columns.state, isWhole: true },
        { key: 'moved', label: texts.columns.moved, isWhole: true },
      ]}
      rows={props.rows.map(one => ({
        key: one.id,
        href: `/liaison/support/${one.id}`,
        cells: {
          words: one.words,
          council: one.councilName,
          to: one.agencyName ?? texts.anyone,
          state: <Badge tone={TONES[one.state]}>{texts.supportStates[one.state]}</Badge>,
          moved: formatDayShort(dayOfInstant(one.movedAt)),
        },
      }))}
      empty={{ title: texts.noRequests, text: texts.noRequestsText }}
    />
  )
}

/** The beginning of what was asked, as a title. */
function titleOf(words: string): string {
  const letters = [...(words.split(/[。\n]/u)[0] ?? words)]
  return letters.length <= 40 ? letters.join('') : `${letters.slice(0, 39).join('')}…`
}

/** GET /liaison/support/:id. */
export function showRequest(visit: SignedVisit): Promise<Answer> {
  return drawRequest(visit, undefined)
}

/** One request with its answers, again with what was refused. */
export async function drawRequest(visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readRequest(visit.act, visit.params['id'] ?? '')
  if (whole === undefined) return absentAnswer(visit)
  const { request, steps } = whole
  const { reader } = await choicesOf(visit.act)
  return page(
    <LiaisonPage visit={visit} here="support" title={titleOf(request.words)} isRecord refused={refused}>
      <Description
        rows={[
          { label: texts.columns.state, value: <Badge tone={TONES[request.state]}>{texts.supportStates[request.state]}</Badge> },
          { label: texts.columns.council, value: request.councilName },
          { label: texts.fields.kinds, value: texts.supportKinds[request.kind] },
          { label: texts.fields.agency, value: request.agencyName ?? texts.anyone },
          ...(request.offerTitle ? [{ label: texts.fields.offer, value: request.offerTitle }] : []),
          ...(request.wantedWhen ? [{ label: texts.fields.wantedWhen, value: request.wantedWhen }] : []),
          { label: texts.fields.wish, value: <p class="tn-said">{request.words}</p>, wide: true },
        ]}
      />
      {mayKeep(request.councilNo, reader) && <AnswerForm visit={visit} refused={refused} request={request} />}
      {steps.length > 0 && (
        <Section id="steps" title={texts.course}>
          <Timeline
            entries={[...steps].reverse().map(step => ({
              key: step.id,
              when: formatDayShort(dayOfInstant(step.at)),
              whenMachine: step.at.toISOString(),
              who: step.answeredAs ? `${step.answeredAs}　${step.byName}` : step.byName,
              title: texts.supportStates[step.state],
              body: <p class="tn-said">{step.words}</p>,
            }))}
          />
        </Section>
      )}
    </LiaisonPage>,
    refused?.form.status,
  )
}
