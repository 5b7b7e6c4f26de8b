import type { ControlRoute } from './control-route.ts'
import { ACCOUNT_ROUTES } from './routes/account-routes.ts'
import { DELIVERY_ROUTES } from './routes/delivery-routes.ts'
import { DISPUTE_ROUTES } from './routes/dispute-routes.ts'
import { PAYMENT_ROUTES } from './routes/payment-routes.ts'
import { TROUBLE_ROUTES } from './routes/trouble-routes.ts'
import { WORLD_ROUTES } from './routes/world-routes.ts'

/** All that the control API does. */
export const CONTROL_ROUTES: readonly ControlRoute[] = [
  ...ACCOUNT_ROUTES,
  ...DELIVERY_ROUTES,
  ...PAYMENT_ROUTES,
  ...DISPUTE_ROUTES,
  ...TROUBLE_ROUTES,
  ...WORLD_ROUTES,
]
