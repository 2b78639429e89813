import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { Comparison } from '../../acts/assessment/read-assessments.ts'
import { compareAssessments } from '../../acts/assessment/read-assessments.ts'
import type { Difference } from '../../domain/assessment/difference.ts'
import { CasePage } from '../case/case-frame.tsx'
import { caseIdOf, versionOf, wholeNumber } from './sent.ts'
import { texts } from './texts.ts'
import { questionTexts } from './texts-questions.ts'
import { answerInWords, rowInWords } from './wording.ts'

const { compare: words } = texts

/** GET /cases/:id/assessment/:version/compare?with=n: what this version changed against the one before, or against another. */
export async function showComparison(visit: SignedVisit): Promise<Answer> {
  const version = versionOf(visit)
  if (version === undefined) return absentAnswer(visit)
  const other = wholeNumber(visit.query.get('with')) ?? version - 1
  const [from, to] = other <= version ? [other, version] : [version, other]
  const comparison = await compareAssessments(visit.act, caseIdOf(visit), from, to)
  return comparison === undefined ? absentAnswer(visit) : page(<ComparePage visit={visit} comparison={comparison} />)
}

type Shown = { readonly visit: SignedVisit; readonly comparison: Comparison }

function ComparePage({ visit, comparison }: Shown) {
  const { head, before, after } = comparison
  const home = `/cases/${head.supportCase.id}/assessment`
  return (
    <CasePage visit={visit} head={head} here="assessment" title={words.title}>
      <Section id="differences" title={words.between(before.version, after.version)}>
        <OtherVersions comparison={comparison} />
        <Table
          caption={words.between(before.version, after.version)}
          isCaptionHidden
          isWrapping
          columns={[
            { key: 'question', label: words.column.question, width: 'm' },
            { key: 'before', label: words.column.before(before.version) },
            { key: 'after', label: words.column.after(after.version) },
          ]}
          rows={comparison.differences.map(difference => rowOf(visit, difference))}
          empty={{ title: words.none, text: words.noneText }}
        />
      </Section>
      <ButtonRow>
        <PrintButton />
        <ButtonLink kind="quiet" href={home}>
          {texts.form.back}
        </ButtonLink>
      </ButtonRow>
    </CasePage>
  )
}

function OtherVersions({ comparison }: Pick<Shown, 'comparison'>) {
  const { head, after, before, versions } = comparison
  const others = versions.filter(({ version }) => version !== after.version && version !== before.version)
  if (others.length === 0) return null
  return (
    <p>
      {`${words.with}：`}
      {others.map(({ version }) => (
        <>
          <a href={`/cases/${head.supportCase.id}/assessment/${after.version}/compare?with=${version}`}>
            {texts.latest.version(version)}
          </a>{' '}
        </>
      ))}
    </p>
  )
}

function rowOf(visit: SignedVisit, difference: Difference) {
  const { key } = difference
  if (difference.kind === 'rows') {
    const list = (rows: typeof difference.gone) => rows.map(row => rowInWords(visit, row)).join('\n')
    const cells = { question: questionTexts.rows[difference.key], before: kept(list(difference.gone)), after: kept(list(difference.come)) }
    return { key, cells }
  }
  if (difference.kind === 'covered') {
    return { key, cells: { question: questionTexts.labels[difference.key], before: '', after: words.covered } }
  }
  const inWords = (answer: typeof difference.before) => kept(answerInWords(visit, difference.key, answer) ?? questionTexts.unanswered)
  return {
    key,
    cells: { question: questionTexts.labels[difference.key], before: inWords(difference.before), after: inWords(difference.after) },
  }
}

function kept(text: string) {
  return <span class="tn-kept">{text}</span>
}
