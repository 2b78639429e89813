import { Banner } from '../../../../ui/banner.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import type { TablePage } from '../../acts/conference/read-conference.ts'
import type { MatrixFindings } from '../../domain/conference/role-matrix.ts'
import { roleCount } from './table-rows.ts'
import { roomTexts } from './texts-rooms.ts'

type Agency = { readonly id: string; readonly name: string }

/** What the role table as last saved leaves open: troubles without an agency, and one act by two. */
export function Findings({ findings, shown }: { readonly findings: MatrixFindings; readonly shown: TablePage }) {
  const { table } = roomTexts
  const name = (id: string) => shown.roles.find(role => role.agencyId === id)?.agencyName ?? ''
  return (
    <>
      {findings.gaps.length > 0 && (
        <Banner tone="warn" title={table.gap}>
          <p>{findings.gaps.join('、')}</p>
        </Banner>
      )}
      {findings.overlaps.length > 0 && (
        <Banner tone="warn" title={table.overlap}>
          {findings.overlaps.map(one => (
            <p>{table.overlapLine(one.action, one.agencies.map(name).join('、'))}</p>
          ))}
        </Banner>
      )}
    </>
  )
}

/** The 役割分担表 as lines to fill: issue, agency, action, due day. */
export function RoleRows({ form, agencies }: { readonly form: FormState; readonly agencies: readonly Agency[] }) {
  const { table } = roomTexts
  const rows = Array.from({ length: roleCount(form) }, (_, row) => row)
  return (
    <div class="tn-role-table">
      <p class="tn-role-table__head" aria-hidden="true">
        <span>{table.issue}</span>
        <span>{table.agency}</span>
        <span>{table.action}</span>
        <span>{table.due}</span>
      </p>
      {rows.map(row => (
        <div class="tn-role-table__line">
          <Cell form={form} name={`roles.${row}.issue`} label={table.issue} />
          <AgencyCell form={form} name={`roles.${row}.agencyId`} agencies={agencies} />
          <Cell form={form} name={`roles.${row}.action`} label={table.action} />
          <Cell form={form} name={`roles.${row}.dueOn`} label={table.due} />
          <RowErrors form={form} row={row} />
        </div>
      ))}
    </div>
  )
}

type CellProps = { readonly form: FormState; readonly name: string; readonly label: string }

function Cell({ form, name, label }: CellProps) {
  return (
    <label class="tn-role-table__cell">
      <span>{label}</span>
      <input
        class="tn-input"
        id={`f-${name}`}
        name={name}
        value={form.value(name)}
        autocomplete="off"
        aria-invalid={form.error(name) ? 'true' : undefined}
      />
    </label>
  )
}

function AgencyCell({ form, name, agencies }: Omit<CellProps, 'label'> & { readonly agencies: readonly Agency[] }) {
  const chosen = form.value(name)
  return (
    <label class="tn-role-table__cell">
      <span>{roomTexts.table.agency}</span>
      <span class="tn-select">
        <select class="tn-input" id={`f-${name}`} name={name} autocomplete="off">
          <option value="">{roomTexts.table.nobody}</option>
          {agencies.map(one => (
            <option value={one.id} selected={one.id === chosen}>
              {one.name}
            </option>
          ))}
        </select>
      </span>
    </label>
  )
}

function RowErrors({ form, row }: { readonly form: FormState; readonly row: number }) {
  const errors = ['issue', 'agencyId', 'action', 'dueOn'].flatMap(part => form.error(`roles.${row}.${part}`) ?? [])
  if (errors.length === 0) return null
  return <p class="tn-field__error">{errors.join(' ')}</p>
}
