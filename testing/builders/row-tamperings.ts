import type pg from 'pg'
import type { Chance } from './chance.ts'
import type { Tampering } from './column-tamperings.ts'

type Place = { readonly batch: number; readonly position: number; readonly id: string; readonly last: number }

/** Rows taken away, slipped in, moved and exchanged, one way each. */
export const ROW_TAMPERINGS: readonly Tampering[] = [
  ...(['first', 'middle', 'last'] as const).flatMap(where => [
    onLeaf(`delete the ${where} event of a batch`, where, place => `delete from audit.event where id = '${place.id}'`),
    onLeaf(`delete the ${where} leaf of a batch`, where, place => `delete from audit.leaf where event_id = '${place.id}'`),
    onLeaf(`delete the ${where} event of a batch with its leaf`, where, deleteBoth),
    onLeaf(`delete the ${where} event, close the gap and lower the count`, where, deleteSmoothly),
  ]),
  onBatch('delete a batch', batch => `delete from audit.batch where no = ${batch}`),
  onBatch('delete a batch with all its events', deleteBatch),
  onBatch('delete a batch with all its events and renumber the later ones', batch => deleteBatch(batch) + renumberAfter(batch)),
  onBatch('empty a batch of its events', batch => `${deleteEvents(batch)} update audit.batch set event_count = 0 where no = ${batch};`),
  onBatch('exchange the numbers of two batches', (batch, other) => exchange('batch', 'no', batch, other)),
  onBatch(
    'exchange two batches with their leaves',
    (batch, other) => exchange('batch', 'no', batch, other) + exchange('leaf', 'batch_no', batch, other),
  ),
  ...['0', '-1', '9223372036854775807'].map(no =>
    onBatch(
      `slip in a batch ${no}`,
      batch =>
        `insert into audit.batch select ${no}, kind, 0, root, prev_hash, sealed_at, hash, signature from audit.batch where no = ${batch}`,
    ),
  ),
  onBatch('append a copy of a batch and move the head', batch => appendCopy(batch)),
  onLeaf('slip in an event without a leaf', 'middle', (place, chance) => insertEvent(place.id, chance.uuid())),
  onLeaf('slip in an event at the end of a batch', 'last', (place, chance) => slipIn(place, chance.uuid())),
  onLeaf('slip in an event and raise the count', 'last', (place, chance) => slipIn(place, chance.uuid()) + raise(place.batch)),
  onLeaf(
    'slip in a leaf without an event',
    'last',
    (place, chance) => `insert into audit.leaf values (${place.batch}, ${place.last + 1}, '${chance.uuid()}')`,
  ),
  onLeaf('replace an event by another under the same leaf', 'middle', (place, chance) => replaceEvent(place, chance.uuid())),
  onPair('exchange the positions of two events of a batch', true),
  onPair('exchange two events of different batches', false),
  onLeaf('put a sealed event back into the queue', 'middle', place => `insert into audit.unsealed values ('${place.id}')`),
  onWaiting('take an event out of the queue', id => `delete from audit.unsealed where event_id = '${id}'`),
  onWaiting('delete an event that waits', id => `delete from audit.event where id = '${id}'`),
  onLeaf('give an event a detail it never had', 'middle', addDetail),
  fixed('exchange the details of two events', exchangeDetails()),
  fixed('delete the head', 'delete from audit.head'),
  fixed(
    'turn the head back by one batch',
    'update audit.head set (no, hash) = (select b.no, b.hash from audit.batch b where b.no = head.no - 1)',
  ),
  fixed(
    'begin anew with nothing',
    `truncate audit.event, audit.detail, audit.unsealed, audit.batch, audit.leaf; update audit.head set no = 0, hash = decode(repeat('00', 32), 'hex')`,
  ),
  ...[1, 2, 3].map(batches => fixed(`cut the last ${batches} batches and turn the head back`, cutTail(batches))),
  fixed('cut the last batch and leave the head', deleteBatch('(select no from audit.head)')),
]

function fixed(name: string, statements: string): Tampering {
  return {
    name,
    apply: async client => {
      await client.query(statements)
      return name
    },
  }
}

function onLeaf(name: string, where: 'first' | 'middle' | 'last', statements: (place: Place, chance: Chance) => string): Tampering {
  return {
    name,
    apply: async (client, chance) => {
      const place = chance.pick((await leavesOf(client)).filter(leaf => whereIn(leaf) === where))
      await client.query(statements(place, chance))
      return `${name}: batch ${place.batch} position ${place.position}`
    },
  }
}

function onBatch(name: string, statements: (batch: number, other: number) => string): Tampering {
  return {
    name,
    apply: async (client, chance) => {
      const numbers = [...new Set((await leavesOf(client)).map(leaf => leaf.batch))]
      const batch = chance.pick(numbers)
      const other = chance.pick(numbers.filter(no => no !== batch))
      await client.query(statements(batch, other))
      return `${name}: batch ${batch} (other ${other})`
    },
  }
}

