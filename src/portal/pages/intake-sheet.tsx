import { raw } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import { LANGUAGE_TAGS, readLanguage } from '../../kernel/language.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { ui } from '../../ui/languages/ja.ts'
import { plainText } from '../../ui/languages/readings.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PrintButton, ScreenOnly } from '../../ui/print.tsx'
import { withReadings } from '../../ui/public/with-readings.ts'
import { originOf } from '../texts/all.ts'
import type { Choice, Part, Question, Say, SheetWords } from './intake-questions.ts'
import { QUESTIONS, sidesOf } from './intake-questions.ts'
import { japaneseNames, staffTexts } from './staff-texts.ts'

/** The sheet of the counter in Japanese and one language beside it. Japanese alone is no sheet for two, so it is not there. */
export function showIntakeSheet(visit: SignedVisit): Answer {
  const language = readLanguage(visit.params['lang'])
  if (language === undefined || language === 'ja') return absentAnswer(visit)
  const title = staffTexts.intakeSheetIn(japaneseNames[language])
  return page(
    <Layout title={title} frame={frameOf(visit)} crumbs={[{ label: staffTexts.intakeSheets, href: '/intake-sheets' }, { label: title }]}>
      <ScreenOnly>
        <PageTitle title={title} lead={staffTexts.intakeLead} actions={<PrintButton />} />
      </ScreenOnly>
      <IntakeSheet visit={visit} sheet={{ language, ...sidesOf(language) }} />
    </Layout>,
  )
}

type TwoSides = { readonly language: Language; readonly japanese: SheetWords; readonly other: SheetWords }

function IntakeSheet(props: { readonly visit: SignedVisit; readonly sheet: TwoSides }) {
  const { sheet, visit } = props
  return (
    <article class="tn-intake" data-language={sheet.language}>
      <SheetHead visit={visit} sheet={sheet} />
      <ol class="tn-intake__questions">
        {QUESTIONS.map((question, at) => (
          <QuestionBox sheet={sheet} question={question} code={String(at + 1)} />
        ))}
      </ol>
      <div class="tn-intake__law">
        <Both sheet={sheet} say={words => words.ask.trouble.exception} />
      </div>
      <StaffBox sheet={sheet} />
    </article>
  )
}

/** What must be read before anything is written: what the sheet is, that nobody has checked its words, and whom to call in danger. */
function SheetHead(props: { readonly visit: SignedVisit; readonly sheet: TwoSides }) {
  const { sheet } = props
  const { house } = props.visit
  return (
    <>
      <div class="tn-intake__marks" lang="ja">
        <span>{house.cityName}</span>
        {house.isDemo && <span class="tn-intake__demo">{ui.demo}</span>}
      </div>
      <h2 class="tn-intake__title">
        <Both sheet={sheet} say={words => words.sheet.title} />
      </h2>
      <div class="tn-intake__lead">
        <Both sheet={sheet} say={words => `${words.sheet.lead}${gap(sheet, words)}${words.intake.point}`} />
        <Both sheet={sheet} say={words => `${words.home.free}${gap(sheet, words)}${words.frame.foot.privacy}`} />
      </div>
      <div class="tn-intake__unchecked">
        <Both sheet={sheet} say={uncheckedOn(sheet)} />
        {originOf(sheet.language)?.hasStale && <Both sheet={sheet} say={staleOn(sheet)} />}
      </div>
      <div class="tn-intake__danger">
        <Both sheet={sheet} say={words => words.frame.foot.emergency} />
      </div>
    </>
  )
}

function QuestionBox(props: { readonly sheet: TwoSides; readonly question: Question; readonly code: string }) {
  const { sheet, question, code } = props
  return (
    <li class="tn-intake__question">
      <div class="tn-intake__ask">
        <span class="tn-intake__number">{code}</span>
        <h3>
          <Both sheet={sheet} say={question.ask} />
        </h3>
        {question.supports.length > 0 && (
          <div class="tn-intake__support">
            <Both sheet={sheet} say={words => question.supports.map(say => say(words)).join(gap(sheet, words))} />
          </div>
        )}
      </div>
      {question.parts.map((part, at) => (
        <AnswerPart sheet={sheet} part={part} code={code} before={codesIn(question.parts.slice(0, at))} />
      ))}
    </li>
  )
}

