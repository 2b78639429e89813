import { chanceOf } from './chance.ts'
import { FAMILY_NAMES } from './family-names.ts'
import { GIVEN_NAMES } from './given-names.ts'
import type { Council } from './shapes.ts'

/** Councils of the pretend city without a network meeting yet: the plan wants the last two of 39 to have one. */
const WITHOUT: ReadonlyMap<number, 'preparing' | 'none'> = new Map([
  [36, 'preparing'],
  [37, 'none'],
])
/** The same kind of meeting is called differently by council. */
const LABELS = ['地域福祉ネットワーク会議', '地域福祉ネットワーク会議', '地域ケアネットワーク会議', 'ささえあいネットワーク会議'] as const

/** How a council of the pretend city calls its meeting, and whether it holds one. */
export function networkOf(council: Council): { readonly bodyLabel: string; readonly networkStatus: 'active' | 'preparing' | 'none' } {
  return { bodyLabel: LABELS[council.no % LABELS.length] ?? LABELS[0], networkStatus: WITHOUT.get(council.no) ?? 'active' }
}

/** Sizes of a council over the years, the oldest first; the last year is that of the register. */
export function sizesOf(
  council: Council,
): readonly { readonly on: string; readonly population: number; readonly households: number; readonly aged65: number }[] {
  const shrinking = 1 + (council.aged65Rate - 20) / 60
  return [
    { on: '2010-10-01', factor: shrinking, older: 0.64 },
    { on: '2020-10-01', factor: 1 + (shrinking - 1) / 3, older: 0.9 },
    { on: '2026-04-01', factor: 1, older: 1 },
  ].map(({ on, factor, older }) => {
    const population = Math.round(council.population * factor)
    return {
      on,
      population,
      households: Math.round(council.households * (1 + (factor - 1) / 2)),
      aged65: Math.round((population * council.aged65Rate * older) / 100),
    }
  })
}

/** An office of a network meeting; `login` sits there with an account. */
export type PretendSeat = {
  readonly name: string
  readonly kana: string
  readonly office: string
  readonly isSecretariat: boolean
  readonly login?: string
  readonly isOrganisation?: boolean
}

const OFFICES = [
  '副会長',
  '副会長',
  '事務局長',
  ...Array.from({ length: 6 }, () => '民生委員'),
  ...Array.from({ length: 5 }, () => '区長'),
  ...Array.from({ length: 4 }, () => '福祉委員'),
  '消防団',
  '健康の駅長',
] as const
const ORGANISATIONS = ['夢が里老人クラブ連合会', '夢が里小学校 PTA', '夢が里ボランティアの会'] as const

/** The twenty-five seats of council 1, whose meeting the demo shows; the chair and the member sign in. */
export function seatsOfFirst(
  seed: number,
  chair: { readonly name: string; readonly kana: string },
  member: { readonly name: string; readonly kana: string },
): readonly PretendSeat[] {
  const chance = chanceOf(seed, 'seats')
  const drawn = OFFICES.map((office): PretendSeat => {
    const family = chance.pick(FAMILY_NAMES)
    const given = chance.pick(GIVEN_NAMES[chance.happens(0.5) ? 'female' : 'male'].elder)
    return {
      name: `${family.written} ${given.written}`,
      kana: `${family.kana} ${given.kana}`,
      office,
      isSecretariat: office === '事務局長',
    }
  })
  return [
    { ...chair, office: '会長', isSecretariat: true, login: 'chair' },
    ...drawn,
    { ...member, office: '委員', isSecretariat: false, login: 'resident' },
    ...ORGANISATIONS.map((name): PretendSeat => ({ name, kana: '', office: '団体', isSecretariat: false, isOrganisation: true })),
  ]
}
