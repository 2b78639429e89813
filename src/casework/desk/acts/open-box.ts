import { z } from 'zod'
import type { InboxKey } from '../../../platform/sealed.ts'
import type { Heard } from '../domain/consultation.ts'
import type { Ask, Box } from '../domain/request.ts'
import { DAY_PARTS, HELPED, REACHES } from '../domain/request.ts'

/**
 * Opens a sealed box and reads what lies in it; nothing when it was altered, sealed to another key, or is not what our page makes.
 * The public side is not believed: what it checked is checked again here.
 */
export function openBox(key: InboxKey, sealed: Uint8Array): Box | undefined {
  const bytes = key.open(sealed)
  if (bytes === undefined) return undefined
  const read = BOX.safeParse(parsed(bytes.toString('utf8')))
  return read.success ? read.data : undefined
}

/** A request as the desk hears it: on the web, in the person's own words. */
export function heardFromAsk(ask: Ask): Heard {
  return {
    channel: 'web',
    statement: ask.words,
    familyStatement: null,
    workerView: null,
    topics: ask.topics,
    mainTopic: null,
    urgency: null,
    urgentAction: null,
    called: ask.called,
    visitorName: null,
    visitorRelation: null,
    visitorPhone: ask.phone,
    contactNote: ask.safe,
    language: ask.language,
    interpreter: ask.interpreter,
    accessNeeds: ask.needs,
    gapNeed: null,
  }
}

const CODE = z.string().regex(/^[a-z][a-z0-9_-]{0,40}$/)
const said = (limit: number) => z.string().min(1).max(limit).nullable()
const BOX: z.ZodType<Box> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ask'),
    ask: z.object({
      words: z.string().min(1).max(10_000),
      topics: z.array(CODE).max(30),
      reach: z.object({
        how: z.enum(REACHES),
        to: said(1_000),
        days: z.array(z.number().int().min(0).max(6)).max(7),
        times: z.array(z.enum(DAY_PARTS)).max(3),
        isQuiet: z.boolean(),
      }),
      phone: said(40),
      safe: said(1_000),
      language: CODE,
      interpreter: z.boolean(),
      called: said(100),
      needs: said(2_000),
    }),
  }),
  z.object({ kind: z.literal('add'), words: z.string().min(1).max(10_000) }),
  z.object({ kind: z.literal('answer'), helped: z.enum(HELPED), words: said(10_000) }),
])

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
