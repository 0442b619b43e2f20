"""What the journal keeps, a file an idea."""

from onward.journal.models.application import Application, Ending, Place
from onward.journal.models.around import Contact, Document, DocumentKind, Note, Tagging, Task, TaskKind
from onward.journal.models.claim import RegisteredClaim
from onward.journal.models.event import Event, Origin
from onward.journal.models.experiment import Experiment, Toss
from onward.journal.models.imported import ImportRun, SourceKey
from onward.journal.models.kept import Kept
from onward.journal.models.search import Search
from onward.journal.models.written import Batch, Change

__all__ = [
    "Application",
    "Batch",
    "Change",
    "Contact",
    "Document",
    "DocumentKind",
    "Ending",
    "Event",
    "Experiment",
    "ImportRun",
    "Kept",
    "Note",
    "Origin",
    "Place",
    "RegisteredClaim",
    "Search",
    "SourceKey",
    "Tagging",
    "Task",
    "TaskKind",
    "Toss",
]
