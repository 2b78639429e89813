import type { LoadedNeighbours } from '../../community/councils/index.ts'
import type { Day } from '../../kernel/day.ts'
import { networkOf, seatsOfFirst, sizesOf } from '../domain/neighbours.ts'
import type { City, Council } from '../domain/shapes.ts'
import { idFor } from './ids.ts'

const LIAISON = '地域福祉ネットワーク会議連絡会'
const SINCE = '2021-04-01' as Day
const TERM = '2026-04-01' as Day

/** The councils of the pretend city with their meetings, sizes and seats; every person invented. */
export function neighboursIn(city: City): LoadedNeighbours {
  const bodyOf = (no: number) => idFor<'body'>(city.seed, 'body', String(no))
  const meeting = city.councils.filter(council => networkOf(council).networkStatus === 'active')
  const seated = seatedIn(city)
  return {
    profiles: city.councils.map(council => ({
      councilNo: council.no,
      ...networkOf(council),
      phone: phoneOf(council),
      intro: introOf(council),
    })),
    stats: city.councils.flatMap(council => sizesOf(council).map(size => ({ councilNo: council.no, ...size, on: size.on as Day }))),
    bodies: [
      { id: idFor<'body'>(city.seed, 'body', 'liaison'), kind: 'liaison', councilNo: null, name: LIAISON, startedOn: SINCE },
      ...meeting.map(council => ({
        id: bodyOf(council.no),
        kind: 'network_meeting' as const,
        councilNo: council.no,
        name: `${council.name}${networkOf(council).bodyLabel}`,
        startedOn: SINCE,
      })),
    ],
    participants: seated.flatMap(({ participant }) => (participant ? [participant] : [])),
    seats: seated.map(({ key, councilNo, participant, organisation, office, isSecretariat }, order) => ({
      id: idFor<'seat'>(city.seed, 'seat', key),
      bodyId: bodyOf(councilNo),
      participantId: participant?.id ?? null,
      organisation,
      office,
      isSecretariat,
      order,
      fromOn: TERM,
    })),
  }
}

function seatedIn(city: City) {
  const accountOf = (login: string | undefined) => city.staff.find(one => one.login === login)
  const named = (login: string) => accountOf(login) ?? { name: '見本 一郎', kana: 'ミホン イチロウ' }
  const first = seatsOfFirst(city.seed, named('chair'), named('resident')).map((seat, nth) => ({ ...seat, councilNo: 1, key: `1-${nth}` }))
  const chairs = ([8, 39] as const).map(councilNo => ({
    ...named(`chair${councilNo}`),
    office: '会長',
    isSecretariat: true,
    login: `chair${councilNo}`,
    isOrganisation: false,
    councilNo,
    key: `chair-${councilNo}`,
  }))
  return [...first, ...chairs].map(({ key, councilNo, name, kana, office, isSecretariat, login, isOrganisation }) => ({
    key,
    councilNo,
    office,
    isSecretariat,
    organisation: isOrganisation ? name : null,
    participant: isOrganisation
      ? undefined
      : {
          id: idFor<'participant'>(city.seed, 'participant', key),
          councilNo,
          name,
          kana,
          accountId: accountOf(login) === undefined || login === undefined ? null : idFor<'staff'>(city.seed, 'staff', login),
        },
  }))
}

function phoneOf({ no }: Council): string {
  return `0595-00-${String(3000 + no)}`
}

function introOf({ name }: Council): string {
  return `${name}地区の住民自治協議会です。困りごとも自慢も、どなたでも持ち寄れます。`
}
