import type { VisitActs } from '#components/visits/visit-acts.ts'
import type { Member } from '#lib/auth/members.ts'
import { roleMay } from '#lib/auth/permissions.ts'
import {
  cancelVisitAction,
  checkTimeAction,
  correctDeskAction,
  discountAction,
  finalPriceAction,
  mailLinkAction,
  makeLinkAction,
  markVisitAction,
  moveVisitAction,
  noShowAction,
  quoteEndingAction,
  recordDeskAction,
  showLinkAction,
  stretchAction,
  withdrawLinkAction,
} from './actions.ts'

/** What a role may do with the visits of a branch; each of it asks again on the server. */
export function actsOf(role: Member['role'], slug: string): VisitActs {
  return {
    manage: roleMay(role, 'visits.manage')
      ? {
          mark: markVisitAction.bind(null, slug),
          move: moveVisitAction.bind(null, slug),
          stretch: stretchAction.bind(null, slug),
          quote: quoteEndingAction.bind(null, slug),
          cancel: cancelVisitAction.bind(null, slug),
          noShow: noShowAction.bind(null, slug),
          check: checkTimeAction.bind(null, slug),
        }
      : null,
    discount: roleMay(role, 'visits.discount') ? discountAction.bind(null, slug) : null,
    price: roleMay(role, 'visits.discount') ? finalPriceAction.bind(null, slug) : null,
    desk: roleMay(role, 'desk.record')
      ? { record: recordDeskAction.bind(null, slug), correct: correctDeskAction.bind(null, slug) }
      : null,
    links: roleMay(role, 'links.manage')
      ? {
          make: makeLinkAction.bind(null, slug),
          show: showLinkAction.bind(null, slug),
          mail: mailLinkAction.bind(null, slug),
          withdraw: withdrawLinkAction.bind(null, slug),
        }
      : null,
  }
}
