"""What must be true of every page and every response, whatever is on it. Each fault is a sentence."""

import re
from collections import Counter
from functools import cache
from urllib.parse import urlsplit

import html5lib
from bs4 import BeautifulSoup
from bs4.element import PreformattedString

HTML = "text/html"
TOKEN = re.compile(r'(?<=name="csrf_token" value=")[\w.-]+')  # differs on each page; without it a page is checked once
HIDDEN_FROM_READERS = ("script", "style", "template")
LOADING = {"use": "href"} | dict.fromkeys(("script", "img", "iframe", "source", "audio", "video"), "src")
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
LEFT_OVER = re.compile(r"\{\w*\}|\{\{|^\s*None\s*$|\bundefined\b|&[a-z]+;|object at 0x")
POINTERS = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "form", "list")


def read(html: str) -> BeautifulSoup:
    """A page to look around in. Quick, and right for pages without faults."""
    return BeautifulSoup(html, "html.parser")


def words(element) -> str:
    """The text of an element as it is read: without line breaks and double spaces."""
    return " ".join(element.get_text().split())


def html_faults(html: str) -> list[str]:
    """Errors of the HTML5 parser."""
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return [f"HTML5: {name} in line {place[0]}" for place, name, _ in parser.errors]


def named(elements, *names: str) -> list:
    return [each for each in elements if each.name in names]


def having(elements, attribute: str) -> list:
    return [each for each in elements if attribute in each.attrs]


def id_faults(elements) -> list[str]:
    ids = [each["id"] for each in having(elements, "id")]
    faults = [f'The id "{name}" stands {times} times.' for name, times in Counter(ids).items() if times > 1]
    known = set(ids)
    for pointer in POINTERS:
        for each in having(elements, pointer):
            wrong = set(each[pointer].split()) - known
            faults += [f'{each.name} {pointer}="{name}" points at nothing.' for name in wrong]
    links = {link["href"][1:] for link in having(named(elements, "a"), "href") if link["href"].startswith("#")}
    return faults + [f'A link goes to "#{name}", which is not on the page.' for name in links - known]


def heading_faults(elements) -> list[str]:
    levels = [int(heading.name[1]) for heading in named(elements, "h1", "h2", "h3", "h4", "h5", "h6")]
    faults = [] if levels.count(1) == 1 else [f"There are {levels.count(1)} h1, not one."]
    # What stands above the h1 (an error summary, a notice) may be an h2.
    after = levels[levels.index(1) :] if 1 in levels else levels
    jumps = zip(after, after[1:], strict=False)
    return faults + [f"After an h{one} comes an h{two}." for one, two in jumps if two > one + 1]


def control_faults(elements) -> list[str]:
    """Every control has a name that is read out."""
    labelled = {label["for"] for label in having(named(elements, "label"), "for")}
    controls = [each for each in named(elements, "input", "select", "textarea") if each.get("type") != "hidden"]
    nameless = [each for each in controls if each.get("id") not in labelled and not each.get("aria-label")]
    faults = [f"The control {each.get('name')} has no label." for each in nameless]
    buttons = [each for each in named(elements, "button") if "data-part" not in each.attrs]
    silent = [each for each in buttons if not (words(each) or each.string)]  # words in a template are its string alone
    faults += ["A button has no words." for _ in silent]
    return faults + ["A fieldset has no legend." for each in named(elements, "fieldset") if not each.legend]


def word_faults(elements) -> list[str]:
    """What is read has curly quotes, and nothing left over from a template."""
    body = [each for each in elements if each.name not in HIDDEN_FROM_READERS]
    texts = [text for each in body for text in each.find_all(string=True, recursive=False)]
    texts = [text for text in texts if not isinstance(text, PreformattedString)]
    texts += [each["aria-label"] for each in having(elements, "aria-label")]
    faults = [f"A straight quote stands in “{' '.join(text.split())}”." for text in texts if set(text) & set("'\"")]
    left = [text for text in texts if LEFT_OVER.search(text)]
    return faults + [f"Something was left over: {text.strip()}" for text in left]


def inline_faults(elements) -> list[str]:
    """No script, style or handler stands in the page, and nothing is loaded from elsewhere."""
    faults = ["There is an inline script." for each in named(elements, "script") if each.string or not each.get("src")]
    faults += ["There is an inline style." for _ in named(elements, "style") + having(elements, "style")]
    faults += [f"{each.name} has {name}." for each in elements for name in each.attrs if name.startswith("on")]
    loaded = [each[LOADING[each.name]] for each in elements if LOADING.get(each.name) in each.attrs]
    loaded += [link["href"] for link in named(elements, "link") if LOADED_LINKS & set(link.get("rel", []))]
    faults += [f"{address} is loaded from elsewhere." for address in loaded if urlsplit(address).netloc]
    posted = [form.get("action", "") for form in named(elements, "form")]
    faults += [f"A form goes to {address}." for address in posted if urlsplit(address).netloc]
    linked = [link["href"] for link in having(named(elements, "a"), "href")]
    return faults + [f"A link runs {address}." for address in linked if address.startswith(("javascript:", "data:"))]


def header_faults(response) -> list[str]:
    """What every response must carry."""
    headers = response.headers
    faults = [] if headers.get("X-Content-Type-Options") == "nosniff" else ["There is no nosniff."]
    if response.mimetype != HTML:
        return faults
    policy = headers.get("Content-Security-Policy", "")
    parts = {part.split()[0]: " ".join(part.split()[1:]) for part in policy.split(";") if part.strip()}
    if parts.get("default-src") not in ("'none'", "'self'"):
        faults.append("The policy does not start from nothing.")
    needed = {"frame-ancestors", "base-uri", "form-action"}
    faults += [f"The policy has no {name}." for name in needed - set(parts)]
    elsewhere = policy.replace("media-src 'self' blob:", "")  # the player builds its sound track in the page
    faults += [f"The policy has {bad}." for bad in ("unsafe", "*", "http", "data:", "blob:") if bad in elsewhere]
    if len(headers.getlist("Content-Security-Policy")) != 1:
        faults.append("There is not one policy.")
    return faults


@cache
def page_faults(html: str) -> list[str]:
    elements = read(html).find_all(True)
    looks = id_faults, heading_faults, control_faults, word_faults, inline_faults
    return html_faults(html) + [fault for look in looks for fault in look(elements)]


def faults_of(response) -> list[str]:
    """Every fault of a response, with those of its page when it is one."""
    faults = header_faults(response)
    if response.mimetype != HTML or not response.text or 300 <= response.status_code < 400:
        return faults
    return faults + page_faults(TOKEN.sub("", response.text))


def good(response, *statuses):
    """The response, when it has one of these statuses and nothing is wrong with it."""
    assert response.status_code in statuses, response.status_code
    assert faults_of(response) == []
    return response
