/** The calendar that opens under a date field. */
import type { DateTime } from 'luxon';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually';

/** Far enough for any date that a test takes. */
const MOST_MONTHS = 36;

export class DatePicker {
	private readonly panel: Locator;
	private readonly input: Locator;

	constructor(page: Page, field: Locator) {
		this.panel = page.locator('.el-picker-panel.el-date-picker:visible');
		this.input = field.locator('input').first();
	}

	/** Leafs to the month, clicks the day, types the time; says what the field shows then. */
	async pick(time: DateTime): Promise<string> {
		await this.input.click();
		await this.leafTo(time.setLocale('en').toFormat('yyyy LLLL'));
		await this.panel.locator('td.available').getByText(String(time.day), { exact: true }).click();
		const clock = this.panel.getByPlaceholder('Select time');
		await clock.fill(time.toFormat('HH:mm:ss'));
		await clock.press('Enter');
		await this.panel.getByRole('button', { name: 'OK' }).last().click();
		await this.panel.waitFor({ state: 'hidden' });
		return await this.input.inputValue();
	}

	private async leafTo(month: string): Promise<void> {
		await this.panel.waitFor();
		for (let leafed = 0; (await this.month()) !== month; leafed += 1) {
			if (leafed > MOST_MONTHS) throw new Error(`The calendar does not come to ${month}`);
			const before = await this.month();
			await this.panel.getByLabel('Next Month').click();
			await eventually(async () => expect(await this.month()).not.toBe(before));
		}
	}

	private async month(): Promise<string> {
		const labels = await this.panel.locator('.el-date-picker__header-label').allInnerTexts();
		return labels.map((label) => label.trim()).join(' ');
	}
}
