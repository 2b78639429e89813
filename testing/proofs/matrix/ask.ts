import { newId } from '../../../src/kernel/id.ts'
import { REFUSALS } from '../../../src/platform/http/problem.ts'
import type { Seen } from '../../app.ts'
import { asFields, lawfulBodyOf } from '../../sight/lawful-bodies.ts'
import type { Cell } from './cells.ts'
import type { Looker, MatrixStage, Places } from './stage.ts'
import type { Sign } from './table.ts'

/** What stands in an address where no record's number stands. */
const PLAIN: Readonly<Record<string, string>> = {
  lang: 'ja',
  list: 'topic',
  code: 'care',
  form: 'plan',
  version: '1',
  n: '1',
  token: 'no-such-token-of-anybody-00000000',
}

/** Sends the question of a cell; what is written is taken back. */
export async function ask(stage: MatrixStage, looker: Looker, cell: Cell): Promise<Seen> {
  const { route } = cell
  const path = addressFor(cell, stage.records.get(cell.record ?? '') ?? {})
  const isApi = /^\/(api|public)\//.test(route.path)
  if (route.method === 'GET') return isApi ? looker.caller.get(path) : looker.browser.get(path)
  const body = lawfulBodyOf(route, { agency: stage.agencyId, person: stage.records.get('本人')?.['id'] ?? newId() })
  stage.undoing.isOn = true
  try {
    if (isApi) return await looker.caller.send(route.method === 'PATCH' ? 'PATCH' : 'POST', path, body)
    return await looker.browser.post(path, asFields(body))
  } finally {
    stage.undoing.isOn = false
  }
}

/** The address with a number in each place; of a record that is not there, a number that nothing has. */
export function addressFor({ route, isAbsent }: Cell, places: Places): string {
  const last = /:id\b/.test(route.path) ? 'id' : [...route.path.matchAll(/:(no|key|\w+id)\b/g)].at(-1)?.[1]
  return route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (isAbsent && name === last) return name === 'no' ? '99' : newId()
    return places[name] ?? PLAIN[name] ?? newId()
  })
}

/** What is wrong with an answer, in a sentence; undefined when it is as the table says. */
export function complaintOf(cell: Cell, answer: Seen): string | undefined {
  const seen = signOf(cell, answer)
  if (fits(cell.wanted, seen, answer.status)) return undefined
  const about = cell.record === undefined ? '' : `${cell.isAbsent ? 'ない' : 'ある'}「${cell.record}」の `
  const whose = cell.relation === undefined ? '' : `（${cell.relation.relation}）`
  return `${cell.identity.name}${whose}: ${about}${cell.route.method} ${cell.route.path} は、表では「${cell.wanted}」、実際は「${seen}」（${answer.status}）`
}

function fits(wanted: Sign, seen: Sign | '壊' | '返', status: number): boolean {
  if (seen === '壊' || seen === '返') return false
  if (wanted === '開') return seen !== '入' && seen !== '欠'
  if (wanted === '通') return seen !== '入' && seen !== '欠'
  if (wanted === '断') return seen === '無' || (seen === '書' && status >= 400)
  if (wanted === '同') return seen === '見' || seen === '書'
  return wanted === seen
}

/** Sentences with which a page refuses somebody for a reason; a form of a stranger is told otherwise. */
const REFUSED = Object.values(REFUSALS).flatMap(({ status, sentence }) => (status === 403 ? [sentence] : []))

/** The sign of an answer; 壊 for a fault of the program, 返 for a form that was taken for a stranger's. */
function signOf(cell: Cell, answer: Seen): Sign | '壊' | '返' {
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true
  const code = isProblem ? (answer.json() as { code: string }).code : ''
  if (answer.status >= 500) return '壊'
  if (answer.status === 401 || (answer.status === 303 && answer.location.startsWith('/sign-in?next='))) return '入'
  if (answer.status === 404) return '無'
  if (answer.status === 403 && (code === 'duty-missing' || answer.html.includes(REFUSALS['duty-missing'].sentence))) return '欠'
  if (answer.status === 403 && code === '' && !REFUSED.some(sentence => answer.html.includes(sentence))) return '返'
  return cell.route.method === 'GET' ? '見' : '書'
}
