import { formatEra } from '../../../kernel/era.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import { listCouncils, mayKeep, neighbourOf } from '../../councils/index.ts'
import type { LinkEnd, LinkKind, TitleTeller } from '../../links/index.ts'
import { beginUndertaking } from '../acts/group-begin.ts'
import { rewordGroup } from '../acts/group-change.ts'
import { choicesFor } from '../acts/group-choices.ts'
import { PLACES, readUndertaking } from '../acts/group-read.ts'
import type { UndertakingKind } from '../domain/group.ts'
import { STAGES } from '../domain/group.ts'
import { BEGIN_BODY, TEXT_BODY } from './group-bodies.ts'
import type { Question } from './group-fields.tsx'
import { optionsOf, Questions } from './group-fields.tsx'
import type { GroupParts } from './group-parts.ts'
import { texts } from './group-texts.ts'
import { codes } from './group-words.ts'

/** GET /groups/new, /projects/new, /platforms/new; `?from=issue:<id>` begins a platform out of an issue, `?of=<id>` a project of a group. */
export async function showBegin(kind: UndertakingKind, parts: GroupParts, visit: SignedVisit): Promise<Answer> {
  const councilNo = visit.query.get('council') || (await ownCouncil(visit))
  return beginPage(
    kind,
    parts,
    visit,
    await openForm(visit, {
      stage: kind === 'group' ? 'active' : 'idea',
      councilNo,
      from: visit.query.get('from'),
      ofId: visit.query.get('of'),
    }),
  )
}

/** POST /groups/new, /projects/new, /platforms/new. */
export async function beginByForm(kind: UndertakingKind, parts: GroupParts, visit: SignedVisit): Promise<Answer> {
  const again = (refused: Refusal) => beginPage(kind, parts, visit, refusedForm(visit, refused))
  const read = readBody(BEGIN_BODY, bodyFromForm(visit.form, { lists: ['themes'] }))
  if (!read.ok) return again(refusal('fields', { fields: read.refusal }))
  const { from, ...text } = read.value
  const cameFrom = endOf(from)
  if (cameFrom && (await titleOf(visit, parts, cameFrom)) === undefined) return absentAnswer(visit)
  const done = await beginUndertaking(visit.act, { ...text, kind, cameFrom }, onceOf(visit))
  return done.ok ? seeOther(`${PLACES[kind]}/${done.value}?done=begun` as `/${string}`) : again(done.refusal)
}

/** GET /groups/:id/edit and its like. */
export async function showReword(kind: UndertakingKind, visit: SignedVisit): Promise<Answer> {
  const whole = await readUndertaking(visit.act, kind, visit.params['id'] ?? '', async () => [])
  if (whole === undefined || !whole.isKeeper) return absentAnswer(visit)
  const { undertaking } = whole
  const form = await openForm(visit, {
    ...undertaking,
    councilNo: undefined,
    of: undefined,
    from: undefined,
    movedAt: undefined,
    version: undefined,
    startedOn: undertaking.startedOn && formatEra(undertaking.startedOn),
    ofId: undertaking.of?.id,
    fromId: undertaking.from?.id,
  })
  return rewordPage(kind, visit, { form, version: undertaking.version, councilNo: undertaking.councilNo })
}

/** POST /groups/:id/edit and its like. */
export async function rewordByForm(kind: UndertakingKind, visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] ?? ''
  const read = readBody(TEXT_BODY, bodyFromForm(visit.form, { lists: ['themes'] }))
  const done = read.ok
    ? await rewordGroup(visit.act, id, read.value, { version: versionOf(visit), once: onceOf(visit) })
    : { ok: false as const, refusal: refusal('fields', { fields: read.refusal }) }
  if (done.ok) return seeOther(`${PLACES[kind]}/${id}?done=reworded` as `/${string}`)
  const whole = await readUndertaking(visit.act, kind, id, async () => [])
  if (done.refusal.code === 'absent' || whole === undefined) return absentAnswer(visit)
  const version = done.refusal.currentVersion ?? versionOf(visit) ?? 1
  return rewordPage(kind, visit, { form: refusedForm(visit, done.refusal), version, councilNo: whole.undertaking.councilNo })
}

async function ownCouncil(visit: SignedVisit): Promise<string> {
  const { kept, councils } = await visit.act.look(neighbourOf)
  return String(kept[0] ?? councils[0] ?? '')
}

function endOf(from: string | null | undefined): LinkEnd | undefined {
  const [kind, id] = (from ?? '').split(':')
  return kind && id ? { kind: kind as LinkKind, id } : undefined
}

/** What it is begun out of, as the reader knows it. */
async function titleOf(visit: SignedVisit, parts: GroupParts, end: LinkEnd): Promise<string | undefined> {
  const tell: TitleTeller | undefined = parts.origins[end.kind]
  return tell && (await visit.act.look(db => tell(db, [end.id]))).get(end.id)?.title
}

