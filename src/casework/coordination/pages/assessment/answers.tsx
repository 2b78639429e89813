import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Description } from '../../../../ui/description.tsx'
import { Masked } from '../../../../ui/masked.tsx'
import { Panel } from '../../../../ui/section.tsx'
import type { CoveredAssessment } from '../../acts/assessment/read-assessments.ts'
import type { Content } from '../../domain/assessment/content.ts'
import type { QuestionKey, Section } from '../../domain/assessment/questions.ts'
import { QUESTIONS, questionsOf, SECTIONS } from '../../domain/assessment/questions.ts'
import { texts } from './texts.ts'
import { questionTexts } from './texts-questions.ts'
import { answerInWords, rowInWords } from './wording.ts'

type Shown = { readonly visit: SignedVisit; readonly caseId: string; readonly covered: CoveredAssessment }

type AnswerRow = { readonly label: string; readonly value: Child; readonly wide?: boolean }

/** Everything a version says, section by section; what was not answered is left out, what is covered says how to open it. */
export function Answers(props: Shown) {
  return (
    <>
      {SECTIONS.map(section => (
        <SectionAnswers {...props} section={section} />
      ))}
    </>
  )
}

function SectionAnswers(props: Shown & { readonly section: Section }) {
  const { visit, section, covered } = props
  const { content } = covered.assessment
  const rows = [...questionsOf(section).flatMap(key => answerRow(props, key)), ...listRows(visit, content, section)]
  if (rows.length === 0) return null
  return (
    <Panel title={questionTexts.sections[section]}>
      <Description rows={rows} />
    </Panel>
  )
}

function answerRow({ visit, caseId, covered }: Shown, key: QuestionKey): readonly AnswerRow[] {
  const label = questionTexts.labels[key]
  const question = QUESTIONS[key]
  if (covered.covered.includes(key)) {
    const href = `/cases/${caseId}/assessment/${covered.assessment.version}/sensitive`
    return [{ label, value: <Masked reason={texts.covered} unmask={{ href, label: texts.openCovered }} /> }]
  }
  const words = answerInWords(visit, key, covered.assessment.content[key])
  if (words === undefined) return []
  const isWide = question.kind === 'words' && question.limit > 1000
  return [{ label, value: isWide ? <span class="tn-kept">{words}</span> : words, wide: isWide }]
}

function listRows(visit: SignedVisit, content: Content, section: Section): readonly AnswerRow[] {
  const keys = section === 'money' ? (['arrears', 'debts'] as const) : section === 'summary' ? (['wishes', 'strengths'] as const) : []
  return keys
    .filter(key => content[key].length > 0)
    .map(key => ({
      label: questionTexts.rows[key],
      wide: true,
      value: (
        <ul>
          {content[key].map(row => (
            <li>{rowInWords(visit, row)}</li>
          ))}
        </ul>
      ),
    }))
}
