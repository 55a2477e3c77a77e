"""The house keeps its rooms apart."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "govreport"
LONGEST = 400


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_no_module_grows_beyond_what_can_be_read_at_once(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_the_model_imports_nothing_but_the_standard_library_and_itself() -> None:
    for path in (PACKAGE / "model").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "import re" not in text
        for line in text.splitlines():
            if line.startswith(("from govreport", "import govreport")):
                assert line.startswith("from govreport.model"), f"{path}: {line}"


def test_writers_open_no_word_list_of_their_own() -> None:
    opened = [path for path in (PACKAGE / "writers").rglob("*.py") if "default_lexicon" in path.read_text("utf-8")]
    assert not opened


def test_no_pattern_has_a_possessive_quantifier() -> None:
    """Python 3.11 before 3.11.5, as Debian 12 has it, takes ``(…)*+`` for something else; ``(?>(…)*)`` is safe."""
    sets_and_escapes = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}: {node.value}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.search(r"[*+?}]\+", sets_and_escapes.sub("x", node.value))
    ]
    assert found == []
