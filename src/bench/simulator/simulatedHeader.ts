/** Every response of the simulator has it, so that nobody takes a result for one of a provider. */
export const simulatedHeader = 'x-promptmeter-simulated';

/** When the simulator received a request: monotonic clock of the machine, ns. */
export const receivedHeader = 'x-simulated-received-ns';
