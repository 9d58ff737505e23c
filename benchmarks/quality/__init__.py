"""How right the analysis is, task by task, on labelled news: `python -m benchmarks.quality --help`."""
