import type { Visit } from '../../platform/http/route.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { texts } from './sso-texts.ts'

/** The way to the city's single sign-on; nothing where there is none. A link, because a form may not lead to another site (CSP form-action). */
export function SsoButton(props: { readonly visit: Visit; readonly next: string }) {
  const { sso } = props.visit.house
  if (sso === undefined) return null
  return (
    <p>
      <ButtonLink kind="secondary" href={`/sign-in/sso?next=${encodeURIComponent(props.next)}`}>
        {texts.button(sso.name)}
      </ButtonLink>
    </p>
  )
}
