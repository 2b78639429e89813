import type { SignedVisit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Section } from '../../ui/section.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Asked } from '../acts/step-up.ts'
import { stepUpTexts as texts } from './own-account-texts.ts'
import { PasskeyForm } from './passkey-form.tsx'
import { CodeField } from './second-step.tsx'

type Props = { readonly visit: SignedVisit; readonly asked: Asked; readonly next: string; readonly notice: string | undefined }

/** Proving again who one is: everything the account asks for at sign-in, or a passkey alone. */
export function StepUpPage(props: Props) {
  const { visit, asked, notice } = props
  const hidden = { _token: visit.formToken, _next: props.next }
  return (
    <Layout title={texts.title} frame={frameOf(visit)} hasErrors={notice !== undefined}>
      {notice && (
        <Banner tone="bad" title={texts.notProved}>
          <p>{notice}</p>
        </Banner>
      )}
      <PageTitle title={texts.title} lead={texts.lead} />
      {asked.passkey && (
        <Section id="passkey" title={texts.byPasskey}>
          <PasskeyForm
            kind="ask"
            question="/sign-in/passkey/question"
            action="/step-up/passkey"
            button={texts.byPasskey}
            buttonKind="primary"
            values={hidden}
          />
        </Section>
      )}
      {(asked.password || asked.code || asked.nothing) && <ByPassword {...props} />}
      {visit.house.sso && !asked.nothing && (
        <ButtonLink kind="secondary" href={`/sign-in/sso?fresh=1&next=${encodeURIComponent(props.next)}`}>
          {texts.bySso(visit.house.sso.name)}
        </ButtonLink>
      )}
      {!asked.password && !asked.code && !asked.nothing && !visit.house.sso && <p>{texts.noWay}</p>}
    </Layout>
  )
}

function ByPassword(props: Props) {
  const { visit, asked } = props
  return (
    <Section id="password" title={asked.nothing ? texts.title : texts.byPassword}>
      {asked.nothing && <p>{texts.pretend}</p>}
      <form class="tn-form" method="post" action="/step-up" novalidate>
        <HiddenFields values={{ _token: visit.formToken, _next: props.next }} />
        {asked.password && (
          <TextField name="password" label={texts.password} type="password" required width="m" autocomplete="current-password" />
        )}
        {asked.code && <CodeField factors={asked} />}
        <ButtonRow>
          <Button kind={asked.passkey ? 'secondary' : 'primary'}>{asked.nothing ? texts.pretendSubmit : texts.submit}</Button>
        </ButtonRow>
      </form>
    </Section>
  )
}
