import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes an empty folder for one embedded server of the tests; the caller removes it. */
export async function freshHome(): Promise<string> {
  // As root the server runs under another account, which can pass through /var/lib but perhaps not through $TMPDIR.
  const folder = process.getuid?.() === 0 ? '/var/lib' : tmpdir()
  const home = await mkdtemp(join(folder, 'tsunagi-test-'))
  await chmod(home, 0o711)
  return home
}
