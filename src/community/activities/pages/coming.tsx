import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { ActionForm } from '../../../ui/button.tsx'
import { freshForm } from '../../../ui/form-state.ts'
import { Panel, Section } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { DateWhole } from '../acts/read-dates.ts'
import type { Role } from '../domain/activity.ts'
import type { Joining } from '../domain/occurrence.ts'
import { texts } from './texts.ts'

type Props = { readonly visit: SignedVisit; readonly whole: DateWhole; readonly refused: RefusedForm | undefined }

/** Who comes: a card for each role with its places and one big button; names for keepers only. */
export function Coming(props: Props) {
  const { whole } = props
  const roles = whole.roles.filter(role => !role.hasEnded)
  return (
    <Section id="coming" title={texts.join}>
      <div class="tn-role-cards">
        {roles.map(role => (
          <RoleCard {...props} role={role} />
        ))}
      </div>
      {whole.isKeeper && <JoinFor {...props} roles={roles} />}
    </Section>
  )
}

function RoleCard(props: Props & { readonly role: Role }) {
  const { role, visit, whole } = props
  const { joined = 0, waiting = 0 } = whole.taken.find(one => one.roleId === role.id) ?? {}
  const own = whole.joinings.find(one => one.isMine && one.roleId === role.id)
  const isFull = role.cap !== null && (joined >= role.cap || waiting > 0)
  const others = whole.isKeeper ? whole.joinings.filter(one => one.roleId === role.id) : []
  return (
    <Panel title={role.name}>
      <p>
        <strong>{texts.places(joined, role.cap)}</strong> {waiting > 0 && <Badge tone="neutral">{texts.waits(waiting)}</Badge>}{' '}
        {role.isWanted && <Badge tone="warn">{texts.wantsHelp}</Badge>}
      </p>
      {own ? (
        <>
          <p>
            <Badge tone={own.waits ? 'warn' : 'good'}>{own.waits ? texts.waitingList : texts.youCome}</Badge>{' '}
            {own.waits ? texts.youWait(own.ahead) : own.hasMovedUp ? texts.movedUp : ''}
          </p>
          <Leave visit={visit} whole={whole} joining={own} words={texts.leave} />
        </>
      ) : (
        <>
          {isFull && <p>{texts.full}</p>}
          <ActionForm
            action={actionOf(whole, 'join')}
            token={visit.formToken}
            kind="primary"
            idempotencyKey={freshForm().idempotencyKey}
            values={{ roleId: role.id }}
          >
            {texts.joinMe}
          </ActionForm>
        </>
      )}
      {others.length > 0 && (
        <ul class="tn-dates">
          {others.map(one => (
            <li>
              <span>{one.howMany > 1 ? `${one.who}　${texts.people(one.howMany)}` : one.who}</span>
              {one.waits && <Badge tone="neutral">{texts.waiting(one.ahead)}</Badge>}
              {!one.isMine && <Leave visit={visit} whole={whole} joining={one} words={texts.leaveFor} />}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Leave(props: { readonly visit: SignedVisit; readonly whole: DateWhole; readonly joining: Joining; readonly words: string }) {
  return (
    <ActionForm
      action={actionOf(props.whole, 'leave')}
      token={props.visit.formToken}
      kind="quiet"
      idempotencyKey={freshForm().idempotencyKey}
      values={{ joiningId: props.joining.id }}
    >
      {props.words}
    </ActionForm>
  )
}

function JoinFor(props: Props & { readonly roles: readonly Role[] }) {
  const { visit, whole, refused } = props
  return (
    <VerbForm
      visit={visit}
      refused={refused}
      verb="join-for"
      action={actionOf(whole, 'join-for')}
      summary={texts.joinFor}
      button={texts.joinFor}
      initial={{ roleId: props.roles[0]?.id, howMany: '1' }}
    >
      {(form, at) => {
        const field = (name: string) => ({ id: at(name), name, value: form.value(name), error: form.error(name) })
        return (
          <>
            <p>{texts.joinForText}</p>
            <Select
              {...field('roleId')}
              label={texts.fields.roleId}
              required
              width="m"
              options={props.roles.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Select
              {...field('participantId')}
              label={texts.fields.participantId}
              width="m"
              options={[{ value: '', label: '―' }, ...whole.roll.map(({ id, name }) => ({ value: id, label: name }))]}
            />
            <TextField {...field('who')} label={texts.fields.who} support={texts.support.who} width="m" />
            <TextField {...field('howMany')} label={texts.fields.howMany} width="xs" inputmode="numeric" />
          </>
        )
      }}
    </VerbForm>
  )
}

const actionOf = ({ date }: DateWhole, verb: string) => `/activities/${date.activityId}/dates/${date.id}/${verb}`
