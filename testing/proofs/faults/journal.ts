import { closeSync, fsyncSync, mkdtempSync, openSync, readFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a client kept on its own disk: what it sent under which key, and what was acknowledged to it. */
export type Journal = {
  sent(key: string): void
  acknowledged(key: string, id: string): void
  /** Reads the file anew: keys sent, and those acknowledged with the record they got. */
  read(): { readonly sent: ReadonlySet<string>; readonly acknowledged: ReadonlyMap<string, string> }
  close(): void
}

/** A journal whose every line is on disk before anything goes on. */
export function openJournal(): Journal {
  const path = join(mkdtempSync(join(tmpdir(), 'tsunagi-journal-')), 'journal')
  const file = openSync(path, 'a')
  const write = (line: string) => {
    writeSync(file, `${line}\n`)
    fsyncSync(file)
  }
  return {
    sent: key => write(`sent ${key}`),
    acknowledged: (key, id) => write(`done ${key} ${id}`),
    read: () => {
      const lines = readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map(line => line.split(' '))
      return {
        sent: new Set(lines.filter(([what]) => what === 'sent').map(([, key = '']) => key)),
        acknowledged: new Map(lines.filter(([what]) => what === 'done').map(([, key = '', id = '']) => [key, id])),
      }
    },
    close: () => closeSync(file),
  }
}
