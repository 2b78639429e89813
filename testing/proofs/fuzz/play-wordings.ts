import type { Caller, RunningApp } from '../../app.ts'
import type { Doomed } from './taken.ts'
import { done, doomedAt } from './taken.ts'

/** Words for everybody: proposed by the chair, checked by the coordinator, said in another language, and taken back. */
export async function playWordings(app: RunningApp, chair: Caller): Promise<readonly Doomed[]> {
  const csw = await app.api('csw')
  const at = '/wordings/council/1'
  const said = { wanted: 'public', title: 'わたしたちの地区', words: '月に一度、集会所に集まっています。' }
  const other = { language: 'en', title: 'Our neighbourhood', words: 'We meet once a month.' }
  const translated = { ...other, origin: 'human', textVersion: 1 }
  await done(chair, `${at}/propose`, said)
  await done(csw, `${at}/check`, { textVersion: 1 })
  await done(chair, `${at}/vary`, translated)
  await done(csw, `${at}/check-variant`, other)
  await done(chair, `${at}/withdraw-variant`, { language: 'en' })
  await done(chair, `${at}/withdraw`, { reason: '書き直すため' })
  const issue = await done(chair, '/community-issues', { councilNo: 1, title: '坂の手すり', themes: ['shopping'] })
  return [
    // What everybody reads of an issue is written where its own words are.
    ...doomedAt('chair', `/wordings/issue/${issue['id']}`, { propose: said }),
    ...doomedAt('chair', at, {
      check: { textVersion: 1 },
      vary: translated,
      withdraw: { reason: 'もう一度' },
      'check-variant': other,
      'withdraw-variant': { language: 'en' },
    }),
    ...doomedAt('chair', '/wordings/issue/00000000-0000-4000-8000-000000000000', { propose: said }),
    ...doomedAt('resident', at, {
      propose: said,
      check: { textVersion: 1 },
      vary: translated,
      withdraw: { reason: 'やめる' },
      'check-variant': other,
      'withdraw-variant': { language: 'en' },
    }),
  ]
}
