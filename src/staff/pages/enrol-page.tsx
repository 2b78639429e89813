import type { Visit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonRow } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { Section } from '../../ui/section.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { TotpOffer } from '../acts/enrol-totp.ts'
import { browserName } from '../domain/browser-name.ts'
import type { Factors } from '../domain/sign-in.ts'
import { accountTexts } from './own-account-texts.ts'
import { PasskeyForm } from './passkey-form.tsx'
import { passkeyTexts } from './passkey-texts.ts'
import { factorTexts as texts } from './second-factor-texts.ts'

export type EnrolPageProps = {
  readonly visit: Visit
  readonly offer: TotpOffer
  readonly factors: Factors
  readonly next: string
  /** Somebody who may not go on without. */
  readonly isGate: boolean
  readonly errors?: Readonly<Record<string, string>>
  readonly notice?: string | undefined
  readonly passkeyName?: string | undefined
}

/** Choosing a second factor: an authenticator app or a passkey. */
export function EnrolPage(props: EnrolPageProps) {
  const { visit, errors = {} } = props
  const listed = Object.entries(errors).map(([field, message]) => ({ field, message }))
  const crumbs = props.isGate ? undefined : [{ label: accountTexts.title, href: '/account' }, { label: texts.enrolTitle }]
  return (
    <Layout title={texts.enrolTitle} frame={frameOf(visit)} crumbs={crumbs} hasErrors={listed.length > 0 || props.notice !== undefined}>
      <ErrorSummary errors={listed} />
      {props.notice && (
        <Banner tone="bad" title={accountTexts.notDone}>
          <p>{props.notice}</p>
        </Banner>
      )}
      <PageTitle title={texts.enrolTitle} lead={props.isGate ? texts.enrolGate : texts.enrolLead} />
      <Totp {...props} />
      <Passkey {...props} />
    </Layout>
  )
}

function Totp(props: EnrolPageProps) {
  const { visit, offer, errors = {} } = props
  return (
    <Section id="totp" title={texts.totpTitle}>
      <p>{texts.totpLead}</p>
      {props.factors.totp && <p>{texts.totpReplaces}</p>}
      <ol class="tn-ordered">
        {texts.totpSteps.map(step => (
          <li>{step}</li>
        ))}
      </ol>
      <QrCode words={offer.uri} label={texts.qrLabel} />
      <p>
        {texts.key}
        <br />
        <code class="tn-secret">{offer.key.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <form class="tn-form" method="post" action="/account/second-factor/totp" novalidate>
        <HiddenFields values={{ _token: visit.formToken, _next: props.next, sealed: offer.sealed }} />
        <TextField
          name="code"
          label={texts.totpCode}
          error={errors['code']}
          required
          width="s"
          inputmode="numeric"
          autocomplete="one-time-code"
        />
        <ButtonRow>
          <Button kind="primary">{texts.totpSubmit}</Button>
        </ButtonRow>
      </form>
    </Section>
  )
}

function Passkey(props: EnrolPageProps) {
  const { visit, errors = {} } = props
  const name = props.passkeyName ?? browserName(visit.header('user-agent'))
  return (
    <Section id="passkey" title={passkeyTexts.makeTitle}>
      <p>{passkeyTexts.makeLead}</p>
      <PasskeyForm
        kind="make"
        question="/account/passkeys/question"
        action="/account/passkeys"
        button={passkeyTexts.make}
        values={{ _token: visit.formToken, _next: props.next }}
      >
        <TextField
          name="name"
          label={passkeyTexts.name}
          support={passkeyTexts.nameSupport}
          value={name}
          error={errors['name']}
          required
          width="m"
        />
      </PasskeyForm>
    </Section>
  )
}
