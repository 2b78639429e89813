import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Table } from '../../../../ui/table.tsx'
import { readPapers } from '../../acts/papers/read-papers.ts'
import { CasePage } from '../case/case-frame.tsx'
import { caseIdOf } from '../case/sent.ts'
import type { CasePaper } from './case-papers.ts'
import { papersOf } from './case-papers.ts'
import { paperTexts as texts } from './texts.ts'

/** GET /cases/:id/papers: every paper form of the case, with its A4 page and its Excel file. */
export async function showPapers(visit: SignedVisit): Promise<Answer> {
  const found = await readPapers(visit.act, caseIdOf(visit))
  if (found === undefined) return absentAnswer(visit)
  const papers = await papersOf(visit, found)
  return page(
    <CasePage visit={visit} head={found.head} here="papers">
      <Section id="papers" title={texts.title}>
        <p>{texts.lead}</p>
        <Table
          caption={texts.title}
          isCaptionHidden
          isWrapping
          columns={[
            { key: 'name', label: texts.column.name },
            { key: 'about', label: texts.column.about },
            { key: 'a4', label: texts.column.a4, width: 's' },
            { key: 'excel', label: texts.column.excel, width: 's' },
          ]}
          rows={papers.map(rowOf)}
          empty={texts.empty}
        />
      </Section>
    </CasePage>,
  )
}

function rowOf(paper: CasePaper) {
  const { key, name, about } = paper
  return { key, cells: { name, about, a4: <Way paper={paper} to="a4" />, excel: <Way paper={paper} to="excel" /> } }
}

/** The name of the form belongs to the link for those who hear links one by one. */
function Way({ paper, to }: { readonly paper: CasePaper; readonly to: 'a4' | 'excel' }) {
  const href = paper[to]
  if (href === null) return <>{texts.none}</>
  return (
    <a href={href} aria-label={texts.named(to === 'a4' ? texts.print : texts.save, `${paper.name}　${paper.about}`)}>
      {texts.column[to]}
    </a>
  )
}
