"""Finds words for people in templates, scripts and Python, where only names, keys and marks may stand."""

import ast
import re
from collections import deque
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import Environment, nodes
from pygments.lexers import JavascriptLexer
from pygments.token import Comment, String

Found = Iterator[tuple[int, str]]  # (line, text)
PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands where a text gets something put in
LETTER = re.compile(r"[^\W\d_]")
WORD = rf"(?:[^\W\d_]|{PLACE})"
# Two words side by side, one that is to be glued to another, or one that could begin a sentence.
SENTENCE = re.compile(
    rf"[^\W\d_][,;:.!?]?\s+{WORD}|{WORD}[,;:.!?]?\s+[^\W\d_]|^\s+[^\W\d_]|[^\W\d_]\s+$|\b[A-Z][^\W\d_]+"
)
BETWEEN_TAGS = re.compile(r">[^<>]*[^\W\d_][^<>]*</")
TAG = re.compile(r"</?[a-z][^<>]*>?")
ATTRIBUTE = re.compile(r"""([a-z][\w:-]*)=(?:"([^"]*)"|'([^']*)')""")
# Attributes that people see, hear or save.
TOLD = {
    "alt", "aria-description", "aria-label", "aria-roledescription", "aria-valuetext", "download", "label",
    "placeholder", "summary", "title",
}  # fmt: skip
UNSEEN = {"checkbox", "hidden", "radio"}  # inputs whose value nobody reads


def told_in(text: str) -> list[str]:
    """What the attributes in a text say that are told."""
    return [value for name, *values in ATTRIBUTE.findall(text) if name in TOLD for value in values]


def bare(text: str) -> str:
    """A text without its tags and their attributes, but with what is told of those."""
    return "".join((ATTRIBUTE.sub("", TAG.sub("", text)), *told_in(text)))


def is_sentence(text: str) -> bool:
    """Whether a text of code could be for people."""
    return bool(SENTENCE.search(bare(text)) or BETWEEN_TAGS.search(text)) or any(map(LETTER.search, told_in(text)))


# --- Templates


