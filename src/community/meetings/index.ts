export { actionTitles, decisionTitles, meetingTitles, questionTitles } from './acts/read-outcomes.ts'
