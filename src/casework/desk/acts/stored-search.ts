import type { Id } from '../../../kernel/id.ts'
import { newId, readId } from '../../../kernel/id.ts'
import type { Act } from '../../../platform/act.ts'
import type { Cipher } from '../../../platform/cipher.ts'
import { findStored, insertStored } from '../store/stored-searches.ts'

/** Keeps search words behind a random address for an hour, for their author only. The words themselves are nobody's record. */
export async function storeSearch(act: Act, cipher: Cipher, asked: string): Promise<Id<'stored_search'>> {
  const id = newId<'stored_search'>(act.now.getTime())
  await act.look(db => insertStored(db, id, act.reader.staffId, cipher.lock(asked)))
  return id
}

/** The words behind an address, if they are the reader's own and not expired. */
export async function findStoredSearch(act: Act, cipher: Cipher, address: string): Promise<string | undefined> {
  const id = readId<'stored_search'>(address)
  const locked = id && (await act.look(db => findStored(db, id)))
  return locked && cipher.unlock(locked)
}
