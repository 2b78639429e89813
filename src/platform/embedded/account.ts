import { readFileSync } from 'node:fs'

/** The unprivileged account PostgreSQL runs under when the application itself is root. */
export type ServerAccount = { readonly uid: number; readonly gid: number }

/**
 * Tells under which account PostgreSQL must run: undefined means "as we are".
 * As root it is `postgres` if the machine has it, else `nobody`, since PostgreSQL refuses to run as root.
 */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  return accountNamed(lines, 'postgres') ?? accountNamed(lines, 'nobody') ?? { uid: 65534, gid: 65534 }
}

function accountNamed(lines: readonly string[], name: string): ServerAccount | undefined {
  const fields = lines.find(line => line.startsWith(`${name}:`))?.split(':')
  const uid = Number(fields?.[2])
  const gid = Number(fields?.[3])
  return uid > 0 && gid > 0 ? { uid, gid } : undefined
}
