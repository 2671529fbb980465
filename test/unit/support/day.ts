/** Lets the tests of a suite run on a day (YYYY-MM-DD), for what goes by today: which models have been retired. */
export function onDay(day: string): void {
  const real = Date;
  const shiftMs = new Date(day).getTime() - Date.now();
  class Shifted extends real {
    constructor(...parts: unknown[]) {
      // @ts-expect-error Date has a signature for each number of arguments.
      super(...(parts.length === 0 ? [Shifted.now()] : parts));
    }

    static override now(): number {
      return real.now() + shiftMs;
    }
  }
  before(() => {
    globalThis.Date = Shifted as DateConstructor;
  });
  after(() => {
    globalThis.Date = real;
  });
}
