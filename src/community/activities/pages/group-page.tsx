import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import { typedFields } from '../../../platform/http/fields.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Columns, Section } from '../../../ui/section.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { hrefOf, PLACES, readUndertaking } from '../acts/group-read.ts'
import type { Undertaking, UndertakingKind, UndertakingStep } from '../domain/group.ts'
import { Fundings } from './funding-section.tsx'
import { Facts } from './group-facts.tsx'
import { StageBadge } from './group-list.tsx'
import { Members, Worries } from './group-members.tsx'
import type { GroupParts, SectionProps } from './group-parts.ts'
import { Calendar, Needs, Products } from './group-sections.tsx'
import { Support } from './group-support.tsx'
import { texts } from './group-texts.ts'
import { Partners } from './platform-partners.tsx'
import { RoundsPanel } from './review-panel.tsx'

/** GET /groups/:id and its like: one group, project or platform with all that belongs to it. */
export function showUndertaking(kind: UndertakingKind, parts: GroupParts, visit: SignedVisit): Promise<Answer> {
  return drawUndertaking(kind, parts, visit, undefined)
}

/** The page again, with what was refused above it. */
export async function drawUndertaking(
  kind: UndertakingKind,
  parts: GroupParts,
  visit: SignedVisit,
  refused: RefusedForm | undefined,
): Promise<Answer> {
  const whole = await readUndertaking(visit.act, kind, visit.params['id'] ?? '', parts.linksOf)
  if (whole === undefined) return absentAnswer(visit)
  const { undertaking } = whole
  const props = { visit, whole, refused, here: hrefOf(undertaking) }
  return page(
    <Layout
      title={undertaking.name}
      frame={frameOf(visit, kind === 'platform' ? 'platforms' : 'groups')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit)}
      crumbs={[{ label: texts.kinds[kind].title, href: PLACES[kind] }, { label: undertaking.name }]}
    >
      {refused && <FormNotices form={refused.form} />}
      {refused?.form.notice && <TypedWords visit={visit} />}
      <PageTitle title={undertaking.name} actions={<Actions {...props} />} />
      <Columns asideLabel={texts.links} aside={<Beside {...props} />}>
        <Facts {...props} />
        <Body kind={kind} {...props} />
        <Section id="course" title={texts.course}>
          <Timeline entries={[...whole.course].reverse().map(step => entryOf(undertaking, step))} />
        </Section>
      </Columns>
    </Layout>,
    refused?.form.status,
  )
}

/** What somebody typed into a deed that is not theirs: the form is not on their page, their words are. */
function TypedWords({ visit }: { readonly visit: SignedVisit }) {
  const words = typedFields(visit.form).flatMap(([, value]) => (value === '' ? [] : [value]))
  return words.length === 0 ? null : (
    <Section id="typed" title={texts.typed}>
      <p class="tn-said">{words.join('\n')}</p>
    </Section>
  )
}

function Body(props: SectionProps & { readonly kind: UndertakingKind }) {
  const { kind, whole } = props
  return (
    <>
      {kind === 'group' && whole.isOfCouncil && <Members {...props} />}
      {kind === 'group' && whole.isOfCouncil && <Worries {...props} />}
      {kind === 'platform' && <Partners {...props} />}
      <Needs {...props} />
      {kind !== 'group' && <Calendar {...props} />}
      {kind !== 'group' && <Products {...props} />}
      {kind !== 'project' && <Projects {...props} />}
      {whole.isOfCouncil && <Fundings {...props} />}
      {kind === 'group' && whole.isOfCouncil && <Support {...props} />}
    </>
  )
}

function Beside({ whole, here }: SectionProps) {
  const { undertaking, rounds, links } = whole
  return (
    <>
      <RoundsPanel subject={{ kind: undertaking.kind, id: undertaking.id }} rounds={rounds} />
      <Section id="links" title={texts.links}>
        {links.filter(({ other }) => other.kind !== 'outcome_review').length === 0 ? (
          <p>{texts.noLinks}</p>
        ) : (
          <ul class="tn-list">
            {links
              .filter(({ other }) => other.kind !== 'outcome_review')
              .map(link => (
                <li>
                  <a href={link.href}>{link.title}</a>
                  {link.note && `（${link.note}）`}
                </li>
              ))}
          </ul>
        )}
      </Section>
      {whole.isKeeper && (
        <p class="tn-screen-only">
          <a href={`/wordings/${undertaking.kind}/${undertaking.id}`}>{undertaking.kind === 'project' ? texts.caseStudy : texts.wording}</a>
        </p>
      )}
      {undertaking.kind !== 'group' && (
        <p class="tn-screen-only">
          <a href={`${here}/calendar`}>{texts.calendarFile}</a>
        </p>
      )}
    </>
  )
}

function Projects({ whole }: SectionProps) {
  const { undertaking, projects, isKeeper } = whole
  const write = isKeeper && (
    <ButtonLink kind="secondary" href={`/projects/new?of=${undertaking.id}&council=${undertaking.councilNo ?? ''}`}>
      {texts.newProject}
    </ButtonLink>
  )
  return (
    <Section id="projects" title={texts.projects} actions={write}>
      {projects.length === 0 ? (
        <p>{texts.noProjects}</p>
      ) : (
        <ul class="tn-list">
          {projects.map(one => (
            <li>
              <a href={hrefOf(one)}>{one.name}</a> <StageBadge of={one} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Actions({ whole, here }: SectionProps) {
  return (
    <>
      {whole.isKeeper && (
        <ButtonLink kind="secondary" href={`${here}/edit`}>
          {texts.edit}
        </ButtonLink>
      )}
      <PrintButton />
    </>
  )
}

function entryOf({ kind: of }: Undertaking, { id, kind, words, body, at, byName }: UndertakingStep) {
  const stage = (code: string | undefined) => Object.entries(texts.stages[of]).find(([one]) => one === code)?.[1] ?? ''
  return {
    key: id,
    when: formatDayShort(dayOfInstant(at)),
    whenMachine: at.toISOString(),
    who: byName,
    title:
      kind === 'moved' ? `${stage(body['from'])} → ${stage(body['to'])}` : [texts.steps[kind], body['name']].filter(Boolean).join('　'),
    body: words === '' ? undefined : <p class="tn-said">{words}</p>,
  }
}

function flashOf(visit: SignedVisit): string | undefined {
  const done = visit.query.get('done')
  return Object.entries(texts.done).find(([key]) => key === done)?.[1]
}
