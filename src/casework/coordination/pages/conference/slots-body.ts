import { z } from 'zod'
import { readAnyDay } from '../../../../kernel/era.ts'
import { maybeAnyDay } from '../../../../platform/http/body.ts'
import type { TimesWish } from '../../acts/conference/find-times.ts'
import { instantAt } from '../../domain/conference/slots.ts'
import { readTime, someWords } from './bodies.ts'

const SPLIT = /[\s　]+/

/** Times as the form sends them: one a line, and a span to generate from. */
export const TIMES_BODY = z
  .object({
    times: someWords(4000, '候補の日時'),
    from: maybeAnyDay('いつから'),
    to: maybeAnyDay('いつまで'),
    hours: someWords(200, '開始時刻'),
  })
  .transform(({ times, from, to, hours }, context): TimesWish => {
    const typed = (times ?? '').split(/\r?\n/).filter(line => line.trim() !== '')
    const read = typed.map(readMoment)
    const wrong = typed.find((_, index) => read[index] === undefined)
    if (wrong !== undefined)
      context.addIssue({
        code: 'custom',
        path: ['times'],
        message: `「${wrong.trim()}」を日時として読めません。2026-12-03 13:30 のように書いてください。`,
      })
    const clocks = (hours ?? '').split(/[、,\s　]+/).filter(part => part !== '')
    if (clocks.some(clock => readTime(clock) === undefined))
      context.addIssue({ code: 'custom', path: ['hours'], message: '開始時刻は、10:00、13:30 のように書いてください。' })
    if ((from || to) && (!from || !to || clocks.length === 0)) {
      context.addIssue({
        code: 'custom',
        path: ['from'],
        message: '平日から作るときは、いつから・いつまで・開始時刻の三つを入れてください。',
      })
    }
    const generated = from && to ? { from, to, hours: clocks.flatMap(clock => readTime(clock) ?? []) } : null
    return { times: read.flatMap(time => time ?? []), generated }
  })

function readMoment(line: string): string | undefined {
  const parts = line.trim().split(SPLIT)
  const time = readTime(parts.at(-1) ?? '')
  const day = readAnyDay(parts.slice(0, -1).join(''))
  return time !== undefined && day.ok ? instantAt(day.value, time) : undefined
}
