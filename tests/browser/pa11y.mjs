// Looks at pages by pa11y with HTML_CodeSniffer, WCAG 2.2 AA as far as it goes: prints what it finds as JSON.
// Called with the program of the browser and the addresses of the pages; one browser serves them all.
import pa11y from "pa11y";
import puppeteer from "puppeteer";

const [program, ...addresses] = process.argv.slice(2);
const flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await puppeteer.launch({ executablePath: program, args: flags });
const found = {};
for (const address of addresses) {
  const { issues } = await pa11y(address, { browser, runners: ["htmlcs"], standard: "WCAG2AA", timeout: 60000 });
  found[address] = issues.map(({ code, selector, message, context }) => ({ code, selector, message, context }));
}
await browser.close();
console.log(JSON.stringify(found));
