import type { Child } from 'hono/jsx'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Table } from '../../../ui/table.tsx'
import type { PersonId } from '../../people/index.ts'
import { readConsultationsOf } from '../acts/read-consultations-of.ts'
import { consultationRows, PERSON_LIST } from './queue-page.tsx'
import { texts } from './texts.ts'

/** The consultations of one person that the reader may see, for the person's page. */
export async function consultationsPanel(visit: SignedVisit, id: PersonId): Promise<Child> {
  const rows = await readConsultationsOf(visit.act, id)
  return (
    <Table
      caption={texts.personConsultations}
      isCaptionHidden
      isWrapping
      columns={PERSON_LIST}
      rows={consultationRows(visit, rows)}
      empty={{ title: texts.personNoConsultations, text: texts.personNoConsultationsText }}
    />
  )
}
