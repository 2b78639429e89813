import { readAgencies } from '../../../../directory/index.ts'
import { dayOfInstant, formatDayShort } from '../../../../kernel/day.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { Banner } from '../../../../ui/banner.tsx'
import { ButtonLink } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import { refusedForm } from '../../../../ui/form-state.ts'
import { Section } from '../../../../ui/section.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { TeamView } from '../../acts/case/read-team.ts'
import { readTeam } from '../../acts/case/read-team.ts'
import type { NamedMember } from '../../domain/case/case.ts'
import { CasePage } from './case-frame.tsx'
import { caseIdOf, labelOf } from './sent.ts'
import type { RefusedVerb } from './team-form.tsx'
import { TeamForm } from './team-form.tsx'
import { teamTexts as texts } from './team-texts.ts'
import type { TeamVerb } from './team-verbs.ts'
import { doTeamVerb, teamVerbsFor } from './team-verbs.ts'

const MOST = 300

/** GET /cases/:id/team: who stands in the team, on what basis, who leads, and what can be done about it. */
export function showTeam(visit: SignedVisit): Promise<Answer> {
  return draw(visit, undefined)
}

/** POST: one change of the team; at a refusal the page stands again, with what was typed. */
export async function changeTeamByForm(visit: SignedVisit, verb: TeamVerb): Promise<Answer> {
  const done = await doTeamVerb(visit, verb)
  // Who has left sees the case no more.
  if (done.ok) return seeOther(verb === 'leave' ? '/cases?done=left' : `/cases/${done.value}/team?done=${verb}`)
  return draw(visit, { verb, form: refusedForm(visit, done.refusal) })
}

async function draw(visit: SignedVisit, refused: RefusedVerb | undefined): Promise<Answer> {
  const view = await readTeam(visit.act, caseIdOf(visit))
  if (view === undefined) return absentAnswer(visit)
  const { agencies } = await readAgencies(visit.act, { limit: MOST })
  const verbs = teamVerbsFor(view, visit)
  return page(
    <CasePage visit={visit} head={view.head} here="team" hasErrors={refused?.form.hasErrors} flash={flashOf(visit)}>
      {refused && <FormNotices form={refused.form} />}
      {view.offer && (
        <Banner tone="warn" title={texts.offerTitle}>
          <p>{texts.offerText(view.offer.byName, view.offer.toName)}</p>
          <p class="tn-said">{view.offer.words}</p>
        </Banner>
      )}
      <Section id="team" title={texts.title} actions={<HandoverLink view={view} />}>
        <Members visit={visit} view={view} />
      </Section>
      <Section id="actions" title={texts.actions}>
        {verbs.length === 0 && <p>{texts.nothing}</p>}
        {verbs.map(verb => (
          <TeamForm visit={visit} view={view} agencies={agencies} verb={verb} refused={refused} />
        ))}
      </Section>
      <Section id="former" title={texts.former}>
        <Former view={view} />
      </Section>
    </CasePage>,
    refused?.form.status ?? 200,
  )
}

function HandoverLink({ view }: { readonly view: TeamView }) {
  if (view.head.glassUntil !== null) return null
  return (
    <ButtonLink kind="quiet" href={`/cases/${view.head.supportCase.id}#new`}>
      {texts.toHandover}
    </ButtonLink>
  )
}

function Members({ visit, view }: { readonly visit: SignedVisit; readonly view: TeamView }) {
  const { columns } = texts
  const { leadAgency, coordinatorAgency } = view.head.supportCase
  return (
    <Table
      caption={texts.title}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'agency', label: columns.agency },
        { key: 'part', label: columns.part, isWhole: true },
        { key: 'staff', label: columns.staff, width: 's' },
        { key: 'basis', label: columns.basis },
        { key: 'covers', label: columns.covers },
        { key: 'since', label: columns.since, isWhole: true },
      ]}
      rows={view.head.team.map(member => ({
        key: member.agencyId,
        cells: {
          agency: (
            <>
              {member.agencyName} {member.agencyId === leadAgency && <Badge tone="good">{texts.lead}</Badge>}
              {member.agencyId === coordinatorAgency && <Badge tone="info">{texts.coordinator}</Badge>}
            </>
          ),
          part: texts.parts[member.part],
          staff: member.staffName ?? texts.nobody,
          basis: basisOf(visit, member),
          covers: coversOf(visit, member),
          since: formatDayShort(dayOfInstant(new Date(member.since))),
        },
      }))}
      empty={{ title: texts.nothing, text: '' }}
    />
  )
}

function basisOf(visit: SignedVisit, member: NamedMember): string {
  const basis = visit.house.codes.basis(member.basis, member.basisOn)
  const words = basis?.title ?? member.basis
  return member.reason === null ? words : `${words}：${member.reason}`
}

function coversOf(visit: SignedVisit, member: NamedMember): string {
  const what =
    member.categories === null ? texts.allCategories : member.categories.map(code => labelOf(visit, 'consent_category', code)).join('、')
  return member.endsOn === null ? what : `${what}（${texts.endsOn(formatDayShort(member.endsOn))}）`
}

function Former({ view }: { readonly view: TeamView }) {
  const { columns } = texts
  if (view.former.length === 0) return <p>{texts.noFormer}</p>
  return (
    <Table
      caption={texts.former}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'agency', label: columns.agency },
        { key: 'since', label: columns.since, isWhole: true },
        { key: 'until', label: columns.until, width: 's' },
        { key: 'words', label: columns.words },
      ]}
      rows={view.former.map(member => ({
        key: `${member.agencyId}-${member.since.toISOString()}`,
        cells: {
          agency: member.agencyName,
          since: formatDayShort(dayOfInstant(member.since)),
          until: formatDayShort(dayOfInstant(member.until)),
          words: member.words ?? '',
        },
      }))}
      empty={{ title: texts.noFormer, text: '' }}
    />
  )
}

function flashOf(visit: SignedVisit): string | undefined {
  const known: Readonly<Record<string, string>> = texts.done
  return known[visit.query.get('done')]
}
