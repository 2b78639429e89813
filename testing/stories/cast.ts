import { expect } from 'vitest'
import type { Day } from '../../src/kernel/day.ts'
import { dayOfInstant } from '../../src/kernel/day.ts'
import type { Way } from '../browser/chromium.ts'
import type { Hand, Tally } from '../browser/hand.ts'
import { handAt } from '../browser/hand.ts'
import type { Looking } from '../browser/look.ts'
import { enterAs } from '../browser/sign-in.ts'
import type { Stage } from '../browser/stage.ts'

/** Everybody who plays a story in the browser, each at a desk of their own. */
export type Cast = {
  /** A member of staff by login, signed in. */
  as(login: string): Promise<Hand>
  /** The agency somebody works for. */
  agency(login: string): Promise<{ readonly id: string; readonly name: string }>
  /** Looks at the page somebody sees, under a name for its picture. */
  see(hand: Hand, name: string): Promise<void>
  /** Words that must not be read on any page from now on. */
  hush(words: string): void
  /** Everybody goes home. */
  dismiss(): Promise<void>
  readonly tally: Tally
  readonly today: Day
}

/** A cast on this stage; without `seeing` it looks at nothing but hushed words. */
export function castOn(stage: Stage, way: Way, seeing: Looking | undefined): Cast {
  const hands = new Map<string, Hand>()
  const agencies = new Map<string, { readonly id: string; readonly name: string }>()
  const hushed: string[] = []
  const tally: Tally = { clicks: 0, characters: 0 }
  return {
    tally,
    today: dayOfInstant(Date.now()),
    as: async login => {
      const known = hands.get(login)
      if (known !== undefined) return known
      const hand = handAt(await stage.visit(way), tally)
      await enterAs(hand.page, login)
      hands.set(login, hand)
      return hand
    },
    agency: async login => {
      const known = agencies.get(login)
      if (known !== undefined) return known
      const [row] = await stage.ask<{ readonly id: string; readonly name: string }>(
        'select a.id, a.name from staff.staff s join directory.agency a on a.id = s.agency_id where s.login = $1',
        [login],
      )
      if (row === undefined) throw new Error(`nobody signs in as ${login}`)
      agencies.set(login, row)
      return row
    },
    see: async (hand, name) => {
      for (const words of hushed) expect(await hand.words(), `${name} (${hand.page.url()}) tells what is protected`).not.toContain(words)
      await seeing?.look(hand.page, name)
    },
    hush: words => {
      hushed.push(words)
    },
    dismiss: async () => {
      for (const hand of hands.values()) await hand.page.context().close()
      hands.clear()
    },
  }
}
