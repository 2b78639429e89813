import type { Db } from '../../../platform/database.ts'
import type { BodyId } from '../domain/body.ts'
import { findBody } from '../store/bodies.ts'
import { findCouncil } from '../store/councils.ts'
import { findProfile } from '../store/profiles.ts'

/** Tells of a council whose introduction is worded for others; it may begin with what the profile said before. */
export async function councilSubject(db: Db, key: string) {
  const no = Number(key)
  const [council, profile] = [await findCouncil(db, no), await findProfile(db, no)]
  if (council === undefined) return undefined
  return { title: council.name, councilNo: no, href: `/councils/${no}`, beginning: profile?.intro }
}

/** Tells of a body that is worded for others. */
export async function bodySubject(db: Db, key: string) {
  const body = await findBody(db, key as BodyId)
  return body && { title: body.name, councilNo: body.councilNo, href: `/bodies/${key}` }
}
