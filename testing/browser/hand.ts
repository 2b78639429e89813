import type { Locator, Page } from 'playwright-core'
import { press } from './press.ts'
import { wordsOn } from './read.ts'

/** What hands did at the screen: presses of the mouse or a finger, and characters typed. */
export type Tally = { clicks: number; characters: number }

/** Somebody at a screen, who unfolds what is folded before touching it. `form` narrows to the forms whose address ends so. */
export type Hand = {
  readonly page: Page
  /** Types an address or takes a bookmark. */
  go(path: string): Promise<void>
  button(words: string, form?: string): Promise<void>
  link(words: string | RegExp): Promise<void>
  /** Opens the row of a list that says these words. */
  row(words: string): Promise<void>
  write(name: string, words: string, form?: string): Promise<void>
  choose(name: string, value: string, form?: string): Promise<void>
  /** Takes the choice at this place, from 0. */
  chooseNth(name: string, place: number): Promise<void>
  /** Takes the choice whose words contain these. */
  pick(name: string, words: string, form?: string): Promise<void>
  tick(name: string, values: readonly string[], form?: string): Promise<void>
  /** Ticks the first choice whose value begins so. */
  tickFirst(name: string, begin: string): Promise<void>
  words(): Promise<string>
}

/** A hand at this page, whose work is counted in the tally. A form that comes back with complaints is an error here, in its own words. */
export function handAt(page: Page, tally: Tally): Hand {
  const main = page.getByRole('main')
  const within = (form: string | undefined) => (form === undefined ? main : main.locator(`form[action$="${form}"]`))
  const click = async (target: Locator) => {
    tally.clicks += await unfold(target)
    tally.clicks += 1
    await press(page, target)
  }
  return {
    page,
    go: async path => {
      await page.goto(path)
    },
    button: async (words, form) => {
      await click(within(form).getByRole('button', { name: words, exact: true, includeHidden: true }).first())
      await complain(page)
    },
    link: words => click(main.getByRole('link', { name: words, exact: typeof words === 'string' }).first()),
    row: words => click(main.locator('tr', { hasText: words }).first().locator('.tn-table__link')),
    write: async (name, words, form) => {
      const field = within(form).locator(`[name="${name}"]:not([type=hidden])`).first()
      tally.clicks += (await unfold(field)) + 1
      tally.characters += words.length
      await field.fill(words)
    },
    choose: async (name, value, form) => {
      const field = within(form).locator(`select[name="${name}"]`).first()
      // One press opens the list, another takes from it.
      tally.clicks += (await unfold(field)) + 2
      await field.selectOption(value)
    },
    chooseNth: async (name, place) => {
      const field = main.locator(`select[name="${name}"]`).first()
      tally.clicks += (await unfold(field)) + 2
      await field.selectOption({ index: place })
    },
    pick: async (name, words, form) => {
      const field = within(form).locator(`select[name="${name}"]`).first()
      tally.clicks += (await unfold(field)) + 2
      const option = field.locator('option', { hasText: words }).first()
      await field.selectOption((await option.getAttribute('value')) ?? '')
    },
    tick: async (name, values, form) => {
      for (const value of values) {
        const box = within(form).locator(`input[name="${name}"][value="${value}"]`).first()
        tally.clicks += (await unfold(box)) + 1
        await box.check()
      }
    },
    tickFirst: async (name, begin) => {
      const box = main.locator(`input[name="${name}"][value^="${begin}"]`).first()
      tally.clicks += (await unfold(box)) + 1
      await box.check()
    },
    words: () => wordsOn(page),
  }
}

/** Unfolds whatever the target is folded into, and tells how many presses that took. */
async function unfold(target: Locator): Promise<number> {
  const folds = target.locator('xpath=ancestor::details[not(@open)]')
  let presses = 0
  while ((await folds.count()) > 0) {
    await folds.first().locator(':scope > summary').click()
    presses++
  }
  return presses
}

async function complain(page: Page): Promise<void> {
  const said = await page.getByRole('main').locator('.tn-field__error').allInnerTexts()
  if (said.length > 0) throw new Error(`${page.url()} complains: ${said.join(' / ')}`)
}