async function beginPage(kind: UndertakingKind, parts: GroupParts, visit: SignedVisit, form: FormState): Promise<Answer> {
  const words = texts.kinds[kind]
  const { councils, isCoordinator } = await visit.act.look(async db => {
    const reader = await neighbourOf(db)
    return { councils: (await listCouncils(db)).filter(({ no }) => mayKeep(no, reader)), isCoordinator: reader.isCoordinator }
  })
  const councilNo = Number(form.value('councilNo')) || null
  const from = endOf(/^[a-z]+:[0-9a-f-]{36}$/.test(form.value('from')) ? form.value('from') : '')
  const origin = from && (await titleOf(visit, parts, from))
  return writePage(kind, visit, form, {
    title: words.new,
    lead: words.newLead,
    origin: origin ? { title: origin, from: form.value('from') } : undefined,
    ask: [
      {
        name: 'councilNo',
        label: texts.fields.council,
        as: 'list',
        required: !isCoordinator,
        options: [
          { value: '', label: isCoordinator ? texts.severalCouncils : texts.choose },
          ...councils.map(({ no, name }) => ({ value: String(no), label: name })),
        ],
      },
      {
        name: 'stage',
        label: texts.fields.stage,
        as: 'list',
        required: true,
        options: STAGES[kind].map(one => ({ value: one, label: codes.stages[kind][one] ?? one })),
      },
      ...(await questionsOf(kind, visit, councilNo)),
    ],
  })
}

async function rewordPage(
  kind: UndertakingKind,
  visit: SignedVisit,
  { form, version, councilNo }: { readonly form: FormState; readonly version: number; readonly councilNo: number | null },
): Promise<Answer> {
  return writePage(kind, visit, form, { title: texts.kinds[kind].edit, version, ask: await questionsOf(kind, visit, councilNo) })
}

function writePage(
  kind: UndertakingKind,
  visit: SignedVisit,
  form: FormState,
  what: {
    readonly title: string
    readonly lead?: string
    readonly version?: number
    readonly origin?: { readonly title: string; readonly from: string } | undefined
    readonly ask: readonly Question[]
  },
): Answer {
  const crumbs = [{ label: texts.kinds[kind].title, href: PLACES[kind] }, { label: what.title }]
  const back = visit.params['id'] ? `${PLACES[kind]}/${visit.params['id']}` : PLACES[kind]
  return page(
    <Layout
      title={what.title}
      frame={frameOf(visit, kind === 'platform' ? 'platforms' : 'groups')}
      hasErrors={form.hasErrors}
      crumbs={crumbs}
    >
      <FormNotices form={form} />
      <PageTitle title={what.title} lead={what.lead} />
      {what.origin && <Banner tone="info" title={`${what.origin.title} から始めます`} />}
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={what.version}
        autosave
      >
        {what.origin && <HiddenFields values={{ from: what.origin.from }} />}
        <Questions form={form} ask={what.ask} />
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

async function questionsOf(kind: UndertakingKind, visit: SignedVisit, councilNo: number | null): Promise<readonly Question[]> {
  const { fields, support } = texts
  const { parents, platforms, bodies } = await visit.act.look(db => choicesFor(db, councilNo))
  const none = { value: '', label: '―' }
  const chosen = (rows: readonly { readonly id: string; readonly name: string }[]) => [
    none,
    ...rows.filter(({ id }) => id !== visit.params['id']).map(({ id, name }) => ({ value: id, label: name })),
  ]
  const themes = visit.house.codes.on('community_theme', visit.act.today).map(({ code, label }) => ({ value: code, label }))
  return [
    { name: 'name', label: texts.kinds[kind].name, required: true, support: kind === 'group' ? support.name : undefined },
    { name: 'words', label: texts.kinds[kind].words, as: 'words', rows: 4 },
    { name: 'themes', label: fields.themes, as: 'any', options: themes },
    { name: 'startedOn', label: fields.startedOn, as: 'day' },
    ...(kind === 'group' ? [{ name: 'contact', label: fields.contact, as: 'words' as const, rows: 2, support: support.contact }] : []),
    ...(kind === 'project' ? [{ name: 'ofId', label: fields.of, as: 'list' as const, options: chosen(parents) }] : []),
    ...(kind === 'group'
      ? []
      : [{ name: 'businessKind', label: fields.business, as: 'list' as const, options: [none, ...optionsOf(texts.business)] }]),
    ...(kind === 'platform'
      ? [
          { name: 'bodyId', label: fields.body, as: 'list' as const, options: chosen(bodies) },
          { name: 'fromId', label: fields.from, as: 'list' as const, options: chosen(platforms), support: support.from },
          { name: 'fromWords', label: fields.fromWords },
          { name: 'whatChanged', label: fields.whatChanged, as: 'words' as const },
        ]
      : []),
  ]
}
