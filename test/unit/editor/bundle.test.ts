import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build } from 'esbuild';

describe('what the editor loads at start', () => {
  it('is our own code alone: no parser, no grammar, no prices, no token table', async () => {
    const { metafile } = await build({
      absWorkingDir: join(import.meta.dirname, '../../..'),
      entryPoints: ['src/extension.ts'],
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'cjs',
      write: false,
      metafile: true,
      external: ['vscode'],
      plugins: [
        {
          name: 'onDemand',
          setup: (building) =>
            building.onResolve(
              { filter: /^\..*\/(?:onDemand|pricing|providerCounts|abTests)$/ },
              ({ path }) => ({
                path,
                external: true,
              }),
            ),
        },
      ],
    });
    const [output] = Object.values(metafile.outputs);
    const inputs = Object.entries(output!.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    const heavy =
      /node_modules|src\/prompt\/(?:parse|code|files|templates)|src\/tokens|workspace\/(?:scan|config|engine)/;
    assert.deepEqual(
      inputs.map(([path]) => path).filter((path) => heavy.test(path)),
      [],
    );
    assert.ok(output!.bytes < 140_000, `${output!.bytes} bytes`);
  });
});
