import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Section } from '../../../ui/section.tsx'
import { findProtectedPerson, readProtection } from '../acts/read-protection.ts'
import { nameOf } from '../domain/person.ts'
import type { ProtectionId } from '../domain/protection.ts'
import { allAgencies } from './agency-fields.tsx'
import { crumbsTo } from './consents-page.tsx'
import { EndForms } from './protection-end-forms.tsx'
import { KnowForm, OpenForm, TermForm } from './protection-forms.tsx'
import type { ProtectionShown, RefusedForm } from './protection-shown.ts'
import { StandingFacts, TermsTable } from './protection-terms.tsx'
import { protectionTexts as words } from './protection-texts.ts'
import { flashOf, personIdOf } from './sent.ts'

/** GET /people/:id/protection: what stands, who opens it, who was let know, and how it ends. For the owning agency alone. */
export function showProtection(visit: SignedVisit): Promise<Answer> {
  return protectionPage(visit, undefined)
}

/** GET /protections/:id: from a reminder to the person it is about. */
export async function goToProtected(visit: SignedVisit): Promise<Answer> {
  const personId = await findProtectedPerson(visit.act, visit.params['id'] as ProtectionId)
  return personId === undefined ? absentAnswer(visit) : seeOther(`/people/${personId}/protection`)
}

/** The page, with one form shown again where it was refused. */
export async function protectionPage(visit: SignedVisit, again: RefusedForm): Promise<Answer> {
  const view = await readProtection(visit.act, personIdOf(visit))
  if (view === undefined || again?.refused.code === 'absent') return absentAnswer(visit)
  const form = again && refusedForm(visit, again.refused)
  const agencies = await allAgencies(visit)
  const title = `${nameOf(view.person)} ${words.title}`
  return page(
    <Layout
      title={words.title}
      hasErrors={form?.hasErrors ?? false}
      frame={frameOf(visit, 'people')}
      crumbs={crumbsTo(view.person, words.title)}
      flash={flashOf(visit, words.done)}
      withExit
    >
      {form && <FormNotices form={form} />}
      <PageTitle title={title} lead={words.lead} />
      <Body visit={visit} view={view} agencies={agencies} verb={again?.verb} form={form} />
    </Layout>,
    form?.status ?? 200,
  )
}

function Body(props: ProtectionShown) {
  const { visit, view } = props
  const current = view.terms.find(({ isCurrent }) => isCurrent)
  const isBeside =
    current?.perpetrators.some(id => view.households.some(({ members }) => members.some(member => member.personId === id))) === true
  return (
    <>
      {isBeside && <Banner tone="bad" title={words.beside} />}
      {current === undefined && !view.person.addressProtected && (
        <Banner tone="info" title={words.none}>
          {words.noneText}
        </Banner>
      )}
      <StandingFacts visit={visit} current={current} others={view.others} />
      <EndForms {...props} current={current} />
      {view.person.addressProtected && <OpenForm {...props} />}
      <TermForm {...props} current={current} />
      {view.person.addressProtected && <KnowForm {...props} />}
      {view.terms.length > 0 && (
        <Section id="terms" title={words.sections.terms}>
          <TermsTable visit={visit} terms={view.terms} />
        </Section>
      )}
    </>
  )
}
