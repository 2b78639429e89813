import type { Figures } from './figures.ts'
import type { Outcome } from './outcome.ts'
import { KINDS } from './visits.ts'

const LINE = 26
const LEFT = 190
const WIDE = 420
const GAP = 60

/**
 * The run as a picture: for every kind of page its p95 under load beside the promise, and alone beside its bare SQL.
 * Plain SVG that reads in print, in the dark and by a screen reader; every bar carries its number.
 */
export function pictureOf(outcome: Outcome, figures: Figures): string {
  const rates = outcome.stages.map(stage => stage.perSecond)
  const loads = KINDS.map(kind => ({ name: kind, bars: rates.map(rate => figures[`${rate}/${kind}/p95`] ?? 0) }))
  const alone = outcome.pages.map(({ kind, milliseconds, bare }) => ({ name: kind, bars: [bare.milliseconds, milliseconds] }))
  const height = 120 + (Math.max(loads.length, alone.length) + 1) * LINE
  const width = 2 * (LEFT + WIDE) + GAP
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t" font-family="sans-serif" font-size="13">`,
    `<title id="t">${outcome.plan.scale}: ${outcome.rows.persons} persons, ${outcome.rows.consultations} consultations, ${outcome.at.slice(0, 10)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    chart(0, `p95 under load, ms (${rates.join('/s, ')}/s; line: 150 ms)`, loads, ['#0017c1', '#8db4ff'], 150),
    chart(LEFT + WIDE + GAP, 'alone, median ms (bare SQL, page)', alone, ['#b3b3b3', '#0017c1'], undefined),
    '</svg>',
  ].join('\n')
}

type Row = { readonly name: string; readonly bars: readonly number[] }

function chart(left: number, title: string, rows: readonly Row[], colours: readonly string[], promise: number | undefined): string {
  const most = Math.max(promise ?? 0, ...rows.flatMap(({ bars }) => bars))
  const scale = (value: number) => (value / most) * (WIDE - 60)
  const lines = rows.map(({ name, bars }, nth) => {
    const top = 70 + nth * LINE
    const drawn = bars.map((value, which) => {
      const y = top + which * 10
      return `<rect x="${left + LEFT}" y="${y}" width="${scale(value).toFixed(1)}" height="9" fill="${colours[which]}"/><text x="${(left + LEFT + scale(value) + 4).toFixed(1)}" y="${y + 8.5}" font-size="9.5" fill="#1a1a1a">${value.toFixed(1)}</text>`
    })
    return `<text x="${left + LEFT - 8}" y="${top + 14}" text-anchor="end" fill="#1a1a1a">${name}</text>${drawn.join('')}`
  })
  const bottom = 70 + rows.length * LINE
  const x = left + LEFT + scale(promise ?? 0)
  const mark = promise === undefined ? '' : `<line x1="${x}" x2="${x}" y1="62" y2="${bottom}" stroke="#ec0000" stroke-dasharray="4 3"/>`
  return `<text x="${left + 8}" y="36" font-size="16" font-weight="bold" fill="#1a1a1a">${title}</text>\n${lines.join('\n')}\n${mark}`
}
