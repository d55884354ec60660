//! Where an export goes: standard output, a file, a folder, or an archive. Nothing is left half written under its name.

use glossator::formats::{File, Files, Format, archive};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The receiver of an export's files and lines.
pub struct Output {
    format: Format,
    target: Target,
    /// Files in the midst of being written, by the names that they get in the end.
    open: BTreeMap<PathBuf, BufWriter<fs::File>>,
}

enum Target {
    StandardOutput(BufWriter<io::Stdout>),
    File(PathBuf),
    Folder(PathBuf),
    /// Kept in memory until the end.
    Archive(PathBuf, Vec<File>),
}

impl Output {
    /// # Errors
    /// That several files have no place to go.
    pub fn new(format: Format, out: Option<&Path>, is_divided: bool) -> Result<Output, String> {
        let several = format.about().files == Files::Several || is_divided;
        let target = match out {
            None if several => {
                let what = if is_divided { "A divided export" } else { format.about().title };
                return Err(format!("{what} is several files: add --out FOLDER or --out FILE.zip."));
            }
            None => Target::StandardOutput(BufWriter::new(io::stdout())),
            Some(path) if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("zip")) => {
                Target::Archive(path.to_owned(), Vec::new())
            }
            Some(path) if several || path.is_dir() || path.as_os_str().to_string_lossy().ends_with('/') => {
                Target::Folder(path.to_owned())
            }
            Some(path) => Target::File(path.to_owned()),
        };
        Ok(Output { format, target, open: BTreeMap::new() })
    }

    /// Take a line of the file that holds a part's data.
    ///
    /// # Errors
    /// That it cannot be written.
    pub fn line(&mut self, part: &str, line: &str) -> Result<(), String> {
        let folder = if self.format == Format::Hf { "data/" } else { "" };
        let name = format!("{folder}{part}.{}", self.format.about().extension);
        match &mut self.target {
            Target::StandardOutput(output) => {
                output.write_all(line.as_bytes()).map_err(|error| unwritable("the output", &error))
            }
            Target::Archive(_, files) => {
                match files.iter_mut().find(|file| file.name == name) {
                    Some(file) => file.bytes.extend_from_slice(line.as_bytes()),
                    None => files.push(File { name, bytes: line.as_bytes().to_vec() }),
                }
                Ok(())
            }
            Target::File(path) => {
                let path = path.clone();
                self.append(path, line.as_bytes())
            }
            Target::Folder(folder) => {
                let path = folder.join(name);
                self.append(path, line.as_bytes())
            }
        }
    }

    /// Take a whole file. Where only one goes out, what stands beside the data does not.
    ///
    /// # Errors
    /// That it cannot be written.
    pub fn file(&mut self, file: &File) -> Result<(), String> {
        if file.name.ends_with(&format!(".{}", self.format.about().extension)) {
            match &mut self.target {
                Target::StandardOutput(output) => {
                    return output.write_all(&file.bytes).map_err(|error| unwritable("the output", &error));
                }
                Target::File(path) => {
                    let path = path.clone();
                    return self.append(path, &file.bytes);
                }
                _ => {}
            }
        }
        self.beside(file)
    }

    /// Take a file that stands beside the data, where there is room for one.
    ///
    /// # Errors
    /// That it cannot be written.
    pub fn beside(&mut self, file: &File) -> Result<(), String> {
        match &mut self.target {
            Target::Archive(_, files) => files.push(file.clone()),
            Target::Folder(folder) => {
                let path = folder.join(&file.name);
                self.append(path, &file.bytes)?;
            }
            Target::StandardOutput(_) | Target::File(_) => {}
        }
        Ok(())
    }

    fn append(&mut self, path: PathBuf, bytes: &[u8]) -> Result<(), String> {
        let shown = path.display().to_string();
        let result = match self.open.get_mut(&path) {
            Some(file) => file.write_all(bytes),
            None => create(&path).and_then(|mut file| {
                file.write_all(bytes)?;
                self.open.insert(path, file);
                Ok(())
            }),
        };
        result.map_err(|error| unwritable(&shown, &error))
    }

    /// Give every file its name: only now is the export there.
    ///
    /// # Errors
    /// That it cannot be written.
    pub fn finish(mut self) -> Result<(), String> {
        match self.target {
            Target::StandardOutput(mut output) => output.flush().map_err(|error| unwritable("the output", &error))?,
            Target::Archive(ref path, ref files) => {
                let (path, bytes) = (path.clone(), archive(files));
                self.append(path, &bytes)?;
            }
            Target::File(_) | Target::Folder(_) => {}
        }
        for (path, file) in self.open {
            let written = file.into_inner().map_err(|error| error.into_error());
            let named = written.and_then(|_| fs::rename(unfinished(&path), &path));
            named.map_err(|error| unwritable(&path.display().to_string(), &error))?;
        }
        Ok(())
    }
}

fn create(path: &Path) -> io::Result<BufWriter<fs::File>> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(BufWriter::new(fs::File::create(unfinished(path))?))
}

/// The name of a file until it is whole.
fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

fn unwritable(what: &str, error: &io::Error) -> String {
    if error.kind() == ErrorKind::BrokenPipe {
        return String::new(); // which is no failure
    }
    format!("{what} cannot be written: {error}.")
}