/** `before`: how many numbers the parts above have used, so that every number of a question is there once. */
function AnswerPart(props: { readonly sheet: TwoSides; readonly part: Part; readonly code: string; readonly before: number }) {
  const { sheet, part, code, before } = props
  const label = part.label && <Both sheet={sheet} say={part.label} />
  if ('lines' in part) {
    return (
      <>
        {label && (
          <div class="tn-intake__label">
            <span class="tn-intake__code">{`${code}-${before + 1}`}</span>
            {label}
          </div>
        )}
        {Array.from({ length: part.lines }, () => (
          <div class="tn-intake__line" aria-hidden="true" />
        ))}
      </>
    )
  }
  return (
    <>
      {label && <div class="tn-intake__label">{label}</div>}
      <ul class="tn-intake__choices" data-columns={part.columns}>
        {part.choices.map((choice, at) => (
          <ChoiceBox sheet={sheet} choice={choice} code={`${code}-${before + at + 1}`} />
        ))}
      </ul>
    </>
  )
}

function ChoiceBox(props: { readonly sheet: TwoSides; readonly choice: Choice; readonly code: string }) {
  return (
    <li>
      <span class="tn-intake__box" aria-hidden="true" />
      <span class="tn-intake__code">{props.code}</span>
      <span class="tn-intake__words">
        <Both sheet={props.sheet} say={props.choice.say} once />
        {props.choice.hasLine && (
          <span class="tn-intake__line">{props.choice.caption && <Both sheet={props.sheet} say={props.choice.caption} once />}</span>
        )}
      </span>
    </li>
  )
}

/** One sentence on both sides. `once`: what is the same on both, but for the spaces of easy Japanese, stands there once. */
function Both(props: { readonly sheet: TwoSides; readonly say: Say; readonly once?: boolean }) {
  const { language, japanese, other } = props.sheet
  const [left, right] = [plainText(props.say(japanese)), props.say(other)]
  const isOnce = props.once === true && left === plainText(right).replaceAll(' ', '')
  return (
    <span class="tn-intake__both">
      {!isOnce && <span lang="ja">{left}</span>}
      <span lang={LANGUAGE_TAGS[language]}>{language === 'ja-easy' ? raw(withReadings(right, true)) : plainText(right)}</span>
    </span>
  )
}

function StaffBox(props: { readonly sheet: TwoSides }) {
  return (
    <div class="tn-intake__staff">
      <Both sheet={props.sheet} say={words => words.sheet.staffOnly} />
      <ul lang="ja">
        {staffTexts.intakeStaffFields.map(name => (
          <li>{name}</li>
        ))}
      </ul>
    </div>
  )
}

const codesIn = (parts: readonly Part[]): number =>
  parts.reduce((sum, part) => sum + ('lines' in part ? Number(part.label !== undefined) : part.choices.length), 0)

/** Easy Japanese was not made by a machine, but nobody who needs it has read it yet; the Japanese side must not say otherwise. */
function uncheckedOn(sheet: TwoSides): Say {
  return words => (sheet.language === 'ja-easy' && words === sheet.japanese ? staffTexts.intakeEasyUnchecked : words.intake.unchecked)
}

/** The mark stands on paper too, so the paper says what it means; Japanese has no such sentence of its own. */
function staleOn(sheet: TwoSides): Say {
  return words => (words === sheet.japanese ? staffTexts.intakeStale : words.frame.translation.stale)
}

/** Between two sentences: Chinese and Japanese need no space, easy Japanese and the others do. */
function gap(sheet: TwoSides, words: SheetWords): string {
  return words === sheet.japanese || sheet.language === 'zh' ? '' : ' '
}
