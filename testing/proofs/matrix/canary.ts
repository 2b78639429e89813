import { strFromU8, unzipSync } from 'fflate'
import type { RunningApp } from '../../app.ts'
import type { Looker } from './stage.ts'

const HOST = 'http://localhost:3000'

/** What an answer said, in whatever it was wrapped: text, headers, and the sheets inside a workbook. */
export type Told = { readonly status: number; readonly text: string; readonly links: readonly string[] }

/** Asks a page as somebody's browser and unwraps the answer. */
export async function fetchAs(app: RunningApp, looker: Looker, path: string, form?: Readonly<Record<string, string>>): Promise<Told> {
  const { cookie } = looker.browser
  const answer = await app.fetch(
    new Request(`${HOST}${path}`, {
      redirect: 'manual',
      headers: { ...(cookie ? { cookie } : {}), host: 'localhost:3000', ...(form ? { origin: HOST } : {}) },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    }),
  )
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const body = isZip(bytes)
    ? Object.values(unzipSync(bytes))
        .map(part => strFromU8(part))
        .join('\n')
    : strFromU8(bytes)
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${decoded(value)}`).join('\n')
  return { status: answer.status, text: `${headers}\n${body}`, links: linksIn(body) }
}

/** Which marks stand in a text, also where it is wrapped as an address or as a number of a letter. */
export function marksIn(text: string, marks: readonly string[]): readonly string[] {
  const met = marks.filter(mark => text.includes(mark))
  if (!/%[0-9a-f]{2}|&#/i.test(text)) return met
  const plain = `${text}\n${decoded(text)}`.replaceAll(/&#x?([0-9a-f]+);/gi, (whole, digits: string) => fromNumber(whole, digits))
  return marks.filter(mark => plain.includes(mark))
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

function linksIn(html: string): readonly string[] {
  return [...html.matchAll(/(?:href|src|action)="(\/[^"#]*)/g)].map(([, path = '']) => path.replaceAll('&amp;', '&'))
}

function decoded(text: string): string {
  return text.replaceAll(/(?:%[0-9a-f]{2})+/gi, run => {
    try {
      return decodeURIComponent(run)
    } catch {
      return run
    }
  })
}

function fromNumber(whole: string, digits: string): string {
  const code = Number.parseInt(digits, whole.startsWith('&#x') ? 16 : 10)
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole
}
