import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { reportVariable, type TestEvent } from './testEvents';

/** Mocha's own `spec` output, and the totals in the file that the environment names. */
class UnitReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.once('end', () => {
      const report = process.env[reportVariable];
      if (report === undefined) return;
      const { passes, failures, pending } = this.stats;
      const event: TestEvent = { type: 'end', passed: passes, failed: failures, pending };
      writeFileSync(report, `${JSON.stringify(event)}\n`);
    });
  }
}

// Mocha takes the module itself for the reporter.
export = UnitReporter;
