import type { Chance } from './chance.ts'
import { at, chanceOf, draw, weighted } from './chance.ts'
import { CITY_NAME } from './councils.ts'
import { plansFor } from './household-plans.ts'
import { houseNameOf, personOf } from './people.ts'
import type { City, Council, PretendHousehold } from './shapes.ts'

/**
 * The households of the pretend city, one at a time, until exactly `residents` people live in them.
 *
 * Nothing is kept between two households: a hundred thousand people need no more memory than one.
 * Councils get households in the measure of their size; the day of counting stands for "today".
 */
export function* householdsOf(city: City, options: { readonly residents: number }): Generator<PretendHousehold> {
  const chance = chanceOf(city.seed, 'households')
  const areas = weighted(city.councils.map(council => [{ council, plans: plansFor(council) }, council.households] as const))
  let left = options.residents
  for (let number = 1; left > 0; number++) {
    const { council, plans } = draw(chance, areas)
    // The last household may be smaller than planned; its head comes first and is never left out.
    const seats = draw(chance, plans)(chance).slice(0, left)
    const key = `h-${String(number).padStart(6, '0')}`
    const house = houseNameOf(chance, seats)
    const members = seats.map((seat, place) => personOf(chance, { key: `${key}-${place + 1}`, place, seat, house }))
    left -= members.length
    yield { key, councilNo: council.no, address: addressIn(chance, council), postalCode: postalCodeOf(council.no), members }
  }
}

/** The postal code of one council: a number no post office has. */
const postalCodeOf = (councilNo: number): string => `000-00${String(councilNo).padStart(2, '0')}`

function addressIn(chance: Chance, council: Council): string {
  const plot = `${chance.whole(10, 999)}番地${chance.happens(0.6) ? `の${chance.whole(1, 9)}` : ''}`
  if (council.careDistrict !== 'centre') return `${CITY_NAME}${council.name}字${chance.pick(HAMLETS)}${plot}`
  const flat = chance.happens(0.25) ? ` ${chance.pick(FLATS)}${chance.whole(1, 4)}0${chance.whole(1, 8)}号` : ''
  return `${CITY_NAME}${council.name}${at(CHOME, chance.whole(0, 4))}丁目${plot}${flat}`
}

const CHOME = ['一', '二', '三', '四', '五']
const HAMLETS = ['夢ノ口', '霞ノ下', '幻ヶ谷', '絵描', '仮ノ奥', '笛鳴', '空言', '虹ノ根', '影踏', '筆ノ木']
const FLATS = ['見本荘', 'コーポゆめみ', 'ハイツためし', '市営かりはし住宅', 'メゾンえそら', 'みほんマンション']
