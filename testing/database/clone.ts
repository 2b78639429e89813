import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { closeDatabase, urlAsLogin, urlOnDatabase } from '../../src/platform/embedded/index.ts'

/** A migrated database of one test file's own. */
export type ClonedDatabase = {
  readonly name: string
  /** Login tsunagi_app: what the product sees. */
  readonly appUrl: string
  /** Login tsunagi_public: what the public face sees. */
  readonly publicUrl: string
  /** Login tsunagi_residents: what the side of residents sees. */
  readonly residentsUrl: string
  /** Login tsunagi_figures: what the counting sees. */
  readonly figuresUrl: string
  /** The superuser, for arranging and verifying only. */
  readonly ownerUrl: string
  /** Removes the database, closing connections that are still open. */
  drop(): Promise<void>
}

/** Copies the migrated template into a database of its own; call once per file, drop at its end. */
export async function cloneDatabase(): Promise<ClonedDatabase> {
  const facts = inject('database')
  const name = `${facts.template}_${randomBytes(6).toString('hex')}`
  await copyTemplate(facts.superuserUrl, facts.template, name)
  // Rights on a database are not copied with it.
  await closeDatabase(facts.superuserUrl, name)
  const ownerUrl = urlOnDatabase(facts.superuserUrl, name)
  return {
    name,
    appUrl: urlAsLogin(ownerUrl, 'tsunagi_app', facts.appPassword),
    publicUrl: urlAsLogin(ownerUrl, 'tsunagi_public', facts.publicPassword),
    residentsUrl: urlAsLogin(ownerUrl, 'tsunagi_residents', facts.residentsPassword),
    figuresUrl: urlAsLogin(ownerUrl, 'tsunagi_figures', facts.figuresPassword),
    ownerUrl,
    drop: () => runAsSuperuser(facts.superuserUrl, `drop database if exists ${name} with (force)`),
  }
}

async function copyTemplate(superuserUrl: string, template: string, name: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await runAsSuperuser(superuserUrl, `create database ${name} template ${template} owner tsunagi_owner`)
    } catch (error) {
      const templateInUse = error instanceof pg.DatabaseError && error.code === '55006'
      if (!templateInUse || attempt === 100) throw error
      await pause(50 + Math.random() * 100)
    }
  }
}

async function runAsSuperuser(superuserUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
