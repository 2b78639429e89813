/** What is shipped as a CycloneDX 1.5 document. `lock`: package-lock.json, `manifest`: package.json, both parsed. */
export function spellBill(lock: unknown, manifest: unknown): string
