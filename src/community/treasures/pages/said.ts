import type { z } from 'zod'
import type { TreasureFacts } from '../domain/treasure.ts'
import type { AMEND_BODY } from './bodies.ts'

/** What was typed or sent about a treasure, with what was left out empty. */
export function saidOf(body: z.output<typeof AMEND_BODY>): TreasureFacts {
  return {
    name: body.name,
    type: body.type,
    story: body.story ?? '',
    themes: body.themes,
    place: body.place ?? '',
    lat: body.lat ?? null,
    lon: body.lon ?? null,
    openWhen: body.openWhen ?? '',
    how: body.how ?? '',
    cost: body.cost ?? '',
    barrierFree: body.barrierFree ?? '',
    audience: body.audience,
  }
}
