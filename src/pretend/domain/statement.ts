import type { Chance } from './chance.ts'
import { at } from './chance.ts'
import type { Phrases } from './phrases.ts'
import { filled } from './phrases.ts'
import { HOME_PHRASES } from './phrases-home.ts'
import { MONEY_PHRASES } from './phrases-money.ts'
import { WORK_PHRASES } from './phrases-work.ts'
import { relationWord } from './relation-words.ts'
import type { Scene } from './scene.ts'
import type { TopicCode } from './shapes.ts'

/** The shortest and the longest statement, in characters. */
export const STATEMENT_LENGTH = { shortest: 80, longest: 300 } as const

/** What is said at reception, 80 to 300 characters, as it would be taken down. */
export function statementOf(chance: Chance, scene: Scene): string {
  const who = spokenOf(chance, scene)
  const opening = scene.subject.interpreter && scene.voice !== 'outsider' ? '（通訳を通して）' : ''
  const sentences: string[] = []
  let length = opening.length
  const used = new Set<string>()
  const add = (template: string): void => {
    const sentence = filled(chance, template, who)
    if (used.has(template) || length + sentence.length > STATEMENT_LENGTH.longest) return
    used.add(template)
    sentences.push(sentence)
    length += sentence.length
  }
  for (const topic of scene.topics) {
    const phrases = PHRASES[topic]
    add(chance.pick(scene.voice === 'self' ? phrases.self : phrases.about))
    add(chance.pick(phrases.detail))
  }
  const first = PHRASES[at(scene.topics, 0)]
  add(chance.pick(first.wish))
  if (chance.happens(0.5)) add(chance.pick(first.detail))
  for (const detail of first.detail) if (length < STATEMENT_LENGTH.shortest) add(detail)
  return opening + sentences.join('')
}

const PHRASES: Readonly<Record<TopicCode, Phrases>> = { ...MONEY_PHRASES, ...WORK_PHRASES, ...HOME_PHRASES }

function spokenOf(chance: Chance, scene: Scene): string {
  if (scene.voice === 'relative' && scene.relative !== undefined) return relationWord(scene.relative, scene.subject)
  if (scene.voice === 'outsider') return scene.nameKnown ? `${scene.subject.family}さん` : chance.pick(UNNAMED)
  const others = scene.household.members.filter(member => member !== scene.subject)
  return others.length > 0 ? relationWord(scene.subject, chance.pick(others)) : chance.pick(FAR_AWAY)
}

const UNNAMED = ['お名前の分からない方', '角の家の方', '配達先のお宅の方', '公園でよくお見かけする方', '二階にお住まいの方']
const FAR_AWAY = ['隣に住む父', '隣に住む母', '近くに住む兄', '近くに住む叔母', '長くつき合いのある友人']
