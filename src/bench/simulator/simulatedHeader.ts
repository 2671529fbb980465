/** Every response of the simulator has it, so that nobody takes a result for one of a provider. */
export const simulatedHeader = 'x-promptmeter-simulated';
