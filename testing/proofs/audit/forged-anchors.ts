import type { Anchor } from '../../../src/platform/audit/anchors.ts'
import type { AuditKey } from '../../../src/platform/audit/key.ts'
import type { Chance } from '../../builders/chance.ts'

/** One way to forge the file outside: the lines as they would be read afterwards. */
export type AnchorForgery = { readonly name: string; forge(anchors: readonly Anchor[], chance: Chance): readonly Anchor[] }

/** Lines altered, exchanged, signed by a stranger, and added beyond the end. Lines taken away are no forgery: less is vouched for then, and no more. */
export function anchorForgeries(stranger: AuditKey): readonly AnchorForgery[] {
  const onOne = (name: string, alter: (anchor: Anchor, other: Anchor) => Anchor): AnchorForgery => ({
    name: `anchors: ${name}`,
    forge: (anchors, chance) => {
      const at = chance.below(anchors.length)
      const other = chance.pick(anchors.filter((_, nth) => nth !== at))
      return anchors.map((anchor, nth) => (nth === at ? alter(anchor, other) : anchor))
    },
  })
  const signed = (anchor: Anchor): Anchor => ({
    ...anchor,
    signature: Buffer.from(stranger.sign(Buffer.from(anchor.hash, 'hex'))).toString('base64'),
  })
  return [
    onOne('another hash', anchor => ({ ...anchor, hash: `${anchor.hash.slice(0, -2)}${anchor.hash.endsWith('00') ? '01' : '00'}` })),
    onOne('the hash of another batch', (anchor, other) => ({ ...anchor, hash: other.hash })),
    onOne('the signature of another batch', (anchor, other) => ({ ...anchor, signature: other.signature })),
    onOne('another time', anchor => ({ ...anchor, sealedAtMicros: String(BigInt(anchor.sealedAtMicros) + 1n) })),
    onOne('signed by a stranger under our key’s name', signed),
    onOne('signed by a stranger', anchor => ({ ...signed(anchor), publicKey: stranger.publicKey })),
    {
      name: 'anchors: two lines exchange their numbers',
      forge: ([first, second, ...rest]) => (first && second ? [{ ...first, no: second.no }, { ...second, no: first.no }, ...rest] : []),
    },
    {
      name: 'anchors: a batch that never was',
      forge: anchors => [...anchors, ...anchors.slice(-1).map(last => signed({ ...last, no: last.no + 1 }))],
    },
  ]
}
