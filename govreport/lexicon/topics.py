"""Theme classes and the words that signal them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govreport.lexicon.phrases import PhraseMatcher
from govreport.lexicon.table import read_entries
from govreport.model import Topic

HEADING_SHARE = 0.5
"""A word in the heading weighs this much beside the same word in the sentence."""
WEAK_SHARE = 0.1
"""A weak word weighs this much: it decides only where nothing else does."""


@dataclass(frozen=True)
class TopicTable:
    """The topics in the State Council's order, and the words of each."""

    topics: tuple[Topic, ...]
    words: PhraseMatcher
    """Each word with the id of its topic."""
    weak: frozenset[str] = frozenset()
    """Words that stand in sentences about anything."""

    def topic_of(self, text: str, heading: str = "") -> str:
        """Return the id of the topic that the words of a sentence speak of, or an empty string.

        Longer words say more and weigh more. The heading above supports the sentence, or stands in for it
        where the sentence itself gives no sign. Of two topics with equal weight the one named first wins.

        >>> from govreport.lexicon import default_lexicon
        >>> default_lexicon().topics.topic_of("新（改）建农村公路80公里。")
        'industry-transport'
        >>> default_lexicon().topics.topic_of("一项接着一项干。")
        ''
        """
        return self.decide(self.weights(text), self.weights(heading))

    def decide(self, sentence: Mapping[str, float], heading: Mapping[str, float]) -> str:
        """Return the topic for which a sentence and the heading above it speak most, or an empty string."""
        weights = dict(sentence)
        for topic, weight in heading.items():
            weights[topic] = weights.get(topic, 0) + HEADING_SHARE * weight
        return max(weights, key=weights.__getitem__) if weights else ""

    def weights(self, text: str) -> dict[str, float]:
        """Return how much the words of a text speak for each topic, in the order in which they first occur."""
        weights: dict[str, float] = {}
        for word in self.words.find(text, 0, len(text)):
            share = WEAK_SHARE if text[word.start : word.end] in self.weak else 1
            weights[word.kind] = weights.get(word.kind, 0) + share * (word.end - word.start - 1)
        return weights


def load_topics() -> TopicTable:
    """Read ``govreport/lexicons/topics.toml``.

    Raises:
        LexiconError: If the file is not as it should be.
    """
    entries = read_entries("topics", {"name": str, "weak": list})
    kinds: Mapping[str, str] = {surface: entry["id"] for entry in entries for surface in entry["surfaces"]}
    weak = frozenset(word for entry in entries for word in entry.get("weak", ()))
    return TopicTable(tuple(Topic(entry["id"], entry["name"]) for entry in entries), PhraseMatcher(kinds), weak)
