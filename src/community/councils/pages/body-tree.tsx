import type { Day } from '../../../kernel/day.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Body } from '../domain/body.ts'
import type { BodyRelation } from '../domain/council-page.ts'
import type { RollSeat } from '../domain/participant.ts'
import { holding } from '../domain/participant.ts'
import { treeOf } from '../domain/tree.ts'
import { kindWords, texts } from './texts.ts'

/** Bodies as a tree written from top to bottom, each with who keeps its records today and what it stands beside. */
export function BodyTree(props: {
  readonly bodies: readonly Body[]
  readonly relations: readonly BodyRelation[]
  readonly seats: readonly RollSeat[]
  readonly label: string | undefined
  readonly today: Day
}) {
  if (props.bodies.length === 0) return <EmptyState title={texts.noBodies} text={texts.noBodiesText} />
  return (
    <Table
      caption={texts.bodies}
      isCaptionHidden
      isWrapping
      columns={[
        { key: 'name', label: texts.fields.name, width: 'm' },
        { key: 'kind', label: texts.fields.kind },
        { key: 'status', label: texts.body.status },
        { key: 'seats', label: texts.keepers },
        { key: 'related', label: texts.relatedShort },
      ]}
      rows={treeOf(props.bodies).map(({ body, depth }) => ({
        key: body.id,
        href: `/bodies/${body.id}`,
        cells: {
          name: depth === 0 ? body.name : `└${'─'.repeat(depth - 1)} ${body.name}`,
          kind: kindWords(body, props.label),
          status: texts.bodyStatuses[body.status],
          seats: seatWords(
            props.seats.filter(seat => seat.bodyId === body.id),
            props.today,
          ),
          related: relationWords(props.relations.filter(relation => relation.bodyId === body.id)),
        },
      }))}
      empty={{ title: texts.noBodies, text: texts.noBodiesText }}
    />
  )
}

function seatWords(seats: readonly RollSeat[], today: Day): string {
  const keeping = holding(seats, today).filter(({ isSecretariat }) => isSecretariat)
  return keeping.map(({ office, name }) => `${office} ${name}`).join('、') || texts.none
}

function relationWords(relations: readonly BodyRelation[]): string {
  return relations.map(relation => `${relationWord(relation)}: ${relation.otherName}`).join('、') || texts.none
}

/** How a relation is called from this side. */
export function relationWord({ kind, isOutgoing }: BodyRelation): string {
  return kind === 'learned_from' && !isOutgoing ? texts.learnedBy : texts.relations[kind]
}
