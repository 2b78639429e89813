import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ButtonLink } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { Family } from '../../../people/index.ts'
import type { Overview } from '../../acts/assessment/read-assessments.ts'
import type { Drawn } from '../../domain/assessment/connection.ts'
import { ecomapOf } from '../../domain/assessment/ecomap.ts'
import { genogramOf } from '../../domain/assessment/genogram.ts'
import type { Kin } from '../../domain/assessment/kin.ts'
import { careLinesOf, kinOf } from '../../domain/assessment/kin.ts'
import { EcomapDrawing } from './ecomap-drawing.tsx'
import { GenogramDrawing } from './genogram-drawing.tsx'
import { texts } from './texts.ts'
import { labelOf } from './wording.ts'

const { drawings } = texts
const { column } = drawings

type Shown = { readonly visit: SignedVisit; readonly view: Overview }

/** The family as it is drawn, and the same in a table. */
export function GenogramSection({ visit, view }: Shown) {
  const { family, head, lines } = view
  if (family === undefined) {
    return (
      <Section id="genogram" title={drawings.genogram}>
        <EmptyState title={drawings.noHousehold} text={drawings.noHouseholdText} />
      </Section>
    )
  }
  const subjects = head.people.filter(({ part }) => part === 'subject').map(({ personId }) => personId)
  const kin = kinOf(family, lines, subjects, visit.act.today)
  return (
    <Section
      id="genogram"
      title={drawings.genogram}
      actions={
        <ButtonLink kind="quiet" href={`/households/${family.householdId}`}>
          {drawings.toHousehold}
        </ButtonLink>
      }
    >
      {kin.length > 0 && <GenogramDrawing genogram={genogramOf(kin, careLinesOf(family))} />}
      <KinTable visit={visit} kin={kin} family={family} />
    </Section>
  )
}

/** Everybody around the household as it is drawn, and the same in a table. */
export function EcomapSection(props: {
  readonly visit: SignedVisit
  readonly label: string
  readonly connections: readonly Drawn[]
  readonly editHref?: string | undefined
}) {
  const { visit, connections } = props
  const rows = connections.map((drawn, at) => ({
    key: String(at),
    cells: {
      called: drawn.called,
      kind: labelOf(visit, 'connection_kind', drawn.kind),
      strength: short(labelOf(visit, 'connection_strength', drawn.strength)),
      direction: short(labelOf(visit, 'connection_direction', drawn.direction)),
      note: drawn.note ?? '',
    },
  }))
  return (
    <Section
      id="ecomap"
      title={drawings.ecomap}
      actions={
        props.editHref && (
          <ButtonLink kind="quiet" href={props.editHref}>
            {drawings.toConnections}
          </ButtonLink>
        )
      }
    >
      {connections.length > 0 && <EcomapDrawing ecomap={ecomapOf(props.label, connections)} />}
      <Table
        caption={drawings.connections}
        isWrapping
        columns={(['called', 'kind', 'strength', 'direction', 'note'] as const).map(key => ({ key, label: column[key] }))}
        rows={rows}
        empty={{ title: drawings.noConnections, text: drawings.noConnectionsText }}
      />
    </Section>
  )
}

function remarksOn(one: Kin) {
  const marks = [one.isSubject ? drawings.subject : '', one.isDead ? drawings.dead : ''].filter(mark => mark !== '')
  return marks.length === 0 ? '' : short(marks.join('・'))
}

/** A word that must not be broken over two lines, however narrow the column. */
function short(word: string) {
  return <span class="tn-short">{word}</span>
}

const KIN_COLUMNS = [
  { key: 'name', label: column.name, width: 'm' },
  { key: 'relationship', label: column.relationship, width: 's' },
  { key: 'sex', label: column.sex, width: 'xs' },
  { key: 'age', label: column.age, width: 'xs' },
  { key: 'cohabits', label: column.cohabits, width: 'xs' },
  { key: 'cares', label: column.cares },
  { key: 'remark', label: column.remark, width: 's' },
] as const

function KinTable(props: { readonly visit: SignedVisit; readonly kin: readonly Kin[]; readonly family: Family }) {
  const { visit, kin, family } = props
  const cares = (id: string) =>
    family.carers
      .filter(role => role.until === null && role.carer === id)
      .map(role => drawings.caresFor(kin.find(one => one.id === role.caredFor)?.name ?? '', labelOf(visit, 'care_kind', role.kind)))
  const rows = kin.map(one => ({
    key: one.id,
    cells: {
      name: one.name,
      relationship: short(labelOf(visit, 'relationship', one.relationship)),
      sex: short(drawings.sexes[one.sex]),
      age: one.age === undefined ? '' : short(drawings.years(one.age)),
      cohabits: one.isDead ? '' : short(one.cohabits ? drawings.together : drawings.apart),
      cares: cares(one.id).join('、'),
      remark: remarksOn(one),
    },
  }))
  return (
    <Table
      caption={drawings.members}
      isWrapping
      columns={KIN_COLUMNS}
      rows={rows}
      empty={{ title: drawings.nobody, text: drawings.nobodyText }}
    />
  )
}
