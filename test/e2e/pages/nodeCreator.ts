/** The panel on the right, in which nodes are searched and added. */
import type { Locator, Page } from 'playwright-core';

export class NodeCreator {
	readonly root: Locator;
	private readonly searchBar: Locator;

	constructor(private readonly page: Page) {
		this.root = page.getByTestId('node-creator');
		this.searchBar = page.getByTestId('node-creator-search-bar');
	}

	async open(): Promise<void> {
		const onEmptyCanvas = this.page.getByTestId('canvas-plus-button');
		await onEmptyCanvas.or(this.page.getByTestId('node-creator-plus-button')).first().click();
		await this.searchBar.waitFor();
	}

	async search(words: string): Promise<void> {
		await this.searchBar.fill(words);
	}

	/** What the list shows with exactly that name: a node, or an action of one. */
	item(name: string): Locator {
		const exactly = this.page
			.getByTestId('node-creator-item-name')
			.getByText(name, { exact: true });
		return this.root.getByTestId('item-iterator-item').filter({ has: exactly });
	}

	/** Opens the list of what the chosen node does; on an empty canvas it is closed below the triggers. */
	async showActions(): Promise<void> {
		await this.root.getByText(/^Actions \(\d+\)$/).click();
	}

	async choose(name: string): Promise<void> {
		await this.item(name).first().click();
	}
}
