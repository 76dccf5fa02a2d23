// A belt: from here on nothing in this process can change what all objects share. Imported for its
// effect, before anything else, by the entries whose process is ours alone; the extension's host is
// shared with other extensions, which may count on an open prototype, so there it is not done.
//
// What keeps outside keys away from prototypes is each place that takes them (`Map`,
// `Object.hasOwn`); this only makes sure that one which was forgotten cannot harm the next call.

const shared = Object.prototype

// A frozen data property cannot be overridden by assignment: `{}.toString = …` would throw, in
// libraries and wherever a name from outside becomes a key. With a setter that defines the property
// on the object itself, all goes on as usual. `__proto__`, which has one that does not, goes.
const freeze = (): void => {
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(shared))) {
    if (name === '__proto__') Reflect.deleteProperty(shared, name)
    else
      Object.defineProperty(shared, name, {
        get: () => value,
        set(this: object, own: unknown) {
          if (this === shared) throw new TypeError('What all objects share cannot be changed.')
          Object.defineProperty(this, name, {
            value: own,
            writable: true,
            enumerable: true,
            configurable: true,
          })
        },
        configurable: false,
      })
  }
  Object.freeze(shared)
}

// One bundle may load another that has this too.
if (!Object.isFrozen(shared)) freeze()
