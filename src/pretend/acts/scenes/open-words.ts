import { FIRST_COUNCIL_VARIED, INTROS, shortIntro } from '../../domain/open-words-said.ts'
import type { Teller } from '../teller.ts'

/**
 * What the councils say of themselves to everybody: written by one keeper, checked by another, and of the first council in other languages,
 * by hand, by a machine, and waiting for a second reader. Where one has said something already, nothing is told.
 */
export async function tellOpenWords(teller: Teller): Promise<void> {
  const councils = (await teller.get('csw', '/councils'))['items'] as readonly { readonly no: number; readonly name: string }[] | undefined
  const first = await teller.get('csw', '/councils/1')
  if (!Array.isArray(first['bodies']) || first['bodies'].length === 0) return
  // Told once: a second telling would have to be checked anew.
  if ((await teller.get('csw', '/wordings/council/1'))['state'] !== 'none') return
  for (const { no, name } of councils ?? []) {
    const said = INTROS.find(({ councilNo }) => councilNo === no) ?? shortIntro(no, name)
    await tellIntro(teller, no, { title: said.title, words: said.words })
  }
  for (const { isChecked, ...variant } of FIRST_COUNCIL_VARIED) {
    teller.at(12, '10:00')
    await teller.press('chair', '/wordings/council/1/vary', { ...variant, textVersion: '1' })
    teller.at(11, '10:00')
    const { origin: _, ...seen } = variant
    if (isChecked) await teller.press('csw', '/wordings/council/1/check-variant', seen)
  }
}

/** Who keeps the records of the councils told of; of the others the coordinators propose and check in turn. */
const KEEPERS: Readonly<Record<number, string>> = { 1: 'chair', 8: 'chair8', 39: 'chair39' }

async function tellIntro(teller: Teller, no: number, said: { readonly title: string; readonly words: string }): Promise<void> {
  const keeper = KEEPERS[no] ?? 'csw2'
  teller.at(30, '19:00')
  await teller.press(keeper, `/wordings/council/${no}/propose`, { wanted: 'public', ...said })
  teller.at(29, '10:00')
  await teller.press('csw', `/wordings/council/${no}/check`, { textVersion: '1' })
}
