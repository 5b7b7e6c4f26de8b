import type { ClientVisit } from '#lib/views/client-visit.ts'

export type VisitProps = {
  readonly visit: ClientVisit
  readonly token: string
  /** This page without the language. */
  readonly address: string
}
