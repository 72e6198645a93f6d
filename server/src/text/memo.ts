// What was once made of an object is kept as long as the object lives. Only for pure functions of frozen objects.

/** A function that does its work once for each object. */
export function memoByObject<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const made = new WeakMap<K, { readonly value: T }>();
  return (of) => {
    const known = made.get(of);
    if (known !== undefined) return known.value;
    const value = make(of);
    made.set(of, { value });
    return value;
  };
}
