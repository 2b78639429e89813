import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Columns, Section } from '../../../ui/section.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import type { LinkShower } from '../../links/index.ts'
import { WordingPanel, warnsOfPersons } from '../../texts/index.ts'
import type { EntryWhole } from '../acts/read-liaison.ts'
import { readEntry } from '../acts/read-liaison.ts'
import { isTold } from '../domain/entry.ts'
import type { Adoption } from '../domain/lineage.ts'
import { StageBadge } from './board-page.tsx'
import { EntryForms } from './entry-forms.tsx'
import { JoinedTo, LiaisonPage, themeWords } from './frame.tsx'
import { texts } from './texts.ts'

/** What the pages of the liaison are given by the house. */
export type LiaisonParts = { readonly linksOf: LinkShower }

/** GET /liaison/entries/:id. */
export function showEntry(parts: LiaisonParts): (visit: SignedVisit) => Promise<Answer> {
  return visit => drawEntry(parts, visit, undefined)
}

/** One entry of the board: what it says, where it came from, what it is joined to; again with what was refused. */
export async function drawEntry(parts: LiaisonParts, visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readEntry(visit.act, visit.params['id'] ?? '', parts.linksOf)
  if (whole === undefined) return absentAnswer(visit)
  const { entry } = whole
  return page(
    <LiaisonPage visit={visit} here="board" title={entry.title} isRecord refused={refused} actions={<Actions whole={whole} />}>
      <Notices whole={whole} />
      <Columns
        asideLabel={texts.links}
        aside={
          <>
            <Section id="lineage" title={texts.tabNames.lineage}>
              <Lineage whole={whole} />
            </Section>
            <Section id="links" title={texts.links}>
              <JoinedTo links={whole.links.filter(link => link.relation !== 'adopted_from')} />
            </Section>
          </>
        }
      >
        <Facts visit={visit} whole={whole} />
        {whole.isKeeper && <EntryForms visit={visit} whole={whole} refused={refused} />}
        {whole.isKeeper && entry.side === 'offer' && <WordingPanel kind="offer" of={entry.id} wording={whole.wording} />}
        {whole.course.length > 0 && (
          <Section id="course" title={texts.course}>
            <Timeline
              entries={[...whole.course].reverse().map(step => ({
                key: step.id,
                when: formatDayShort(dayOfInstant(step.at)),
                whenMachine: step.at.toISOString(),
                who: step.byName,
                title: texts.steps[step.kind],
                body: step.words === '' ? undefined : <p class="tn-said">{step.words}</p>,
              }))}
            />
          </Section>
        )}
      </Columns>
    </LiaisonPage>,
    refused?.form.status,
  )
}

function Notices(props: { readonly whole: EntryWhole }) {
  const { entry, isMember } = props.whole
  if (!isMember) return null
  const warnings = isTold(entry) ? [] : warnsOfPersons(`${entry.title}\n${entry.words}`)
  return (
    <>
      {entry.state === 'closed' && <Banner tone="info" title={texts.closed} />}
      {!isTold(entry) && <Banner tone="info" title={entry.withdrawnAt === null ? texts.waiting : texts.takenBack} />}
      {warnings.length > 0 && (
        <Banner tone="warn" title={texts.names}>
          {warnings.map(warning => (
            <p>{warning}</p>
          ))}
        </Banner>
      )}
    </>
  )
}

function Facts(props: { readonly visit: SignedVisit; readonly whole: EntryWhole }) {
  const { entry } = props.whole
  return (
    <Description
      rows={[
        { label: texts.columns.council, value: entry.councilName },
        { label: texts.columns.side, value: texts.sides[entry.side] },
        { label: texts.columns.stage, value: <StageBadge entry={entry} /> },
        { label: texts.columns.themes, value: themeWords(props.visit, entry.themes) || '―' },
        ...(entry.words ? [{ label: texts.fields.words, value: <p class="tn-said">{entry.words}</p>, wide: true }] : []),
      ]}
    />
  )
}

function Lineage({ whole }: { readonly whole: EntryWhole }) {
  const { entry, adoptions } = whole
  if (adoptions.length === 0) return <p>{texts.noLinks}</p>
  const came = adoptions.filter(one => one.childId === entry.id)
  const went = adoptions.filter(one => one.parentId === entry.id)
  return (
    <>
      {came.length > 0 && (
        <>
          <h3>{texts.cameFrom}</h3>
          <ul>
            {came.map(one => (
              <li>
                <Origin one={one} />
                <p class="tn-said">{texts.changedSo(one.changed)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      {went.length > 0 && (
        <>
          <h3>{texts.wentTo}</h3>
          <ul>
            {went.map(one => (
              <li>
                <a href={`/liaison/entries/${one.childId}`}>{`${one.childTitle}（${one.childCouncil}）`}</a>
                <p class="tn-said">{texts.changedSo(one.changed)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Origin({ one }: { readonly one: Adoption }) {
  if (one.parentTitle !== null) return <a href={`/liaison/entries/${one.parentId}`}>{`${one.parentTitle}（${one.parentCouncil}）`}</a>
  return <span>{one.fromWhere || texts.hiddenOrigin}</span>
}

function Actions(props: { readonly whole: EntryWhole }) {
  if (!props.whole.isKeeper) return null
  return (
    <ButtonLink kind="secondary" href={`/liaison/entries/${props.whole.entry.id}/edit`}>
      {texts.reword}
    </ButtonLink>
  )
}
