import type { Stripe } from 'stripe'
import { type Call, endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { noSuch } from '#sandbox/stripe/api/faults.ts'
import { isAsked, isWithin, listPage } from '#sandbox/stripe/api/objects/list-page.ts'
import { answerDispute } from '#sandbox/stripe/business/disputes/answer-dispute.ts'
import { loseDispute } from '#sandbox/stripe/business/disputes/end-dispute.ts'
import type { Dispute } from '#sandbox/stripe/business/disputes/open-dispute.ts'
import { clearable, flag, hash, metadata, notSimulated, oneOf, range, text } from '#sandbox/stripe/params/kinds.ts'
import { expand, paging } from '#sandbox/stripe/params/shared-tables.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'

type P = Stripe.DisputeUpdateParams

// Stripe's types do not say so, but every text may be sent empty to take it back.
const EVIDENCE = {
  access_activity_log: text,
  appeal: notSimulated,
  billing_address: text,
  cancellation_policy: text,
  cancellation_policy_disclosure: text,
  cancellation_rebuttal: text,
  customer_communication: text,
  customer_email_address: text,
  customer_name: text,
  customer_purchase_ip: text,
  customer_signature: text,
  duplicate_charge_documentation: text,
  duplicate_charge_explanation: text,
  duplicate_charge_id: text,
  enhanced_evidence: notSimulated,
  product_description: text,
  receipt: text,
  refund_policy: text,
  refund_policy_disclosure: text,
  refund_refusal_explanation: text,
  service_date: text,
  service_documentation: text,
  shipping_address: text,
  shipping_carrier: text,
  shipping_date: text,
  shipping_documentation: text,
  shipping_tracking_number: text,
  uncategorized_file: text,
  uncategorized_text: text,
} as const

const SUBMISSION_METHODS = ['manual', 'prefer_manual', 'prefer_smart_disputes', 'smart_disputes'] as const

function findDispute(books: Books, id: string): Dispute {
  const dispute = books.disputes.find(id)
  if (!dispute) throw noSuch('dispute', id)
  return dispute
}

export const retrieveDispute = endpoint<Stripe.DisputeRetrieveParams>({
  method: 'GET',
  path: '/v1/disputes/:id',
  resource: 'dispute',
  params: { expand },
  run: ({ books, id }) => findDispute(books, id),
})

export const updateDispute = endpoint<P>({
  method: 'POST',
  path: '/v1/disputes/:id',
  resource: 'dispute',
  params: {
    evidence: hash(EVIDENCE),
    expand,
    intended_submission_method: oneOf(...SUBMISSION_METHODS),
    metadata: clearable(metadata),
    submit: flag,
  },
  run: ({ books, params, id }: Call<P>) => {
    const dispute = findDispute(books, id)
    const method = params.text('intended_submission_method')
    return answerDispute(books, dispute, {
      evidence: params.within('evidence')?.textEntries() ?? [],
      isSubmitted: params.flag('submit') ?? true,
      metadata: params.changedMetadata('metadata', dispute.metadata),
      submissionMethod: SUBMISSION_METHODS.find((known) => known === method),
    })
  },
})

export const closeDispute = endpoint<Stripe.DisputeCloseParams>({
  method: 'POST',
  path: '/v1/disputes/:id/close',
  resource: 'dispute',
  params: { expand },
  run: ({ books, id }) => loseDispute(books, findDispute(books, id).id),
})

export const listDisputes = endpoint<Stripe.DisputeListParams>({
  method: 'GET',
  path: '/v1/disputes',
  resource: 'dispute',
  params: { ...paging, charge: text, created: range, payment_intent: text },
  run: ({ books, params }) => {
    const [created, charge, intent] = [params.range('created'), params.text('charge'), params.text('payment_intent')]
    return listPage(books.disputes, params, {
      url: '/v1/disputes',
      kind: 'dispute',
      keep: (dispute) =>
        isWithin(dispute.created, created) &&
        isAsked(dispute.charge, charge) &&
        isAsked(dispute.payment_intent, intent),
    })
  },
})
