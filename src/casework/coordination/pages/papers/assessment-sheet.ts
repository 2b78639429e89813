import { quoted } from '../../../../kernel/quoted.ts'
import type { AssessmentFacts } from '../../acts/papers/assessment-paper.ts'
import type { Debt } from '../../domain/assessment/content.ts'
import type { QuestionKey } from '../../domain/assessment/questions.ts'
import { QUESTIONS } from '../../domain/assessment/questions.ts'
import type { Sheet, SheetBlock, SheetBox, SheetValue } from '../../domain/papers/sheet.ts'
import { numberOf, words } from '../../domain/papers/sheet.ts'
import { questionTexts } from '../assessment/texts-questions.ts'
import { aroundBlocks, issueBlock } from './assessment-tables.ts'
import type { Filling, PaperWords } from './paper-words.ts'
import { ticked, wide } from './paper-words.ts'
import { personBlocks } from './person-block.ts'
import { paperTexts } from './texts.ts'

const { assessment: texts } = paperTexts

/** インテーク・アセスメントシート as a value: the head, every field of the version, the issues, and what the two drawings show. @source forms-and-codes 5 */
export function assessmentSheet(facts: AssessmentFacts, paper: PaperWords): Sheet {
  const { assessment, head } = facts
  const answers = { ...routeBoxes(facts, paper), ...livingBoxes(facts, paper), ...moneyBoxes(facts, paper), ...summaryBoxes(facts, paper) }
  const made: readonly SheetBox[] = [
    { label: texts.madeOn, value: { kind: 'day', day: assessment.madeOn } },
    { label: texts.version, value: words(texts.versionOf(assessment.version, assessment.agencyName, assessment.madeByName)) },
  ]
  const blocks: readonly SheetBlock[] = [
    ...personBlocks(facts, assessment.madeOn),
    { kind: 'boxes', title: texts.answers, lines: [made, ...paper.form.lines(answers)] },
    { kind: 'boxes', title: texts.told, lines: [...toldBoxes(facts, paper)] },
    ...(paper.form.shows('issues') ? [issueBlock(facts, paper)] : []),
    ...aroundBlocks(facts, paper),
  ]
  return {
    form: 'assessment',
    title: paper.form.title,
    version: paper.form.version,
    number: paperTexts.case(head.no),
    day: assessment.madeOn,
    from: assessment.agencyName,
    blocks,
    note: paperTexts.note,
  }
}

type Boxes = Readonly<Record<string, Filling>>

function routeBoxes(facts: AssessmentFacts, paper: PaperWords): Boxes {
  const { content } = facts.assessment
  const dependants = content.dependentChildren === null ? [] : [texts.dependants(content.dependentChildren)]
  const children = content.children === null ? [] : [`${content.children}${texts.people}`]
  return {
    channel: wide(answer(facts, paper, 'channel')),
    cohabitants: { value: answer(facts, paper, 'cohabitants') },
    separated_family: { value: answer(facts, paper, 'separatedFamily') },
    marital: { value: answer(facts, paper, 'marital') },
    children: { value: words([...children, ...dependants].join('　')) },
    community_relation: wide(answer(facts, paper, 'communityRelation')),
  }
}

function livingBoxes(facts: AssessmentFacts, paper: PaperWords): Boxes {
  const { rentArrearsMonths: months, rentArrearsYen: yen } = facts.assessment.content
  const arrears = [months === null ? '' : texts.months(months), yen === null ? '' : texts.yen(yen)]
  return {
    tenure: wide(answer(facts, paper, 'tenure')),
    rent_arrears: { value: words(arrears.filter(part => part !== '').join('　')) },
    health: wide(answer(facts, paper, 'health')),
    clinics: { value: answer(facts, paper, 'clinics') },
    medication: { value: answer(facts, paper, 'medication') },
    health_insurance: wide(answer(facts, paper, 'healthInsurance')),
    handbook: wide(answer(facts, paper, 'handbook')),
    independence_medical: { value: answer(facts, paper, 'independenceMedical') },
    care_level: wide(answer(facts, paper, 'careLevel')),
  }
}

function moneyBoxes(facts: AssessmentFacts, paper: PaperWords): Boxes {
  const { content } = facts.assessment
  return {
    income_person: { value: answer(facts, paper, 'incomePerson') },
    income_household: { value: answer(facts, paper, 'incomeHousehold') },
    benefits: wide(answer(facts, paper, 'benefits')),
    arrears: wide(debts(content.arrears)),
    debts: wide(debts(content.debts)),
    public_assistance: wide(answer(facts, paper, 'publicAssistance')),
    employment: wide(answer(facts, paper, 'employment')),
    employment_form: wide(answer(facts, paper, 'employmentForm')),
    years_out_of_work: { value: answer(facts, paper, 'yearsOutOfWork') },
    education: { value: answer(facts, paper, 'education') },
    qualifications: { value: answer(facts, paper, 'qualifications') },
    work_wish: { value: answer(facts, paper, 'workWish') },
  }
}

function summaryBoxes(facts: AssessmentFacts, paper: PaperWords): Boxes {
  const { content } = facts.assessment
  return {
    urgent_support: wide(answer(facts, paper, 'urgentSupport')),
    chief_concern: { ...wide(answer(facts, paper, 'chiefConcern')), isTall: true },
    background: { ...wide(answer(facts, paper, 'background')), isTall: true },
    strengths: wide(words(content.strengths.map(one => `・${one}`).join('\n'))),
    direction: { ...wide(answer(facts, paper, 'direction')), isTall: true },
    gap_need: wide(answer(facts, paper, 'gapNeed')),
    // For the pen: the desk's disposition is another record's and is not written twice.
    screening_result: { ...wide(null), isTall: true },
  }
}

/** What is asked beyond the national fields; it loses nothing on paper. */
function toldBoxes(facts: AssessmentFacts, paper: PaperWords): readonly (readonly SheetBox[])[] {
  const { codes, day } = paper
  const wishes = facts.assessment.content.wishes.map(
    wish => `${codes.label('statement_speaker', wish.speaker, day)}：${quoted(wish.words)}`,
  )
  const asked = (['tenureDetail', 'handbookDetail', 'pension', 'urgentSupportDetail', 'urgency', 'chiefSpeaker'] as const).map(key => ({
    label: questionTexts.labels[key],
    value: answer(facts, paper, key),
    isWide: true,
  }))
  return [...asked, { label: questionTexts.rows.wishes, value: words(wishes.join('\n')), isWide: true }].map(box => [box])
}

function answer(facts: AssessmentFacts, paper: PaperWords, key: QuestionKey): SheetValue | null {
  if (facts.covered.includes(key)) return words(paperTexts.covered)
  const question = QUESTIONS[key]
  const given = facts.assessment.content[key]
  if (question.kind === 'number') return numberOf(typeof given === 'number' ? given : null, questionTexts.units[question.unit])
  if (question.kind === 'choice') return ticked(paper, question.list, [typeof given === 'string' ? given : null])
  if (question.kind === 'choices') return ticked(paper, question.list, Array.isArray(given) ? given : [])
  return words(typeof given === 'string' ? given : null)
}

function debts(rows: readonly Debt[]): SheetValue | null {
  const lines = rows.map(({ what, toWhom, yen, since }) =>
    [what, toWhom, yen === null ? null : texts.yen(yen), since].filter(part => part).join('　'),
  )
  return words(lines.join('\n'))
}
