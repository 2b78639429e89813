import { licenceOf, nameOf, shippedOf } from './lock.mjs'

/**
 * What is shipped as a CycloneDX 1.5 document, made from the lock alone: the same lock gives the same bytes on any machine.
 * `npm sbom` would leave out what the build puts into the browser's files, and names the machine and the moment.
 * @source https://cyclonedx.org/docs/1.5/json/
 */
export function spellBill(lock, manifest) {
  const parts = shippedOf(lock).map(({ path, entry }) => ({ path, ...componentOf(path, entry) }))
  const unique = [...new Map(parts.map(part => [part['bom-ref'], part])).values()].map(({ path: _, ...component }) => component)
  const own = `pkg:npm/${manifest.name}@${manifest.version}`
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': own,
        name: manifest.name,
        version: manifest.version,
        description: manifest.description,
        licenses: [{ license: { id: manifest.license } }],
        purl: own,
      },
    },
    components: unique.sort((one, other) => (one['bom-ref'] < other['bom-ref'] ? -1 : 1)),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function componentOf(path, entry) {
  const name = nameOf(path)
  const licence = licenceOf(path, entry)
  const purl = `pkg:npm/${name.replace(/^@/, '%40')}@${entry.version}`
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version: entry.version,
    scope: entry.optional ? 'optional' : 'required',
    ...(entry.integrity === undefined ? {} : { hashes: [hashOf(entry.integrity)] }),
    ...(licence === undefined ? {} : { licenses: [{ license: { id: licence } }] }),
    purl,
  }
}

/** npm keeps digests in Base64, CycloneDX wants them in hexadecimal. */
function hashOf(integrity) {
  return { alg: 'SHA-512', content: Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex') }
}
