"""The sentences that look back, by topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govreport.lexicon.topics import TopicTable
from govreport.model import LookBack, Part, Report


def classify_look_backs(reports: Iterable[Report], topics: TopicTable) -> Iterator[LookBack]:
    """Yield each sentence that looks back and speaks of a topic; the heading above it has a say, as with promises.

    A sentence that promises to mend something stands with the promises.
    """
    for report in reports:
        document = report.document
        promised = {commitment.span for commitment in report.commitments}
        headings = {section.id: topics.weights(section.title) for section in document.sections}
        for sentence in document.sentences():
            if sentence.heading or sentence.part is not Part.LOOK_BACK or sentence.span in promised:
                continue
            words = topics.weights(document.words(sentence.span))
            if topic := topics.decide(words, headings.get(sentence.section, {})):
                yield LookBack(report.id, topic, sentence.span)
