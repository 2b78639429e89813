import { z } from 'zod'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import { bodyFromForm, oneOf, readBody, words } from '../../platform/http/body.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { isAddress } from '../../platform/mail/settings.ts'
import { Button, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { Form } from '../../ui/form.tsx'
import { FormNotices } from '../../ui/form-notices.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { openForm } from '../../ui/form-state.ts'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { changeMailWish, PACES, readOwnMailWish } from '../acts/tell-by-mail.ts'
import { refusedAccountForm } from './account-form-state.ts'
import { mailTexts as texts } from './mail-texts.ts'
import { accountTexts } from './own-account-texts.ts'

const HERE = '/account/mail'
const HOURS = ['5', '6', '7', '8', '9', '10', '11', '12'] as const
const USUAL_HOUR = '8'

const WISH = z
  .object({
    address: words(254, texts.address)
      .transform(text => (text === '' ? null : text))
      .refine(text => text === null || isAddress(text), { message: texts.errors.address }),
    pace: oneOf(PACES, texts.errors.pace),
    hour: oneOf(HOURS, texts.errors.hour).transform(Number),
  })
  .refine(wish => wish.pace === 'off' || wish.address !== null, { message: texts.errors.addressNeeded, path: ['address'] })

/** GET /account/mail: where and how soon one is told by mail. */
export async function showMailWish(visit: SignedVisit): Promise<Answer> {
  const wish = await readOwnMailWish(visit.act)
  return mailPage(
    visit,
    await openForm(visit, { address: wish?.address, pace: wish?.pace ?? 'off', hour: String(wish?.hour ?? USUAL_HOUR) }),
  )
}

/** POST /account/mail: writes it down, or shows the form again. */
export async function answerMailWish(visit: SignedVisit): Promise<Answer> {
  const read = readBody(WISH, { address: '', pace: '', hour: '', ...bodyFromForm(visit.form) })
  if (!read.ok) return mailPage(visit, refusedAccountForm(visit, read.refusal))
  await changeMailWish(visit.act, read.value, HERE)
  return seeOther(`${HERE}?done=saved`)
}

function mailPage(visit: SignedVisit, form: FormState): Answer {
  const crumbs = [{ label: accountTexts.title, href: '/account' }, { label: texts.title }]
  return page(
    <Layout
      title={texts.title}
      frame={frameOf(visit)}
      crumbs={crumbs}
      hasErrors={form.hasErrors}
      flash={visit.query.get('done') === 'saved' ? texts.saved : undefined}
    >
      <FormNotices form={form} />
      <PageTitle title={texts.title} lead={texts.lead} />
      {visit.house.sendsMail ? <WishForm visit={visit} form={form} /> : <p>{texts.none}</p>}
    </Layout>,
    form.status,
  )
}

function WishForm({ visit, form }: { readonly visit: SignedVisit; readonly form: FormState }) {
  return (
    <Form action={HERE} token={visit.formToken}>
      <RadioGroup
        name="pace"
        legend={texts.pace}
        required
        value={form.value('pace')}
        options={PACES.map(pace => ({ value: pace, ...texts.paces[pace] }))}
        error={form.error('pace')}
      />
      <TextField
        name="address"
        label={texts.address}
        support={texts.addressSupport}
        required="optional"
        type="email"
        inputmode="email"
        autocomplete="email"
        maxLength={254}
        width="l"
        value={form.value('address')}
        error={form.error('address')}
      />
      <Select
        name="hour"
        label={texts.hour}
        support={texts.hourSupport}
        required="optional"
        width="xs"
        value={form.value('hour')}
        options={HOURS.map(hour => ({ value: hour, label: texts.hourOf(Number(hour)) }))}
        error={form.error('hour')}
      />
      {visit.signedIn.reader.duties.has('audit') && <p>{texts.glassNote}</p>}
      <ButtonRow>
        <Button kind="primary">{texts.submit}</Button>
        <ButtonLink kind="quiet" href="/account">
          {texts.back}
        </ButtonLink>
      </ButtonRow>
    </Form>
  )
}
