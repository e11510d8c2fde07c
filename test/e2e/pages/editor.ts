/** The editor around a workflow: signing in, the canvas, its menu. */
import type { Locator, Page } from 'playwright-core';
import { Executions } from './executions';
import { Messages } from './messages';
import { NodeCreator } from './nodeCreator';
import { NodeView } from './nodeView';

/** A file that is made up on the spot. */
interface WorkflowFile {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

export class Editor {
	readonly creator: NodeCreator;
	readonly node: NodeView;
	readonly messages: Messages;
	readonly executions: Executions;

	constructor(
		readonly page: Page,
		readonly baseUrl: string,
	) {
		this.creator = new NodeCreator(page);
		this.node = new NodeView(page);
		this.messages = new Messages(page);
		this.executions = new Executions(page, baseUrl);
	}

	async signIn({ email, password }: { email: string; password: string }): Promise<void> {
		await this.page.goto(this.baseUrl);
		await this.page.locator('input[name=emailOrLdapLoginId]').fill(email);
		await this.page.locator('input[name=password]').fill(password);
		await this.page.getByTestId('form-submit-button').click();
		await this.page.getByTestId('main-sidebar-settings').waitFor();
	}

	async openNewWorkflow(): Promise<void> {
		await this.page.goto(`${this.baseUrl}/workflow/new`);
		await this.page.getByTestId('canvas-plus-button').waitFor();
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.baseUrl}/workflow/${id}`);
		await this.nodes.first().waitFor();
	}

	get nodes(): Locator {
		return this.page.getByTestId('canvas-node');
	}

	nodeNamed(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Adds what the search finds first by that name: on an empty canvas, or behind the last node. */
	async addNode(search: string, name: string, action?: string): Promise<void> {
		await this.creator.open();
		await this.creator.search(search);
		await this.creator.choose(name);
		if (action) await this.creator.choose(action);
	}

	async openNode(name: string): Promise<void> {
		if (await this.node.root.isVisible()) await this.node.close();
		await this.nodeNamed(name).dblclick();
		await this.node.root.waitFor();
	}

	/** Adds a node behind one output of another: 0 is the first. */
	async addBehind(node: string, output: number, name: string): Promise<void> {
		const handle = this.page.locator(
			`[data-test-id="canvas-node-output-handle"][data-node-name="${node}"][data-index="${output}"]`,
		);
		await handle.getByTestId('canvas-handle-plus').click();
		await this.creator.search(name);
		await this.creator.choose(name);
	}

	/** Imports a file as a person does: '…' beside the name, Import, From file. */
	async importFile(file: string | WorkflowFile): Promise<void> {
		await this.openNewWorkflow();
		await this.page.getByTestId('workflow-menu').click();
		await this.page.getByTestId('workflow-menu-item-import').hover();
		const chooser = this.page.waitForEvent('filechooser');
		await this.page.getByTestId('workflow-menu-item-import-from-file').click();
		await (await chooser).setFiles(file);
		await this.nodes.first().waitFor();
	}

	/** Names of the nodes that n8n marks with a warning. */
	async nodesWithIssues(): Promise<string[]> {
		const marked = this.nodes.filter({ has: this.page.getByTestId('node-issues') });
		return await marked.evaluateAll((nodes) => nodes.map((node) => String(node.dataset.nodeName)));
	}

	/** Names of the nodes from which a line leads to one. */
	async sourcesOf(node: string): Promise<string[]> {
		const lines = this.page.locator(`[data-test-id="edge"][data-target-node-name="${node}"]`);
		return await lines.evaluateAll((found) =>
			found.map((line) => String(line.dataset.sourceNodeName)),
		);
	}

	get workflowName(): Locator {
		return this.page.getByTestId('workflow-name-input');
	}

	/** The ID of the workflow that is open. */
	get workflowId(): string {
		return /\/workflow\/(\w+)/.exec(this.page.url())?.[1] ?? '';
	}

	/** Publishes the workflow: from then on its triggers start it. */
	async publish(): Promise<void> {
		await this.messages.dismiss();
		await this.page.getByTestId('workflow-open-publish-modal-button').click();
		await this.page.getByTestId('workflow-publish-button').click();
		// n8n says so when the trigger has polled for the first time.
		const dialog = this.page.getByRole('dialog').filter({ hasText: 'Workflow published' });
		await dialog.getByRole('button', { name: 'Got it' }).click({ timeout: 60_000 });
	}

	async unpublish(): Promise<void> {
		await this.page.getByTestId('workflow-publish-choice-button').click();
		await this.page.getByText('Unpublish', { exact: true }).first().click();
		await this.page.getByRole('dialog').getByRole('button', { name: 'Unpublish' }).click();
	}

	/** Sets the workflow going; its trigger may wait for something to happen. */
	async start(): Promise<void> {
		await this.messages.dismiss();
		await this.page.getByTestId('execute-workflow-button').click();
	}

	/** Runs the workflow, and waits for what n8n says of it in the corner. */
	async execute(): Promise<string> {
		await this.start();
		return await this.messages.next();
	}

	/** Writes to the workflow in n8n's own chat, and waits for its answer. */
	async chat(words: string, answer: string): Promise<void> {
		await this.page.getByTestId('workflow-chat-button').click();
		const input = this.page.getByTestId('chat-input');
		await input.fill(words);
		await input.press('Enter');
		const body = this.page.getByTestId('canvas-chat-body');
		await body.getByText(answer).first().waitFor({ timeout: 60_000 });
	}
}
