import { formatDayShort } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Quote } from '../../../ui/quote.tsx'
import { Table } from '../../../ui/table.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import { readQuestion, readQuestions } from '../acts/read-outcomes.ts'
import type { Question } from '../domain/outcome.ts'
import { QuestionBadge } from './badges.tsx'
import type { MeetingParts } from './meeting-page.tsx'
import { outcomeList, outcomePage } from './outcome-frame.tsx'
import { texts } from './texts.ts'

/** GET /questions: what the councils ask the city, the first due first. */
export async function showQuestions(visit: SignedVisit): Promise<Answer> {
  const isAnswered = visit.query.get('view') === 'answered'
  const rows = await readQuestions(visit.act, { isAnswered })
  return outcomeList({
    visit,
    place: 'questions',
    lead: texts.questionsLead,
    views: [
      { view: '', label: texts.questionTabs.open },
      { view: 'answered', label: texts.questionTabs.answered },
    ],
    children: (
      <Table
        caption={texts.questions}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'words', label: texts.questions, width: 'l' },
          { key: 'council', label: texts.columns.council },
          { key: 'due', label: texts.fields.dueOn, isWhole: true },
          { key: 'state', label: texts.columns.state },
        ]}
        rows={rows.map(question => ({
          key: question.id,
          href: `/questions/${question.id}`,
          cells: {
            words: question.words,
            council: question.councilName ?? texts.cityWide,
            due: formatDayShort(question.dueOn),
            state: <QuestionBadge question={question} today={visit.act.today} />,
          },
        }))}
        empty={{ title: texts.nothing, text: texts.questionsLead }}
      />
    ),
  })
}

/** GET /questions/:id. */
export async function drawQuestion(parts: MeetingParts, visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readQuestion(visit.act, visit.params['id'] ?? '', parts.linksOf)
  if (whole === undefined) return absentAnswer(visit)
  const { row } = whole
  return outcomePage({
    visit,
    place: 'questions',
    title: row.words,
    links: whole.links,
    refused,
    children: (
      <>
        <Facts visit={visit} question={row} />
        {row.answer && <Quote speaker={row.answeredName}>{row.answer}</Quote>}
        {whole.mayTend && row.toldIn === null && (
          <VerbForm
            visit={visit}
            action={`/questions/${row.id}/answer`}
            verb="answer"
            version={row.version}
            refused={refused}
            summary={texts.answer}
            button={texts.answer}
            initial={{ words: row.answer, name: row.answeredName }}
          >
            {form => (
              <>
                <TextArea
                  name="words"
                  label={texts.fields.answer}
                  required
                  rows={6}
                  value={form.value('words')}
                  error={form.error('words')}
                />
                <TextField
                  name="name"
                  label={texts.fields.answeredName}
                  required
                  width="l"
                  value={form.value('name')}
                  error={form.error('name')}
                />
              </>
            )}
          </VerbForm>
        )}
      </>
    ),
  })
}

function Facts(props: { readonly visit: SignedVisit; readonly question: Question }) {
  const { question } = props
  return (
    <Description
      rows={[
        { label: texts.columns.state, value: <QuestionBadge question={question} today={props.visit.act.today} /> },
        { label: texts.columns.council, value: question.councilName ?? texts.cityWide },
        { label: texts.fields.dueOn, value: formatBoth(question.dueOn) },
        ...(question.meetingTitle
          ? [{ label: texts.cameFrom, value: <a href={`/meetings/${question.meetingId}`}>{question.meetingTitle}</a> }]
          : []),
      ]}
    />
  )
}
