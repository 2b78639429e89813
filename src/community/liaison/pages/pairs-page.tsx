import { formatDayShort } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Section } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { Table } from '../../../ui/table.tsx'
import { choicesOf, keptBy, readLineage, readPairs, readProfiles } from '../acts/read-liaison.ts'
import type { Entry } from '../domain/entry.ts'
import type { LineageNode } from '../domain/lineage.ts'
import { lineageOf } from '../domain/lineage.ts'
import type { Pair } from '../domain/pairs.ts'
import type { Profile } from '../domain/similar.ts'
import { similarTo, toldSize } from '../domain/similar.ts'
import { boardFilterAsked, StageBadge } from './board-page.tsx'
import { councilChoices, LiaisonPage, themeWords } from './frame.tsx'
import { texts } from './texts.ts'

/** GET /liaison/pairs: who might meet whom, and why in words. */
export async function showPairs(visit: SignedVisit): Promise<Answer> {
  const order = visit.query.get('order') === 'area' ? 'area' : 'newest'
  const choices = await choicesOf(visit.act)
  const kept = keptBy(choices).map(({ no }) => no)
  const pairs = await readPairs(visit.act, { councilNo: boardFilterAsked(visit).councilNo, order })
  return page(
    <LiaisonPage visit={visit} here="pairs" title={texts.tabNames.pairs} lead={texts.pairsLead} actions={<PrintButton />}>
      <p>
        {(['newest', 'area'] as const).map(one => (
          <>
            {one === order ? <strong>{texts.orders[one]}</strong> : <a href={`/liaison/pairs?order=${one}`}>{texts.orders[one]}</a>}
            {'　'}
          </>
        ))}
      </p>
      {pairs.length === 0 ? (
        <EmptyState title={texts.noPairs} text={texts.noPairsText} />
      ) : (
        pairs.map(pair => <OnePair visit={visit} pair={pair} mayWish={kept.includes(pair.ours.councilNo)} />)
      )}
    </LiaisonPage>,
  )
}

function OnePair(props: { readonly visit: SignedVisit; readonly pair: Pair<Entry>; readonly mayWish: boolean }) {
  const { visit, pair } = props
  const { ours, theirs } = pair
  const wish = new URLSearchParams({
    guest: String(ours.councilNo),
    host: String(theirs.councilNo),
    ours: ours.id,
    theirs: theirs.id,
    about: theirs.title,
  })
  return (
    <Section id={`pair-${ours.id}-${theirs.id}`} title={`${ours.councilName}「${ours.title}」と ${theirs.councilName}「${theirs.title}」`}>
      <p>{texts.reasons[pair.reason](themeWords(visit, pair.themes))}</p>
      <ul>
        {[ours, theirs].map(entry => (
          <li>
            {`${entry.councilName}　${texts.sides[entry.side]}: `}
            <a href={`/liaison/entries/${entry.id}`}>{entry.title}</a> <StageBadge entry={entry} />
          </li>
        ))}
      </ul>
      {props.mayWish && (
        <ButtonLink kind="primary" href={`/liaison/visits/new?${wish.toString()}`}>
          {texts.meet}
        </ButtonLink>
      )}
    </Section>
  )
}

/** GET /liaison/lineage: what came from where, as a tree that reads as text. */
export async function showLineage(visit: SignedVisit): Promise<Answer> {
  const trees = lineageOf(await readLineage(visit.act), texts.hiddenOrigin)
  return page(
    <LiaisonPage visit={visit} here="lineage" title={texts.tabNames.lineage} lead={texts.lineageLead} actions={<PrintButton />}>
      {trees.length === 0 ? <EmptyState title={texts.noLineage} text={texts.noLineageText} /> : <Branch nodes={trees} />}
    </LiaisonPage>,
  )
}

function Branch(props: { readonly nodes: readonly LineageNode[] }) {
  return (
    <ul class="tn-lineage">
      {props.nodes.map(node => (
        <li>
          {node.entryId ? <a href={`/liaison/entries/${node.entryId}`}>{node.title}</a> : node.title}
          {node.council && `（${node.council}）`}
          {node.since && `　${formatDayShort(node.since)}から`}
          {node.changed && <p class="tn-said">{texts.changedSo(node.changed)}</p>}
          {node.grown.length > 0 && <Branch nodes={node.grown} />}
        </li>
      ))}
    </ul>
  )
}

/** GET /liaison/similar: areas near in size and in age, by a rule that stands on the page. */
export async function showSimilar(visit: SignedVisit): Promise<Answer> {
  const { councils, reader } = await choicesOf(visit.act)
  const profiles = await readProfiles(visit.act)
  const no = boardFilterAsked(visit).councilNo ?? reader.councils[0] ?? councils[0]?.no
  const own = profiles.find(profile => profile.no === no)
  const isInside = (profile: Profile) => reader.isCoordinator || reader.councils.includes(profile.no)
  const row = (profile: Profile) => {
    const { population, share, households } = toldSize(profile, isInside(profile))
    return {
      key: String(profile.no),
      href: `/councils/${profile.no}`,
      cells: {
        council: (
          <>
            {profile.name} {profile.no === no && <Badge tone="info">{texts.ownSize}</Badge>}
          </>
        ),
        population: population,
        share,
        households,
        board: <a href={`/liaison?council=${profile.no}`}>{texts.seeBoard}</a>,
      },
    }
  }
  return page(
    <LiaisonPage visit={visit} here="similar" title={texts.tabNames.similar} lead={texts.similarLead}>
      <form class="tn-form" method="get" action="/liaison/similar">
        <Select
          name="council"
          label={texts.chooseCouncil}
          required={false}
          options={councilChoices(councils)}
          value={no === undefined ? '' : String(no)}
        />
        <button class="tn-button tn-button--secondary" type="submit">
          {texts.filterButton}
        </button>
      </form>
      <Table
        caption={texts.tabNames.similar}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'council', label: texts.similarColumns.council },
          { key: 'population', label: texts.similarColumns.population, align: 'end' },
          { key: 'share', label: texts.similarColumns.share, align: 'end' },
          { key: 'households', label: texts.similarColumns.households, align: 'end' },
          { key: 'board', label: texts.similarColumns.board },
        ]}
        rows={own ? [row(own), ...similarTo(own, profiles).map(({ profile }) => row(profile))] : []}
        empty={{ title: texts.noSize, text: texts.noSizeText }}
      />
      <p>{texts.similarSmall}</p>
    </LiaisonPage>,
  )
}
