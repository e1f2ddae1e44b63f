//! The places as `GeoJSON`. No background and no respondent stand beside them: a place and an age can be enough to know
//! who somebody is.

use std::io::Write;

use serde_json::{Map, Value, json};

use super::{Export, Unwritten};
use crate::domain::codebook::rounded;
use crate::domain::{Place, Question, QuestionNo, RespondentKey};
use crate::report::GeoJson;

/// A point, if there is one, in degrees north and east, and what is told of the place.
type Feature = (Option<(f64, f64)>, Map<String, Value>);

impl Export {
    /// Every place that was answered. `told` hears how many responses have been read.
    ///
    /// # Errors
    /// When the answers cannot be read, or the file cannot be written.
    pub async fn geojson(
        &mut self,
        out: impl Write + Send,
        mut told: impl FnMut(u32),
    ) -> Result<(), Unwritten> {
        let mut file = GeoJson::new(out, &self.notice())?;
        loop {
            let page = self.next_page().await?;
            if page.is_empty() {
                return Ok(file.end()?);
            }
            for (_, response) in &page {
                for (no, question, place) in self.codebook.points(&response.answers) {
                    let whose = (response.key, no);
                    if let Some((point, properties)) = self.feature(whose, question, place) {
                        file.place(point, &properties)?;
                    }
                }
            }
            told(self.done());
        }
    }

    /// Where it is on the map, if it is there, and what is told of it; `None` for words that stay.
    fn feature(
        &self,
        whose: (RespondentKey, QuestionNo),
        question: &Question,
        place: &Place,
    ) -> Option<Feature> {
        let mut told = Map::from_iter([("question".to_owned(), json!(question.id))]);
        let point = match place {
            Place::Point { latitude, longitude } => Some((rounded(*latitude), rounded(*longitude))),
            Place::Area(no) => {
                let area = question.choice(*no)?;
                told.insert("area".to_owned(), json!(area.id));
                let label = self.panel.say(&area.label, &self.locale());
                told.insert("label".to_owned(), json!(label));
                None
            }
            Place::Words(words) => {
                self.options.with_words.then_some(())?;
                told.insert("words".to_owned(), json!(self.in_their_own_words(whose, words)));
                None
            }
        };
        Some((point, told))
    }
}
