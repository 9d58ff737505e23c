"""Names as long as a passage, and many names in a row, stand with a receipt or apart from one another."""

from pathlib import Path

from digest.pipeline import edition, files
from digest.read import documents
from digest.render.verify import verify
from digest.settings import Config

TOLD = (
    "“The pier has to be closed for good,” said the head of the inspection office of the northern ports.",
    "Present at the talks were Bergen, Denmark, Finland, Germany, Iceland, Norway, Oslo, Poland, Sweden.",
    "The ferry Stella with 214 people on board ran aground off Tornvik on Monday night in heavy fog.",
)


def test_a_site_with_long_speakers_and_many_shared_names_holds(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for name in ("one", "two"):
        text = "\n\n".join((f"Ferry runs aground, says {name}", *TOLD)) + "\n"
        (tmp_path / "seeds" / f"{name}.md").write_text(f"---\noutlet: {name}\n---\n{text}", encoding="utf-8")
    found = documents(tmp_path / "seeds")
    config = Config(root=tmp_path)
    made = edition(found, config, None)
    assert len(made.digests) == 1
    pages = {file.path: file.data for file in files(made, config)}
    sums = {document.path: (document.sha256, document.text) for document in found.kept}
    assert [str(wrong) for wrong in verify(pages, sums)] == []
