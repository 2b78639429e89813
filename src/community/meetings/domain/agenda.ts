import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { MeetingId } from './meeting.ts'

export type ItemId = Id<'agenda_item'>

/** 報告・協議・決定・ワーク・その他. */
export const ITEM_KINDS = ['report', 'discuss', 'decide', 'workshop', 'other'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** What can come back to an agenda by itself. */
export type CarriedKind = 'agenda_item' | 'decision' | 'action' | 'question' | 'outcome_review'
export type Carried = { readonly kind: CarriedKind; readonly id: string }

/** 議題. */
export type AgendaItem = {
  readonly id: ItemId
  readonly meetingId: MeetingId
  readonly parentId: ItemId | null
  readonly order: number
  readonly kind: ItemKind
  readonly title: string
  /** Planned length. */
  readonly minutes: number | null
  readonly broughtBy: string
  readonly carried: Carried | null
  readonly outcome: 'done' | 'continued' | null
  /** The meeting from which the item itself was carried over. */
  readonly cameFrom: { readonly id: MeetingId; readonly title: string } | null
}

/** What waits in a body for its next meeting. */
export type Waiting = {
  readonly continued: readonly { readonly id: string; readonly title: string; readonly kind: ItemKind }[]
  readonly decisions: readonly { readonly id: string; readonly statement: string; readonly reviewOn: Day }[]
  readonly actions: readonly { readonly id: string; readonly what: string; readonly ownerName: string }[]
  readonly questions: readonly { readonly id: string; readonly words: string }[]
  /** Outcome reviews whose day comes by the meeting, each by the name of what is to be looked at again. */
  readonly reviews?: readonly { readonly id: string; readonly title: string }[]
}

/** An item that an agenda begins with. */
export type CarriedItem = { readonly kind: ItemKind; readonly title: string; readonly carried: Carried }

/**
 * The items that come to a meeting by themselves: items continued, decisions whose day of review has come, actions not yet finished,
 * questions to the city (unanswered, or answered and not yet told), outcome reviews that are due. Each once: what already stands on the agenda does not come again.
 */
export function carriedTo(on: Day, waiting: Waiting, standing: readonly Carried[]): readonly CarriedItem[] {
  const stands = new Set(standing.map(keyOf))
  const coming: readonly CarriedItem[] = [
    ...waiting.continued.map(({ id, title, kind }) => ({ kind, title, carried: { kind: 'agenda_item' as const, id } })),
    ...waiting.questions.map(({ id, words }) => ({
      kind: 'report' as const,
      title: shortened(`市への質問: ${words}`),
      carried: { kind: 'question' as const, id },
    })),
    ...waiting.decisions
      .filter(({ reviewOn }) => reviewOn <= on)
      .map(({ id, statement }) => ({
        kind: 'discuss' as const,
        title: shortened(`決めたことの見直し: ${statement}`),
        carried: { kind: 'decision' as const, id },
      })),
    ...(waiting.reviews ?? []).map(({ id, title }) => ({
      kind: 'discuss' as const,
      title: shortened(`成果の見直し: ${title}`),
      carried: { kind: 'outcome_review' as const, id },
    })),
    ...waiting.actions.map(({ id, what, ownerName }) => ({
      kind: 'report' as const,
      title: shortened(`やることの報告: ${what}${ownerName ? `（${ownerName}）` : ''}`),
      carried: { kind: 'action' as const, id },
    })),
  ]
  return coming.filter(({ carried }) => !stands.has(keyOf(carried)) && stands.add(keyOf(carried)))
}

/** Items in the order of the table of contents, each with its number (1, 1-1, 2) and depth. */
export function numbered<Item extends Pick<AgendaItem, 'id' | 'parentId' | 'order'>>(
  items: readonly Item[],
): readonly { readonly item: Item; readonly no: string; readonly depth: number }[] {
  const ids = new Set(items.map(({ id }) => id))
  const sorted = [...items].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
  const under = (parent: ItemId | null, prefix: string, depth: number): ReturnType<typeof numbered<Item>> =>
    sorted
      .filter(({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null) === parent)
      .flatMap((item, index) => {
        const no = `${prefix}${index + 1}`
        return [{ item, no, depth }, ...under(item.id, `${no}-`, depth + 1)]
      })
  return under(null, '', 0)
}

const keyOf = ({ kind, id }: Carried) => `${kind}:${id}`

const LONGEST_TITLE = 200

function shortened(title: string): string {
  const letters = [...title.replaceAll('\n', ' ')]
  return letters.length <= LONGEST_TITLE ? letters.join('') : `${letters.slice(0, LONGEST_TITLE - 1).join('')}…`
}
