import type { Endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { retrieveAccount, retrieveOwnAccount } from './balance/account.ts'
import { retrieveBalance } from './balance/balance.ts'
import { listBalanceTransactions, retrieveBalanceTransaction } from './balance/balance-transactions.ts'
import { listCharges, retrieveCharge, updateCharge } from './payments/charges.ts'
import { confirmPaymentIntent } from './payments/confirm-payment-intent.ts'
import { createPaymentIntent } from './payments/create-payment-intent.ts'
import {
  cancelPaymentIntent,
  capturePaymentIntent,
  listPaymentIntents,
  retrievePaymentIntent,
} from './payments/payment-intents.ts'
import { retrievePaymentMethod } from './payments/payment-methods.ts'
import { cancelRefund, createRefund, listRefunds, retrieveRefund, updateRefund } from './payments/refunds.ts'
import { updatePaymentIntent } from './payments/update-payment-intent.ts'
import { listEvents, retrieveEvent } from './webhooks/events.ts'
import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  listWebhookEndpoints,
  retrieveWebhookEndpoint,
  updateWebhookEndpoint,
} from './webhooks/webhook-endpoints.ts'

/** All that the simulator answers under `/v1`. */
export const ALL_ENDPOINTS: readonly Endpoint[] = [
  retrieveOwnAccount,
  retrieveAccount,
  retrieveBalance,
  listBalanceTransactions,
  retrieveBalanceTransaction,
  createPaymentIntent,
  retrievePaymentIntent,
  updatePaymentIntent,
  confirmPaymentIntent,
  capturePaymentIntent,
  cancelPaymentIntent,
  listPaymentIntents,
  retrieveCharge,
  listCharges,
  updateCharge,
  createRefund,
  retrieveRefund,
  updateRefund,
  cancelRefund,
  listRefunds,
  retrievePaymentMethod,
  retrieveEvent,
  listEvents,
  createWebhookEndpoint,
  retrieveWebhookEndpoint,
  updateWebhookEndpoint,
  deleteWebhookEndpoint,
  listWebhookEndpoints,
]
