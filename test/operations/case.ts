import type { IDataObject } from 'n8n-workflow';
import type { Stage } from '../engine/support';

/** The parameters of an operation, without resource and operation. */
export type Form = Record<string, unknown>;

/** What every operation has to show on the real engine. One file for each operation, beside this one. */
export interface OperationCase {
	resource: string;
	operation: string;
	/** Brings the sandbox into the state that the forms speak of. */
	arrange?(stage: Stage): Promise<void> | void;
	/** A form that works. */
	good(stage: Stage): Form;
	/** What comes out of it, and what it did. */
	expectGood(items: IDataObject[], stage: Stage): void;
	/** A form that names a record that does not exist; or a 404 of the server where nothing can be named. */
	missing: ((stage: Stage) => Form) | 'answered by the server';
	/** A form with one field that cannot be used, and that field's label. */
	bad: { form(stage: Stage): Form; label: string };
}
