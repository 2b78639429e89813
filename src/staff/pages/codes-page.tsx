import { dayOfInstant, formatDay } from '../../kernel/day.ts'
import type { Visit } from '../../platform/http/route.ts'
import { ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PrintButton } from '../../ui/print.tsx'
import { factorTexts as texts } from './second-factor-texts.ts'

/** The paper codes, shown once, to be printed or written down. */
export function CodesPage(props: {
  readonly visit: Visit
  readonly staffName: string
  readonly login: string
  readonly codes: readonly string[]
  readonly next: string
  readonly flash?: string | undefined
}) {
  const { visit } = props
  return (
    <Layout title={texts.codesTitle} frame={frameOf(visit)} flash={props.flash}>
      <PageTitle title={texts.codesTitle} lead={texts.codesLead} />
      <p>
        {texts.codesFor(props.staffName, props.login)}　{texts.codesMadeOn(formatDay(dayOfInstant(visit.now)))}
      </p>
      <ol class="tn-codes">
        {props.codes.map((code, index) => (
          <li>
            <span class="tn-codes__no">{index + 1}</span>
            <code class="tn-secret">{code}</code>
          </li>
        ))}
      </ol>
      <p>{texts.codesLost}</p>
      <ButtonRow>
        <ButtonLink kind="primary" href={props.next}>
          {texts.codesDone}
        </ButtonLink>
        <PrintButton label={texts.codesPrint} />
      </ButtonRow>
    </Layout>
  )
}
