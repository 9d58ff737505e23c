// Asks the browser to keep pages that were read; given the address of the worker as data-worker.
const worker = document.currentScript.dataset.worker;
if ("serviceWorker" in navigator && location.protocol !== "file:") navigator.serviceWorker.register(worker);