class Page(HTMLParser):
    """(line, text) of what stands in a page outside of tags, and in the attributes that are told."""

    def __init__(self, html: str):
        super().__init__()
        self.texts: list[tuple[int, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        told = TOLD & given.keys()
        if tag == "meta" and given.get("name") == "description":
            told |= {"content"}
        if tag == "input" and given.get("type") not in UNSEEN:
            told |= {"value"}
        # A script may show what stands in data-….
        told |= {name for name, value in given.items() if name.startswith("data-") and SENTENCE.search(value)}
        self.texts += [(self.getpos()[0], given.get(name, "")) for name in told]

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            return
        # What a macro puts into a tag stands outside of one.
        kept = ATTRIBUTE.sub(lambda found: found[0] if found[1] in TOLD else "\n" * found[0].count("\n"), data)
        self.texts += [(self.getpos()[0] + at, line) for at, line in enumerate(kept.split("\n"))]


def in_template(source: str) -> Found:
    """The words of a template that content does not give: between tags, in attributes, and in expressions."""
    shown: list[tuple[int, list[str]]] = []
    for line, text in Page(_as_html(source, shown)).texts:
        if LETTER.search(text):
            yield line, re.sub(rf"{PLACE}\d+;", "…", text).strip()
        for number in re.findall(rf"{PLACE}(\d+);", text):
            begun, words = shown[int(number)]
            yield from ((begun, each) for each in words)
    for node in Environment().parse(source).find_all(nodes.Const):
        if isinstance(node.value, str) and is_sentence(node.value):
            yield node.lineno, node.value


def _as_html(source: str, shown: list[tuple[int, list[str]]]) -> str:
    """The template with a mark for each expression; what that shows of its own is put into `shown`."""
    html, inside, parts = "", "", []
    for line, kind, value in Environment().lex(source):
        html += "\n" * (line - 1 - html.count("\n"))
        if kind in ("variable_begin", "block_begin", "comment_begin"):
            inside, parts = kind, []
        elif kind == "variable_end":
            html += f"{PLACE}{len(shown)};"
            shown.append((line, [text for text in _shown(_parsed("".join(parts))) if LETTER.search(bare(text))]))
        elif inside:
            parts.append(value)
        elif kind == "data":
            html += value
        inside = "" if kind.endswith("_end") else inside
    return html


def _parsed(expression: str) -> nodes.Node:
    return Environment().parse(f"{{{{ {expression} }}}}").body[0].nodes[0]


def _shown(node: nodes.Node) -> Iterator[str]:
    """The texts in an expression that it may show as they are."""
    match node:
        case nodes.TemplateData(data=text) | nodes.Const(value=str(text)):
            yield text
            return
        case nodes.CondExpr():
            inner = [node.expr1, node.expr2]
        case nodes.Concat():
            inner = node.nodes
        case nodes.BinExpr():
            inner = [node.left, node.right]
        case nodes.Filter(name="join" | "default" | "d" | "format" | "upper" | "lower" | "title" | "safe" | "trim"):
            inner = [node.node, *node.args]
        case _:
            inner = []
    for each in filter(None, inner):
        yield from _shown(each)


# --- Scripts


def in_script(source: str) -> Found:
    """The sentences in the texts of a script, but for those that developers read in the console."""
    quiet = 0  # how many brackets are open since the console was called, or an error thrown
    before: deque[str] = deque(maxlen=3)
    for line, kind, value in _tokens(source):
        if kind in String:
            if not quiet and is_sentence(value):
                yield line, value
            value = "text"
        if value == ")" and quiet:
            quiet -= 1
        if value == "(" and (quiet or list(before)[:2] in (["console", "."], ["throw", "new"])):
            quiet += 1
        before.append(value)


def _tokens(source: str) -> Iterator[tuple[int, object, str]]:
    """(line, kind, value) of what a script is made of, each text in one piece and without its quotes."""
    line, open_texts = 1, []  # of each template literal: its line, its text, and whether a place is open in it
    for kind, value in JavascriptLexer(stripnl=False, ensurenl=False).get_tokens(source):
        literal = open_texts[-1] if open_texts else None
        if kind in String.Interpol:
            literal[2] = value == "${"
            literal[1] += PLACE if literal[2] else ""
        elif kind in String.Backtick and value != "`":
            literal[1] += value
        elif kind in String.Backtick and (literal is None or literal[2]):
            open_texts.append([line, "", False])
        elif kind in String.Backtick:
            open_texts.pop()
            yield literal[0], kind, literal[1]
        elif kind in String and kind not in String.Regex:
            yield line, kind, value[1:-1]
        elif value.strip() and kind not in String.Regex and kind not in Comment:
            yield line, kind, value.strip()
        line += value.count("\n")


# --- Styles

MADE = re.compile(r"\bcontent:[^;}]*")


def in_style(source: str) -> Found:
    """What a style puts before or behind an element, where it has letters."""
    for line, text in enumerate(source.splitlines(), 1):
        for made in MADE.findall(text):
            yield from ((line, said) for said in re.findall(r"[\"']([^\"']*)[\"']", made) if LETTER.search(said))


# --- Python

# Settings, what WSGI calls its variables, and headers of HTTP.
NAME = re.compile(r"[A-Z]+(_[A-Z]+)+|[A-Z]\w*(-[A-Z]\w*)+")
# Whoever calls these speaks to developers: in a log, or of a fault that stops the start.
TO_DEVELOPERS = {"complain", "_complain", "debug", "info", "warning", "error", "exception", "critical"}
TO_PEOPLE = {"StopValidation", "ValidationError"}  # what WTForms shows beside a field


def in_python(source: str) -> Found:
    """The sentences in the texts of Python, but for docstrings, what is raised, and what is said to developers."""
    quiet: set[int] = set()
    for node in ast.walk(ast.parse(source)):  # what stands inside of another comes after it
        quiet |= {id(each) for part in _for_developers(node) for each in ast.walk(part)}
        if id(node) in quiet:
            continue
        if isinstance(node, ast.JoinedStr):
            quiet |= {id(each) for each in node.values}
            text = "".join(str(each.value) if isinstance(each, ast.Constant) else PLACE for each in node.values)
            yield from [(node.lineno, text)] if is_sentence(text) else []
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from [(node.lineno, node.value)] if is_sentence(node.value) and not NAME.fullmatch(node.value) else []


def _for_developers(node: ast.AST) -> list[ast.AST]:
    """What of a node people never see: types, errors, docstrings, and what developers are told."""
    match node:
        case ast.Raise(exc=ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name))) if name in TO_PEOPLE:
            return []
        case ast.Raise() | ast.Expr(value=ast.Constant()):
            return [node]
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in TO_DEVELOPERS:
            return [node]
        case ast.arg(annotation=said) | ast.AnnAssign(annotation=said) | ast.FunctionDef(returns=said) if said:
            return [said]
    return []
