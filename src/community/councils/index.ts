export type {
  CouncilExporter,
  ExportFile,
  ExportKind,
  ExportPage,
  ExportPicture,
  ExportSection,
  ExportWords,
} from './acts/council-export.ts'
export { exportKind } from './acts/council-export.ts'
export { bodySubject, councilSubject } from './acts/council-subject.ts'
export { bodyTitles } from './acts/read-councils.ts'
export { councilToKeep } from './acts/whole-council.ts'
export type { Audience, Neighbour } from './domain/audience.ts'
export { AUDIENCES, mayKeep, mayRead } from './domain/audience.ts'
export type { Body, BodyId, Council, Seat, SeatId } from './domain/body.ts'
export { findBody, seatsOn } from './store/bodies.ts'
export { listCouncils, neighbourOf } from './store/councils.ts'
export type { LoadedNeighbours } from './store/load.ts'
export { loadNeighbours } from './store/load.ts'
export type { OpenCouncil } from './store/open-councils.ts'
export { openCouncils } from './store/open-councils.ts'
export { firstKeeperAccount, participantsOf } from './store/people.ts'
