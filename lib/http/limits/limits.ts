const MINUTE = 60
const HOUR = 60 * MINUTE

type Amount = { readonly points: number; readonly perSeconds: number }

/**
 * How often what may be done, and by whom it is counted. An address is an IPv4 address or an IPv6 network of 64 bits; a
 * salon's waiting room shares one, so a device (the address and how its browser describes itself) has less. A branch's
 * own limit is far above any real day: it bounds what a whole botnet can do to one salon.
 */
export const LIMITS = {
  booking: {
    address: { points: 40, perSeconds: 10 * MINUTE },
    device: { points: 15, perSeconds: 10 * MINUTE },
    phone: { points: 10, perSeconds: HOUR },
    branch: { points: 400, perSeconds: 10 * MINUTE },
  },
  payment_intents: {
    address: { points: 40, perSeconds: 10 * MINUTE },
    device: { points: 20, perSeconds: 10 * MINUTE },
    phone: { points: 20, perSeconds: HOUR },
    branch: { points: 400, perSeconds: 10 * MINUTE },
  },
  slots: {
    address: { points: 300, perSeconds: MINUTE },
    device: { points: 120, perSeconds: MINUTE },
    branch: { points: 3000, perSeconds: MINUTE },
  },
  sign_in: {
    address: { points: 60, perSeconds: 10 * MINUTE },
    device: { points: 20, perSeconds: 10 * MINUTE },
    account: { points: 30, perSeconds: HOUR },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Amount>>>>

export type LimitedAct = keyof typeof LIMITS
