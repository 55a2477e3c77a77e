"""Reading, parsing, extracting and resolving: how fast, how linear, and how it bears hostile lines."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from govreport.extract import extract
from govreport.lexicon import default_lexicon
from govreport.model import Source
from govreport.parser import parse
from govreport.pipeline.build import read_reports
from govreport.resolve import resolve
from tests.bench.result import Result, at_least, at_most, median_seconds
from tests.seed import SEEDS
from tests.shared import GOLD

LINE = 200_000
HOSTILE = (
    *("一、", "（一）", "1.", "9", "９", "1,", "万", "亿元", "百分之", "二〇", "%", "5%—", "增长", "分别", "、", "，"),
    *("。", "；", "“", "《", "(", "）", "至", "从", "由", "到", "以上", "力争", "村、", " ", "\t", "\n", "\\r\\n"),
    *("?", "a", "名词解释", "一是", "达到", "全年", "[1]", "——", "其中", "第", "年", "个", "PM2.5"),
)


def measure() -> Iterator[Result]:
    """Yield every figure of this room."""
    lexicon = default_lexicon()

    def whole(folder: Path) -> object:
        return resolve(read_reports(folder, lexicon), lexicon)

    seconds = median_seconds(lambda: whole(SEEDS))
    yield at_most("the seed: read, parse, extract, resolve", seconds, 0.1, "s")
    seed = next(SEEDS.glob("*.txt")).read_text(encoding="utf-8")
    texts = [seed, *(p.read_text(encoding="utf-8") for p in sorted(GOLD.glob("*.txt")))] if GOLD.is_dir() else [seed]
    with tempfile.TemporaryDirectory() as folder:
        for text in texts[1:] or texts:
            (Path(folder) / f"{len(list(Path(folder).iterdir()))}.txt").write_text(text, encoding="utf-8")
        characters = sum(map(len, texts[1:] or texts))
        seconds = median_seconds(lambda: whole(Path(folder)))
    rate = characters / seconds
    yield at_least(f"reports at hand ({characters:,} characters)", rate, 200_000, "chars/s")
    yield from _growth(seed)
    yield from _hostile_lines()
    yield from _peer(seed)


def _process(text: str) -> object:
    lexicon = default_lexicon()
    return resolve((extract(parse(Source.from_text(text), lexicon), lexicon),), lexicon)


def _growth(seed: str) -> Iterator[Result]:
    body_start, body_end = seed.index("一、"), seed.rindex("附件")
    unlike = (seed[body_start:body_end].replace("，", f"，{chr(0x4E00 + n)}") for n in range(9))
    longer = seed[:body_end] + "".join(unlike) + seed[body_end:]  # a report that stands twice is read once
    once, tenfold = median_seconds(lambda: _process(seed)), median_seconds(lambda: _process(longer), rounds=3)
    yield at_most("time of ten times the text, as a multiple", tenfold / once * (10 * len(seed) / len(longer)), 11, "x")


def _hostile_lines() -> Iterator[Result]:
    head = "示例镇2022年政府工作报告\n\n各位代表：\n一、2022年工作回顾\n全年完成税收349万元。\n二、2023年工作安排\n"
    worst, culprit = 0.0, ""
    for unit in HOSTILE:
        line = unit * (LINE // len(unit))
        begin = time.process_time()
        _process(f"{head}今年力争{line}完成税收383万元。\n")
        if (taken := time.process_time() - begin) > worst:
            worst, culprit = taken, unit
    yield at_most(f"slowest line of {LINE:,} characters ({culprit!r} repeated)", worst, 5, "s")


def _peer(seed: str) -> Iterator[Result]:
    """Compare with the models of Recognizers-Text that together read numbers with their units; it finds no promises."""
    try:
        import recognizers_number as number  # noqa: PLC0415 (optional: only benchmarks have it)
        import recognizers_number_with_unit as with_unit  # noqa: PLC0415
    except ImportError:
        print("skipped: Recognizers-Text is not installed, so there is no peer to compare with")
        return

    models = (
        *(number.recognize_number, number.recognize_ordinal, number.recognize_percentage),
        *(with_unit.recognize_currency, with_unit.recognize_dimension),
        *(with_unit.recognize_age, with_unit.recognize_temperature),
    )

    def recognise() -> None:
        for find in models:
            find(seed, number.Culture.Chinese)

    peer = len(seed) / median_seconds(recognise, rounds=3)
    ours = len(seed) / median_seconds(lambda: _process(seed))
    yield at_least(f"against Recognizers-Text ({peer:,.0f} chars/s) on the seed", ours / peer, 12, "x")
