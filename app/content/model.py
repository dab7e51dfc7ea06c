"""All that content holds, in rooms: what decides, the routine, its pictures, and what people are told besides."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.content.reader import MOST_PROBLEMS
from app.decision.rulebook import Rulebook
from app.diary.guide import Guide
from app.pictures.chart import Area, Chart
from app.pictures.model import Figure
from app.routine.exercise import Routine
from app.words import Filled, Words

# Least first.
SEVERITIES = ("minor", "significant", "major", "catastrophic")
LIKELIHOODS = ("very-low", "low", "medium", "high")
HOW = (PROVED, SAMPLED) = ("proved", "sampled")
READ = ("part", "memory")  # how a source was read
HOW_READ = ("abstract", "copy", "data")  # how a study of another tool was read
# What studies of other tools measured, in per cent.
OTHERS = (
    "accuracy", "emergency", "urgent", "non-urgent", "self-care", "safety", "safety-lenient", "under-triage",
    "inclination", "comprehensiveness",
)  # fmt: skip
CALLS = ("emergency", "advice", "crisis")  # lists of telephone numbers of a region
WORK_PHASES = ("push", "hold")  # what an exercise is made of, besides its rests


def words_file(name: str) -> str:
    """The file of the words of a template, by its name, as faults name it."""
    return f"content/words/{name}.yaml"


class BrokenContent(Exception):
    """The content has faults. `problems` is a list of lines, each with file, line and what is wrong."""

    def __init__(self, problems: list[str]):
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        count = f"at least {count}" if len(problems) >= MOST_PROBLEMS else count
        super().__init__(f"The content has {count}:\n" + "\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class PhoneNumber:
    label: str
    tel: str | None = None  # what is dialled
    sms: str | None = None  # where a text message goes to
    note: str | None = None  # where or when it works


@dataclass(frozen=True)
class HowSoon:
    id: str
    says: str
    can_wait: bool = False  # beside exercises, whoever is met by then is only a good idea


@dataclass(frozen=True)
class Referral:
    id: str
    level: str  # emergency, urgent or soon
    title: str
    how_soon: HowSoon
    beside_exercises: HowSoon  # how soon, when exercises are offered too
    text: str
    in_a_sentence: str | None = None  # whom to see, in the middle of one
    named_by_region: bool = False  # the region’s word for the place stands behind the title
    call: str | None = None  # emergency, advice or crisis: a list of the region’s numbers
    call_when: str | None = None  # said before the numbers, when calling is not the first thing to do
    numbers: tuple[PhoneNumber, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Region:
    id: str
    name: str
    emergency: tuple[PhoneNumber, ...]
    advice: tuple[PhoneNumber, ...]
    crisis: tuple[PhoneNumber, ...]
    without_speaking: tuple[PhoneNumber, ...]  # the same as emergency, for those who cannot speak or hear
    place: str | None = None  # what people there call the place to go to in an emergency
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    id: str
    title: str
    by: str
    read: str  # part or memory
    year: int | None = None
    url: str | None = None


@dataclass(frozen=True)
class Fact:
    id: str
    says: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    slug: str
    title: str
    summary: str
    html: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    """A link of the navigation; `place` is its file and line."""

    to: str  # an endpoint of the app, or “page:” and the name of a page to read
    label: str
    place: str


@dataclass(frozen=True)
class Hazard:
    id: str
    title: str
    cause: str
    effect: str
    severity: str
    likelihood: str  # if nothing stood against it
    likelihood_after: str  # with what stands against it
    control: str
    tests: tuple[str, ...]  # tests/file.py::test_name
    rules: tuple[str, ...] = ()  # the rules that stand against it, in content order
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    id: str
    says: str
    how: str  # proved, for all answers; or sampled, on many
    size: Filled  # with the count of what was checked


@dataclass(frozen=True)
class Tally:
    size: int
    seconds: str


@dataclass(frozen=True)
class Checked:
    """One run in which every check passed."""

    decides: str  # the version of what decides that was checked
    code: str  # a hash of the code that was checked
    ways: str  # how many ways there are through the questions
    tallies: Mapping[str, Tally]  # check id -> its tally
    measures: Mapping[str, str]  # measure of the stories -> per cent


@dataclass(frozen=True)
class Study:
    """What others measured of another tool."""

    study: str
    address: str
    read: str  # abstract, copy or data: how we know the shares
    year: int | None
    shares: Mapping[str, str]  # measure -> per cent


@dataclass(frozen=True)
class People:
    """Whom to see and whom to call."""

    times: Mapping[str, HowSoon]  # soonest first
    referrals: Mapping[str, Referral]
    regions: Mapping[str, Region]
    default_region: str


@dataclass(frozen=True)
class Library:
    """What can be read, and where it comes from."""

    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    pages: Mapping[str, Page]


@dataclass(frozen=True)
class Safety:
    """What could go wrong, and what the checks of the rules showed."""

    hazards: Mapping[str, Hazard]
    checks: Mapping[str, Check]
    checked: Checked | None  # of this version and code, or of others
    studies: tuple[Study, ...]  # of other tools


@dataclass(frozen=True)
class Versions:
    """Each a hash."""

    decides: str  # of ids, conditions and effects
    code: str  # of the code that decides and reads the rules
    told: str  # of all that people are asked, told and given
    routine: str  # of what the routine is drawn from
    agreement: str  # of the sentences that are agreed to
    steps: Mapping[str, str]  # step id -> of what it asks


@dataclass(frozen=True)
class Content:
    rulebook: Rulebook
    routine: Routine
    pictures: Mapping[tuple[str, str, str | None], Figure]  # by exercise, form, and variant or None
    charts: Mapping[str, Chart]
    people: People
    library: Library
    safety: Safety
    guide: Guide  # what the diary advises
    texts: Mapping[str, object]  # texts of results.yaml, of the routine and of the hazards, as they are nested there
    language: str  # in which all of it is written, such as en-GB
    navigation: Mapping[str, tuple[Link, ...]]  # place on the page -> the links that stand there
    wording: Mapping[str, Words]  # name of a template, or of what takes its words in Python -> its words
    versions: Versions

    @cached_property
    def area(self) -> Mapping[str, Area]:
        """Of every chart."""
        return {area.id: area for chart in self.charts.values() for area in chart.areas}

    @cached_property
    def is_checked(self) -> bool:
        """All checks held for what decides in this content, and for this code."""
        checked, versions = self.safety.checked, self.versions
        return checked is not None and (checked.decides, checked.code) == (versions.decides, versions.code)
