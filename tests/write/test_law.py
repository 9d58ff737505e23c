"""Whatever is built over whatever lies there: the outputs stand, and nothing of anybody else's is lost."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from trees import contents

from digest.errors import ConfigError
from digest.model.page import File
from digest.write import site

PATHS = st.sampled_from(["a", "b", "c/d", "c/e", "f/g/h", ".x", "CNAME"])
TREE = st.dictionaries(PATHS, st.sampled_from(["1", "2", "33"]), max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TREE, TREE), min_size=1, max_size=4))
def test_outputs_stand_and_strangers_stay(turns: list[tuple[dict[str, str], dict[str, str]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "site")
        ours: dict[str, str] = {}
        strangers: dict[str, str] = {}
        for outputs, added in turns:
            for path, text in added.items():
                if path not in ours:
                    (target / path).parent.mkdir(parents=True, exist_ok=True)
                    (target / path).write_text(text)
                    strangers[path] = text
            try:
                site([File(path=path, data=text.encode()) for path, text in outputs.items()], target)
            except ConfigError:
                assert any(strangers.get(path, text) != text for path, text in outputs.items())
            else:
                ours = outputs
                strangers = {path: text for path, text in strangers.items() if path not in ours}
            assert contents(target) == {**ours, **strangers}
            assert [path.name for path in Path(folder).iterdir()] == ["site"]
