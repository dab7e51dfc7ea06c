"""What must be true of every page and every response, whatever is on it. Each fault is a sentence."""

import re
from collections import Counter
from functools import lru_cache
from urllib.parse import urlsplit

import html5lib
from bs4 import BeautifulSoup

HTML = "text/html"
TOKEN = re.compile(r'(?<=name="csrf_token" value=")[\w.-]+')  # differs on each page; without it a page is checked once
HIDDEN_FROM_READERS = ("script", "style", "template")
LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "audio": "src", "video": "src", "use": "href"}
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
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


def id_faults(page) -> list[str]:
    ids = [element["id"] for element in page.select("[id]")]
    faults = [f'The id "{name}" stands {times} times.' for name, times in Counter(ids).items() if times > 1]
    for pointer in POINTERS:
        for element in page.select(f"[{pointer}]"):
            faults += [
                f'{element.name} {pointer}="{name}" points at nothing.'
                for name in element[pointer].split()
                if name not in ids
            ]
    links = {link["href"][1:] for link in page.select('a[href^="#"]')}
    return faults + [f'A link goes to "#{name}", which is not on the page.' for name in links if name not in ids]


def heading_faults(page) -> list[str]:
    levels = [int(heading.name[1]) for heading in page.select("h1, h2, h3, h4, h5, h6")]
    faults = [] if levels.count(1) == 1 else [f"There are {levels.count(1)} h1, not one."]
    # What stands above the h1 (an error summary, a notice) may be an h2.
    after = levels[levels.index(1) :] if 1 in levels else levels
    jumps = zip(after, after[1:], strict=False)
    return faults + [f"After an h{one} comes an h{two}." for one, two in jumps if two > one + 1]


def control_faults(page) -> list[str]:
    """Every control has a name that is read out."""
    labelled = {label["for"] for label in page.select("label[for]")}
    faults = []
    for control in page.select("input, select, textarea"):
        named = control.get("id") in labelled or control.get("aria-label") or control.get("type") == "hidden"
        if not named:
            faults.append(f"The control {control.get('name')} has no label.")
    faults += ["A button has no words." for button in page.select("button:not([data-part])") if not words(button)]
    return faults + ["A fieldset has no legend." for each in page.select("fieldset") if not each.select("legend")]


def word_faults(page) -> list[str]:
    """What is read has curly quotes, no double spaces in the title, and nothing left over from a template."""
    texts = [text for text in page.body.find_all(string=True) if text.parent.name not in HIDDEN_FROM_READERS]
    texts += [page.title.string, *(element["aria-label"] for element in page.select("[aria-label]"))]
    faults = [f"A straight quote stands in “{' '.join(text.split())}”." for text in texts if set(text) & set("'\"")]
    left = [text for text in texts if re.search(r"\{\w*\}|\{\{|^\s*None\s*$|\bundefined\b|&[a-z]+;|object at 0x", text)]
    return faults + [f"Something was left over: {text.strip()}" for text in left]


def inline_faults(page) -> list[str]:
    """No script, style or handler stands in the page, and nothing is loaded from elsewhere."""
    faults = ["There is an inline script." for each in page.select("script") if each.string or not each.get("src")]
    faults += ["There is an inline style." for _ in page.select("style, [style]")]
    for element in page.find_all(True):
        faults += [f"{element.name} has {name}." for name in element.attrs if name.startswith("on")]
    loaded = [element[attribute] for tag, attribute in LOADING.items() for element in page.select(f"{tag}[{attribute}]")]
    loaded += [link["href"] for link in page.select("link[href]") if LOADED_LINKS & set(link.get("rel", []))]
    faults += [f"{address} is loaded from elsewhere." for address in loaded if urlsplit(address).netloc]
    posted = [form.get("action", "") for form in page.select("form")]
    faults += [f"A form goes to {address}." for address in posted if urlsplit(address).netloc]
    scripts = [link["href"] for link in page.select("a[href]") if link["href"].lower().startswith(("javascript:", "data:"))]
    return faults + [f"A link runs {address}." for address in scripts]


def header_faults(response) -> list[str]:
    """What every response must carry."""
    headers = response.headers
    faults = [] if headers.get("X-Content-Type-Options") == "nosniff" else ["There is no nosniff."]
    if response.mimetype != HTML:
        return faults
    policy = headers.get("Content-Security-Policy", "")
    named = {part.split()[0]: " ".join(part.split()[1:]) for part in policy.split(";") if part.strip()}
    if named.get("default-src") not in ("'none'", "'self'"):
        faults.append("The policy does not start from nothing.")
    faults += [f"The policy has no {name}." for name in ("frame-ancestors", "base-uri", "form-action") if name not in named]
    faults += [f"The policy has {bad}." for bad in ("unsafe", "*", "http", "data:", "blob:") if bad in policy]
    if len(headers.getlist("Content-Security-Policy")) != 1:
        faults.append("There is not one policy.")
    return faults


@lru_cache(maxsize=None)
def page_faults(html: str) -> list[str]:
    page = read(html)
    looks = id_faults, heading_faults, control_faults, word_faults, inline_faults
    return html_faults(html) + [fault for look in looks for fault in look(page)]


def faults_of(response) -> list[str]:
    """Every fault of a response, with those of its page when it is one."""
    faults = header_faults(response)
    if response.mimetype != HTML or not response.text or 300 <= response.status_code < 400:
        return faults
    return faults + page_faults(TOKEN.sub("", response.text))
