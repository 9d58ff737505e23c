// Measures pages by Lighthouse as a phone would meet them: prints scores and what was found wanting as JSON.
// Beside them what the first of them is made of, in ms (layout shift: its score), and how quick the machine was: a
// machine that has other work blocks a page's main thread as the page itself would.
// Called with the program of the browser, how often a page is measured, the categories (by commas), the addresses.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [program, times, categories, ...addresses] = process.argv.slice(2);
const flags = ["--headless=new", "--no-sandbox", "--disable-background-networking", "--disable-component-update"];
const METRICS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];
const chosen = categories.split(",");
// Where seconds count, each run has a browser of its own: what one left behind is not the next one's matter.
const timed = chosen.includes("performance");
const quick = {
  disableFullPageScreenshot: true,
  // How long it must be quiet first: on a machine with other work that would be waited for till patience ends.
  ...{ pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 200, cpuQuietThresholdMs: 0 },
};
const open = () => launch({ chromePath: program, chromeFlags: flags, logLevel: "silent" });
const shared = timed ? null : await open();

async function measured(address) {
  const browser = shared ?? (await open());
  const { lhr } = await lighthouse(address, {
    port: browser.port,
    output: "json",
    logLevel: "silent",
    onlyCategories: chosen,
    ...(timed ? {} : quick),
  });
  if (!shared) browser.kill();
  const scores = Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]);
  const wanting = Object.values(lhr.audits)
    .filter(({ score, scoreDisplayMode: mode }) => score !== null && score < 0.9 && mode !== "informative")
    .map(({ id, score, displayValue }) => `${id} ${score} ${displayValue ?? ""}`.trim());
  const metrics = METRICS.filter((id) => lhr.audits[id]).map((id) => [id, lhr.audits[id].numericValue]);
  const machine = lhr.environment.benchmarkIndex;
  return { scores: Object.fromEntries(scores), metrics: Object.fromEntries(metrics), machine, wanting, error: lhr.runtimeError?.message ?? null };
}

const told = {};
for (const address of addresses) {
  told[address] = [];
  while (told[address].length < times) told[address].push(await measured(address));
}
shared?.kill();
console.log(JSON.stringify(told));
