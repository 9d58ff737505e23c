"""The figures of a comparison as a table in Markdown, with each tool's ratio to digest."""

from collections.abc import Mapping

from benchmarks.ssg.measure import KINDS, Run, Size

HEAD = (
    "| tool | cold: CPU s | wall s | CPU, digest's share | unchanged: CPU s | digest's share | edit: CPU s "
    "| digest's share | memory MiB | files | MB |"
)
Figures = Mapping[str, Mapping[str, Run]]


def table(count: int, figures: Figures, sizes: Mapping[str, Size], floor: Run) -> str:
    """One table for a number of articles: processor and clock in seconds, memory of the cold build in MiB."""
    lines = [
        f"### {count:,} articles",
        "",
        HEAD,
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    ours = figures["digest"]
    for name, runs in figures.items():
        cold, same, edit = (runs[kind] for kind in KINDS)
        shares = [_share(ours[kind].cpu, runs[kind].cpu) for kind in KINDS]
        cells = [name, f"{cold.cpu:.2f}", f"{cold.wall:.2f}", shares[0], f"{same.cpu:.2f}", shares[1]]
        cells += [f"{edit.cpu:.2f}", shares[2], f"{cold.memory:.0f}"]
        cells += [f"{sizes[name].files:,}", f"{sizes[name].megabytes:.1f}"]
        lines.append("| " + " | ".join(cells) + " |")
    times = ours["cold"].cpu / floor.cpu
    least = f"Merely writing the files of digest's site takes {floor.cpu:.2f} s of CPU"
    return "\n".join([*lines, "", f"{least}; building it takes {times:.1f} times that."])


def _share(ours: float, theirs: float) -> str:
    return f"{ours / theirs:.3f}" if theirs else "–"