function onPair(name: string, sameBatch: boolean): Tampering {
  return {
    name,
    apply: async (client, chance) => {
      const leaves = await leavesOf(client)
      const one = chance.pick(leaves)
      const other = chance.pick(leaves.filter(leaf => leaf.id !== one.id && (leaf.batch === one.batch) === sameBatch))
      // Through an unused id, because every event has one leaf only.
      const id = chance.uuid()
      await client.query(`update audit.leaf set event_id = '${id}' where event_id = '${one.id}';
        update audit.leaf set event_id = '${one.id}' where event_id = '${other.id}'; update audit.leaf set event_id = '${other.id}' where event_id = '${id}'`)
      return `${name}: ${one.batch}/${one.position} and ${other.batch}/${other.position}`
    },
  }
}

function onWaiting(name: string, statements: (id: string) => string): Tampering {
  return {
    name,
    apply: async (client, chance) => {
      const { rows } = await client.query<{ event_id: string }>('select event_id from audit.unsealed order by 1')
      const { event_id } = chance.pick(rows)
      await client.query(statements(event_id))
      return `${name}: ${event_id}`
    },
  }
}

async function leavesOf(client: pg.Client): Promise<Place[]> {
  const { rows } = await client.query<Place>(
    `select batch_no::integer as batch, position, event_id as id, (max(position) over (partition by batch_no)) as last from audit.leaf order by 1, 2`,
  )
  return rows
}

function whereIn({ position, last }: Place): 'first' | 'middle' | 'last' {
  if (position === 0) return 'first'
  return position === last ? 'last' : 'middle'
}

function deleteBoth(place: Place): string {
  return `delete from audit.leaf where event_id = '${place.id}'; delete from audit.event where id = '${place.id}';`
}

function deleteSmoothly(place: Place): string {
  return `${deleteBoth(place)}
    update audit.leaf set position = position + 1000000 where batch_no = ${place.batch} and position > ${place.position};
    update audit.leaf set position = position - 1000001 where batch_no = ${place.batch} and position > 1000000;
    update audit.batch set event_count = event_count - 1 where no = ${place.batch};`
}

function deleteEvents(batch: number | string): string {
  return `delete from audit.event where id in (select event_id from audit.leaf where batch_no = ${batch});
    delete from audit.detail d where not exists (select from audit.event e where e.id = d.event_id);
    delete from audit.leaf where batch_no = ${batch};`
}

function deleteBatch(batch: number | string): string {
  return `${deleteEvents(batch)} delete from audit.batch where no = ${batch};`
}

function renumberAfter(batch: number): string {
  return ['leaf set batch_no = batch_no', 'batch set no = no', 'head set no = no']
    .map(change => {
      const column = change.split(' ')[2]
      return `update audit.${change} + 1000000 where ${column} > ${batch}; update audit.${change} - 1000001 where ${column} > 1000000;`
    })
    .join('')
}

function cutTail(batches: number): string {
  return `${deleteBatch('(select no from audit.head)')}
    update audit.head set (no, hash) = (select b.no, b.hash from audit.batch b order by b.no desc limit 1);`.repeat(batches)
}

function exchange(table: string, column: string, one: number, other: number): string {
  return `update audit.${table} set ${column} = 1000000 where ${column} = ${one}; update audit.${table} set ${column} = ${one} where ${column} = ${other};
    update audit.${table} set ${column} = ${other} where ${column} = 1000000;`
}

function appendCopy(batch: number): string {
  return `insert into audit.batch select h.no + 1, kind, 0, root, h.hash, sealed_at, b.hash, signature from audit.batch b, audit.head h where b.no = ${batch};
    update audit.head set (no, hash) = (select b.no, b.hash from audit.batch b order by b.no desc limit 1);`
}

function insertEvent(like: string, id: string): string {
  return `insert into audit.event select '${id}', at, staff_id, agency_id, action, subject_type, subject_ids, outcome, refusal, purpose, route, request_no, null
    from audit.event where id = '${like}';`
}

function slipIn(place: Place, id: string): string {
  return `${insertEvent(place.id, id)} insert into audit.leaf values (${place.batch}, ${place.last + 1}, '${id}');`
}

function raise(batch: number): string {
  return `update audit.batch set event_count = event_count + 1 where no = ${batch};`
}

function replaceEvent(place: Place, id: string): string {
  return `${insertEvent(place.id, id)} update audit.leaf set event_id = '${id}' where event_id = '${place.id}'; delete from audit.event where id = '${place.id}';`
}

function addDetail(place: Place): string {
  return `delete from audit.detail where event_id = '${place.id}'; insert into audit.detail values ('${place.id}', '{"words": "言っていないこと"}')`
}

function exchangeDetails(): string {
  return `with two as (select array_agg(event_id) as ids, array_agg(content) as contents from (select * from audit.detail order by event_id limit 2) d)
    update audit.detail d set content = case d.event_id when ids[1] then contents[2] else contents[1] end from two where d.event_id = any (ids)`
}
