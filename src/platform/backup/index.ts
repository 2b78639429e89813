export { backupCommand, backupKeyCommand } from './backup-verb.ts'
export { readSomePages } from './read-pages.ts'
export { restoreVerb } from './restore-verb.ts'
