import type { Fields } from '../../platform/http/fields.ts'
import type { Visit } from '../../platform/http/route.ts'
import { Button, ButtonRow } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Section } from '../../ui/section.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Factors } from '../domain/sign-in.ts'
import { Carried } from './carried.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import { passkeyTexts } from './passkey-texts.ts'
import { factorTexts as texts } from './second-factor-texts.ts'

/** The second step of signing in: a code of the app or from paper, or a passkey. What was typed before goes along. */
export function SecondStepPage(props: {
  readonly visit: Visit
  readonly staffName: string
  readonly factors: Factors
  readonly next: string
  readonly carried?: Fields | undefined
  readonly error?: string | undefined
}) {
  const { visit, factors, error } = props
  return (
    <Layout title={texts.stepTitle} frame={frameOf(visit)} hasErrors={error !== undefined}>
      {error && <ErrorSummary errors={[{ field: 'code', message: error }]} />}
      <PageTitle title={texts.stepTitle} lead={texts.stepLead(props.staffName)} />
      <form class="tn-form" method="post" action="/sign-in/second-factor" novalidate>
        <Carried next={props.next} carried={props.carried} />
        <CodeField factors={factors} error={error} />
        <ButtonRow>
          <Button kind="primary">{texts.submit}</Button>
        </ButtonRow>
      </form>
      {factors.passkeys > 0 && (
        <Section id="passkey" title={passkeyTexts.confirm}>
          <PasskeyForm kind="ask" question="/sign-in/passkey/question" action="/sign-in/passkey" button={passkeyTexts.confirm}>
            <Carried next={props.next} carried={props.carried} />
          </PasskeyForm>
        </Section>
      )}
      <p>
        <a href="/sign-in">{texts.startOver}</a>
      </p>
    </Layout>
  )
}

/** The one field that takes either kind of code. */
export function CodeField(props: { readonly factors: Pick<Factors, 'totp'>; readonly error?: string | undefined }) {
  const support = props.factors.totp ? texts.codeSupport : texts.codeSupportPaper
  return <TextField name="code" label={texts.code} support={support} error={props.error} required width="m" autocomplete="one-time-code" />
}
