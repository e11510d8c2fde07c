/** A field that names a record: from a searchable list, by its name, its ID and so on. */
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually';

export class Picker {
	private readonly root: Locator;

	constructor(
		private readonly page: Page,
		name: string,
	) {
		this.root = page.getByTestId(`resource-locator-${name}`);
	}

	/** Opens the list. */
	async open(): Promise<void> {
		await this.input.click();
		await this.searchBar.waitFor();
	}

	/** Types into the list's search, and waits until it shows nothing but the expected entries. */
	async search(words: string, expected: string[]): Promise<void> {
		await this.searchBar.fill(words);
		await eventually(async () => expect(await this.entries()).toEqual(expected));
	}

	async entries(): Promise<string[]> {
		return (await this.entry.allInnerTexts()).map((text) => text.trim());
	}

	/** Takes an entry of the open list. */
	async take(name: string): Promise<void> {
		await this.entry.filter({ hasText: name }).first().click();
		await this.searchBar.waitFor({ state: 'hidden' });
	}

	/** What the closed field shows. */
	async shown(): Promise<string> {
		return await this.input.inputValue();
	}

	/** Changes the way the record is named, and names it. */
	async name(mode: string, value: string): Promise<void> {
		await this.root.getByTestId('rlc-mode-selector').click();
		await this.page.getByRole('option', { name: mode }).filter({ visible: true }).click();
		await this.input.fill(value);
	}

	private get input(): Locator {
		return this.root.getByTestId('rlc-input');
	}

	private get searchBar(): Locator {
		return this.page.getByTestId('rlc-search').filter({ visible: true });
	}

	private get entry(): Locator {
		return this.page.getByTestId('rlc-item').filter({ visible: true });
	}
}
