//! `panelbot export …`

mod arguments;
mod progress;

pub use arguments::Export;
use arguments::Format;
use serde_json::json;

use self::progress::Progress;
use super::Failure;
use super::new_file::NewFile;
use super::output::Output;
use crate::report::Separator;
use crate::service::{Cautions, Desk, ExportFormat, ExportOptions, RoundName, Unwritten};

/// Carries out `export`.
///
/// # Errors
/// When there is no such round, its answers may not leave, or the file cannot be written.
pub async fn run(
    arguments: &Export,
    desk: &Desk,
    by: &str,
    as_json: bool,
) -> Result<Output, Failure> {
    let Export { round, format, output, overwrite, separator, labels, with_open_answers, language } =
        arguments;
    if *labels && matches!(format, Format::Sps | Format::Geojson) {
        let wrong = "--labels is for xlsx and csv: the syntax for SPSS has the labels in it";
        return Err(Failure::Argument(wrong.to_owned()));
    }
    let beside = match format {
        Format::Csv => Some(output.with_extension("codebook.csv")),
        Format::Sps => Some(output.with_extension("csv")),
        Format::Xlsx | Format::Geojson => None,
    };
    if *format == Format::Sps && beside.as_deref() == Some(output) {
        let wrong = "the data takes the name that ends in .csv: name the syntax with .sps";
        return Err(Failure::Argument(wrong.to_owned()));
    }
    for path in std::iter::once(output).chain(&beside) {
        NewFile::unless_taken(path, *overwrite)?;
    }
    // Before anything is read, so that a folder that is not there is no export in the audit log.
    let mut file = NewFile::create(output)?;
    let mut second = beside.as_deref().map(NewFile::create).transpose()?;
    let options = ExportOptions {
        format: ExportFormat::from(*format),
        labels: *labels,
        with_words: *with_open_answers,
        language: language.clone(),
    };
    let mut export = desk.export(&round.name, options, by).await?;
    let total = export.total();
    let progress = Progress::new(total, !as_json);
    let told = |done| progress.show(done);
    let separator = Separator::from(*separator);
    let done = match (format, &mut second) {
        (Format::Xlsx, _) => export.xlsx(file.writer(), told).await,
        (Format::Geojson, _) => export.geojson(file.writer(), told).await,
        (Format::Sps, Some(data)) => {
            let syntax = export.spss(&data.name());
            let written = std::io::Write::write_all(&mut file.writer(), syntax.as_bytes());
            match written {
                Ok(()) => export.csv(data.writer(), Separator::Comma, told).await,
                Err(error) => Err(error.into()),
            }
        }
        (_, Some(codebook)) => export
            .csv(file.writer(), separator, told)
            .await
            .and_then(|()| export.codebook_csv(codebook.writer(), separator)),
        (_, None) => export.csv(file.writer(), separator, told).await,
    };
    progress.end();
    done.map_err(|error| match error {
        Unwritten::Unread(error) => Failure::Failed(error.into()),
        Unwritten::Write(error) => Failure::Unwritable(output.clone(), error),
    })?;
    let cautions = export.cautions();
    tell(&round.name, cautions);
    let mut files = vec![file.keep()?];
    files.extend(second.map(NewFile::keep).transpose()?);
    let files: Vec<_> = files.iter().map(|path| path.display().to_string()).collect();
    let text = files.join("\n") + "\n";
    let mut json = json!({ "files": files, "responses": total });
    if *with_open_answers {
        json["open_answers"] =
            json!({ "personal_data": cautions.personal, "danger": cautions.danger });
    }
    Ok(Output::Told { text, json })
}

/// Says what whoever keeps the file should look at, and how.
fn tell(name: &RoundName, Cautions { personal, danger }: Cautions) {
    for (count, what, flag) in [
        (personal, "look like personal data", "--personal-data"),
        (danger, "may mean danger", "--danger"),
    ] {
        if count > 0 {
            eprintln!(
                "panelbot: {name}: of the open answers in it {count} {what}; \
                 see them with: panelbot answers list {name} {flag}"
            );
        }
    }
}
