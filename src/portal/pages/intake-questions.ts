import type { Language } from '../../kernel/language.ts'
import { LANGUAGE_NAMES } from '../../kernel/language.ts'
import { formatWeekday } from '../../ui/languages/format.ts'
import { wordsIn } from '../texts/all.ts'
import type { Catalogue } from '../texts/catalogue.ts'
import type { IntakeWords } from '../texts/intake/all.ts'
import { intakeWordsIn } from '../texts/intake/all.ts'
import { japaneseNames } from './staff-texts.ts'

/** All words of the sheet on one of its two sides. `partner`: the language beside the Japanese, as this side names it. */
export type SheetWords = Catalogue & { readonly intake: IntakeWords; readonly partner: string; weekday(day: number): string }

/** Finds one sentence on either side, so that no question can stand there in one language only. */
export type Say = (words: SheetWords) => string

/** An answer to tick; `hasLine` when something is written under it, `caption` says what. */
export type Choice = { readonly say: Say; readonly hasLine?: boolean; readonly caption?: Say }

/** Where an answer goes: boxes to tick in columns, or lines to write on. A labelled line has a number to point at, like a box. */
export type Part =
  | { readonly label?: Say; readonly columns: 1 | 2 | 3 | 4 | 7; readonly choices: readonly Choice[] }
  | { readonly label?: Say; readonly lines: number }

export type Question = { readonly ask: Say; readonly supports: readonly Say[]; readonly parts: readonly Part[] }

/** The two sides of a sheet: what staff read, and what the other person reads. */
export function sidesOf(language: Language): { readonly japanese: SheetWords; readonly other: SheetWords } {
  return {
    japanese: { ...sideOf('ja'), partner: japaneseNames[language] },
    other: { ...sideOf(language), partner: LANGUAGE_NAMES[language] },
  }
}

/** The questions, in the order of a conversation: who talks and whether an interpreter is needed, danger, what is troubling; then how to keep in touch. */
export const QUESTIONS: readonly Question[] = [
  { ask: w => w.sheet.called, supports: [w => w.ask.talk.calledSupport], parts: [{ lines: 1 }] },
  {
    ask: w => w.sheet.interpreter,
    supports: [w => w.ask.talk.interpreterSupport],
    parts: [{ columns: 4, choices: [tick(w => w.ask.talk.interpreterYes), tick(w => w.ask.talk.interpreterNo)] }],
  },
  {
    ask: w => w.intake.danger,
    supports: [],
    parts: [{ columns: 3, choices: [tick(w => w.intake.dangerYes), tick(w => w.intake.dangerPrivately), tick(w => w.sheet.no)] }],
  },
  {
    ask: w => w.sheet.urgent,
    supports: [],
    parts: [
      {
        columns: 4,
        choices: [
          tick(w => w.topics.no_food),
          tick(w => w.intake.lackingBed),
          tick(w => w.intake.lackingMedicine),
          tick(w => w.intake.lackingNothing),
        ],
      },
    ],
  },
  { ask: w => w.sheet.trouble, supports: [w => w.ask.trouble.lead, w => w.ask.trouble.support], parts: [{ lines: 5 }] },
  {
    ask: w => w.ask.trouble.topics,
    supports: [w => w.ask.trouble.topicsSupport],
    parts: [{ columns: 3, choices: topics().map(topic => tick(w => w.topics[topic])) }],
  },
  {
    ask: w => w.sheet.language,
    supports: [],
    parts: [
      {
        label: w => w.ask.talk.language,
        columns: 4,
        choices: [
          tick(w => w.partner),
          tick(w => w.intake.japanese),
          tick(w => w.ask.talk.languageSign),
          written(w => w.ask.talk.languageOther),
        ],
      },
      {
        label: w => w.intake.reads,
        columns: 4,
        choices: [
          tick(w => w.partner),
          tick(w => w.intake.japanese),
          tick(w => w.intake.readsHardly),
          written(w => w.ask.talk.languageOther),
        ],
      },
    ],
  },
  {
    ask: w => w.ask.reach.title,
    supports: [],
    parts: [
      {
        columns: 2,
        choices: [
          written(
            w => w.ask.reach.phone,
            w => w.ask.contact.phone,
          ),
          written(
            w => w.ask.reach.email,
            w => w.ask.contact.email,
          ),
          written(w => w.ask.reach.other),
          tick(w => w.intake.noContact),
        ],
      },
    ],
  },
  {
    ask: w => w.sheet.callTimes,
    supports: [w => w.ask.contact.timesSupport],
    parts: [
      { columns: 7, choices: [1, 2, 3, 4, 5, 6, 0].map(day => tick(w => w.weekday(day))) },
      {
        columns: 3,
        choices: [tick(w => w.ask.contact.morning), tick(w => w.ask.contact.afternoon), tick(w => w.ask.contact.evening)],
      },
    ],
  },
  {
    ask: w => w.ask.contact.quietTitle,
    supports: [],
    parts: [
      { columns: 1, choices: [tick(w => w.ask.contact.quiet)] },
      { label: w => w.ask.contact.safe, lines: 1 },
    ],
  },
  {
    ask: w => w.sheet.consent,
    supports: [w => w.sheet.consentSupport],
    parts: [
      { columns: 3, choices: [tick(w => w.intake.agrees), tick(w => w.intake.askFirst), tick(w => w.intake.disagrees)] },
      { label: w => w.intake.mayTell, lines: 1 },
      { label: w => w.intake.mustNotTell, lines: 1 },
    ],
  },
  {
    ask: w => w.sheet.needs,
    supports: [],
    parts: [
      {
        columns: 3,
        choices: [
          tick(w => w.intake.easySpeech),
          tick(w => w.intake.slowly),
          tick(w => w.intake.largeLetters),
          tick(w => w.ask.talk.languageSign),
          tick(w => w.intake.byWriting),
          tick(w => w.intake.helpWriting),
          tick(w => w.intake.stepFree),
          tick(w => w.intake.companion),
          written(w => w.topics.other),
        ],
      },
    ],
  },
]

function tick(say: Say): Choice {
  return { say }
}

function written(say: Say, caption?: Say): Choice {
  return { say, hasLine: true, ...(caption && { caption }) }
}

function topics(): readonly (keyof Catalogue['topics'])[] {
  return Object.keys(wordsIn('ja').topics) as (keyof Catalogue['topics'])[]
}

/** Japanese of either kind writes the weekday out: a lone 月 would be read as the moon. */
function sideOf(language: Language): Omit<SheetWords, 'partner'> {
  const width = language === 'ja' || language === 'ja-easy' ? 'long' : 'short'
  return { ...wordsIn(language), intake: intakeWordsIn(language), weekday: day => formatWeekday(language, day, width) }
}
