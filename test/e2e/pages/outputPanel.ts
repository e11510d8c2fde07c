/** The right side of a node's window: what came out of it, or why nothing did. */
import type { Locator, Page } from 'playwright-core';

/** n8n indents with it. */
const NO_BREAK_SPACE = '\u00a0';

export class OutputPanel {
	readonly root: Locator;
	private readonly data: Locator;

	constructor(page: Page) {
		this.root = page.getByTestId('output-panel');
		this.data = this.root.getByTestId('ndv-data-container');
	}

	async showAs(view: 'schema' | 'table' | 'json'): Promise<void> {
		await this.root.getByTestId(`radio-button-${view}`).click();
	}

	async itemCount(): Promise<string> {
		return await this.root.getByTestId('ndv-items-count').innerText();
	}

	/** What the node has to say beside its items. */
	async hints(): Promise<string[]> {
		const hints = this.root.getByTestId('node-hint');
		await hints.first().waitFor();
		return await texts(hints);
	}

	/** What the table holds, a record for each row. */
	async rows(): Promise<Array<Record<string, string>>> {
		await this.showAs('table');
		await this.data.locator('tbody tr').first().waitFor();
		const heads = await texts(this.data.locator('thead th'));
		const rows = await this.data.locator('tbody tr').all();
		const cells = await Promise.all(rows.map(async (row) => await texts(row.locator('td'))));
		return cells.map((row) => Object.fromEntries(heads.map((head, column) => [head, row[column]])));
	}

	/** The items as n8n prints them: few of them, as it prints no more than fit the panel. */
	async json(): Promise<unknown> {
		await this.showAs('json');
		const printed = this.root.locator('.json-data');
		await printed.waitFor();
		return JSON.parse((await printed.innerText()).replaceAll(NO_BREAK_SPACE, ' '));
	}

	/** Shows one of several outputs, such as 'Error Branch'. */
	async openBranch(name: string): Promise<void> {
		await this.branch(name).click();
	}

	branch(name: string): Locator {
		return this.root.getByTestId('branches').getByText(name);
	}

	get errorMessage(): Locator {
		return this.root.getByTestId('node-error-message');
	}

	get errorDescription(): Locator {
		return this.root.getByTestId('node-error-description');
	}
}

async function texts(cells: Locator): Promise<string[]> {
	return (await cells.allInnerTexts()).map((text) => text.trim());
}
