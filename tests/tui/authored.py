"""A desk over one real question file, for the screens of an author."""

from __future__ import annotations

from pathlib import Path

from tests.tui.desk import FakeDesk
from tutor.core.drafting import Change, Draft, Drafts, Fresh, Partner, Sentence, Slot, Spot, Trial
from tutor.core.previewing import Preview
from tutor.files.preview import read_preview
from tutor.files.writing import accepting, adding, drafts, passages
from tutor.files.writing.marked import stamp_of

FILE = """\
# A draft of what was found in otters.txt: nothing here is asked yet.
id: kelp
article:
  title: The otter that holds up a forest
sources:
  - {id: estes98, title: Sea otters and kelp forests, design: experiment}

terms:
  - term: keystone species
    definition: one whose effect on its community is far larger than its numbers would suggest
    clue: The one species on which many others hang.
    at: [4]
    draft: true
    quote: A keystone species is one whose effect on its community is far larger than its numbers would suggest.
    note: "'its' may mean the community or the species"
  - term: urchin barren
    definition: Sea floor where nothing is left to eat.
    at: [5]
    draft: true
    quote: An urchin barren is grazed bare.
  - term: barren ground
    definition: Rock without weed.
    at: [5]
    draft: true
    quote: Barren ground is rock.
  - term: kelp
    definition: Large brown seaweed.

faqs:
  - question: What eats urchins?
    draft: true
    quote: Otters eat urchins.
  - flawed: Urchins that have eaten all the kelp starve, so a barren mends itself.
    sound: Urchins get by for years on scraps, so a barren lasts until something eats them.

claims:
  - cause: sea otters
    decreases: urchins
    verb: hold down
    in: the Aleutian Islands
    evidence:
      - do: otters vanish from an island
        found: urchins multiply
        outcome: increased
    at: [7]
    draft: true
    quote: Where sea otters vanished from an island of the Aleutians, urchins multiplied within a few years.
"""
ARTICLE = """\
The otter that holds up a forest

Few animals do so much with so little.
A keystone species is one whose effect on its community is far larger than its numbers would suggest. Otters are the textbook case.
An urchin barren is grazed bare. Barren ground is rock.

Where sea otters vanished from an island of the Aleutians, urchins multiplied within a few years. Nobody had wanted that.
"""


class AuthorDesk(FakeDesk):
    """The fake desk, with what an author asks done to real files in `folder`."""

    def __init__(self, folder: Path, text: str = FILE) -> None:
        super().__init__()
        self.path = str(folder / "questions" / "kelp.yaml")
        Path(self.path).parent.mkdir(exist_ok=True)
        (folder / "otters.txt").write_text(ARTICLE)
        Path(self.path).write_text(text)
        self.with_drafts = (("questions/kelp.yaml", 5),)
        self.library = self.library._replace(path=str(folder))

    @property
    def text(self) -> str:
        """The file as it stands."""
        return Path(self.path).read_text()

    def write(self, text: str) -> None:
        """Writes the file as an editor in another window does."""
        Path(self.path).write_text(text)

    def file_path(self, file: str) -> str:
        return self.path

    def stamp(self, path: str) -> str:
        return stamp_of(path)

    def drafts(self, path: str) -> Drafts:
        return drafts.read_drafts(path)

    def tried(self, path: str, draft: Draft) -> Trial:
        return drafts.tried(path, draft)

    def partners(self, path: str, draft: Draft) -> tuple[Partner, ...]:
        return drafts.partners(path, draft)

    def accept_draft(self, path: str, draft: Draft) -> Change:
        self._work()
        return accepting.accept(path, draft)

    def drop_draft(self, path: str, draft: Draft) -> Change:
        self._work()
        return accepting.drop(path, draft)

    def merge_draft(self, path: str, draft: Draft, into: Spot) -> Change:
        return accepting.merge(path, draft, into)

    def reword_draft(self, path: str, draft: Draft, slot: Slot, text: str) -> Change:
        return accepting.reword(path, draft, slot, text)

    def sentences(self, path: str, draft: Draft) -> tuple[tuple[Sentence, ...], int]:
        return passages.sentences_of(path, draft)

    def new_draft(self, path: str, draft: Draft, fresh: Fresh, sentence: Sentence | None = None) -> Change:
        return adding.add(path, draft, fresh, sentence)

    def put_back(self, change: Change) -> None:
        accepting.put_back(change)

    def preview(self, path: str) -> Preview:
        return read_preview(path, "questions/kelp.yaml")
