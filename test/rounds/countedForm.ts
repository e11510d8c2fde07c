/** A form whose rounds and requests are counted, and the most that it may take. */
import type { INodeParameters } from 'n8n-workflow';
import type { Form } from '../operations/case';
import { type Stage, form as withOptions } from '../engine/support';

export interface CountedForm {
	/** What is done: `resource.operation`, or the name of a list in the editor. */
	what: string;
	/** What is filled in, for the table. */
	form: string;
	/** Brings the sandbox into the state that the form speaks of. */
	arrange?(stage: Stage): Promise<unknown> | void;
	/** @throws Error when it does not do what it should. */
	run(stage: Stage): Promise<void>;
	rounds: number;
	requests: number;
}

/** The most that a form may take. */
export type Bound = [rounds: number, requests: number];

/** One item of an operation. */
export function counted(
	what: string,
	form: string,
	parameters: Form | ((stage: Stage) => Form),
	[rounds, requests]: Bound,
	arrange?: CountedForm['arrange'],
): CountedForm {
	const [resource, operation] = what.split('.');
	return {
		what,
		form,
		arrange,
		rounds,
		requests,
		async run(stage) {
			const given = typeof parameters === 'function' ? parameters(stage) : parameters;
			const { error } = await stage.run({ resource, operation, ...given } as INodeParameters);
			if (error) throw error;
		},
	};
}

/** A list, or the question form, that the editor asks for. */
export function shown(
	what: string,
	form: string,
	show: (stage: Stage) => Promise<unknown>,
	[rounds, requests]: Bound,
): CountedForm {
	return { what, form, rounds, requests, run: async (stage) => void (await show(stage)) };
}

/** Adds an appointment that is not looked for first, unless the form says so. */
export function booking(form: string, parameters: object, bound: Bound): CountedForm {
	return counted('appointment.add', form, withOptions(parameters) as Form, bound);
}
