/**
 * What every JavaScript runtime has beyond ECMAScript (Node, workers, browsers) and the pure folders use.
 * Only tsconfig.pure.json needs it; elsewhere the platform's own, wider types are in sight and agree with it.
 */

interface TextEncoder {
  encode(input?: string): Uint8Array;
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}
declare const TextEncoder: { new (): TextEncoder };

interface TextDecoder {
  decode(input?: Uint8Array): string;
}
declare const TextDecoder: {
  new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder;
};

interface AbortSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}
