// `npm run sbom`: writes the bill of materials (CycloneDX) to dist/sbom.cdx.json and docs/licences.md, both from package-lock.json.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './prepare.mjs'
import { spellBill } from './supply/bill.mjs'
import { licencesPath, spellLicences } from './supply/licences.mjs'

const read = name => JSON.parse(readFileSync(join(root, name), 'utf8'))
const lock = read('package-lock.json')
const bill = spellBill(lock, read('package.json'))

mkdirSync(join(root, 'dist'), { recursive: true })
writeFileSync(join(root, 'dist', 'sbom.cdx.json'), bill)
writeFileSync(join(root, licencesPath), spellLicences(lock))
console.log(`dist/sbom.cdx.json に ${JSON.parse(bill).components.length} 個の部品を、${licencesPath} にそのライセンスを書きました。`)
