/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** Pictures of the editor: one after each test, and those that the docs show. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { ARTIFACTS, SCREENS, updatesScreens } from './settings';

export async function takeArtifact(page: Page | undefined, title: string): Promise<void> {
	const name = title.replace(/[^\w]+/g, '-').slice(0, 120);
	await page?.screenshot({ path: join(ARTIFACTS, `${name}.png`) });
}

interface Framing {
	/** A higher window, for a form that is longer than its panel. */
	windowHeight?: number;
	/** Pixels around what is shown. */
	margin?: number;
	/** How much of it is shown, from its top. */
	height?: number;
}

/** What n8n lays over the panels: its messages, and the ways to the nodes next to this one. */
const HIDE = '.el-notification, [data-test-id=floating-nodes] { visibility: hidden !important; }';

/** A picture for the docs. It is kept with the artifacts unless the docs are to be written again. */
export async function takeScreen(
	what: Locator,
	name: string,
	framing: Framing = {},
): Promise<void> {
	const { windowHeight, margin = 0, height } = framing;
	const page = what.page();
	const before = page.viewportSize();
	if (windowHeight && before) await page.setViewportSize({ ...before, height: windowHeight });
	// A field that has the cursor opens a hint over its neighbours.
	await page.evaluate('document.activeElement.blur()');
	await page.mouse.move(0, 0);
	await what.scrollIntoViewIfNeeded();
	const box = await what.boundingBox();
	if (!box) throw new Error(`There is nothing to show as '${name}'`);
	await page.screenshot({
		path: join(updatesScreens() ? SCREENS : ARTIFACTS, `${name}.png`),
		clip: {
			x: box.x - margin,
			y: box.y - margin,
			width: box.width + 2 * margin,
			height: (height ?? box.height) + 2 * margin,
		},
		style: HIDE,
		animations: 'disabled',
		caret: 'hide',
	});
	if (before) await page.setViewportSize(before);
}
