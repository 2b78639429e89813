import { REFUSALS } from '../../../src/platform/http/problem.ts'
import type { Seen } from '../../app.ts'
import type { Promised } from '../../sight/promised.ts'
import type { Operation } from './operations.ts'

/** A sentence that can be read out to somebody: Japanese, polite, with an end. */
export const SENTENCE = /[ぁ-んァ-ヶ一-龠]{2}.*(ください|です|ません|ます|ました)([。（].*)$/su

/** Refusals that are no business of the domain: the request itself could not be taken. */
const BEFORE_THE_DOMAIN: Readonly<Record<string, number>> = { 'bad-json': 400, unsigned: 401, 'too-large': 413 }

/** What only somebody inside the house would say: SQL, a stack, a type of the program, a path of a file. */
const INSIDE =
  /\b(select|insert into|update|delete from|truncate)\b.+\b(from|set|values|where)\b|syntax error|violates|relation "|column "|duplicate key|at \S+ \(.*:\d+:\d+\)|node_modules|\.tsx?\b|[/\\]src[/\\]|ZodError|TypeError|PostgresError|DatabaseError|\bpg_|tsunagi_(app|owner|public|figures)|\[object |undefined|\bNaN\b/i

/** Everything that is wrong with an answer of the API, a sentence each; nothing when it is as promised. */
export function wrongWith(
  answer: Seen,
  operation: Operation | undefined,
  promised: Promised,
  tables: readonly string[],
): readonly string[] {
  const wrong: string[] = []
  if (answer.status >= 500) wrong.push(`answered ${answer.status}`)
  if (operation) wrong.push(...unpromised(answer, operation, promised))
  if (answer.status >= 400) wrong.push(...wrongRefusal(answer, tables))
  if (answer.headers.get('x-request-no') === null) wrong.push('no request number')
  return wrong
}

function unpromised(answer: Seen, operation: Operation, promised: Promised): readonly string[] {
  if (!operation.declared.includes(answer.status)) return [`${answer.status} is not declared`]
  try {
    promised.hold(operation.method.toLowerCase(), operation.path, answer)
    return []
  } catch (error) {
    return [`not the promised shape: ${String(error).slice(0, 400)}`]
  }
}

function wrongRefusal(answer: Seen, tables: readonly string[]): readonly string[] {
  const type = answer.headers.get('content-type') ?? ''
  if (!type.startsWith('application/problem+json')) return [`a refusal of type ${type}`]
  const said = problemIn(answer)
  if (said === undefined) return ['a refusal that is no JSON']
  const known = (REFUSALS as Readonly<Record<string, { readonly status: number }>>)[said.code]?.status ?? BEFORE_THE_DOMAIN[said.code]
  const wrong: string[] = []
  if (known !== answer.status || said.status !== answer.status) wrong.push(`code ${said.code} with status ${answer.status}`)
  for (const [at, sentence] of [['title', said.title] as const, ...Object.entries(said.fields ?? {})]) {
    if (typeof sentence !== 'string' || !SENTENCE.test(sentence)) wrong.push(`no sentence at ${at}: ${String(sentence).slice(0, 120)}`)
    else if (tellsOfInside(sentence, tables)) wrong.push(`tells of the inside at ${at}: ${sentence.slice(0, 200)}`)
  }
  return tellsOfInside(JSON.stringify({ ...said, fields: undefined }), tables) ? [...wrong, 'tells of the inside'] : wrong
}

type Problem = {
  readonly status: number
  readonly code: string
  readonly title: unknown
  readonly fields?: Readonly<Record<string, unknown>>
}

function problemIn(answer: Seen): Problem | undefined {
  try {
    return answer.json() as Problem
  } catch {
    return undefined
  }
}

/** Whether a text tells of tables, SQL, stacks or files. */
function tellsOfInside(text: string, tables: readonly string[]): boolean {
  return insideOf(text, tables).length > 0
}

/** The pieces of a text that tell of tables, SQL, stacks or files. */
export function insideOf(text: string, tables: readonly string[]): readonly string[] {
  return [...[...text.matchAll(new RegExp(INSIDE, 'gi'))].map(([piece]) => piece), ...tables.filter(table => text.includes(table))]
}
