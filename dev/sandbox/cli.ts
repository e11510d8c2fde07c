/** Starts a sandbox from the terminal: `npm run sandbox -- --port 4010 --switch timeFormat=iso`. */
import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod/v4';
import { startSandbox, type Switches } from './index';
import { giveUp, onInterrupt, print } from './process';
import { switchesSchema } from './data/switches';

type Settings = Record<string, unknown>;

function port(text: string): number {
	const number = Number(text);
	if (Number.isInteger(number) && number >= 0 && number < 65536) return number;
	throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}

/** JSON where it is JSON (true, null, an object), text otherwise. */
function valueOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function setting(text: string, before: Settings = {}): Settings {
	const [name, ...rest] = text.split('=');
	if (rest.length === 0) throw new InvalidArgumentError('Write a switch as name=value.');
	return { ...before, [name]: valueOf(rest.join('=')) };
}

function switchesFrom(settings: Settings): Switches {
	const result = switchesSchema.safeParse(settings);
	if (!result.success) giveUp(`A switch is not right:\n${z.prettifyError(result.error)}`);
	return result.data;
}

function switchHelp(): string {
	const lines = Object.entries(switchesSchema.shape).map(([name, schema]) => {
		const start = JSON.stringify(schema.parse(undefined));
		return `  ${name} (${start})\n    ${schema.description ?? ''}`;
	});
	return `\nSwitches and their defaults:\n${lines.join('\n')}`;
}

async function run(options: { port: number; switch?: Settings }): Promise<void> {
	const switches = switchesFrom(options.switch ?? {});
	const sandbox = await startSandbox({ port: options.port, switches }).catch((error: Error) =>
		giveUp(`The sandbox could not start: ${error.message}`),
	);
	print(
		[
			`Bookings             ${sandbox.url}`,
			`Base URL             ${sandbox.apiUrl}`,
			`Token                ${sandbox.token}`,
			`Token, reads only    ${sandbox.readOnlyToken}`,
			`Token, no rights     ${sandbox.uselessToken}`,
			'Stop with Ctrl+C.',
		].join('\n'),
	);
	onInterrupt(() => sandbox.stop());
}

void new Command('sandbox')
	.description('A stand-in for an Omneo tenant on this machine.')
	.option('--port <number>', 'port to listen on, 0 for any free one', port, 4010)
	.option('--switch <name=value>', 'pick a side of an open question; may be repeated', setting)
	.addHelpText('after', switchHelp)
	.action(run)
	.parseAsync();
