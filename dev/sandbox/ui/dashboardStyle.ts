/** The look of the dashboard: paper and ink by day, ink and paper by night. */
export const style = `
:root {
	color-scheme: light dark;
	--paper: #faf8f4; --card: #fffdf9; --ink: #23211e; --soft: #6b655c; --line: #e5dfd4;
	--good: #2c6446; --good-bg: #e3efe7; --wait: #7a5200; --wait-bg: #f8ecd2;
	--bad: #97302c; --bad-bg: #f8e2df; --calm: #45515f; --calm-bg: #e6eaef; --accent: #8a5a3b;
}
@media (prefers-color-scheme: dark) {
	:root {
		--paper: #191817; --card: #211f1d; --ink: #eeeae3; --soft: #a8a196; --line: #37332e;
		--good: #9bd3b1; --good-bg: #1f3529; --wait: #eac77f; --wait-bg: #3a2f17;
		--bad: #f0a7a1; --bad-bg: #41211f; --calm: #b9c5d3; --calm-bg: #2a3038; --accent: #d3a47f;
	}
}
* { box-sizing: border-box; }
body {
	margin: 0; padding: clamp(1.25rem, 4vw, 3rem); background: var(--paper); color: var(--ink);
	font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
}
body > * { max-width: 80rem; margin-inline: auto; }
h1, h2 {
	font-family: 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, serif;
	font-weight: 500; line-height: 1.15; letter-spacing: -0.01em; margin: 0; text-wrap: balance;
}
h1 { font-size: clamp(2rem, 5vw, 3rem); }
h2 { font-size: 1.45rem; }
h3 { font-size: .95rem; font-weight: 600; margin: 1.25rem 0 .25rem; }
p { margin: .25rem 0 0; }
.soft { color: var(--soft); }
code, .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .86em; }
code { background: var(--calm-bg); border-radius: 4px; padding: .12em .4em; overflow-wrap: anywhere; }
header { border-bottom: 1px solid var(--line); padding-bottom: 1.5rem; margin-bottom: 2rem; }
.eyebrow { color: var(--accent); font-size: .8rem; letter-spacing: .12em; text-transform: uppercase; margin: 0 0 .35rem; }
summary { cursor: pointer; margin-top: 1rem; width: fit-content; }
summary:focus-visible, a:focus-visible, .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .4rem 1.25rem; margin: .75rem 0 0; }
dt { color: var(--soft); } dd { margin: 0; }
main > :first-child { margin-top: 0; }
.columns { display: grid; gap: 2.5rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
@media (min-width: 64rem) { main > :first-child { margin-top: 0; }
.columns { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } }
.place { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.4rem 1.5rem; margin-top: 1.25rem; }
.place > header { all: unset; display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .25rem 1rem; }
ol { list-style: none; margin: 0; padding: 0; }
li { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr) auto; gap: .1rem 1rem; padding: .75rem 0; border-top: 1px solid var(--line); align-items: start; }
.when { font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; }
.who { font-weight: 600; overflow-wrap: anywhere; }
.chip { border-radius: 99px; padding: .1rem .7rem; font-size: .82rem; font-weight: 600; white-space: nowrap; background: var(--calm-bg); color: var(--calm); }
.good { background: var(--good-bg); color: var(--good); }
.wait { background: var(--wait-bg); color: var(--wait); }
.bad { background: var(--bad-bg); color: var(--bad); }
@media (max-width: 34rem) {
	li { grid-template-columns: minmax(0, 1fr) auto; }
	li > .what { grid-column: 1 / -1; grid-row: 2; }
}
.empty { border: 1px dashed var(--line); border-radius: 14px; padding: 2.25rem 1.5rem; margin-top: 1.25rem; text-align: center; color: var(--soft); }
.scroll { overflow-x: auto; margin-top: 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th { text-align: left; color: var(--soft); font-weight: 500; padding: 0 .75rem .5rem 0; }
td { border-top: 1px solid var(--line); padding: .45rem .75rem .45rem 0; vertical-align: top; font-variant-numeric: tabular-nums; }
td.path { overflow-wrap: anywhere; min-width: 10rem; }
footer { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 1rem; font-size: .9rem; }
a { color: inherit; text-decoration-color: var(--accent); text-underline-offset: .2em; }
`;
