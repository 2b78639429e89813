import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Section } from '../../../ui/section.tsx'
import type { KeepingParts } from '../acts/take-council.ts'
import { askForCouncil, takeCouncil } from '../acts/take-council.ts'
import { texts } from './texts.ts'
import { packed } from './tree.tsx'

/** GET /councils/:no/export: what the file holds, and the button; for those who keep the council's records. */
export async function showExport(visit: SignedVisit): Promise<Answer> {
  const no = councilAsked(visit)
  const asked = no === undefined ? undefined : await askForCouncil(visit.act, no)
  if (asked === undefined || !asked.ok) return absentAnswer(visit)
  const council = asked.value
  return page(
    <Layout
      title={texts.title}
      frame={frameOf(visit, 'councils')}
      crumbs={[
        { label: texts.councils, href: '/councils' },
        { label: council.name, href: `/councils/${council.no}` },
        { label: texts.title },
      ]}
    >
      <PageTitle title={texts.title} lead={texts.lead} />
      <Section id="inside" title={texts.inside}>
        <Points points={texts.insideList} />
      </Section>
      <Section id="how" title={texts.how}>
        <Points points={texts.howList} />
      </Section>
      <Banner tone="warn" title={texts.careTitle}>
        <p>{texts.care}</p>
      </Banner>
      <form class="tn-form" method="post" action={`/councils/${council.no}/export`}>
        <HiddenFields values={{ _token: visit.formToken }} />
        <p>{texts.proof}</p>
        <ButtonRow>
          <button class="tn-button tn-button--primary" type="submit">
            {texts.button}
          </button>
          <ButtonLink kind="quiet" href={`/councils/${council.no}`}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Layout>,
  )
}

/** POST /councils/:no/export: the file itself. */
export function giveExport(parts: KeepingParts): (visit: SignedVisit) => Promise<Answer> {
  return async visit => {
    const no = councilAsked(visit)
    const taken = no === undefined ? undefined : await takeCouncil(visit.act, no, visit.signedIn.staffName, parts)
    if (taken === undefined || !taken.ok) return absentAnswer(visit)
    const { name, bytes } = packed(taken.value, visit.now)
    const headers = { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"` }
    return { status: 200, headers, body: bytes }
  }
}

function Points(props: { readonly points: readonly string[] }) {
  return (
    <ul class="tn-help">
      {props.points.map(point => (
        <li>{point}</li>
      ))}
    </ul>
  )
}

function councilAsked(visit: SignedVisit): number | undefined {
  const text = visit.params['no'] ?? ''
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined
}
