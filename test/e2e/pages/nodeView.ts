/** The window of one node: input, parameters and settings, output. */
import type { Locator, Page } from 'playwright-core';
import { DatePicker } from './datePicker';
import { Messages } from './messages';
import { OutputPanel } from './outputPanel';
import { Picker } from './picker';

export class NodeView {
	readonly root: Locator;
	readonly input: Locator;
	readonly parameters: Locator;
	readonly output: OutputPanel;
	/** The whole middle of the window, with its tabs. */
	readonly form: Locator;
	private readonly messages: Messages;

	constructor(private readonly page: Page) {
		this.root = page.getByTestId('ndv');
		this.input = page.getByTestId('ndv-input-panel');
		this.parameters = page.getByTestId('node-parameters');
		this.messages = new Messages(page);
		this.form = this.root.locator('.node-settings');
		this.output = new OutputPanel(page);
	}

	parameter(name: string): Locator {
		return this.parameters.getByTestId(`parameter-input-${name}`);
	}

	picker(name: string): Picker {
		return new Picker(this.page, name);
	}

	date(name: string): DatePicker {
		return new DatePicker(this.page, this.parameter(name));
	}

	async fill(name: string, value: string): Promise<void> {
		await this.parameter(name).locator('input, textarea').first().fill(value);
	}

	/** Chooses from the drop-down list; says what it offered. */
	async choose(name: string, choice: string): Promise<string[]> {
		await this.parameter(name).click();
		const offered = this.page.getByRole('option').filter({ visible: true });
		const wanted = offered.filter({ hasText: choice }).first();
		await wanted.waitFor();
		const names = await offered.allInnerTexts();
		await wanted.click();
		return names.map((text) => text.trim());
	}

	/** The booking questions that are asked as fields. */
	get questionForm(): Locator {
		return this.parameters.getByTestId('resource-mapper-container');
	}

	/** The IDs of the questions that have a field, in their order. */
	async questions(): Promise<string[]> {
		const fields = this.questionForm.locator('[data-test-id^="parameter-input-"]');
		const names = await fields.evaluateAll((found) => found.map((field) => field.dataset.testId));
		return names.flatMap((name) => /^parameter-input-(\d+)$/.exec(String(name))?.[1] ?? []);
	}

	/** Presses the button of a tool's field that lets the model fill it in. */
	async leaveToModel(name: string): Promise<void> {
		await this.parameter(name).getByTestId('from-ai-override-button').click();
	}

	/** Turns a switch over. */
	async flip(name: string): Promise<void> {
		await this.parameter(name).locator('.el-switch').click();
	}

	/** Adds one of the fields that a collection offers. */
	async addToCollection(collection: string, field: string): Promise<void> {
		const title = this.page.getByText(collection, { exact: true });
		const group = this.parameters.getByTestId('parameter-item').filter({ has: title });
		await group.last().getByTestId('collection-parameter-add').click();
		await this.page.getByRole('option', { name: field, exact: true }).click();
	}

	async openParameters(): Promise<void> {
		await this.page.getByTestId('tab-params').click();
	}

	async openSettings(): Promise<void> {
		await this.page.getByTestId('tab-settings').click();
	}

	/** Runs the node, and waits for what n8n says of it in the corner. */
	async execute(): Promise<string> {
		await this.messages.dismiss();
		await this.page.getByTestId('node-execute-button').click();
		return await this.messages.next();
	}

	/** The fields that n8n shows before the node in front has ever run, from top to bottom. */
	async previewedFields(): Promise<string[]> {
		const fields = this.input.getByTestId('run-data-schema-item');
		await fields.first().waitFor();
		// n8n reuses the elements of the list, so their order in the page means nothing.
		const placed = await fields.evaluateAll((found) =>
			found.map((field) => ({ text: field.innerText, top: field.getBoundingClientRect().top })),
		);
		return placed.sort((a, b) => a.top - b.top).map(({ text }) => text.trim());
	}

	async close(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.root.waitFor({ state: 'hidden' });
	}
}
