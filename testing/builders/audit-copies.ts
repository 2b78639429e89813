import type pg from 'pg'

/** Tables of the audit, all of them, as one backup would hold them. */
const AUDIT_TABLES = ['event', 'detail', 'unsealed', 'batch', 'leaf', 'head'] as const

/** Puts a copy of all audit tables aside under a name. The client must be the superuser's. */
export async function keepAudit(client: pg.Client, name: string): Promise<void> {
  await client.query(`create schema ${name}`)
  for (const table of AUDIT_TABLES) await client.query(`create table ${name}.${table} as table audit.${table}`)
}

/** Puts audit tables back as they were kept: all of them, or some (a backup replayed in part). Triggers must be off. */
export async function replayAudit(client: pg.Client, name: string, tables: readonly string[] = AUDIT_TABLES): Promise<void> {
  for (const table of tables) await client.query(`truncate audit.${table}; insert into audit.${table} table ${name}.${table}`)
}
