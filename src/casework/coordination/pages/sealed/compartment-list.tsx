import { dayOfInstant, formatDayShort } from '../../../../kernel/day.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { ButtonLink } from '../../../../ui/button.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Table } from '../../../../ui/table.tsx'
import { readCompartments } from '../../acts/sealed/read-compartment.ts'
import type { Compartment } from '../../domain/sealed/compartment.ts'
import { sealedTexts as texts } from './sealed-texts.ts'

/** The tone of each state of a compartment. */
export const SEALED_TONES = { proposed: 'warn', open: 'good', ended: 'done' } as const

/** GET /compartments: the reader's own, and nothing that tells whether there are others. */
export async function showCompartments(visit: SignedVisit): Promise<Answer> {
  const rows = await readCompartments(visit.act)
  const add = (
    <ButtonLink kind="primary" href="/compartments/new" shortcut="new">
      {texts.openNew}
    </ButtonLink>
  )
  const kind = (one: Compartment) => visit.house.codes.label('compartment_kind', one.kind, visit.act.today)
  return page(
    <Layout title={texts.title} frame={frameOf(visit, 'compartments')} flash={texts.done[visit.query.get('done')]} withExit>
      <PageTitle title={texts.title} lead={texts.lead} actions={add} />
      <Table
        caption={texts.title}
        isCaptionHidden
        columns={[
          { key: 'label', label: texts.columns.label },
          { key: 'kind', label: texts.columns.kind, width: 'm' },
          { key: 'state', label: texts.columns.state, width: 'm' },
          { key: 'keptBy', label: texts.columns.keptBy, width: 'm' },
          { key: 'openedAt', label: texts.columns.openedAt, width: 's' },
        ]}
        rows={rows.map(one => ({
          key: one.id,
          href: `/compartments/${one.id}`,
          tone: waits(visit, one) ? 'warn' : undefined,
          cells: {
            label: one.label,
            kind: kind(one),
            state: <Badge tone={SEALED_TONES[one.state]}>{waits(visit, one) ? texts.waitsForYou : texts.states[one.state]}</Badge>,
            keptBy: one.keptByName,
            openedAt: formatDayShort(dayOfInstant(new Date(one.openedAt))),
          },
        }))}
        empty={{ title: texts.listEmpty, text: texts.listEmptyText, action: add }}
      />
    </Layout>,
  )
}

function waits(visit: SignedVisit, one: Compartment): boolean {
  return one.state === 'proposed' && one.secondStaff === visit.act.reader.staffId
}
