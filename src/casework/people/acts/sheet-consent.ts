import type { AgencyId } from '../../../kernel/id.ts'
import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import type { ConsentId, ConsentType } from '../domain/consent.ts'
import { CONSENT_TYPES } from '../domain/consent.ts'
import { categoriesOf, coveringConsent, sheetStanding } from '../domain/consent-coverage.ts'
import type { PersonId } from '../domain/person.ts'
import { consentsOf } from '../store/consents.ts'
import { perpetratorIsNear } from '../store/protections.ts'
import { beginConsentIn } from './begin-consent.ts'
import { writeDisclosure } from './record-disclosure.ts'

/** A sheet that goes to another agency and speaks of persons: a referral, a request. */
export type SheetTold = {
  readonly personIds: readonly PersonId[]
  readonly consultationId: string | null
  readonly toAgency: AgencyId
  readonly fields: readonly string[]
  readonly basis: string
  readonly consentType: string | null
  readonly reason: string
}

const SENTENCES = {
  'consent-withdrawn': 'この機関に渡す同意は、取り下げられています。もう一度お尋ねして、新しい同意を記録してください。',
  'out-of-consent': '記録されている同意は、この機関か、この内容に及びません。ご本人に確かめて、同意を記録し直してください。',
} as const

/**
 * Whether a sheet may go as far as consent and protection are concerned. What the person said before outranks what the sheet says
 * now; and nothing goes while somebody from whom a person is protected stands beside them.
 * @source privacy-rules 2.1, 5 「the perpetrator may be a consulter in the same household」
 */
export async function checkSheetTold(act: Act, tx: Tx, sheet: SheetTold): Promise<Result<void, Refusal>> {
  if (await perpetratorIsNear(tx.db, sheet.personIds)) {
    const fields = {
      sharedFields: '守っている方の加害者とされる方が、同じ世帯か相談の中にいます。書面では渡さず、責任者に相談してください。',
    }
    return no(refusal('address-protected', { fields }))
  }
  if (sheet.basis !== 'consent') return yes(undefined)
  const consents = await consentsOf(tx.db, sheet.personIds)
  for (const personId of sheet.personIds) {
    const standing = sheetStanding(consents, wantedBy(act, sheet, personId))
    if (standing !== 'covered' && standing !== 'new') return no(refusal(standing, { fields: { basis: SENTENCES[standing] } }))
  }
  return yes(undefined)
}

/** Writes down that a checked sheet went. A consent that only the sheet knows of is recorded from it, so that it is typed once. */
export async function recordSheetTold(act: Act, tx: Tx, sheet: SheetTold): Promise<void> {
  const { personIds, consultationId, toAgency, fields, basis, reason } = sheet
  await writeDisclosure(act, tx, newId<'disclosure'>(act.now.getTime()), {
    personIds,
    consultationId,
    toAgency,
    fields: ['asked', ...fields],
    basis,
    reason,
    caseId: null,
    toPerson: null,
    consentId: basis === 'consent' ? await consentsFor(act, tx, sheet) : null,
    conferenceId: null,
    channel: 'referral',
    approver: null,
  })
}

async function consentsFor(act: Act, tx: Tx, sheet: SheetTold): Promise<ConsentId | null> {
  const consents = await consentsOf(tx.db, sheet.personIds)
  let first: ConsentId | null = null
  for (const personId of sheet.personIds) {
    const covering = coveringConsent(consents, wantedBy(act, sheet, personId))
    const id = covering?.id ?? (await consentFromSheet(act, tx, sheet, personId))
    first ??= id
  }
  return first
}

async function consentFromSheet(act: Act, tx: Tx, sheet: SheetTold, personId: PersonId): Promise<ConsentId> {
  const type: ConsentType = CONSENT_TYPES.find(code => code === sheet.consentType) ?? 'oral'
  const id = newId<'consent'>(act.now.getTime())
  await beginConsentIn(act, tx, id, personId, {
    kind: 'given',
    body: {
      askedOn: act.today,
      purpose: sheet.reason,
      workerNote: NOTE,
      personWords: null,
      formVersion: null,
      languageUsed: 'ja',
      interpreter: false,
      type,
      proxyRelation: type === 'proxy' ? NOTE : null,
      agencies: [sheet.toAgency],
      categories: categoriesOf(sheet.fields),
      from: act.today,
      until: null,
      fromSheet: true,
    },
  })
  return id
}

const NOTE = 'つなぐシートに書かれた同意'

function wantedBy(act: Act, { toAgency, fields }: SheetTold, personId: PersonId) {
  return { personId, agencyId: toAgency, categories: categoriesOf(fields), on: act.today }
}
