"""The quick way of a preview: where only articles or style sheets were saved, what shows them is drawn anew.

All else is taken from what the last build left in memory; nothing else is looked at. What does not fit
(a new file, a page more or less, an odd article) is left to a whole build.
"""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from digest.lean.build import Made, Plan
from digest.lean.outputs import Output, article, others, retold_lists
from digest.lean.reading import Desk, read_anew
from digest.lean.record import Known
from digest.lean.shelf import retold, shelf, stays
from digest.model.page import File
from digest.write import StaleError, Written, exchange

SHEETS = "assets/css"  # of a theme


def again(made: Made, places: Collection[str], target: Path) -> Made | None:
    """The site in `target` brought up to date after a save; `made` is what the build before left.

    `places` are the absolute paths of the files that were saved. None, and nothing is touched, where that
    is more than this way can do.

    Raises:
        VerifyError, ConfigError, DiskError, LockedError: as `build`.
    """
    if made.plan is None:
        return None
    plan = before = made.plan
    sheets = {place for place in places if _is_sheet(plan, place)}
    if sheets:
        plan = replace(plan, assets=plan.press.anew())
    desk = _desk(plan, set(places) - sheets)
    if desk is None or plan.assets.paths != before.assets.paths:
        return None
    fresh = _outputs(before, replace(plan, desk=desk), made.keys)
    if fresh is None:
        return None
    plan, outputs = fresh
    keys = {**made.keys, **{output.path: output.key for output in outputs}}
    changed = [output for output in outputs if made.keys[output.path] != output.key]
    old = {file.path: file.data for file in before.assets.files}
    files = [file for file in plan.assets.files if old[file.path] != file.data]
    files += [File(path=output.path, data=output.make()) for output in changed]
    try:
        written = exchange(files, target) if files else Written()
    except StaleError:  # somebody took pages away
        return None
    return replace(made, keys=keys, written=written, plan=plan)


def _is_sheet(plan: Plan, place: str) -> bool:
    path = Path(place)
    return path.suffix == ".css" and any(path.parent == folder / SHEETS for folder in plan.press.folders)


def _desk(plan: Plan, places: Collection[str]) -> Desk | None:
    """The desk with the documents at `places` read anew; None where one of them is not as articles are."""
    desk = replace(plan.desk, texts={})
    fresh: dict[str, Known] = {}
    root = str(plan.config.paths.seeds.resolve())
    for place in places:
        path = f"{Path(root).name}{place.removeprefix(root)}"
        old, file = desk.documents.get(path), desk.found.get(path)
        if not old or not old.face or old.problems or not file or file.place != place:
            return None
        fresh |= read_anew(file, desk)
        face = fresh[path].face
        if not face or fresh[path].problems or max(face.moment, old.face.moment) > plan.latest:
            return None
    return replace(desk, documents={**desk.documents, **fresh})


def _outputs(before: Plan, plan: Plan, paths: Collection[str]) -> tuple[Plan, list[Output]] | None:
    """The plan as it now is, and the pages that may have changed; None where there are more or fewer."""
    held = before.desk.documents
    saved = {path: known for path, known in plan.desk.documents.items() if known is not held[path]}
    faces = {
        path: known.face for path, known in saved.items() if known.face and known.face != held[path].face
    }
    known = [one for one in before.shelf.articles if one.document in faces]
    if all(stays(one.face, faces[one.document]) for one in known):
        plan = replace(plan, shelf=retold(plan.shelf, faces)) if faces else plan
        rest = list(retold_lists(plan.shelf, before.shelf, plan.press)) if faces else []
    else:
        plan = replace(plan, shelf=shelf(plan.desk.faces(plan.latest), plan.shelf.slugs))
        rest = list(others(plan.shelf, plan.press, plan.own.kept))
        if {one.path for one in plan.shelf.articles} | {one.path for one in rest} != set(paths):
            return None
    old, new = before.shelf.articles, plan.shelf.articles
    # A page shows its article and names those before and after it.
    touched = {at for at, one in enumerate(new) if one.document in saved or one != old[at]}
    near = sorted({at + step for at in touched for step in (-1, 0, 1)} if faces else touched)
    outputs = [article(plan.shelf, at, plan.desk, plan.press) for at in near if 0 <= at < len(new)]
    return plan, [*outputs, *rest]
