import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import copyStreams from 'pg-copy-streams'
import type { Table } from './catalogue.ts'

/** One connection that writes every value in one way, whatever the server was set to, and sees one moment of the database. */
export async function holdOneMoment(client: pg.Client): Promise<void> {
  await client.query('begin isolation level repeatable read read only')
  await writePlainly(client)
}

/**
 * The way values are written in a backup. `row_security = off` does not open a wall: where a policy would hide rows of a table, the
 * statement fails instead of leaving them out in silence.
 */
export async function writePlainly(client: pg.Client): Promise<void> {
  await client.query(`set local row_security = off; set local synchronize_seqscans = off; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';
    set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local bytea_output = 'hex'; set local client_encoding = 'UTF8';
    set local lock_timeout = 0; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local search_path = ''`)
}

/** The rows of a table as COPY text. */
export function rowsOut(client: pg.Client, table: Table): AsyncIterable<Buffer> {
  return client.query(copyStreams.to(`copy ${table.quoted} (${columnList(table)}) to stdout`))
}

/** Loads COPY text into a table. @returns how many rows were taken */
export async function rowsIn(client: pg.Client, table: Table, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  const target = client.query(copyStreams.from(`copy ${table.quoted} (${columnList(table)}) from stdin`))
  await pipeline(Readable.from(pieces, { objectMode: false, highWaterMark: 1024 * 1024 }), target)
  return target.rowCount
}

function columnList(table: Table): string {
  return table.columns.map(name => `"${name.replaceAll('"', '""')}"`).join(', ')
}
