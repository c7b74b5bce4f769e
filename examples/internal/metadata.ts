/** Gives a wrapper the name, the length and the own properties of what it wraps. @internal */
export function copyMetadata<F extends object>(wrapped: object, wrapper: F): F {
  for (const key of Reflect.ownKeys(wrapped)) {
    const property = Object.getOwnPropertyDescriptor(wrapped, key);
    if (property === undefined) continue;
    if (key !== 'name' && key !== 'length' && property.enumerable !== true) continue;
    Object.defineProperty(wrapper, key, property);
  }
  return wrapper;
}
