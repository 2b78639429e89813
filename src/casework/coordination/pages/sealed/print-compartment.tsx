import { formatInstant } from '../../../../kernel/day.ts'
import { formatBoth } from '../../../../kernel/era.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Paper } from '../../../../ui/paper.tsx'
import { PrintButton, ScreenOnly } from '../../../../ui/print.tsx'
import { Sheet, SheetTable } from '../../../../ui/sheet.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { Watermark } from '../../../../ui/watermark.tsx'
import type { CompartmentView } from '../../acts/sealed/read-compartment.ts'
import { printCompartment, readCompartment } from '../../acts/sealed/read-compartment.ts'
import type { SealedEntry } from '../../domain/sealed/compartment.ts'
import { REASON_BODY } from './sealed-bodies.ts'
import { compartmentIdOf } from './sealed-steps.tsx'
import { sealedTexts as texts } from './sealed-texts.ts'

/** GET /compartments/:id/print: why, before there is anything to print. */
export async function askToPrint(visit: SignedVisit): Promise<Answer> {
  const view = await readCompartment(visit.act, compartmentIdOf(visit))
  return view ? reasonPage(visit, view, await openForm(visit)) : absentAnswer(visit)
}

/** POST /compartments/:id/print: the paper, with whose copy it is across every page. Who reported is never on it. */
export async function showSealedPaper(visit: SignedVisit): Promise<Answer> {
  const read = readBody(REASON_BODY, bodyFromForm(visit.form))
  const id = compartmentIdOf(visit)
  if (!read.ok) {
    const view = await readCompartment(visit.act, id)
    return view ? reasonPage(visit, view, refusedForm(visit, refusal('fields', { fields: read.refusal }))) : absentAnswer(visit)
  }
  const view = await printCompartment(visit.act, id, read.value.reason)
  return view ? paperPage(visit, view) : absentAnswer(visit)
}

function crumbsOf({ compartment }: CompartmentView) {
  const at = `/compartments/${compartment.id}`
  return [{ label: texts.title, href: '/compartments' }, { label: compartment.label, href: at }, { label: texts.printTitle }]
}

function reasonPage(visit: SignedVisit, view: CompartmentView, form: FormState): Answer {
  return page(
    <Layout title={texts.printTitle} frame={frameOf(visit, 'compartments')} hasErrors={form.hasErrors} crumbs={crumbsOf(view)} withExit>
      <FormNotices form={form} />
      <PageTitle title={texts.printTitle} lead={texts.printLead} />
      <Form action={visit.path} token={visit.formToken} idempotencyKey={form.idempotencyKey}>
        <TextArea name="reason" label={texts.fields.reason} required value={form.value('reason')} error={form.error('reason')} />
        <ButtonRow>
          <Button kind="primary">{texts.actions.showPaper}</Button>
          <ButtonLink kind="quiet" href={`/compartments/${view.compartment.id}`}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}

function paperPage(visit: SignedVisit, view: CompartmentView): Answer {
  const { compartment } = view
  const { agencyName, staffName } = visit.signedIn
  return page(
    <Layout title={texts.paper} frame={frameOf(visit, 'compartments')} crumbs={crumbsOf(view)} withExit>
      <Watermark words={texts.watermark(agencyName, staffName, formatInstant(visit.now))} />
      <ScreenOnly>
        <PageTitle title={texts.paper} actions={<PrintButton />} />
      </ScreenOnly>
      <Paper visit={visit} name={texts.paper} number={compartment.label}>
        <Sheet title={texts.paper} day={formatBoth(visit.act.today)} from={compartment.keptByName} note={texts.paperNote}>
          <SheetTable rows={headRows(visit, view)} />
          <SheetTable title={texts.sections.entries} rows={[...view.entries].reverse().map(entryRow)} />
          {view.meetings.length > 0 && (
            <SheetTable
              title={texts.sections.meetings}
              rows={view.meetings.map(one => [{ label: `${whenOf(one.at)} ${one.typeName ?? texts.meetingOther}`, value: one.minutes }])}
            />
          )}
        </Sheet>
      </Paper>
    </Layout>,
  )
}

function headRows(visit: SignedVisit, { compartment, members }: CompartmentView) {
  const { codes } = visit.house
  const about = compartment.caseNo === null ? (compartment.personName ?? compartment.householdLabel) : texts.aboutCase(compartment.caseNo)
  return [
    [
      { label: texts.fields.kind, value: codes.label('compartment_kind', compartment.kind, visit.act.today) },
      { label: texts.about, value: about ?? texts.aboutHidden },
    ],
    [{ label: texts.sections.members, value: members.map(member => `${member.staffName}（${member.agencyName}）`).join('、') }],
  ]
}

function entryRow(entry: SealedEntry) {
  const parts = [
    entry.isReplaced ? `【${texts.replaced}】` : null,
    entry.fact && `${texts.parts.fact}：${entry.fact}`,
    entry.personWords && `${texts.parts.person_words}：${entry.personWords}`,
    entry.opinion && `${texts.parts.opinion}：${entry.opinion}`,
    entry.thirdParty && `${texts.thirdPartySays(entry.thirdPartyWho ?? '')}：${entry.thirdParty}`,
  ]
  return [{ label: `${whenOf(entry.at)} ${entry.staffName}`, value: parts.filter(part => part).join('\n') }]
}

function whenOf(instant: string): string {
  return formatInstant(new Date(instant))
}
