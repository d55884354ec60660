//! The texts that labels without text are put onto.

use crate::{decoded, explain, name};
use glossator::anchor::Skeleton;
use glossator::formats::detached::Detached;
use glossator::formats::{self, ReadOptions};
use glossator::input::{self, Document};
use glossator::record::Record;
use std::path::PathBuf;

/// Texts, with the letters that copies of them share.
pub struct Texts {
    texts: Vec<(Document, String)>,
}

impl Texts {
    /// # Errors
    /// The first file that cannot be read.
    pub fn read(paths: &[PathBuf]) -> Result<Texts, String> {
        let mut texts = Vec::new();
        for path in paths {
            let shown = path.display();
            let bytes = std::fs::read(path).map_err(|error| format!("{shown}: It cannot be opened: {error}."))?;
            let imported = input::decode(&bytes, None, &decoded)
                .map_err(explain)
                .and_then(|text| formats::read(&name(path), text, &ReadOptions::default()));
            let documents = imported.map_err(|message| format!("{shown}: {message}"))?.documents;
            texts.extend(documents.into_iter().map(|document| {
                let hash = glossator::anchor::hash(Skeleton::of(&document.text).letters());
                (document, hash)
            }));
        }
        Ok(Texts { texts })
    }

    /// Put labels onto their text: the one with the same letters, else that of the same id or source. None where there
    /// is no such text. The lines tell what no longer matches.
    pub fn attach(&self, detached: Detached) -> (Option<Record>, Vec<String>) {
        let same = self.texts.iter().find(|(_, hash)| *hash == detached.text_hash);
        let alike = || {
            self.texts
                .iter()
                .find(|(text, _)| text.id == detached.id || text.source.is_some() && text.source == detached.source)
        };
        let Some((text, _)) = same.or_else(alike) else {
            return (None, vec![format!("{}: none of the texts is its own", detached.id)]);
        };
        let (passages, lost) = detached.attach(&text.text);
        let (found, all) = (passages.len(), detached.passages.len());
        let mut report = vec![format!("{}: {found} of {all} passages attached to {}", detached.id, text.id)];
        for begins in lost {
            report.push(format!("{}: no longer there: the passage that begins “{begins}…”", detached.id));
        }
        let record = Record {
            id: detached.id,
            title: text.title.clone(),
            source: detached.source.or_else(|| text.source.clone()),
            text: text.text.clone(),
            model: detached.model,
            passages,
        };
        (Some(record), report)
    }
}
