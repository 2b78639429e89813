import { formatDayShort } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import { Columns, Section } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { onceOf } from '../../../ui/sent.ts'
import { Table } from '../../../ui/table.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { mayKeep } from '../../councils/index.ts'
import { wishVisit } from '../acts/keep-meetings.ts'
import { choicesOf, keptBy, readVisit, readVisits } from '../acts/read-liaison.ts'
import type { CouncilVisit } from '../domain/meeting.ts'
import { VISIT_BODY } from './bodies.ts'
import type { LiaisonParts } from './entry-page.tsx'
import { councilChoices, JoinedTo, LiaisonPage } from './frame.tsx'
import { texts } from './texts.ts'
import { VisitForms } from './visit-forms.tsx'

const TONES = { wished: 'info', fixed: 'warn', done: 'good', called_off: 'neutral' } as const

/** GET /liaison/visits. */
export async function showVisits(visit: SignedVisit): Promise<Answer> {
  const rows = await readVisits(visit.act)
  const mayWish = keptBy(await choicesOf(visit.act)).length > 0
  const wish = mayWish && (
    <ButtonLink kind="primary" href="/liaison/visits/new" shortcut="new">
      {texts.meet}
    </ButtonLink>
  )
  return page(
    <LiaisonPage visit={visit} here="visits" title={texts.tabNames.visits} lead={texts.visitsLead} actions={wish}>
      <Table
        caption={texts.tabNames.visits}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'about', label: texts.fields.about, width: 'l' },
          { key: 'who', label: texts.tabNames.visits },
          { key: 'on', label: texts.fields.on, isWhole: true },
          { key: 'state', label: texts.columns.state, isWhole: true },
          { key: 'home', label: texts.fields.takenHome },
        ]}
        rows={rows.map(one => ({
          key: one.id,
          href: `/liaison/visits/${one.id}`,
          cells: {
            about: one.about,
            who: `${one.guestName} → ${one.hostName}`,
            on: one.on ? formatDayShort(one.on) : '―',
            state: <Badge tone={TONES[one.state]}>{texts.visitStates[one.state]}</Badge>,
            home: one.takenHome || '―',
          },
        }))}
        empty={{ title: texts.noVisits, text: texts.noVisitsText, action: wish }}
      />
    </LiaisonPage>,
  )
}

/** GET /liaison/visits/new: with what a pair already says. */
export async function showNewVisit(visit: SignedVisit): Promise<Answer> {
  const { query } = visit
  const kept = keptBy(await choicesOf(visit.act))
  return wishPage(
    visit,
    await openForm(visit, {
      guestNo: query.get('guest') || String(kept[0]?.no ?? ''),
      hostNo: query.get('host'),
      about: query.get('about').slice(0, 200),
      guestEntry: query.get('ours'),
      hostEntry: query.get('theirs'),
    }),
  )
}

/** POST /liaison/visits/new. */
export async function wishByForm(visit: SignedVisit): Promise<Answer> {
  const again = (refused: Refusal) => wishPage(visit, refusedForm(visit, refused))
  const read = readBody(VISIT_BODY, bodyFromForm(visit.form))
  if (!read.ok) return again(refusal('fields', { fields: read.refusal }))
  const { guestEntry = null, hostEntry = null, ...wish } = read.value
  const done = await wishVisit(visit.act, { ...wish, guestEntry, hostEntry }, onceOf(visit))
  return done.ok ? seeOther(`/liaison/visits/${done.value}?done=wished`) : again(done.refusal)
}

/** GET /liaison/visits/:id. */
export function showVisit(parts: LiaisonParts): (visit: SignedVisit) => Promise<Answer> {
  return visit => drawVisit(parts, visit, undefined)
}

/** One visit, again with what was refused. */
export async function drawVisit(parts: LiaisonParts, visit: SignedVisit, refused: RefusedForm | undefined): Promise<Answer> {
  const whole = await readVisit(visit.act, visit.params['id'] ?? '', parts.linksOf)
  if (whole === undefined) return absentAnswer(visit)
  const { visit: one, reader } = whole
  const title = `${one.guestName} → ${one.hostName}`
  const may = { tell: mayKeep(one.guestNo, reader), move: mayKeep(one.guestNo, reader) || mayKeep(one.hostNo, reader) }
  return page(
    <LiaisonPage visit={visit} here="visits" title={title} lead={one.about} isRecord refused={refused}>
      <Columns
        asideLabel={texts.links}
        aside={
          <Section id="links" title={texts.links}>
            <JoinedTo links={whole.links} />
          </Section>
        }
      >
        <Facts one={one} />
        <VisitForms visit={visit} one={one} may={may} meetings={whole.meetings} refused={refused} />
      </Columns>
    </LiaisonPage>,
    refused?.form.status,
  )
}

function Facts({ one }: { readonly one: CouncilVisit }) {
  const said = (label: string, words: string) => (words === '' ? [] : [{ label, value: <p class="tn-said">{words}</p>, wide: true }])
  return (
    <Description
      rows={[
        { label: texts.columns.state, value: <Badge tone={TONES[one.state]}>{texts.visitStates[one.state]}</Badge> },
        { label: texts.fields.on, value: one.on ? formatBoth(one.on) : '―' },
        ...(one.place ? [{ label: texts.fields.place, value: one.place }] : []),
        ...said(texts.fields.seen, one.seen),
        ...said(texts.fields.takenHome, one.takenHome),
        ...said(texts.fields.why, one.calledOff),
      ]}
    />
  )
}

async function wishPage(visit: SignedVisit, form: FormState): Promise<Answer> {
  const choices = await choicesOf(visit.act)
  const select = (name: 'guestNo' | 'hostNo', label: string, councils: typeof choices.councils) => (
    <Select
      name={name}
      label={label}
      required
      options={[{ value: '', label: '' }, ...councilChoices(councils)]}
      value={form.value(name)}
      error={form.error(name)}
    />
  )
  return page(
    <LiaisonPage visit={visit} here="visits" title={texts.meet} lead={texts.visitLead} isRecord hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      <Form action="/liaison/visits/new" token={visit.formToken} idempotencyKey={form.idempotencyKey}>
        <HiddenFields values={{ guestEntry: form.value('guestEntry'), hostEntry: form.value('hostEntry') }} />
        {select('guestNo', texts.fields.guest, keptBy(choices))}
        {select('hostNo', texts.fields.host, choices.councils)}
        <TextArea name="about" label={texts.fields.about} required rows={3} value={form.value('about')} error={form.error('about')} />
        <ButtonRow>
          <Button kind="primary">{texts.visit}</Button>
          <ButtonLink kind="quiet" href="/liaison/pairs">
            {texts.clearBack}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </LiaisonPage>,
    form.status,
  )
}
