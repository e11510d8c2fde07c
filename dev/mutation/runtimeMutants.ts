/** Mutants of the runtime: what is changed, and the test files of which one at least has to notice. */

export interface Mutant {
	/** In nodes/Omneo/runtime, without `.ts`. */
	file: string;
	/** What is broken, in plain words. */
	breaks: string;
	/** Stands once in the file. */
	find: string;
	replace: string;
	/** Below test/, without `.test.ts`. */
	tests: string[];
}

/** What breaks, what is found, what replaces it, and the tests, by file. */
type Row = [breaks: string, find: string, replace: string, ...tests: string[]];

// A mutant on a line.
// prettier-ignore
const ROWS: Record<string, Row[]> = {
	runner: [
		['a failed check says nothing of what earlier tries wrote', 'throw checked.stopError(run.resultsByItem(), ', 'throw checked.stopError(new Map(), ', 'engine/stops'],
		['a stop says nothing of what was written', 'if (results.failed()) throw results.stopError(run.resultsByItem(), ', 'if (results.failed()) throw results.stopError(new Map(), ', 'engine/errors'],
		['a cancelled Continue run says nothing of what was written', "results.stopError(run.resultsByItem(), nothingDone(operation), 'cancelled')", "results.stopError(new Map(), nothingDone(operation), 'cancelled')", 'engine/stops'],
		['a cancelled Continue run says the first failure, not the cancel', "nothingDone(operation), 'cancelled')", 'nothingDone(operation))', 'engine/stops'],
		['a cancelled Continue run ends as if it were done', "if (results.failed('cancelled'))", 'if (false)', 'engine/stops'],
		['a fault of the node lets all items out at Success', ': failedForAll(context, error),', ': Promise.reject(error),', 'integrity/4-outputs'],
		['a cancel becomes an item with an error', 'isCancelled() ? Promise.reject(error) : failedForAll', 'failedForAll', 'engine/stops'],
		['items go on after a failure', 'await pool(execute, () => !results.failed());', 'await pool(execute);', 'engine/pool'],
		['an item that waited for its key is sent after a failure', 'if (results.failed()) return;', '', 'engine/stops'],
		['an error that is no form error is asked for at each item', 'await pool(prepare, () => onlyInputErrors);', 'await pool(prepare);', 'engine/pool'],
		['the check of a form ends at the first bad row', 'onlyInputErrors &&= isInputError(outcome.problem);', 'onlyInputErrors = false;', 'engine/errors'],
		['a cancelled run begins further items', 'await clock.wait(0);', '', 'engine/pool'],
		['equal items of a Continue run go side by side', 'if (!operation.lockKeys) return await execute();', 'if (operation.lockKeys) return await execute();', 'engine/pool', 'engine/single'],
		['equal items of a Stop run go side by side', 'operation.lockKeys?.(prepared) ?? []', '[]', 'engine/pool', 'engine/single'],
		['the error output stays empty', 'hasErrorOutput(context) ? results.forErrorOutput() : results.inline()', 'results.inline()', 'engine/errors'],
		['no hint says what an earlier try did', 'if (replayed > 0)', 'if (replayed > 99)', 'engine/single'],
		['no hint says what was there already', 'if (found > 0)', 'if (found > 99)', 'engine/single', 'integrity/5-again'],
		['one request at a time', 'runContext?.maxConcurrent ?? 1', '1', 'engine/pool'],
		['a long list keeps n8n from its turn', '{ shouldContinue, yieldToEventLoop: nextTurn }', '{ shouldContinue }', 'engine/pool'],
	],
	executeWrite: [
		['a dry run in a retry reads what was made', 'if (entry.previous && !item.dryRun)', 'if (entry.previous)', 'unit/runtime/executeWrite'],
		['a try that found its record forgets it', '\t\tentry.record(id);\n\t\treturn shown(answer', '\t\treturn shown(answer', 'unit/runtime/executeWrite'],
		['an equal of a booking in doubt is sent', 'if (!planned.existing) refuseUncertain(item, plan);', '', 'unit/runtime/executeWrite'],
		['a record that is there is doubted', 'if (!planned.existing) refuseUncertain(item, plan);', 'refuseUncertain(item, plan);', 'unit/runtime/executeWrite'],
		['a dry run writes', 'if (item.dryRun) return new DeferredResult', 'if (false) return new DeferredResult', 'unit/runtime/executeWrite'],
		['found records are not counted', 'if (plan.creates) item.idempotency.found += 1;', '', 'unit/runtime/executeWrite'],
		['executions look side by side', 'plan.creates && plan.beforeWrite && !item.dryRun', 'false', 'integrity/1-together', 'unit/runtime/equalCreates.property'],
		['a booking moved to a free slot is not known by the time asked for', '...(plan.creates?.keys ?? []), ', '', 'unit/runtime/executeWrite'],
		['a booking that must not be made twice may be', 'isUnique: plan.creates?.isUnique === true', 'isUnique: false', 'unit/runtime/executeWrite'],
		['what was written is not noted', '\t\tentry.record(id);\n\t\tif (isCreate', '\t\tif (isCreate', 'engine/single'],
		['what was made is another item’s to adopt', 'item.idempotency.markCreated(id);', '', 'unit/runtime/executeWrite'],
		['other executions do not hear of a booking', 'item.records.created(keys, id);', '', 'integrity/1-together', 'unit/runtime/executeWrite'],
		['a slot that was booked counts as free', 'item.records.created(keys, id);\n\t\t\tcreates?.onSent?.();', 'item.records.created(keys, id);', 'unit/runtime/executeWrite'],
		['a slot in doubt counts as free', 'item.records.uncertain(keys);\n\t\t\tcreates?.onSent?.();', 'item.records.uncertain(keys);', 'unit/runtime/executeWrite'],
		['a deleted booking is still known', "if (request.method === 'DELETE') item.records.forget(id);", '', 'unit/runtime/executeWrite'],
		['a change is not seen by the rows after it', 'item.modifiedKeys.add(key)', 'void key', 'engine/pool', 'unit/runtime/executeWrite'],
		['a fault of the node after a write is reported as not done', "thrown instanceof OmneoError ? thrown : unknownOutcome('this item', plan)", 'thrown as OmneoError', 'unit/runtime/executeWrite'],
		['a doubt is not kept for the retry', 'entry.record({ sentAt: Date.now(), startHint: creates?.startHint });', '', 'unit/runtime/executeWrite'],
		['a doubt loses where the booking was to start', 'startHint: creates?.startHint }', '}', 'unit/runtime/executeWrite'],
		['a doubt does not stop equal items of the run', 'item.idempotency.markUncertain(keys);', '', 'unit/runtime/executeWrite'],
		['a doubt does not stop equal items of other executions', 'item.records.uncertain(keys);', '', 'unit/runtime/executeWrite'],
		['a refused create leaves a doubt', 'isCreate(request) && mapped.outcomeUnknown', 'isCreate(request)', 'unit/runtime/executeWrite'],
		['look-alikes that may be made twice are doubted', 'if (!creates?.isUnique) return;', 'if (!creates) return;', 'unit/runtime/executeWrite'],
		['a change that was reached is not looked for', 'return { verify: verifyApplied };', 'return {};', 'unit/runtime/executeWrite'],
		['changes of one record may overtake each other', "request.path.slice(0, 2).join('/')", "request.path.join('/') + String(request.body)", 'unit/runtime/executeWrite'],
	],
	replay: [
		['what was done before is not counted', 'item.idempotency.replayed += 1;', '', 'engine/single'],
		['a record that shows late is given up at the first look', 'const found = await item.retrier.awaitVisible(look);\n\tif (found)', 'const found = await look();\n\tif (found)', 'integrity/1-lag'],
		['a booking in doubt is looked for once', 'const answer = await item.retrier.awaitVisible(look);\n\tconst id', 'const answer = await look();\n\tconst id', 'unit/runtime/replay'],
		['a doubt of an earlier try does not stop equal items', 'item.idempotency.markUncertain(creates?.keys ?? []);', '', 'unit/runtime/replay'],
		['a record that was found may be adopted by another item', 'item.idempotency.markCreated(id);', '', 'unit/runtime/replay'],
		['the newest record goes to the item that did not make it', '.pop()', '.shift()', 'unit/runtime/replay'],
		['a record of another item is adopted', 'idempotency.hasCreated(id) ||', 'false ||', 'unit/runtime/replay'],
		['a record of another execution is adopted', '(!isUnique && records.knows(id))', 'false', 'unit/runtime/replay'],
		['equal items that must be one do not see each other', '!isUnique && records.knows(id)', 'records.knows(id)', 'unit/runtime/replay'],
		['a record of this process that does not show is certain', "'This n8n has just created', true)", "'This n8n has just created')", 'unit/runtime/replay'],
		['a record that was made and does not show counts as refused', "\t\toutcomeUnknown,\n\t\tdata: { outcome: 'done', id },", '\t\toutcomeUnknown,', 'unit/runtime/replay'],
		['a record that cannot be read counts as refused', "hint: 'The record exists. Nothing was sent again.',\n\t\tdata: { outcome: 'done', id },", "hint: 'The record exists. Nothing was sent again.',", 'unit/runtime/replay'],
		['a cancel while reading again has other words', "error.kind === 'cancelled' || error.code", 'error.code', 'unit/runtime/replay'],
		['a cancel while looking hides the doubt', "if (error.kind === 'cancelled') throw withChanges(error, { outcomeUnknown: true });", '', 'unit/runtime/replay'],
		['what cannot be read is read again', "if (request.answer === 'anything') return { answer: {}, id: earlier };", '', 'unit/runtime/replay'],
		['a doubt forgets when it was sent', 'agoMs: Date.now() - earlier.sentAt', 'agoMs: 0', 'unit/runtime/replay'],
		['a doubt says no words of what to look for', "creates ? `Look in Omneo for ${creates.description}` : 'Look in Omneo'", "'Look in Omneo'", 'unit/runtime/replay'],
	],
	idempotencyStore: [
		['tool calls overwrite each other’s record', 'this.isTool ? this.records[this.form]?.[item] : {}', '{}', 'unit/runtime/idempotencyStore'],
		['a tool call finds the note of another', "this.isTool = type.endsWith('Tool');", 'this.isTool = false;', 'unit/runtime/idempotencyStore'],
		['a stop in a loop names the IDs of other rounds', 'item.startsWith(`${this.run} `)', 'item.length > 0', 'unit/runtime/idempotencyStore'],
		['rounds of a loop share their notes', 'const item = `${this.run} ${index}`;', 'const item = `0 ${index}`;', 'unit/runtime/idempotencyStore'],
		['a link is not made again', 'request.repeatable ? undefined : this.find(item, key)', 'this.find(item, key)', 'unit/runtime/idempotencyStore'],
		['another tenant’s note counts', 'digest([this.root, method, path, identity])', 'digest([method, path, identity])', 'unit/runtime/idempotencyStore'],
		['a form at another tenant is the same form', 'digest([root, parameters])', 'digest([parameters])', 'unit/runtime/idempotencyStore'],
		['a mended form books again', 'this.isTool || lockKeys.length === 0 ? body : lockKeys', 'body', 'unit/runtime/idempotencyStore'],
		['a doubt is reported as done', "typeof done === 'string' ? done : null", 'String(done)', 'unit/runtime/idempotencyStore'],
		['nodes of an execution adopt each other’s records', "context.getContext('flow').omneoCreated", "context.getContext('node').omneoCreated", 'unit/runtime/idempotencyStore'],
		['an expression such as $now books again', 'Object.values(this.records[this.form]?.[item] ?? {})[0]', 'undefined', 'unit/runtime/idempotencyStore'],
	],
	itemError: [
		['an open outcome is not marked', "...(known.outcomeUnknown ? { outcome: 'unknown' } : {}),", '', 'engine/errors'],
		['the status of an answer is lost', 'status: known.status ?? null', 'status: null', 'unit/runtime/itemError'],
		['the HTTP code is not n8n’s', 'const httpCode = String(details.status);', "const httpCode = '500';", 'unit/runtime/itemError'],
		['a stop without its lines', "lines.join('<br>\\n')", "''", 'unit/runtime/itemError'],
		['an error without an answer has an HTTP code', 'if (details.status === null) {', 'if (details.status === 0) {', 'unit/runtime/itemError'],
		['the number of the item is missing', '`${said} [item ${itemIndex}]`', 'said', 'unit/runtime/itemError'],
		['internals of an unforeseen error are shown', "message: own ? error.message : 'Something unexpected happened with this item'", 'message: String(error)', 'unit/runtime/itemError'],
		['n8n’s own words about an expression are lost', 'isExpressionError(error);', 'false;', 'unit/runtime/itemError'],
		['questions run into one line', "areQuestions ? ';\\n' : '; '", "'; '", 'unit/runtime/itemError'],
		['facts of an error are left out', '...(known.data as IDataObject),', '', 'unit/runtime/itemError'],
		['the reason has more than one key', 'return { error: { message, ...details } };', 'return { error: message, ...details };', 'integrity/4-outputs'],
	],
	results: [
		['refused items come first at the error output', 'return [...this.inOrder((index) => this.given.get(index)), ...refused];', 'return [...refused, ...this.inOrder((index) => this.given.get(index))];', 'unit/runtime/results'],
		['a field called error makes n8n take an item for a failed one', 'if (record.error === undefined) return', 'if (true) return', 'unit/runtime/results'],
		['failures are told in the order in which they came', 'sort(([a], [b]) => a - b)', 'sort(() => 0)', 'unit/runtime/results'],
		['items lose their pairing', 'pairedItem: { item: index }', 'pairedItem: { item: 0 }', 'unit/runtime/results'],
		['a stop without the hint', 'const lines = [details.hint, ...which, ', 'const lines = [...which, ', 'unit/runtime/results'],
		['a stop without what was written', 'failureLines(others, wordsOf), ...kept]', 'failureLines(others, wordsOf)]', 'unit/runtime/results'],
	],
	stopLines: [
		['doubtful rows are missing in a stop', 'if (unsure.length > 0) {', 'if (unsure.length > 99) {', 'unit/runtime/results', 'unit/runtime/stopLines'],
		['every stop speaks of doubtful rows', 'if (unsure.length > 0) {', 'if (unsure.length >= 0) {', 'unit/runtime/results', 'unit/runtime/stopLines'],
		['a doubt is told twice', '=== null && !isDescribed(index)', '=== null', 'unit/runtime/results', 'unit/runtime/stopLines'],
		['a long list of IDs fills the message', 'done.length <= MAX_NAMED ?', 'true ?', 'unit/runtime/results', 'unit/runtime/stopLines'],
		['ranges run together', 'number === last[1] + 1', 'number > last[1]', 'unit/runtime/results', 'unit/runtime/stopLines'],
	],
	readOptions: [
		['the days ahead are not read', 'item.whole(withinDays.name, DAYS_AHEAD, MAX_DAYS_AHEAD)', 'DAYS_AHEAD', 'engine/availability'],
		['too many days ahead are asked for', 'DAYS_AHEAD, MAX_DAYS_AHEAD)', 'DAYS_AHEAD, 9_999)', 'unit/runtime/readOptions'],
		['the form’s choice about slots is dropped', "item.oneOf('availability', modes, availabilityModes[0])", 'availabilityModes[0]', 'engine/availability'],
		['answers given as JSON are dropped', "way === 'json' ?", 'false ?', 'engine/written', 'engine/values'],
		['the choice when none is found is dropped', "item.oneOf('ifNoneFound', whenNoneFoundOptions, WHEN_NONE_FOUND)", 'WHEN_NONE_FOUND', 'engine/availability.slots', 'engine/operations.profile'],
	],
	preview: [
		['a dry run says that it would write what is there', 'would_write: existing === undefined', 'would_write: true', 'unit/runtime/preview'],
		['a dry run says that nothing would be sent', 'message: existing\n', 'message: !existing\n', 'engine/preview'],
		['an ID in the path is not encoded', 'encodeURIComponent(segment)', 'segment', 'unit/runtime/preview'],
		['names are left out', '...namesIn(body, names), ', '', 'engine/preview'],
		['unknown names are shown', 'name !== undefined', 'name !== null', 'unit/runtime/preview'],
	],
	tenantRecords: [
		['tenants share their records', '`${this.root}\\n${key}`', 'key', 'unit/runtime/tenantRecords'],
		['a waiting item does not hear of a cancel', 'runExclusive(this.hashed(keys), work, tick)', 'runExclusive(this.hashed(keys), work)', 'unit/runtime/tenantRecords'],
		['slots of a tenant are forgotten with each run', 'ledgers.set(root, this.slots);', '', 'unit/runtime/tenantRecords'],
		['ledgers fill the memory', 'if (ledgers.size >= MAX_LEDGERS) ledgers.clear();', '', 'unit/runtime/tenantRecords'],
		['keys are kept as they are', "createHash('sha256').update(`${this.root}\\n${key}`).digest('base64url').slice(0, 22)", '`${this.root} ${key}`', 'unit/runtime/tenantRecords'],
		['an ID is not known', ', this.hash(`id ${id}`)], id)', '], id)', 'unit/runtime/tenantRecords'],
	],
	runContext: [
		['credentials share a limit', "`${root} ${credentials?.[CREDENTIAL]?.id ?? ''}`", 'root', 'unit/runtime/runContext'],
		['runs of an execution learn the limit again', "context.getContext('flow'),", '{},', 'unit/runtime/runContext'],
		['runs of a node do not wait for each other', "getOrCreate(nodeRunStates, context.getContext('node'), make)", 'make()', 'unit/runtime/runContext'],
		['the option is not checked', 'most: CONCURRENCY.max', 'most: 9_999', 'unit/runtime/runContext'],
		['the option is dropped', 'amount.value ?? CONCURRENCY.default', 'CONCURRENCY.default', 'unit/runtime/runContext'],
	],
};

export const mutants: Mutant[] = Object.entries(ROWS).flatMap(([file, rows]) =>
	rows.map(([breaks, find, replace, ...tests]) => ({ file, breaks, find, replace, tests })),
);
