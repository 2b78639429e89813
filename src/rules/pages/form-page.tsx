import type { Refusal } from '../../kernel/refusal.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import { REFUSALS } from '../../platform/http/problem.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { ActionForm, ButtonLink } from '../../ui/button.tsx'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PrintButton, ScreenOnly } from '../../ui/print.tsx'
import { Section } from '../../ui/section.tsx'
import { Sheet, SheetTable } from '../../ui/sheet.tsx'
import { Table } from '../../ui/table.tsx'
import { changeForms } from '../acts/change-forms.ts'
import type { FormView } from '../acts/read-forms.ts'
import { readForm, readFormChanges } from '../acts/read-forms.ts'
import type { FormVersion } from '../domain/form-version.ts'
import { latestOf, standingOn } from '../domain/period.ts'
import { Changes } from './changes.tsx'
import { periodWords } from './days.ts'
import { formTexts } from './form-texts.ts'
import { NotDone, RulesPage } from './rules-frame.tsx'
import { keyIn, onceOf, versionSent } from './sent.ts'
import { texts } from './texts.ts'

/** GET /rules/forms/:form: one version as paper and as a table, and all versions there are. */
export function showForm(visit: SignedVisit): Promise<Answer> {
  return formPage(visit)
}

/** POST /rules/forms/:form/withdraw: takes back a version that has not begun. */
export async function answerWithdrawForm(visit: SignedVisit): Promise<Answer> {
  const form = keyIn(visit, 'form')
  const wish = { kind: 'withdraw', version: Number(visit.form.get('which')) } as const
  const done = await changeForms(visit.act, visit.house.codes, { form, wish, version: versionSent(visit) }, onceOf(visit))
  return done.ok ? seeOther(`/rules/forms/${form}?done=withdrawn`) : formPage(visit, done.refusal)
}

async function formPage(visit: SignedVisit, why?: Refusal): Promise<Answer> {
  const view = await readForm(visit.act, keyIn(visit, 'form'))
  const shown = view && chosenVersion(visit, view)
  if (view === undefined || shown === undefined) return absentAnswer(visit)
  const changes = await readFormChanges(visit.act, view.form)
  const hasUpcoming = view.versions.some(one => standingOn(one, visit.act.today) === 'upcoming')
  return page(
    <RulesPage
      visit={visit}
      title={shown.title}
      crumbs={[{ label: formTexts.title, href: '/rules/forms' }, { label: shown.title }]}
      hasErrors={why !== undefined}
    >
      <ScreenOnly>
        {why && <NotDone why={why} />}
        <PageTitle
          title={shown.title}
          lead={`${formTexts.versionNo(shown.version)}　${periodWords(shown)}`}
          actions={
            !hasUpcoming && (
              <ButtonLink kind="primary" href={`/rules/forms/${view.form}/new`} shortcut="new">
                {formTexts.open}
              </ButtonLink>
            )
          }
        />
      </ScreenOnly>
      <ScreenOnly>
        {hasUpcoming && <Banner tone="info" title={formTexts.upcomingStands} />}
        <Versions visit={visit} view={view} />
      </ScreenOnly>
      <ScreenOnly>
        <Fields version={shown} />
      </ScreenOnly>
      <ScreenOnly>
        <Changes changes={changes} wordsOf={pastWords} />
      </ScreenOnly>
      <Section id="blank" title={formTexts.blank(shown.version)} actions={<PrintButton />}>
        <Blank version={shown} />
      </Section>
    </RulesPage>,
    why && REFUSALS[why.code].status,
  )
}

function chosenVersion(visit: SignedVisit, view: FormView): FormVersion | undefined {
  const asked = view.versions.find(one => String(one.version) === visit.query.get('version'))
  return asked ?? view.versions.find(one => standingOn(one, visit.act.today) === 'now') ?? latestOf(view.versions)
}

function Versions({ visit, view }: { readonly visit: SignedVisit; readonly view: FormView }) {
  const at = `/rules/forms/${view.form}`
  const deeds = (one: FormVersion) =>
    standingOn(one, visit.act.today) === 'upcoming' && (
      <div class="tn-button-row">
        <a href={`${at}/correct`}>{formTexts.correct}</a>
        <ActionForm
          action={`${at}/withdraw`}
          token={visit.formToken}
          kind="quiet"
          version={view.version}
          values={{ which: String(one.version) }}
          busyLabel={texts.withdrawing}
        >
          {texts.withdraw}
        </ActionForm>
      </div>
    )
  return (
    <Section id="versions" title={formTexts.versions}>
      <Table
        caption={formTexts.versions}
        isCaptionHidden
        columns={(['version', 'title', 'period', 'deeds'] as const).map(key => ({ key, label: formTexts.versionColumns[key] }))}
        rows={[...view.versions].reverse().map(one => ({
          key: String(one.version),
          href: `${at}?version=${one.version}`,
          cells: { version: formTexts.versionNo(one.version), title: one.title, period: periodWords(one), deeds: deeds(one) },
        }))}
        empty={{ title: formTexts.empty, text: formTexts.emptyText }}
      />
    </Section>
  )
}

function Fields({ version }: { readonly version: FormVersion }) {
  return (
    <Section id="fields" title={formTexts.fields}>
      <Table
        caption={formTexts.fields}
        isCaptionHidden
        columns={[
          { key: 'order', label: formTexts.fieldColumns.order, align: 'end', width: 'xs' },
          { key: 'label', label: formTexts.fieldColumns.label },
          { key: 'field', label: formTexts.fieldColumns.field, width: 'm' },
          { key: 'national', label: formTexts.fieldColumns.national, width: 'm' },
          { key: 'shown', label: formTexts.fieldColumns.shown, width: 's' },
        ]}
        rows={version.fields.map(one => ({
          key: one.field,
          cells: {
            order: String(one.order),
            label: one.label,
            field: <code>{one.field}</code>,
            national: formTexts.national[one.nationalReport],
            shown: one.shown ? formTexts.shown : formTexts.hidden,
          },
        }))}
        empty={{ title: formTexts.empty, text: formTexts.emptyText }}
      />
    </Section>
  )
}

/** The form without a record in it, as it would lie on the desk. */
function Blank({ version }: { readonly version: FormVersion }) {
  const rows = version.fields.filter(({ shown }) => shown).map(({ label }) => [{ label, value: '' }])
  return (
    <Sheet title={version.title} note={formTexts.blankNote}>
      <SheetTable rows={rows} />
    </Sheet>
  )
}

function pastWords(row: Readonly<Record<string, unknown>>): string {
  const [title, from, to] = ['title', 'valid_from', 'valid_to'].map(name => String(row[name] ?? ''))
  return `${title}（${from}〜${to}）`
}
