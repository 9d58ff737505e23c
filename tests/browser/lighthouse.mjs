// Measures pages by Lighthouse as a phone would meet them: prints scores and what was found wanting as JSON.
// Called with the program of the browser, how often a page is measured at most, the least score, the addresses.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [program, times, least, ...addresses] = process.argv.slice(2);
const flags = ["--headless=new", "--no-sandbox", "--disable-background-networking", "--disable-component-update"];
const browser = await launch({ chromePath: program, chromeFlags: flags, logLevel: "silent" });
const told = {};
for (const address of addresses) {
  const runs = [];
  let good = 0;
  // Half of the runs and one more above the bar put the median above it: then no further run is needed.
  while (runs.length < times && good <= times / 2) {
    const { lhr } = await lighthouse(address, { port: browser.port, output: "json", logLevel: "silent" });
    const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, score * 100]));
    const wanting = Object.values(lhr.audits)
      .filter(({ score, scoreDisplayMode: mode }) => score !== null && score < 0.9 && mode !== "informative")
      .map(({ id, score, displayValue }) => `${id} ${score} ${displayValue ?? ""}`.trim());
    runs.push({ scores, wanting });
    if (Object.values(scores).every((score) => score >= least)) good += 1;
  }
  told[address] = runs;
}
browser.kill();
console.log(JSON.stringify(told));
