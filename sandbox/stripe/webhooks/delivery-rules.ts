import { newId } from '#sandbox/stripe/state/new-id.ts'
import type { DeliveryRow } from '#sandbox/stripe/state/rows.ts'

export const RULE_ACTIONS = ['hold', 'drop', 'duplicate', 'delay'] as const
export type RuleAction = (typeof RULE_ACTIONS)[number]

/** What is to be done with deliveries that are about to be sent; `null` stands for any. */
export type DeliveryRule = {
  readonly id: string
  readonly action: RuleAction
  readonly account: string | null
  readonly endpoint: string | null
  readonly type: string | null
  /** For how many deliveries; `null` until the rule is taken away. */
  readonly times: number | null
  readonly delayMs: number
}

export class DeliveryRules {
  #rules: DeliveryRule[] = []

  list(): readonly DeliveryRule[] {
    return this.#rules
  }

  add(rule: Omit<DeliveryRule, 'id'>): DeliveryRule {
    const added = { id: newId('rule'), ...rule }
    this.#rules.push(added)
    return added
  }

  remove(id: string): void {
    this.#rules = this.#rules.filter((rule) => rule.id !== id)
  }

  clear(): void {
    this.#rules = []
  }

  /** The first rule that this delivery meets, which uses it up by one. */
  take(delivery: DeliveryRow): DeliveryRule | null {
    const met = this.#rules.find((rule) => meets(rule, delivery))
    if (!met) return null
    if (met.times !== null) this.#use(met, met.times - 1)
    return met
  }

  #use(used: DeliveryRule, rest: number): void {
    this.#rules = this.#rules.flatMap((rule) => {
      if (rule !== used) return [rule]
      return rest > 0 ? [{ ...rule, times: rest }] : []
    })
  }
}

function meets(rule: DeliveryRule, delivery: DeliveryRow): boolean {
  return (
    (rule.account === null || rule.account === delivery.account) &&
    (rule.endpoint === null || rule.endpoint === delivery.endpoint) &&
    (rule.type === null || rule.type === delivery.type)
  )
}
