/** n8n's list of all executions, with what a person can do about each. */
import type { Locator, Page } from 'playwright-core';

export class Executions {
	constructor(
		private readonly page: Page,
		private readonly baseUrl: string,
	) {}

	async open(): Promise<void> {
		await this.page.goto(`${this.baseUrl}/home/executions`);
		await this.list.first().waitFor();
	}

	/** Retries a failed one from the menu at the end of its line: as it was run, or as it is saved now. */
	async retry(id: string, workflow: 'original' | 'saved'): Promise<void> {
		await this.line(id).getByRole('button').last().click();
		await this.page
			.getByTestId(`execution-retry-${workflow}-dropdown-item`)
			.filter({ visible: true })
			.click();
	}

	private line(id: string): Locator {
		return this.list.filter({ has: this.page.getByText(id, { exact: true }) });
	}

	private get list(): Locator {
		return this.page.getByTestId('global-execution-list-item');
	}
}
