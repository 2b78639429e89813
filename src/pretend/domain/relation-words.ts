import type { PretendPerson } from './shapes.ts'

/** How a member of a household speaks of another member: 母, 夫, 姉 ... 家族 when the household does not tell. */
export function relationWord(speaker: PretendPerson, other: PretendPerson): string {
  if (other.sex !== 'male' && other.sex !== 'female') return '家族'
  const steps = GENERATION[other.relationship] - GENERATION[speaker.relationship]
  const word = steps === 0 ? beside(speaker, other) : apart(speaker, other, steps)
  return word === undefined ? '家族' : other.sex === 'male' ? word[0] : word[1]
}

type Pair = readonly [male: string, female: string]

// 'other' is the husband or wife of a child in the pretend city.
const GENERATION: Readonly<Record<PretendPerson['relationship'], number>> = {
  parent: -1,
  head: 0,
  spouse: 0,
  sibling: 0,
  child: 1,
  other: 1,
  grandchild: 2,
}

function beside(speaker: PretendPerson, other: PretendPerson): Pair | undefined {
  const pair = [speaker.relationship, other.relationship]
  if (pair.includes('spouse') && pair.includes('head')) return ['夫', '妻']
  if (pair.includes('spouse')) return ['義理の兄弟', '義理の姉妹']
  if (pair.includes('other')) return ['夫', '妻']
  return other.birthDate < speaker.birthDate ? ['兄', '姉'] : ['弟', '妹']
}

function apart(speaker: PretendPerson, other: PretendPerson, steps: number): Pair | undefined {
  const marriedIn = speaker.relationship === 'other' || (speaker.relationship === 'spouse' && steps < 0)
  if (steps === -1) return speaker.relationship === 'child' && other.relationship === 'sibling' ? ['おじ', 'おば'] : parent(marriedIn)
  if (steps === 1 && speaker.relationship === 'sibling') return ['甥', '姪']
  if (steps === 1) return other.relationship === 'other' ? ['娘の夫', '息子の妻'] : ['息子', '娘']
  if (steps === -2) return ['祖父', '祖母']
  return steps === 2 ? ['孫', '孫'] : undefined
}

const parent = (marriedIn: boolean): Pair => (marriedIn ? ['義父', '義母'] : ['父', '母'])
