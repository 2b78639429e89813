import { expect, test } from 'vitest'
import type { Way } from '../testing/browser/chromium.ts'
import { DESK, WAYS } from '../testing/browser/chromium.ts'
import { lookInto } from '../testing/browser/look.ts'
import { setStage } from '../testing/browser/stage.ts'
import { castOn } from '../testing/stories/cast.ts'
import { heldWords, minutesOf } from '../testing/stories/play-conference.ts'
import { playInBrowser } from '../testing/stories/play-in-browser.ts'
import type { Script } from '../testing/stories/scripts.ts'
import { SCRIPTS } from '../testing/stories/scripts.ts'

const stage = setStage()

/** With written consent and children in the house; it is looked at on every page, with script on a desk and without on a phone. */
const IN_FULL = 'young-carer'
/** With an address nobody may learn; all twelve are told at the screens by `npm run prove`, and through the API by every `npm test`. */
const DAILY: readonly string[] = ['away-from-home']
/** Milliseconds for one telling on a machine that is busy with other things. */
const TOLD_WITHIN = 300_000
const isAll = process.env['TSUNAGI_ALL_STORIES'] === '1'
const PHONE_WITHOUT_SCRIPT = WAYS.filter(way => way.script === 'off' && way.width === 390)

for (const way of [DESK, ...PHONE_WITHOUT_SCRIPT]) {
  test(
    `a story is told at the screens from the first call to the evaluation, script ${way.script} at ${way.width} pixels`,
    async () => {
      const seeing = lookInto(`story-${way.width}-script-${way.script}`, way)
      await tell(another(named(IN_FULL), way), way, seeing)
      expect(seeing.complaints).toEqual([])
    },
    TOLD_WITHIN,
  )
}

for (const script of SCRIPTS.filter(({ key }) => key !== IN_FULL && (isAll || DAILY.includes(key))))
  test(`the story 「${script.title}」 runs at the screens from the first call to the evaluation`, () => tell(script, DESK), TOLD_WITHIN)

async function tell(script: Script, way: Way, seeing?: ReturnType<typeof lookInto>): Promise<void> {
  const cast = castOn(stage, way, seeing)
  const held = await playInBrowser(cast, script)
  await cast.dismiss()
  console.info(heldWords(script, held))
  expect(held.seconds).toBeLessThan(600)
  expect(minutesOf(held)).toBeLessThan(10)
}

function named(key: string): Script {
  const script = SCRIPTS.find(one => one.key === key)
  if (script === undefined) throw new Error(`no story ${key}`)
  return script
}

/** The same story of another family, so that two tellings in one town do not meet. */
function another(script: Script, way: Way): Script {
  if (way.script === 'on') return script
  return { ...script, key: `${script.key}-phone`, people: script.people.map(one => ({ ...one, family: `${one.family}西` })) }
}
