import type { CliCommand } from '../command';
import { bench } from './bench';
import { count } from './count';
import { explain } from './explain';
import { init } from './init';
import { prices } from './prices';
import { scan } from './scan';

/** Every command of the program, in the order of its help. */
export const commands: readonly CliCommand[] = [scan, explain, count, bench, prices, init];
