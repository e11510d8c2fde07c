/** A picture in the page, as the browser has it. */
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually';

/** What is read of an `<img>`. */
interface LoadedImage {
	src: string;
	naturalWidth: number;
}

/** The file name of an icon that has been loaded and can be seen. */
export async function loadedIcon(icon: Locator): Promise<string> {
	await icon.waitFor();
	return await eventually(async () => {
		const { source, width } = await icon.evaluate((image: LoadedImage) => ({
			source: image.src,
			width: image.naturalWidth,
		}));
		if (width === 0) throw new Error(`${source} cannot be shown`);
		return source.slice(source.lastIndexOf('/') + 1);
	});
}
