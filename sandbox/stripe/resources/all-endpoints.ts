import type { Endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { retrieveAccount, retrieveOwnAccount } from './balance/account.ts'
import { retrieveBalance } from './balance/balance.ts'
import { listBalanceTransactions, retrieveBalanceTransaction } from './balance/balance-transactions.ts'
import { cancelPayout, createPayout, listPayouts, retrievePayout, updatePayout } from './balance/payouts.ts'
import {
  createCustomer,
  deleteCustomer,
  listCustomers,
  retrieveCustomer,
  updateCustomer,
} from './customers/customers.ts'
import {
  attachPaymentMethod,
  createPaymentMethod,
  detachPaymentMethod,
  listCustomerPaymentMethods,
  listPaymentMethods,
  retrievePaymentMethod,
  updatePaymentMethod,
} from './customers/payment-methods.ts'
import { closeDispute, listDisputes, retrieveDispute, updateDispute } from './disputes/disputes.ts'
import { createFile, listFiles, retrieveFile } from './disputes/files.ts'
import { listFraudWarnings, retrieveFraudWarning } from './disputes/fraud-warnings.ts'
import { listCharges, retrieveCharge, updateCharge } from './payments/charges.ts'
import { confirmPaymentIntent } from './payments/confirm-payment-intent.ts'
import { createPaymentIntent } from './payments/create-payment-intent.ts'
import {
  cancelPaymentIntent,
  capturePaymentIntent,
  listPaymentIntents,
  retrievePaymentIntent,
} from './payments/payment-intents.ts'
import { cancelRefund, createRefund, listRefunds, retrieveRefund, updateRefund } from './payments/refunds.ts'
import { updatePaymentIntent } from './payments/update-payment-intent.ts'
import {
  createConfirmationToken,
  createTestConfirmationToken,
  retrieveConfirmationToken,
} from './setups/confirmation-tokens.ts'
import { createSetupIntent } from './setups/create-setup-intent.ts'
import {
  cancelSetupIntent,
  confirmSetupIntent,
  listSetupIntents,
  retrieveSetupIntent,
  updateSetupIntent,
} from './setups/setup-intents.ts'
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
  retrieveDispute,
  updateDispute,
  closeDispute,
  listDisputes,
  retrieveFraudWarning,
  listFraudWarnings,
  createFile,
  retrieveFile,
  listFiles,
  createPayout,
  retrievePayout,
  updatePayout,
  cancelPayout,
  listPayouts,
  createCustomer,
  retrieveCustomer,
  updateCustomer,
  deleteCustomer,
  listCustomers,
  createPaymentMethod,
  retrievePaymentMethod,
  updatePaymentMethod,
  attachPaymentMethod,
  detachPaymentMethod,
  listPaymentMethods,
  listCustomerPaymentMethods,
  createSetupIntent,
  retrieveSetupIntent,
  updateSetupIntent,
  confirmSetupIntent,
  cancelSetupIntent,
  listSetupIntents,
  createConfirmationToken,
  createTestConfirmationToken,
  retrieveConfirmationToken,
  retrieveEvent,
  listEvents,
  createWebhookEndpoint,
  retrieveWebhookEndpoint,
  updateWebhookEndpoint,
  deleteWebhookEndpoint,
  listWebhookEndpoints,
]
