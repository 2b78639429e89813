import type { Child } from 'hono/jsx'
import { formatDayShort, formatInstant } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Paper } from '../../../ui/paper.tsx'
import { PrintButton, ScreenOnly } from '../../../ui/print.tsx'
import { Sheet, SheetTable } from '../../../ui/sheet.tsx'
import type { OwnFile } from '../acts/read-own-file.ts'
import { readOwnFile } from '../acts/read-own-file.ts'
import { consentStateOn } from '../domain/consent-coverage.ts'
import type { PersonId } from '../domain/person.ts'
import { nameOf } from '../domain/person.ts'
import { consentTexts } from './consent-texts.ts'
import { crumbsTo } from './consents-page.tsx'
import { agencyNames, categoriesInWords, termInWords } from './consents-panel.tsx'
import { disclosureTexts } from './disclosure-texts.ts'
import { basisInWords, fieldsInWords, toWhom } from './disclosures-table.tsx'
import { factsInWords } from './facts.tsx'
import { ownFileTexts as words } from './own-file-texts.ts'
import { personIdOf } from './sent.ts'

/** Parts of the own-file copy that other modules add: the person's own words and the facts about them, never what third parties said. */
export type OwnFileParts = (visit: SignedVisit, id: PersonId) => Promise<Child>

/** GET /people/:id/own-file: the copy of their own file that a person may ask for, on paper. @source 個人情報保護法76条, 78条 */
export function showOwnFile(parts: readonly OwnFileParts[]): (visit: SignedVisit) => Promise<Answer> {
  return async visit => {
    const file = await readOwnFile(visit.act, personIdOf(visit))
    if (file === undefined) return absentAnswer(visit)
    const names = await agencyNames(visit)
    const added: Child[] = []
    for (const part of parts) added.push(await part(visit, file.person.id))
    return page(
      <Layout title={words.title} frame={frameOf(visit, 'people')} crumbs={crumbsTo(file.person, words.title)} withExit>
        <ScreenOnly>
          <PageTitle title={words.title} lead={words.lead} actions={<PrintButton />} />
        </ScreenOnly>
        <Paper visit={visit} name={words.title} number="">
          <Sheet title={words.title} day={formatBoth(visit.act.today)} to={words.to(nameOf(file.person))} note={words.note}>
            <SheetTable title={words.facts} rows={factRows(visit, file)} />
            <SheetTable title={words.consents} rows={consentRows(visit, file, names)} />
            <SheetTable title={words.disclosures} rows={disclosureRows(visit, file)} />
          </Sheet>
          {added}
        </Paper>
      </Layout>,
    )
  }
}

function factRows(visit: SignedVisit, { person }: OwnFile) {
  // A note is what staff wrote for each other; it goes through the reviewed parts, not onto this sheet.
  const facts = factsInWords(person, visit.house.codes, visit.act.today).filter(({ name, text }) => text !== '' && name !== 'note')
  return facts.map(({ label, text }) => [{ label, value: text }])
}

function consentRows(visit: SignedVisit, { consents }: OwnFile, names: ReadonlyMap<string, string>) {
  if (consents.length === 0) return [[{ label: words.none, value: '' }]]
  return consents.map(consent => [
    {
      label: formatDayShort(consent.askedOn),
      value: [
        `${consent.purpose}（${consentTexts.state[consentStateOn(consent, visit.act.today)]}）`,
        consent.agencies.map(id => names.get(id) ?? '').join('、'),
        categoriesInWords(visit, consent),
        termInWords(consent),
      ]
        .filter(part => part !== '')
        .join('　'),
    },
  ])
}

function disclosureRows(visit: SignedVisit, { disclosures }: OwnFile) {
  if (disclosures.length === 0) return [[{ label: words.none, value: '' }]]
  return disclosures.map(row => [
    {
      label: formatInstant(row.at),
      value: `${toWhom(row)}　${disclosureTexts.columns.fields}：${fieldsInWords(visit, row)}　${disclosureTexts.columns.basis}：${basisInWords(visit, row)}`,
    },
  ])
}
