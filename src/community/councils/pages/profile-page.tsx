import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import { TextField } from '../../../ui/text-field.tsx'
import { readCouncil } from '../acts/read-councils.ts'
import { tellProfile } from '../acts/tell-of-council.ts'
import { PROFILE_BODY } from './bodies.ts'
import { councilAsked } from './part.ts'
import { texts } from './texts.ts'

const { fields } = texts

/** GET /councils/:no/edit, for those who keep the council's records. */
export async function showProfile(visit: SignedVisit): Promise<Answer> {
  const no = councilAsked(visit)
  const whole = no === undefined ? undefined : await readCouncil(visit.act, no)
  if (whole === undefined || !whole.isKeeper) return absentAnswer(visit)
  const { bodyLabel, officeHours, phone, homepage, version } = whole.profile
  return profilePage(visit, await openForm(visit, { bodyLabel, officeHours, phone, homepage }), version)
}

/** POST /councils/:no/edit. */
export async function tellProfileByForm(visit: SignedVisit): Promise<Answer> {
  const no = councilAsked(visit)
  if (no === undefined) return absentAnswer(visit)
  const again = (refused: Refusal) => profilePage(visit, refusedForm(visit, refused), refused.currentVersion ?? versionOf(visit) ?? 0)
  const read = readBody(PROFILE_BODY, bodyFromForm(visit.form))
  if (!read.ok) return again(refusal('fields', { fields: read.refusal }))
  const done = await tellProfile(visit.act, no, read.value, { version: versionOf(visit), once: onceOf(visit) })
  if (done.ok) return seeOther(`/councils/${no}?done=told`)
  return done.refusal.code === 'absent' ? absentAnswer(visit) : again(done.refusal)
}

function profilePage(visit: SignedVisit, form: FormState, version: number): Answer {
  const back = `/councils/${councilAsked(visit) ?? ''}` as const
  return page(
    <Layout
      title={texts.edit}
      frame={frameOf(visit, 'councils')}
      hasErrors={form.hasErrors}
      crumbs={[{ label: texts.title, href: '/councils' }, { label: texts.edit }]}
    >
      <FormNotices form={form} />
      <PageTitle title={texts.edit} lead={texts.editLead} />
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={version}
        autosave
      >
        <TextField
          name="bodyLabel"
          label={fields.bodyLabel}
          support={texts.support.bodyLabel}
          required
          width="l"
          value={form.value('bodyLabel')}
          error={form.error('bodyLabel')}
        />
        {(['officeHours', 'phone', 'homepage'] as const).map(name => (
          <TextField name={name} label={fields[name]} width="l" value={form.value(name)} error={form.error(name)} />
        ))}
        <p>
          {texts.introElsewhere} <a href={`/wordings/council/${councilAsked(visit) ?? ''}`}>{texts.introThere}</a>
        </p>
        <ButtonRow>
          <Button kind="primary">{texts.save}</Button>
          <ButtonLink kind="quiet" href={back}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}
