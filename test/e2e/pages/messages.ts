/** The messages that n8n shows in the corner. */
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually';

/**
 * What n8n says when a run went well. For a single node it speaks of the node, and now and then of
 * the workflow.
 */
export const RAN_WELL = /^(Node|Workflow) executed successfully$/;

/** A run may take its time on a busy machine. */
const RUN_MS = 60_000;

export class Messages {
	private readonly shown: Locator;

	constructor(page: Page) {
		this.shown = page.locator('.el-notification:visible');
	}

	async dismiss(): Promise<void> {
		for (let left = await this.shown.count(); left > 0; left = await this.shown.count()) {
			// It may go by itself in the meantime.
			const close = this.shown.first().locator('.el-notification__closeBtn');
			await close.click({ timeout: 2_000 }).catch(() => {});
			await eventually(async () => expect(await this.shown.count()).toBeLessThan(left));
		}
	}

	/** Waits for a message, and reads it. */
	async next(): Promise<string> {
		await this.shown.last().waitFor({ timeout: RUN_MS });
		return await this.shown.last().innerText();
	}
}
