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

/** The same by text. For few texts, such as names of families: they are kept as long as the function. */
export function byText<K extends string, T>(make: (of: K) => T): (of: K) => T {
  const made = new Map<K, { readonly value: T }>();
  return (of) => {
    const known = made.get(of) ?? { value: make(of) };
    made.set(of, known);
    return known.value;
  };
}
