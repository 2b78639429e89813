import type { Child } from 'hono/jsx'
import { assetUrl } from '../../ui/assets-version.ts'
import { Button, ButtonRow } from '../../ui/button.tsx'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { passkeyTexts as texts } from './passkey-texts.ts'

/**
 * A form that a passkey answers. Without script it is not there, because only script can ask a device.
 *
 * @param props.question where the script asks for the question
 */
export function PasskeyForm(props: {
  readonly kind: 'make' | 'ask'
  readonly question: string
  readonly action: string
  readonly button: string
  readonly buttonKind?: 'primary' | 'secondary'
  readonly values?: Readonly<Record<string, string | undefined>>
  readonly children?: Child
}) {
  return (
    <>
      <p class="tn-screen-only tn-without-script">{texts.needsScript}</p>
      <tn-passkey
        class="tn-needs-script"
        data-kind={props.kind}
        data-question={props.question}
        data-failed-label={props.kind === 'make' ? texts.notMade : texts.notAnswered}
        data-unsupported-label={texts.unsupported}
      >
        <form class="tn-form" method="post" action={props.action} novalidate>
          <HiddenFields values={{ ...props.values, credential: '' }} />
          {props.children}
          <ButtonRow>
            <Button kind={props.buttonKind ?? 'secondary'}>{props.button}</Button>
          </ButtonRow>
        </form>
        <p class="tn-passkey__status" role="status" />
      </tn-passkey>
      <script type="module" src={assetUrl('passkey.js')} />
    </>
  )
}
