export { fieldLogTitles } from './acts/read-logs.ts'
