//! Parquet: the table of passages in typed columns, for data frames. Written by the command line only.

use super::files::File;
use super::rows::{self, COLUMNS, Type};
use crate::record::Record;
use bytes::Bytes;
use parquet::basic::Compression;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, FloatType, Int32Type};
use parquet::file::properties::WriterProperties;
use parquet::file::reader::FileReader;
use parquet::file::serialized_reader::SerializedFileReader;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::record::Field;
use parquet::schema::parser::parse_message_type;
use serde_json::Value;
use std::sync::Arc;

/// Write the table.
///
/// # Errors
/// Why not, as a sentence.
pub fn write(records: &[Record]) -> Result<Vec<u8>, String> {
    let rows: Vec<Value> = records.iter().flat_map(rows::of).collect();
    encode(&rows).map_err(|error| format!("The Parquet file could not be written: {error}."))
}

fn encode(rows: &[Value]) -> parquet::errors::Result<Vec<u8>> {
    let column = |(name, kind): &(&str, Type)| match kind {
        Type::Text | Type::Label => format!("optional binary {name} (STRING);"),
        Type::Number => format!("optional int32 {name};"),
        Type::Real => format!("optional float {name};"),
        Type::Flag => format!("optional boolean {name};"),
    };
    let columns: String = COLUMNS.iter().map(column).collect();
    let schema = Arc::new(parse_message_type(&format!("message passages {{ {columns} }}"))?);
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut file = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
    let mut group = file.next_row_group()?;
    for (name, kind) in COLUMNS {
        let cells = rows.iter().map(|row| &row[name]);
        let present: Vec<i16> = cells.clone().map(|cell| i16::from(!cell.is_null())).collect();
        write_column(&mut group, kind, cells.filter(|cell| !cell.is_null()), &present)?;
    }
    group.close()?;
    file.into_inner()
}

fn write_column<'row>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    kind: Type,
    cells: impl Iterator<Item = &'row Value>,
    present: &[i16],
) -> parquet::errors::Result<()> {
    let mut column = group.next_column()?.expect("as many columns as the schema names");
    match kind {
        Type::Text | Type::Label => {
            let cells: Vec<ByteArray> = cells.map(|cell| ByteArray::from(cell.as_str().unwrap_or(""))).collect();
            column.typed::<ByteArrayType>().write_batch(&cells, Some(present), None)?;
        }
        Type::Number => {
            let cells: Vec<i32> = cells.map(|cell| cell.as_i64().unwrap_or(0) as i32).collect();
            column.typed::<Int32Type>().write_batch(&cells, Some(present), None)?;
        }
        Type::Real => {
            let cells: Vec<f32> = cells.map(|cell| cell.as_f64().unwrap_or(0.0) as f32).collect();
            column.typed::<FloatType>().write_batch(&cells, Some(present), None)?;
        }
        Type::Flag => {
            let cells: Vec<bool> = cells.map(|cell| cell.as_bool().unwrap_or(false)).collect();
            column.typed::<BoolType>().write_batch(&cells, Some(present), None)?;
        }
    }
    column.close()
}

/// Read every cell back; the number of passages.
///
/// # Errors
/// Which row differs, as a sentence.
pub fn verify(files: &[File], records: &[Record]) -> Result<usize, String> {
    let broken = |error: parquet::errors::ParquetError| format!("it cannot be read: {error}.");
    let reader = SerializedFileReader::new(Bytes::copy_from_slice(&files[0].bytes)).map_err(broken)?;
    let mut back = reader.get_row_iter(None).map_err(broken)?;
    let mut verified = 0;
    for row in records.iter().flat_map(rows::of) {
        let there = back.next().ok_or("rows are missing.")?.map_err(broken)?;
        let is_same = |((name, kind), (found, field)): (&(&str, Type), (&String, &Field))| {
            let cell = &row[*name];
            let is_equal = match field {
                Field::Null => cell.is_null(),
                Field::Str(text) => cell.as_str() == Some(text),
                Field::Int(number) => cell.as_i64() == Some(i64::from(*number)),
                Field::Float(number) => cell.as_f64().map(|cell| cell as f32) == Some(*number),
                Field::Bool(flag) => cell.as_bool() == Some(*flag),
                _ => false,
            };
            name == found && is_equal && (*kind != Type::Number || !cell.is_f64())
        };
        if !std::iter::zip(&COLUMNS, there.get_column_iter()).all(is_same) {
            return Err(format!("row {} of “{}” is another.", row["idx"], row["doc_id"].as_str().unwrap_or("")));
        }
        verified += 1;
    }
    Ok(verified)
}
