/** The window in which a credential is filled in, saved and tested. */
import type { Locator, Page } from 'playwright-core';

export class CredentialForm {
	readonly root: Locator;

	constructor(
		private readonly page: Page,
		private readonly baseUrl: string,
	) {
		this.root = page.getByTestId('editCredential-modal');
	}

	/** Opens the form for a new credential, found by the name of its type. */
	async openNew(type: string): Promise<void> {
		await this.page.goto(`${this.baseUrl}/home/credentials/create`);
		await this.page.getByTestId('new-credential-type-select').locator('input').fill(type);
		await this.page
			.getByTestId('new-credential-type-select-option')
			.filter({ hasText: type })
			.click();
		await this.page.getByTestId('new-credential-type-button').click();
		await this.root.waitFor();
	}

	field(name: string): Locator {
		return this.root.getByTestId(`parameter-input-${name}`).locator('input').first();
	}

	get icon(): Locator {
		return this.root.locator('img').first();
	}

	/** n8n tests a credential right after it is saved. */
	async save(): Promise<void> {
		await this.tested(this.root.getByTestId('credential-save-button'));
	}

	async testAgain(): Promise<void> {
		await this.tested(this.root.getByRole('button', { name: 'Retry' }));
	}

	private async tested(button: Locator): Promise<void> {
		const answer = this.page.waitForResponse((response) =>
			response.url().endsWith('/rest/credentials/test'),
		);
		await button.click();
		await answer;
		// The button says so again when the form shows the answer.
		await this.root.getByRole('button', { name: 'Retry' }).waitFor();
	}

	get success(): Locator {
		return this.root.getByTestId('credentials-config-container-test-success');
	}

	/** What the form says in red, with what it keeps behind 'More details'. */
	async refusal(): Promise<string> {
		const title = this.root.getByText('connect with these settings');
		await title.waitFor();
		const more = this.root.getByText('More details');
		if (await more.isVisible()) await more.click();
		await more.waitFor({ state: 'detached' });
		return await this.root.innerText();
	}
}
