import type { Fields } from '../../platform/http/fields.ts'
import type { Visit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonRow } from '../../ui/button.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Section } from '../../ui/section.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { DemoSignIn } from '../acts/know-the-reader.ts'
import { Carried } from './carried.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import { passkeyTexts } from './passkey-texts.ts'
import { SsoButton } from './sso-button.tsx'
import { texts } from './texts.ts'

export type SignInPageProps = {
  readonly visit: Visit
  readonly next: string
  readonly login?: string | undefined
  readonly notice?: string | undefined
  /** What was typed when the session ended; carried through, so that nothing is lost. */
  readonly carried?: Fields | undefined
  readonly demo: readonly DemoSignIn[]
}

/** Signing in; in the pretend city also choosing a part. Without script, paste and password managers work. */
export function SignInPage(props: SignInPageProps) {
  const { visit, carried } = props
  const title = carried ? texts.expiredTitle : texts.title
  return (
    <Layout
      title={title}
      frame={frameOf(visit)}
      hasErrors={props.notice !== undefined}
      flash={hasLeft(visit) ? texts.signedOut : undefined}
    >
      {props.notice && (
        <Banner tone="bad" title={texts.notIn}>
          <p>{props.notice}</p>
        </Banner>
      )}
      <PageTitle title={title} lead={carried ? texts.expired : texts.lead} />
      {visit.house.isOpenToResidents && (
        <p>
          <a href="/p">{texts.residents}</a>
        </p>
      )}
      <p>
        <a href="/join">{texts.byPaper}</a>
      </p>
      {props.demo.length > 0 && <DemoChoice {...props} />}
      <Section id="password" title={texts.byPassword}>
        <form class="tn-form" method="post" action="/sign-in" novalidate>
          <Carried next={props.next} carried={props.carried} />
          <TextField name="login" label={texts.login} value={props.login} required={false} width="m" autocomplete="username" />
          <TextField name="password" label={texts.password} type="password" required={false} width="m" autocomplete="current-password" />
          <ButtonRow>
            <Button kind="primary">{texts.submit}</Button>
          </ButtonRow>
        </form>
      </Section>
      <Section id="passkey" title={passkeyTexts.enter}>
        <p>{passkeyTexts.enterLead}</p>
        <PasskeyForm kind="ask" question="/sign-in/passkey/question" action="/sign-in/passkey" button={passkeyTexts.enter}>
          <Carried next={props.next} carried={props.carried} />
        </PasskeyForm>
      </Section>
      <SsoButton visit={visit} next={props.next} />
    </Layout>
  )
}

function hasLeft(visit: Visit): boolean {
  return visit.method === 'GET' && visit.query.get('done') === 'signed-out'
}

function DemoChoice(props: SignInPageProps) {
  return (
    <Section id="demo" title={texts.demoTitle}>
      <p>{texts.demoLead}</p>
      <form method="post" action="/sign-in">
        <Carried next={props.next} carried={props.carried} />
        <ul class="tn-roles">
          {props.demo.map(one => (
            <li>
              <button class="tn-role" type="submit" name="demo" value={one.login}>
                <span class="tn-role__name">{one.name}</span>
                <span class="tn-role__agency">{one.agencyName}</span>
                <span class="tn-role__does">{demoDuty(one.login)}</span>
                <span class="tn-role__login">{one.login}</span>
              </button>
            </li>
          ))}
        </ul>
      </form>
    </Section>
  )
}

function demoDuty(login: string): string {
  const known: Readonly<Record<string, string>> = texts.demoDuties
  return known[login] ?? ''
}
