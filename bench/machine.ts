import { cpus, loadavg, totalmem } from 'node:os'
import pg from 'pg'

/** On what was measured. */
export type Machine = {
  readonly cores: number
  readonly cpu: string
  readonly memoryGigabytes: number
  readonly node: string
  readonly postgres: string
  readonly fsync: string
  /** Load average of the last minute when the run began: other work on the machine. */
  readonly load: number
}

/** Looks at the machine and at the server that is measured. */
export async function lookAtMachine(ownerUrl: string): Promise<Machine> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string; fsync: string }>(
      `select current_setting('server_version') as version, current_setting('fsync') || '/' || current_setting('synchronous_commit') as fsync`,
    )
    return {
      cores: cpus().length,
      cpu: cpus()[0]?.model ?? 'unknown',
      memoryGigabytes: Math.round(totalmem() / 1e9),
      node: process.versions.node,
      postgres: rows[0]?.version ?? 'unknown',
      fsync: rows[0]?.fsync ?? 'unknown',
      load: loadavg()[0] ?? 0,
    }
  } finally {
    await client.end()
  }
}
