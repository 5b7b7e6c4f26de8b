// Without one of its own the page would get the app's.
export function register() {}
