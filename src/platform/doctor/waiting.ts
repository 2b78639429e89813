import type { Queue, QueueName } from '../queues.ts'
import { lateQueues } from '../queues.ts'
import type { Ask, Complaint } from './complaint.ts'

/** What waits too long: mails, residents' requests, parcels. The seals are looked at with their key and their anchors. */
export async function examineWaiting(ask: Ask, sendsMail: boolean): Promise<readonly Complaint[]> {
  const queues =
    (await ask<Queue>('select name, waiting::integer as waiting, minutes::integer as minutes from platform.queues() order by name')) ?? []
  return lateQueues(queues, sendsMail).flatMap(queue => SPELLED[queue.name]?.(queue) ?? [])
}

const STAFF_SIDE = '職員向けのプログラム（FACE=staff か all）が動いているかを確かめ、止まっていれば起動してください。'

const SPELLED: Readonly<Partial<Record<QueueName, (queue: Queue) => Complaint>>> = {
  mail: ({ waiting, minutes }) => ({
    symptom: `お知らせのメール ${waiting} 件が、届けられないまま ${spell(minutes)}たっています。`,
    why: 'すること・緊急閲覧の確かめに、気づくのが遅れます。画面の通知には出ています。',
    remedy: `${STAFF_SIDE}動いていれば、SMTP_URL のメールサーバーと、「職員とアカウント」の「届いていないメール」を見てください。`,
  }),
  inbox: ({ waiting, minutes }) => ({
    symptom: `住民からの相談 ${waiting} 件が、${spell(minutes)}受け取られていません。`,
    why: '助けを求めた方に、だれも答えていません。',
    remedy: STAFF_SIDE,
  }),
  'carry-out': ({ waiting, minutes }) => ({
    symptom: `住民からの相談 ${waiting} 件が、職員の側へ運ばれたと分からないまま ${spell(minutes)}たっています。`,
    why: '助けを求めた方に、だれも答えていません。',
    remedy:
      '「npm run -s tsunagi -- inbox send --out 荷物のファイル」で荷物を作り、職員の側へ運んでください。運んだあとなら、職員の側の「answers send」の荷物を受け取ってください。',
  }),
  'carry-in': ({ minutes }) => ({
    symptom: `市民の側からの荷物が、${spell(minutes)}届いていません。`,
    why: '市民の側で、相談が待っているかもしれません。',
    remedy: '市民の側の機械で「npm run -s tsunagi -- inbox send --out 荷物のファイル」を行い、運んでください。',
  }),
}

function spell(minutes: number): string {
  if (minutes < 120) return `${minutes} 分`
  return minutes < 2 * 24 * 60 ? `${Math.floor(minutes / 60)} 時間` : `${Math.floor(minutes / 24 / 60)} 日`
}
