import { z } from 'zod'

const CREDENTIAL = z.object({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
  clientExtensionResults: z.record(z.string(), z.unknown()),
})

/** What a device answered, as the browser put it into the form; undefined when it is no such answer. The rest is verified by signature. */
export function readCredential<Response>(text: string): Response | undefined {
  try {
    const raw: unknown = JSON.parse(text)
    return CREDENTIAL.safeParse(raw).success ? (raw as Response) : undefined
  } catch {
    return undefined
  }
}

/** The library throws at an answer that does not fit; a failing database must not be taken for one. */
export function refusedAsWrong(error: unknown): undefined {
  if (error instanceof Error && 'severity' in error) throw error
  return undefined
}
