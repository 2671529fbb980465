import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configJsonSchema } from '../src/workspace/config/shape';

/** Writes the JSON schema of `promptmeter.yaml` to the folder, for editors. */
const [, , folder] = process.argv;
if (folder === undefined) throw new Error('Usage: tsx scripts/buildConfigSchema.ts <folder>');
writeFileSync(join(folder, 'promptmeter.schema.json'), `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
