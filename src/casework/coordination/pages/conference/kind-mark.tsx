import type { Child } from 'hono/jsx'
import type { Codes } from '../../../../platform/codes.ts'
import type { AgendaItem } from '../../domain/conference/conference.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'
import { isViewOnly } from '../../domain/conference/conference-type.ts'
import { texts } from './texts.ts'
import { basisWords, lawOf } from './wording.ts'

/** Which kind of conference one is in, as a mark: the words, and a colour and shape of its own. */
export function KindMark(props: { readonly called: string; readonly type: ConferenceType | undefined }) {
  return (
    <span class="tn-kind" data-kind={props.type?.tone ?? 'neighbour'}>
      {props.called}
    </span>
  )
}

/** The band above everything about one item: kind, law, consent, secrecy. Nobody may take 支援会議 for 重層的支援会議. @source law-and-flow 3.1 */
export function KindBand(props: {
  readonly codes: Codes
  readonly item: AgendaItem
  readonly type: ConferenceType | undefined
  readonly children?: Child
}) {
  const { codes, item, type } = props
  return (
    <div class="tn-kind-band" data-kind={type?.tone ?? 'neighbour'}>
      <p class="tn-kind-band__title">
        <KindMark called={item.called} type={type} />
        <span>{type && texts.kind.basis(lawOf(codes, type.legalBasis, item.basisOn))}</span>
        {item.basis !== type?.legalBasis && <span>{texts.kind.standsOn(basisWords(codes, item))}</span>}
      </p>
      <p>
        {type && texts.kind.consent[type.consentRule]}
        {type && texts.kind.secrecy[type.secrecyRule]}
        {type && isViewOnly(type) && texts.kind.viewOnly}
      </p>
      {props.children}
    </div>
  )
}
