import type { Chance } from './chance.ts'
import { draw, weighted } from './chance.ts'
import { filled } from './phrases.ts'
import { FAMILY_WORDS, GAP_NEEDS, URGENT_ACTIONS, WORKER_VIEWS } from './phrases-worker.ts'
import { relationWord } from './relation-words.ts'
import type { Scene } from './scene.ts'
import { mainOf } from './scene.ts'
import type { Channel, PretendConsultation, PretendPart, Urgency } from './shapes.ts'

/** How it came: a relative telephones, a shop reports, a meeting tells. */
export const channelOf = (chance: Chance, scene: Scene): Channel => draw(chance, CHANNELS[scene.voice])

/** How soon somebody must act; undefined while nobody has judged it. */
export function urgencyOf(chance: Chance, scene: Scene): Urgency | undefined {
  const pressing = mainOf(scene) === 'no_food' || mainOf(scene) === 'dv_abuse'
  if (!pressing && chance.happens(0.12)) return undefined
  return draw(chance, pressing ? PRESSING : CALM)
}

type Aside = Pick<
  PretendConsultation,
  'familyStatement' | 'workerView' | 'urgentAction' | 'visitorRelation' | 'language' | 'interpreter' | 'gapNeed' | 'mainTopic'
>

/** What else is written on the sheet: the family's words, the worker's view, what is missing. Most boxes stay empty, as in life. */
export function asideOf(chance: Chance, scene: Scene, urgency: Urgency | undefined): Aside {
  const pressing = urgency === 'immediate' || urgency === 'today'
  const visitor = visitorWord(chance, scene)
  const { language, interpreter } = scene.relative ?? scene.subject
  return {
    ...(chance.happens(0.95) ? { mainTopic: mainOf(scene) } : {}),
    ...(scene.household.members.length > 1 && chance.happens(0.2) ? { familyStatement: filled(chance, chance.pick(FAMILY_WORDS)) } : {}),
    ...(chance.happens(0.55) ? { workerView: filled(chance, chance.pick(WORKER_VIEWS)) } : {}),
    ...(pressing ? { urgentAction: filled(chance, chance.pick(URGENT_ACTIONS)) } : {}),
    ...(visitor === undefined ? {} : { visitorRelation: visitor }),
    ...(language === 'ja' || scene.voice === 'outsider' ? {} : { language, interpreter }),
    ...(chance.happens(0.05) ? { gapNeed: filled(chance, chance.pick(GAP_NEEDS)) } : {}),
  }
}

/** Who is linked: the person; the relative who spoke; now and then another adult who came along. Nobody when the name is unknown. */
export function partsOf(chance: Chance, scene: Scene): readonly PretendPart[] {
  if (!scene.nameKnown) return []
  const parts: PretendPart[] = [{ personKey: scene.subject.key, part: 'subject' }]
  if (scene.relative !== undefined) parts.push({ personKey: scene.relative.key, part: 'consulter' })
  const along = scene.household.members.find(member => member !== scene.subject && member !== scene.relative)
  if (along !== undefined && scene.voice !== 'outsider' && chance.happens(0.04)) parts.push({ personKey: along.key, part: 'visitor' })
  return parts
}

function visitorWord(chance: Chance, scene: Scene): string | undefined {
  if (scene.voice === 'outsider') return chance.pick(OUTSIDERS)
  return scene.relative === undefined ? undefined : relationWord(scene.subject, scene.relative)
}

const OUTSIDERS = ['民生委員', '近所の方', '友人', 'ケアマネジャー', '自治会の役員', '学校の先生', '大家さん', '勤め先の方', '配達員']

const CHANNELS: Readonly<Record<Scene['voice'], ReturnType<typeof weighted<Channel>>>> = {
  self: weighted<Channel>([
    ['counter', 42],
    ['phone', 38],
    ['visit', 10],
    ['web', 8],
    ['letter', 2],
  ]),
  relative: weighted<Channel>([
    ['phone', 50],
    ['counter', 36],
    ['visit', 6],
    ['web', 7],
    ['letter', 1],
  ]),
  outsider: weighted<Channel>([
    ['agency', 45],
    ['phone', 20],
    ['meeting', 18],
    ['business', 12],
    ['counter', 5],
  ]),
}

const CALM = weighted<Urgency>([
  ['planned', 68],
  ['within_week', 28],
  ['today', 3.4],
  ['immediate', 0.6],
])

const PRESSING = weighted<Urgency>([
  ['planned', 10],
  ['within_week', 45],
  ['today', 37],
  ['immediate', 8],
])
