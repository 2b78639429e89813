import type { Cast } from './cast.ts'
import type { Held } from './play-conference.ts'
import { confer } from './play-conference.ts'
import { askConsent, askCoordination, hearAtDesk } from './play-desk.ts'
import { evaluate, makePlan, monitor } from './play-plan.ts'
import { acceptRequest, assess, endCoordination, gatherTeam, writeEntry } from './play-team.ts'
import type { Script } from './scripts.ts'

/** Tells a story through the screens alone, each step by the member of staff who would take it, from the first call to the evaluation. */
export async function playInBrowser(cast: Cast, script: Script): Promise<Held> {
  const heard = await hearAtDesk(cast, script)
  await askConsent(cast, script, heard.people, script.consent)
  await askCoordination(cast, script, heard)
  await acceptRequest(cast, script)
  await gatherTeam(cast, script)
  await writeEntry(cast, script)
  await assess(cast, script)
  const held = await confer(cast, script)
  // What the support conference could plan without consent needs it before it is decided.
  if (script.consent === null) await askConsent(cast, script, heard.people, 'oral')
  await makePlan(cast, script)
  await monitor(cast, script)
  await evaluate(cast, script)
  await endCoordination(cast, script)
  return held
}
