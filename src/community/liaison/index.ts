export { entryTitles, exchangeTitles, offerSubject, visitTitles } from './acts/read-liaison.ts'
