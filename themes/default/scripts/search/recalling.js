/**
 * What a map has under a key: made when it is first asked for.
 * @template Key, Value
 * @param {Map<Key, Value>} map @param {Key} key @param {(key: Key) => Value} work
 * @returns {Value}
 */
export function recall(map, key, work) {
  if (!map.has(key)) map.set(key, work(key));
  return /** @type {Value} */ (map.get(key));
}
