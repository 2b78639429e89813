import { setTimeout as pause } from 'node:timers/promises'
import type { Journal } from './journal.ts'

/** Writers that never stop sending until told, each with its own keys. */
export type Writers = {
  /** Answers so far, by status; 0 is no answer at all. */
  readonly statuses: ReadonlyMap<number, number>
  /** Keys that had to be sent more than once. */
  resent(): number
  stop(): Promise<void>
}

/** Sends one consultation under a key and writes down what came back. @returns the status; 0 when nobody answered */
export async function writeOnce(origin: string, token: string, key: string, journal: Journal): Promise<number> {
  try {
    const answer = await fetch(`${origin}/api/v1/consultations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ channel: 'phone', statement: `fault ${key}` }),
    })
    const body = (await answer.json()) as { readonly id?: string }
    if (answer.status === 201) journal.acknowledged(key, body.id ?? '')
    return answer.status
  } catch {
    return 0
  }
}

/** Starts several writers at once. `origin` is asked anew each time, because a program started again has another address. */
export function startWriters(count: number, name: string, origin: () => string, token: string, journal: Journal): Writers {
  const statuses = new Map<number, number>()
  const again = new Set<string>()
  let isOn = true
  const writer = async (who: number) => {
    for (let n = 0; isOn; n++) {
      const key = `${name}-w${who}-${n}`
      journal.sent(key)
      // As a good client does: the same under the same key, until it is acknowledged.
      for (let status = 0; isOn && status !== 201; ) {
        status = await writeOnce(origin(), token, key, journal)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (status === 201) continue
        again.add(key)
        await pause(20)
      }
    }
  }
  const all = Array.from({ length: count }, (_, who) => writer(who))
  return {
    statuses,
    resent: () => again.size,
    stop: async () => {
      isOn = false
      await Promise.all(all)
    },
  }
}
