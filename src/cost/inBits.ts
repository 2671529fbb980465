/** Work that stops after each bit of it, so that whoever does it may do something else meanwhile. */
export type InBits<T> = Generator<void, T>;
