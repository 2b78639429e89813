import type { Ages, Stage } from './ages.ts'
import { stageOf } from './ages.ts'
import type { Chance } from './chance.ts'
import { at, draw, weighted } from './chance.ts'
import type { PretendHousehold, PretendPerson, TopicCode } from './shapes.ts'

/** Who speaks about whom, and about what: the beginning of one consultation. */
export type Scene = {
  readonly household: PretendHousehold
  readonly subject: PretendPerson
  /** The member of the household who speaks when it is not the person; undefined when the person or an outsider speaks. */
  readonly relative: PretendPerson | undefined
  readonly voice: 'self' | 'relative' | 'outsider'
  /** An outsider may not know the name; then no person is linked. */
  readonly nameKnown: boolean
  readonly topics: readonly TopicCode[]
  /** Does anybody of 65 or more live here? It decides which of two agencies may ever meet this household. */
  readonly hasElder: boolean
  readonly hasChild: boolean
}

/** Draw the beginning of one consultation from a household. */
export function sceneOf(chance: Chance, household: PretendHousehold, ages: Ages): Scene {
  const { members } = household
  const subject = chance.pick(members)
  const others = members.filter(member => member !== subject && stageOf(member, ages) !== 'child')
  const voice = voiceOf(chance, stageOf(subject, ages) === 'child', others.length > 0)
  const hasElder = members.some(member => stageOf(member, ages) === 'elder')
  const hasChild = members.some(member => stageOf(member, ages) === 'child')
  return {
    household,
    subject,
    relative: voice === 'relative' ? chance.pick(others) : undefined,
    voice,
    nameKnown: voice !== 'outsider' || chance.happens(0.65),
    topics: topicsOf(chance, stageOf(subject, ages), { voice, hasElder, hasChild }),
    hasElder,
    hasChild,
  }
}

function voiceOf(chance: Chance, isChild: boolean, hasRelative: boolean): Scene['voice'] {
  const drawn = chance.next()
  if (drawn > 0.87) return 'outsider'
  if (isChild) return hasRelative ? 'relative' : 'outsider'
  return drawn > 0.53 && hasRelative ? 'relative' : 'self'
}

function topicsOf(chance: Chance, stage: Stage, house: Pick<Scene, 'voice' | 'hasElder' | 'hasChild'>): TopicCode[] {
  const from = MATTERS[stage]
  // Of a child others speak; of bringing up children a grown person speaks for herself.
  const parenting = stage === 'child' || (house.hasChild && house.voice === 'self')
  const wanted = chance.happens(0.42) ? (chance.happens(0.25) ? 3 : 2) : 1
  const found: TopicCode[] = []
  for (let tries = 0; tries < 8 && found.length < wanted; tries++) {
    const topic = draw(chance, from)
    const fits = (topic !== 'care' || house.hasElder) && (topic !== 'parenting' || parenting)
    if (fits && !found.includes(topic)) found.push(topic)
  }
  return found.length === 0 ? ['other'] : found
}

const MATTERS = {
  child: weighted<TopicCode>([
    ['parenting', 32],
    ['hikikomori_truancy', 26],
    ['family', 15],
    ['illness_disability', 13],
    ['no_food', 4],
    ['dv_abuse', 3],
  ]),
  adult: weighted<TopicCode>([
    ['income_living', 14],
    ['illness_disability', 15],
    ['job_search', 10],
    ['parenting', 9],
    ['housing', 8],
    ['family', 8],
    ['work_trouble', 7],
    ['rent_loan', 7],
    ['tax_utility', 7],
    ['debt', 6],
    ['care', 6],
    ['hikikomori_truancy', 5],
    ['no_food', 4],
    ['other', 4],
    ['community', 3],
    ['dv_abuse', 2],
  ]),
  elder: weighted<TopicCode>([
    ['care', 32],
    ['illness_disability', 15],
    ['community', 12],
    ['income_living', 9],
    ['other', 9],
    ['housing', 8],
    ['family', 8],
    ['tax_utility', 3],
    ['debt', 2],
    ['no_food', 2],
    ['dv_abuse', 1.5],
  ]),
}

/** The matter that weighs most. */
export const mainOf = (scene: Scene): TopicCode => at(scene.topics, 0)
