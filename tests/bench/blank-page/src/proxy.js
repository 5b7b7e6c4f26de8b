// Without one of its own the page would get the app's.
export default function proxy() {}
export const config = { matcher: '/nothing' }
