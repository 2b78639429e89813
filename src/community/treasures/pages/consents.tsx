import type { Day } from '../../../kernel/day.ts'
import { formatDay } from '../../../kernel/day.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Description } from '../../../ui/description.tsx'
import { Section } from '../../../ui/section.tsx'
import type { TreasureWhole } from '../acts/read-treasures.ts'
import type { KeptConsent } from '../domain/consent.ts'
import { isValid, missingConsents, partiesOf } from '../domain/consent.ts'
import { ConsentForm } from './consent-form.tsx'
import { texts } from './texts.ts'
import type { FormsProps } from './verb-form.tsx'
import { VerbForm, WordsField } from './verb-form.tsx'

/** Tells keepers whose yes is missing and what is hidden until then. */
export function ConsentNotice(props: { readonly visit: SignedVisit; readonly whole: TreasureWhole }) {
  const { whole, visit } = props
  if (!whole.isKeeper) return null
  const missing = missingConsents(whole.treasure, whole.consents, visit.act.today)
  if (missing.length === 0 && !whole.treasure.isHeldBack) return null
  const who = missing.map(party => texts.parties[party]).join('、')
  return (
    <Banner tone="warn" title={who === '' ? texts.heldBack : texts.consentMissing(who)}>
      <p>{whole.treasure.isHeldBack ? texts.consentMissingText : texts.namesHidden}</p>
    </Banner>
  )
}

/** Every yes to be named: to keepers all of them, to a person named their own, each to be taken back. */
export function Consents(props: FormsProps) {
  const { whole, visit } = props
  const isAsked = partiesOf(whole.treasure).length > 0
  const shown = whole.isKeeper ? whole.consents : whole.consents.filter(({ isMine }) => isMine)
  if (shown.length === 0 && !(whole.isKeeper && isAsked)) return null
  return (
    <Section id="consents" title={texts.consents}>
      {shown.length === 0 && <p>{texts.noConsents}</p>}
      {shown.length > 0 && (
        <Description
          rows={shown.map(one => ({
            label: `${texts.parties[one.whose]}　${one.personName}`,
            value: <Said consent={one} today={visit.act.today} />,
          }))}
        />
      )}
      {shown
        .filter(one => one.withdrawnOn === null)
        .map(one => (
          <BackForm {...props} consent={one} />
        ))}
      {whole.isKeeper && isAsked && <ConsentForm {...props} />}
    </Section>
  )
}

function Said(props: { readonly consent: KeptConsent; readonly today: Day }) {
  const { consent } = props
  const how = [texts.hows[consent.how], consent.proxyName].filter(Boolean).join(' ')
  const until = consent.validUntil === null ? '' : texts.until(formatDay(consent.validUntil))
  return (
    <>
      <Standing {...props} />
      <p>{[texts.reaches[consent.scope], how, formatDay(consent.givenOn), until].filter(Boolean).join('、')}</p>
      <p>{texts.writtenBy(consent.madeByName)}</p>
      {consent.withdrawnOn && (
        <p>
          {[texts.withdrawnBy(formatDay(consent.withdrawnOn), consent.withdrawnByName), consent.withdrawnWords].filter(Boolean).join('　')}
        </p>
      )}
    </>
  )
}

function Standing(props: { readonly consent: KeptConsent; readonly today: Day }) {
  if (props.consent.withdrawnOn !== null) return <Badge tone="bad">{texts.consentState.withdrawn}</Badge>
  return isValid(props.consent, props.today) ? (
    <Badge tone="good">{texts.consentState.valid}</Badge>
  ) : (
    <Badge tone="warn">{texts.consentState.ended}</Badge>
  )
}

function BackForm(props: FormsProps & { readonly consent: KeptConsent }) {
  const { consent } = props
  return (
    <VerbForm
      {...props}
      verb="withdraw-consent"
      summary={`${texts.consentBack}（${consent.personName}）`}
      button={texts.consentBack}
      about={{ name: 'consent', value: consent.id }}
    >
      {(form, at) => <WordsField form={form} id={at('words')} label={texts.consentBackWords} isOptional />}
    </VerbForm>
  )
}
