import { z } from 'zod'
import { readId } from '../../kernel/id.ts'
import { DUTIES } from '../../kernel/reader.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import { bodyFromForm, neededWords, readBody } from '../../platform/http/body.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { ActionForm, Button } from '../../ui/button.tsx'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { FieldRow } from '../../ui/field-row.tsx'
import { Form } from '../../ui/form.tsx'
import { FormNotices } from '../../ui/form-notices.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { openForm } from '../../ui/form-state.ts'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Section } from '../../ui/section.tsx'
import { Select } from '../../ui/select.tsx'
import { Table } from '../../ui/table.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readAgencyNames } from '../acts/keep-accounts.ts'
import { mapGroup, readGroups, unmapGroup } from '../acts/map-groups.ts'
import type { SsoGroup } from '../domain/sso.ts'
import { refusedAccountForm } from './account-form-state.ts'
import { agencyOptions } from './account-list.tsx'
import { texts as accountTexts } from './account-texts.ts'
import { dutyWord } from './duty-choices.tsx'
import { texts } from './sso-texts.ts'

const GROUP = z.object({
  group: neededWords(200, texts.group, texts.errors.group),
  duty: z.enum(DUTIES, { error: texts.errors.duty }),
  agency: z.string().optional(),
})

/** GET /staff-accounts/sso: the mapping from groups to duties. */
export async function showGroups(visit: SignedVisit): Promise<Answer> {
  return groupsPage(visit, await openForm(visit))
}

/** POST /staff-accounts/sso: one more line. */
export async function answerGroup(visit: SignedVisit): Promise<Answer> {
  const read = readBody(GROUP, { group: '', ...bodyFromForm(visit.form) })
  if (!read.ok) return groupsPage(visit, refusedAccountForm(visit, read.refusal))
  const { group, duty, agency } = read.value
  const done = await mapGroup(visit.act, { groupName: group, duty, agencyId: readId<'agency'>(agency) ?? null })
  return done.ok ? seeOther('/staff-accounts/sso?done=added') : groupsPage(visit, refusedAccountForm(visit, done.refusal))
}

/** POST /staff-accounts/sso/remove: one line less. */
export async function answerRemove(visit: SignedVisit): Promise<Answer> {
  const id = readId<'sso-group'>(visit.form.get('group'))
  if (id === undefined) return absentAnswer(visit)
  const done = await unmapGroup(visit.act, id)
  return done.ok ? seeOther('/staff-accounts/sso?done=removed') : absentAnswer(visit)
}

async function groupsPage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const groups = await readGroups(visit.act)
  const agencies = agencyOptions(await readAgencyNames(visit.act))
  const known: Readonly<Record<string, string>> = texts.done
  const crumbs = [{ label: accountTexts.title, href: '/staff-accounts' }, { label: texts.title }]
  const duties = DUTIES.map(value => ({ value, label: dutyWord(value) }))
  return page(
    <Layout
      title={texts.groupsTitle}
      hasErrors={form.hasErrors}
      frame={frameOf(visit, 'staff-accounts')}
      crumbs={crumbs}
      flash={known[visit.query.get('done')]}
    >
      <FormNotices form={form} />
      <PageTitle title={texts.groupsTitle} lead={texts.groupsLead} />
      {visit.house.sso === undefined && <Banner tone="info" title={texts.off} />}
      <p>{texts.groupsRule}</p>
      <Groups visit={visit} groups={groups} />
      <Section id="add" title={texts.addTitle}>
        <Form action="/staff-accounts/sso" token={visit.formToken}>
          <TextField
            name="group"
            label={texts.group}
            support={texts.groupSupport}
            required
            value={form.value('group')}
            error={form.error('group')}
          />
          <FieldRow>
            <Select
              name="duty"
              label={texts.duty}
              required
              value={form.value('duty')}
              error={form.error('duty')}
              options={[{ value: '', label: accountTexts.form.chooseAgency }, ...duties]}
            />
            <Select
              name="agency"
              label={texts.agency}
              value={form.value('agency')}
              error={form.error('agency')}
              options={[{ value: '', label: texts.anyAgency }, ...agencies]}
            />
          </FieldRow>
          <Button kind="primary">{texts.add}</Button>
        </Form>
      </Section>
    </Layout>,
    form.status,
  )
}

function Groups(props: { readonly visit: SignedVisit; readonly groups: readonly SsoGroup[] }) {
  return (
    <Table
      caption={texts.groupsTitle}
      isCaptionHidden
      columns={(['group', 'duty', 'agency', 'act'] as const).map(key => ({ key, label: texts.columns[key] }))}
      rows={props.groups.map(one => ({
        key: one.id,
        cells: {
          group: one.groupName,
          duty: dutyWord(one.duty),
          agency: one.agencyName ?? texts.anyAgency,
          act: (
            <ActionForm action="/staff-accounts/sso/remove" token={props.visit.formToken} kind="quiet" values={{ group: one.id }}>
              {texts.remove}
            </ActionForm>
          ),
        },
      }))}
      empty={{ title: texts.emptyTitle, text: texts.emptyText }}
    />
  )
}
