"""Speed of others who do a part of the job, on the same text: python peers.py FOLDER.

FOLDER holds page.txt and page.html, the same 20 KB page of news, and own.txt, our own speed in MB/s. Each peer reads the
page again and again for some seconds, on one thread."""

import pathlib
import sys
import time

folder = pathlib.Path(sys.argv[1])
text = (folder / "page.txt").read_text(encoding="utf-8")
html = (folder / "page.html").read_text(encoding="utf-8")
own = float((folder / "own.txt").read_text())


def trafilatura():
    import trafilatura

    return lambda: trafilatura.extract(html, deduplicate=False)


def justext():
    import justext

    stop_words = justext.get_stoplist("English")
    return lambda: justext.justext(html, stop_words)


def spacy():
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return lambda: pipeline(text)


def pysbd():
    import pysbd

    splitter = pysbd.Segmenter(language="en", clean=False)
    return lambda: splitter.segment(text)


SECONDS = 4
PEERS = [
    ("trafilatura, article against furniture", trafilatura),
    ("jusText, article against furniture", justext),
    ("spaCy blank with sentencizer, sentences", spacy),
    ("pysbd, sentences", pysbd),
]
print(f"{'on a page of 20 KB, again and again':44} {'MB/s':>8} {'times as fast as ours':>22}")
for name, prepare in PEERS:
    job = prepare()
    job()
    runs, started = 0, time.perf_counter()
    while time.perf_counter() - started < SECONDS:
        job()
        runs += 1
    speed = runs * len(text.encode()) / 1e6 / (time.perf_counter() - started)
    print(f"{name:44} {speed:8.2f} {speed / own:22.3f}")
