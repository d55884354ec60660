"""Turn the JSON Lines beside this file into what `spacy train` reads: python to_docbin.py train.jsonl train.spacy"""

import json
import sys

import spacy
from spacy.tokens import Doc, DocBin, Span

vocabulary = spacy.blank("xx").vocab
documents = DocBin(store_user_data=True)
for line in open(sys.argv[1], encoding="utf-8", newline="\n"):
    record = json.loads(line)
    tokens = record["tokens"]
    doc = Doc(vocabulary, [token["text"] for token in tokens], [token["ws"] for token in tokens])
    assert doc.text == record["text"], "the tokens do not make up the text"
    doc.spans["sc"] = [
        Span(doc, span["token_start"], span["token_end"] + 1, label=span["label"]) for span in record["spans"]
    ]
    documents.add(doc)
documents.to_disk(sys.argv[2])
print(f"{len(documents)} documents written to {sys.argv[2]}")
