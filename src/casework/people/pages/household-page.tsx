import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { IdentityBar } from '../../../ui/identity-bar.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Section } from '../../../ui/section.tsx'
import { readHousehold } from '../acts/make-household.ts'
import type { Household } from '../domain/household.ts'
import { carerFlags } from '../domain/household.ts'
import { postalCodeInWords } from './facts.tsx'
import { CarerFlags } from './household-panel.tsx'
import { householdTexts } from './household-texts.ts'
import { CarersTable, MembersTable, memberName } from './members-table.tsx'
import { flashOf, householdIdOf } from './sent.ts'
import { texts } from './texts.ts'

const { actions, fields, page: words } = householdTexts

/** GET /households/:id: who lives together, who cares for whom, and what that says. */
export async function showHousehold(visit: SignedVisit): Promise<Answer> {
  const household = await readHousehold(visit.act, householdIdOf(visit))
  return household === undefined ? absentAnswer(visit) : page(<HouseholdPage visit={visit} household={household} />)
}

type Shown = { readonly visit: SignedVisit; readonly household: Household }

function HouseholdPage({ visit, household }: Shown) {
  const { codes } = visit.house
  const { today } = visit.act
  const crumbs = [{ label: texts.search.title, href: '/people' }, { label: household.label }]
  return (
    <Layout title={household.label} frame={frameOf(visit, 'people')} crumbs={crumbs} flash={flashOf(visit, householdTexts.done)} withExit>
      <IdentityBar title={household.label} facts={factsOf(household)} badges={<CarerFlags household={household} today={today} />} />
      <Warning visit={visit} household={household} />
      <Section id="members" title={words.members} actions={<MemberActions household={household} />}>
        <MembersTable household={household} codes={codes} today={today} />
      </Section>
      <Section id="carers" title={words.carers} actions={<CarerActions household={household} />}>
        <CarersTable household={household} codes={codes} today={today} />
      </Section>
      <ButtonRow>
        <ButtonLink kind="secondary" href={`/households/${household.id}/edit`}>
          {actions.edit}
        </ButtonLink>
        <PrintButton />
      </ButtonRow>
    </Layout>
  )
}

function Warning({ visit, household }: Shown) {
  const flags = carerFlags(household, visit.act.today)
  if (flags.length === 0) return null
  const young = household.members.filter(({ personId }) => {
    const own = household.carers.filter(role => role.carer === personId)
    return carerFlags({ members: household.members, carers: own }, visit.act.today).includes('young_carer')
  })
  return (
    <Banner tone="warn" title={householdTexts.flagsTitle}>
      {young.map(member => (
        <p>{householdTexts.young(memberName(household, member.personId))}</p>
      ))}
      <p>{householdTexts.flagsText}</p>
    </Banner>
  )
}

function MemberActions({ household: { id, members } }: Pick<Shown, 'household'>) {
  return (
    <ButtonRow>
      <ButtonLink kind="secondary" href={`/households/${id}/new-member`}>
        {actions.addNew}
      </ButtonLink>
      <ButtonLink kind="secondary" href={`/households/${id}/members`}>
        {actions.addKnown}
      </ButtonLink>
      {members.length > 0 && (
        <ButtonLink kind="quiet" href={`/households/${id}/relations`}>
          {actions.relations}
        </ButtonLink>
      )}
    </ButtonRow>
  )
}

function CarerActions({ household: { id, members } }: Pick<Shown, 'household'>) {
  if (members.length < 2) return null
  return (
    <ButtonLink kind="secondary" href={`/households/${id}/carers`}>
      {actions.addCarer}
    </ButtonLink>
  )
}

function factsOf(household: Household) {
  return [
    { label: words.members, value: words.membersCount(household.members.length) },
    { label: fields.postalCode, value: postalCodeInWords(household.postalCode) },
    { label: fields.address, value: household.address ?? '' },
    { label: fields.councilNo, value: household.councilNo === null ? '' : String(household.councilNo) },
    { label: fields.note, value: household.note ?? '' },
  ].filter(fact => fact.value !== '')
}
