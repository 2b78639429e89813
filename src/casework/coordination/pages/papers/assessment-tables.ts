import type { AssessmentFacts } from '../../acts/papers/assessment-paper.ts'
import { kinOf } from '../../domain/assessment/kin.ts'
import { formatMoment } from '../../domain/assessment/moment.ts'
import type { SheetBlock } from '../../domain/papers/sheet.ts'
import { numberOf, words } from '../../domain/papers/sheet.ts'
import { texts as assessmentTexts } from '../assessment/texts.ts'
import type { PaperWords } from './paper-words.ts'
import { paperTexts } from './texts.ts'

const { assessment: texts, person } = paperTexts
const { drawings } = assessmentTexts

/** The issues of the household by the national list, the gravest first. */
export function issueBlock({ issues }: AssessmentFacts, { form, codes, day }: PaperWords): SheetBlock {
  const { issue } = texts
  return {
    kind: 'table',
    title: form.label('issues'),
    columns: [
      { label: issue.issue, width: 6 },
      { label: issue.whose, width: 3 },
      { label: issue.severity, width: 4 },
      { label: issue.since, width: 4 },
      { label: issue.owner, width: 4 },
      { label: issue.state, width: 3 },
    ],
    rows: issues.map(one => [
      words([codes.label('issue', one.code, day), one.missing, one.note].filter(part => part).join('\n')),
      words(one.personName ?? texts.household),
      words(codes.label('issue_severity', String(one.severity), day)),
      words(one.since === null ? null : formatMoment(one.since)),
      words(one.ownerAgencyName ?? texts.noOwner),
      words(codes.label('issue_state', one.state, day)),
    ]),
    empty: texts.nobody,
  }
}

/** What the genogram and the ecomap show, in words: the drawings themselves stand on the screen of the assessment. */
export function aroundBlocks(facts: AssessmentFacts, paper: PaperWords): readonly SheetBlock[] {
  const { form } = paper
  return [...(form.shows('genogram') ? [kinBlock(facts, paper)] : []), ...(form.shows('ecomap') ? [connectionBlock(facts, paper)] : [])]
}

function kinBlock({ family, head, lines, assessment }: AssessmentFacts, { form, codes, day }: PaperWords): SheetBlock {
  const subjects = head.people.filter(({ part }) => part === 'subject').map(({ personId }) => personId)
  const kin = family === undefined ? [] : kinOf(family, lines, subjects, assessment.madeOn)
  const { column } = drawings
  const cares = (id: string) =>
    (family?.carers ?? [])
      .filter(role => role.until === null && role.carer === id)
      .map(role => drawings.caresFor(kin.find(one => one.id === role.caredFor)?.name ?? '', codes.label('care_kind', role.kind, day)))
  return {
    kind: 'table',
    title: form.label('genogram'),
    columns: [
      { label: column.name, width: 6 },
      { label: column.relationship, width: 4 },
      { label: column.sex, width: 3 },
      { label: column.age, width: 2 },
      { label: column.cohabits, width: 3 },
      { label: column.cares, width: 6 },
    ],
    rows: kin.map(one => [
      words(one.isSubject ? `${one.name}（${drawings.subject}）` : one.name),
      words(codes.label('relationship', one.relationship, day)),
      words(drawings.sexes[one.sex]),
      numberOf(one.age, person.years),
      words(one.isDead ? drawings.dead : one.cohabits ? drawings.together : drawings.apart),
      words(cares(one.id).join('、')),
    ]),
    empty: texts.nobody,
  }
}

function connectionBlock({ connections }: AssessmentFacts, { form, codes, day }: PaperWords): SheetBlock {
  const { column } = drawings
  return {
    kind: 'table',
    title: form.label('ecomap'),
    columns: [
      { label: column.called, width: 7 },
      { label: column.kind, width: 4 },
      { label: column.strength, width: 3 },
      { label: column.direction, width: 4 },
      { label: column.note, width: 6 },
    ],
    rows: connections.map(one => [
      words(one.called),
      words(codes.label('connection_kind', one.kind, day)),
      words(codes.label('connection_strength', one.strength, day)),
      words(codes.label('connection_direction', one.direction, day)),
      words(one.note),
    ]),
    empty: texts.nobody,
  }
}
