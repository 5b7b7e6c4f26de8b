/** A control call that cannot be done, said in plain words. */
export class ControlFault extends Error {
  readonly status: number

  constructor(message: string, status = 400) {
    super(message)
    this.status = status
  }
}
