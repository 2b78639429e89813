import { plainText } from '../../../../ui/languages/readings.ts'
import { Table } from '../../../../ui/table.tsx'
import type { EditionWhole } from '../../acts/paper/read-editions.ts'
import type { Told } from '../../domain/paper/counts.ts'
import { SMALL_CELL } from '../../domain/paper/counts.ts'
import { ANSWERS } from '../../domain/paper/returned.ts'
import { circularTexts, paperTexts } from './texts.ts'

/** How each question was answered. Whoever did not key the sheets in is told no number from which one house could be known. */
export function AnswerTable({ whole }: { readonly whole: EditionWhole }) {
  const { returned, answers, isKeeper } = whole
  if (answers.length === 0) return <p>{circularTexts.noQuestions}</p>
  return (
    <>
      <p>{circularTexts.came(spelled(returned.paper), spelled(returned.form))}</p>
      <p>{isKeeper ? circularTexts.keepersOnly : circularTexts.fewLead}</p>
      <Table
        caption={circularTexts.answers}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'question', label: circularTexts.questionsTitle, width: 'l' },
          ...ANSWERS.map(one => ({ key: one, label: paperTexts.answers[one], align: 'end' as const, isWhole: true })),
        ]}
        rows={answers.map(row => ({
          key: String(row.no),
          cells: {
            question: `${row.no}　${plainText(row.words)}`,
            ...Object.fromEntries(ANSWERS.map(one => [one, spelled(row.answers[one])])),
          },
        }))}
        empty={{ title: circularTexts.noQuestions, text: '' }}
      />
    </>
  )
}

function spelled(told: Told): string {
  return told === 'few' ? circularTexts.few(SMALL_CELL) : String(told)
}
