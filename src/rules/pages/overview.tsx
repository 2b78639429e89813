import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Badge } from '../../ui/badge.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Section } from '../../ui/section.tsx'
import { Table } from '../../ui/table.tsx'
import { readBases } from '../acts/read-bases.ts'
import { readCodeLists } from '../acts/read-codes.ts'
import type { CodeList, CodeListLine } from '../domain/code-row.ts'
import { standingOn } from '../domain/period.ts'
import { ReviewBanner, RulesPage, RulesTabs } from './rules-frame.tsx'
import { texts } from './texts.ts'

/** GET /rules: every code list, and what an administrator has to look up. */
export async function showRules(visit: SignedVisit): Promise<Answer> {
  const { today } = visit.act
  const [lists, bases] = [await readCodeLists(visit.act, today), await readBases(visit.act)]
  const toReview = bases.rows.filter(row => row.needsReview && standingOn(row, today) !== 'closed')
  const parts = [...new Set(lists.map(({ part }) => part))]
  return page(
    <RulesPage visit={visit} title={texts.title} crumbs={[]}>
      <PageTitle title={texts.title} lead={texts.lead} />
      <ReviewBanner count={toReview.length} withLink />
      <RulesTabs here="codes" />
      {parts.map((part, index) => (
        <Section id={`part-${index + 1}`} title={part}>
          <Lists title={part} lists={lists.filter(list => list.part === part)} />
        </Section>
      ))}
    </RulesPage>,
  )
}

function Lists(props: { readonly title: string; readonly lists: readonly CodeListLine[] }) {
  const { listColumns } = texts
  return (
    <Table
      caption={props.title}
      isCaptionHidden
      columns={[
        { key: 'name', label: listColumns.name, width: 'm' },
        { key: 'about', label: listColumns.about },
        { key: 'now', label: listColumns.now, align: 'end', width: 'xs' },
        { key: 'ahead', label: listColumns.ahead, width: 's' },
        { key: 'leaning', label: listColumns.leaning, width: 'm' },
      ]}
      rows={props.lists.map(list => ({
        key: list.list,
        href: `/rules/codes/${list.list}`,
        cells: {
          name: list.name,
          about: list.about,
          now: texts.nowCount(list.now),
          ahead: texts.aheadCount(list.ahead),
          leaning: <Leaning list={list} />,
        },
      }))}
      empty={{ title: texts.listsEmpty, text: texts.listsEmptyText }}
    />
  )
}

/** What may be done with a list, in one or two words. */
function Leaning({ list }: { readonly list: CodeList }) {
  if (!list.isFixed) return <Badge tone="neutral">{texts.free}</Badge>
  return <Badge tone="info">{list.takesNew ? texts.growing : texts.fixed}</Badge>
}
