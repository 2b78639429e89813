import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { Section } from '../../../../ui/section.tsx'
import { versionOf } from '../../../../ui/sent.ts'
import { changeSitting } from '../../acts/conference/change-sitting.ts'
import type { ConferencePage } from '../../acts/conference/read-conference.ts'
import { readConference } from '../../acts/conference/read-conference.ts'
import { SITTING_BODY } from './bodies.ts'
import { ConferenceFrame } from './conference-frame.tsx'
import { conferenceIdOf, onceOf } from './conference-id.ts'
import { SittingFields, sittingInitial } from './sitting-fields.tsx'
import { texts } from './texts.ts'

/** The form for time, place and chair; only the convenor's. */
export async function showEditSitting(visit: SignedVisit): Promise<Answer> {
  const shown = await readConference(visit.act, conferenceIdOf(visit))
  if (shown === undefined || !shown.head.isConvenor) return absentAnswer(visit)
  return formPage(visit, shown, await openForm(visit, sittingInitial(shown.head.conference)))
}

/** Saves time, place and chair. */
export async function editSitting(visit: SignedVisit): Promise<Answer> {
  const id = conferenceIdOf(visit)
  const read = readBody(SITTING_BODY, { title: visit.form.get('title'), ...bodyFromForm(visit.form) })
  const done = read.ok
    ? await changeSitting(visit.act, id, versionOf(visit), read.value, onceOf(visit))
    : { ok: false as const, refusal: refusal('fields', { fields: read.refusal }) }
  return done.ok ? seeOther(`/conferences/${id}?done=change`) : again(visit, done.refusal)
}

async function again(visit: SignedVisit, refused: Refusal): Promise<Answer> {
  const shown = await readConference(visit.act, conferenceIdOf(visit))
  return shown === undefined || !shown.head.isConvenor ? absentAnswer(visit) : formPage(visit, shown, refusedForm(visit, refused))
}

function formPage(visit: SignedVisit, shown: ConferencePage, form: FormState): Answer {
  return page(
    <ConferenceFrame visit={visit} shown={shown} here="overview" hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      <Section id="edit" title={texts.sitting.editTitle}>
        <Form
          action={visit.path}
          token={visit.formToken}
          draftKey={visit.path}
          idempotencyKey={form.idempotencyKey}
          version={shown.head.conference.version}
          label={texts.sitting.editTitle}
          autosave
        >
          <SittingFields form={form} />
          <ButtonRow>
            <Button kind="primary" busyLabel={texts.sitting.saving}>
              {texts.sitting.save}
            </Button>
            <ButtonLink kind="quiet" href={`/conferences/${shown.head.conference.id}`}>
              {texts.sitting.back}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Section>
    </ConferenceFrame>,
    form.status,
  )
}
