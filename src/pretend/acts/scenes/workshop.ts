import { CIRCULAR, NEXT_CIRCULAR, WORKSHOP } from '../../domain/workshop-said.ts'
import type { Teller } from '../teller.ts'

type Note = { readonly id: string; readonly words: string }

/**
 * A workshop of council 1 whose notes became treasures, issues and visions, and the 回覧板 that went round after it: checked by somebody else,
 * keyed in as it came back; the next one waits to be checked. A city without the council, or in which this was told already, is left as it is.
 */
export async function tellWorkshop(teller: Teller): Promise<void> {
  const [council, there] = [await teller.get('csw', '/councils/1'), (await teller.get('csw', '/circulars'))['items']]
  if (!Array.isArray(council['bodies']) || council['bodies'].length === 0 || (Array.isArray(there) && there.length > 0)) return
  await holdWorkshop(teller)
  await sendRound(teller)
}

async function holdWorkshop(teller: Teller): Promise<void> {
  const { theme, notes, mistaken } = WORKSHOP
  teller.at(27, '19:30')
  const at = `/sheets/${(await teller.post('chair', '/sheets', { bodyId: teller.body(1), theme })).id}`
  for (const [nth, { by, side, words }] of [...notes, mistaken].entries()) {
    teller.at(27, `19:${35 + nth}`)
    await teller.post(by, `${at}/notes`, { notes: [{ side, words }] })
  }
  const written = (await teller.get('chair', at))['notes'] as readonly Note[]
  const idOf = (words: string) => written.find(note => note.words === words)?.id ?? ''
  teller.at(27, '20:30')
  await teller.post(mistaken.by, `${at}/withdraw`, { noteId: idOf(mistaken.words), why: mistaken.why })
  teller.at(26, '10:00')
  await teller.post('chair', `${at}/promote`, {
    notes: notes.map(({ words, becomes, ...rest }) => ({ id: idOf(words), becomes, type: 'type' in rest ? rest.type : null })),
  })
}

async function sendRound(teller: Teller): Promise<void> {
  const { returned, ...words } = CIRCULAR
  teller.at(24, '13:00')
  const sheet = { bodyId: teller.body(1), answerBy: teller.day(-20), ...words }
  const at = `/circulars/${(await teller.post('chair', '/circulars', sheet)).id}`
  teller.at(23, '09:30')
  await teller.post('csw', `${at}/check`)
  teller.at(6, '18:00')
  await teller.post('chair', `${at}/returns`, { sheets: returned })
  teller.at(2, '20:00')
  await teller.post('chair', '/circulars', { bodyId: teller.body(1), ...NEXT_CIRCULAR })
}
