"""The typed nouns. No I/O, no regular expressions, standard library only."""

from govreport.model.accuracy import Accuracy
from govreport.model.artifact import Artifact
from govreport.model.catalog import (
    Catalog,
    Comparison,
    Grade,
    Indicator,
    Link,
    Place,
    Point,
    Relation,
    Series,
    Term,
    Topic,
)
from govreport.model.diagnostic import Diagnostic, Severity
from govreport.model.document import (
    Document,
    Field,
    Identity,
    Level,
    Paragraph,
    Part,
    Piece,
    PieceKind,
    Section,
    Sentence,
)
from govreport.model.errors import GovReportError, LexiconError, OutputError, SeedError
from govreport.model.finding import (
    Bound,
    Check,
    Commitment,
    Direction,
    Exclusion,
    Measure,
    Mention,
    MentionKind,
    Metric,
    Quantity,
    Status,
    Strength,
)
from govreport.model.identifier import Identifiers, content_id
from govreport.model.report import Report
from govreport.model.site import Site
from govreport.model.source import Sidecar, Source
from govreport.model.span import Span

__all__ = [
    "Accuracy",
    "Artifact",
    "Bound",
    "Catalog",
    "Check",
    "Commitment",
    "Comparison",
    "Diagnostic",
    "Direction",
    "Document",
    "Exclusion",
    "Field",
    "GovReportError",
    "Grade",
    "Identifiers",
    "Identity",
    "Indicator",
    "Level",
    "LexiconError",
    "Link",
    "Measure",
    "Mention",
    "MentionKind",
    "Metric",
    "OutputError",
    "Paragraph",
    "Part",
    "Piece",
    "PieceKind",
    "Place",
    "Point",
    "Quantity",
    "Relation",
    "Report",
    "Section",
    "SeedError",
    "Sentence",
    "Series",
    "Severity",
    "Sidecar",
    "Site",
    "Source",
    "Span",
    "Status",
    "Strength",
    "Term",
    "Topic",
    "content_id",
]
